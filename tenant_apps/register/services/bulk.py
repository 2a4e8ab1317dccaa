"""What is done with many youths at once: a fixed number of statements, and for each youth left out the reason why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, QuerySet

from tenant_apps.accounts.models import Label, Unit, User
from tenant_apps.register.models import Youth
from tenant_apps.register.services.telling import tell_given

UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Outcome:
    """`failed`: why, by the youth's public id. `unchanged` had it already."""

    done: int
    unchanged: int = 0
    failed: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def set_labels(*, youths: QuerySet[Youth], label: Label | None, actor: User | None) -> Outcome:
    """Hand them to a label, or take their label away; whoever has a page of one open is told when saving (REL-09)."""
    outcome, changed = _set(youths, "label_id", label.pk if label else None)
    tell_given(youths=changed, label=label, actor=actor)
    return outcome


@transaction.atomic
def set_units(*, youths: QuerySet[Youth], unit: Unit | None, actor: User | None) -> Outcome:  # noqa: ARG001
    return _set(youths, "unit_id", unit.pk if unit else None)[0]


def _set(youths: QuerySet[Youth], column: str, value: int | None) -> tuple[Outcome, list[int]]:
    """And who were changed."""
    found = dict(youths.order_by().values_list("pk", column))
    others = [pk for pk, now in found.items() if now != value]
    done = _in_order(others).update(**{column: value, "version": F("version") + 1}) if others else 0
    return Outcome(done=done, unchanged=len(found) - len(others)), others


def _in_order(keys: Collection[int]) -> QuerySet[Youth]:
    """Locked in one order by all, so that two who do this at once wait and do not stop each other."""
    list(Youth.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    return Youth.objects.filter(pk__in=keys)
