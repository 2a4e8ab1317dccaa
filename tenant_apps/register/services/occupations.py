"""An occupation fact that was written wrong: mended, or taken back; history keeps what stood (2006:39 4 § 2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import User
from tenant_apps.register.codes import Coded, chosen
from tenant_apps.register.models import OccupationFact


def version_of(*, fact: OccupationFact) -> int:
    """The row's latest event of history: which version somebody read."""
    events: Any = fact.pgh_event_models["changed"]  # type: ignore[attr-defined]  # pghistory sets it
    found = events.objects.filter(pgh_obj_id=fact.pk).order_by("-pgh_id").values_list("pgh_id", flat=True)
    return found.first() or 0


@transaction.atomic
def edit_occupation(
    *, fact: OccupationFact, seen: int, code: str, as_of: date, informant: str, known_on: date, actor: User | None, today: date,  # noqa: ARG001  (history has who)
) -> OccupationFact:  # fmt: skip
    fact = _locked(fact, seen)
    if as_of > today:
        raise ValidationError({"as_of": _("The date cannot be in the future.")})
    if as_of < fact.youth.birth_date:
        raise ValidationError({"as_of": _("The date is before the date of birth.")})
    if known_on > today:
        raise ValidationError({"known_on": _("The date cannot be in the future.")})
    stored = Coded(fact.code, fact.code_version), Coded(fact.informant, fact.informant_version)
    occupation = chosen("occupation", code, on=as_of, field="code", stored=stored[0])
    source = chosen("informant", informant, on=known_on, field="informant", stored=stored[1])
    fact.code, fact.code_version = occupation.code, occupation.known_version
    fact.informant, fact.informant_version = source.code, source.known_version
    fact.as_of, fact.known_on = as_of, max(known_on, as_of)
    fact.save()
    return fact


@transaction.atomic
def take_back_occupation(*, fact: OccupationFact, seen: int, reason: str, actor: User | None) -> None:
    """It was never so. The row goes, so that no rule and no file has it; its history says what stood and why it went."""
    note = reason.strip()[:300]
    if not note:
        raise ValidationError({"reason": _("Say why.")})
    fact = _locked(fact, seen)
    with pghistory.context(user=actor.pk if actor else None, mistake=note):
        fact.delete()


def _locked(fact: OccupationFact, seen: int) -> OccupationFact:
    found = OccupationFact.objects.select_for_update(of=("self",)).select_related("youth").filter(pk=fact.pk).first()
    if found is None or version_of(fact=found) != seen:
        raise ValidationError(_("Somebody else has changed this occupation meanwhile. Look at it again, then decide."))
    return found
