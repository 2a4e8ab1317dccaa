"""The ladder of steps towards studies or work, and where a youth stands on it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.support.models import LadderStep, YouthStep
from tenant_apps.support.selectors.steps import ladder_version

STARTER = Path(__file__).parent.parent / "data" / "step_ladder.json"
MOST = 10


@dataclass(frozen=True)
class StepFacts:
    name: str
    about: str = ""


def starter() -> list[StepFacts]:
    """The ladder that comes with the service: Swedish data, to be changed."""
    return [StepFacts(**one) for one in json.loads(STARTER.read_text(encoding="utf-8"))]


@transaction.atomic
def write_ladder(
    *, steps: Sequence[StepFacts], actor: User | None, now: datetime, version: int | None = None  # noqa: ARG001  (history has who)
) -> list[LadderStep]:  # fmt: skip
    """The whole ladder from the lowest step. A step keeps its row by its name; one that is no longer there is put away.

    `version`: of the ladder as its writer saw it; a step that somebody has added since is not put away unseen (REL-09).
    """
    wanted = [StepFacts(one.name.strip(), one.about.strip()) for one in steps if one.name.strip()]
    if not 2 <= len(wanted) <= MOST:
        raise ValidationError(_("A ladder has from two to ten steps."))
    if len({one.name.casefold() for one in wanted}) != len(wanted):
        raise ValidationError(_("Two steps have the same name."))
    _one_at_a_time()
    if version is not None and version != ladder_version():
        raise locking.Conflict(_changed_last())
    standing = {one.name.casefold(): one for one in LadderStep.objects.select_for_update().filter(archived_at=None)}
    places = {one.name.casefold(): place for place, one in enumerate(wanted, start=1)}
    moved = [one.pk for name, one in standing.items() if places.get(name) != one.position]
    # the positions are free while they are given anew
    LadderStep.objects.filter(pk__in=moved).update(archived_at=now, version=F("version") + 1)
    return [_written(standing.get(one.name.casefold()), one, place) for place, one in enumerate(wanted, start=1)]


def _one_at_a_time() -> None:
    """A lock of rows would not hold back the one that somebody adds. Until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('support.ladder'))")


def _changed_last() -> LadderStep:
    """Its history says who has changed the ladder."""
    events = LadderStep.pgh_event_models["changed"].objects.order_by("-pgh_id")  # type: ignore[attr-defined]  # pghistory sets it
    last = LadderStep.objects.filter(pk__in=events.values_list("pgh_obj_id")[:1]).first()
    return last or LadderStep.objects.latest("id")


def _written(found: LadderStep | None, facts: StepFacts, position: int) -> LadderStep:
    step = found or LadderStep()
    if step.pk and (step.position, step.name, step.about) == (position, facts.name, facts.about):
        return step
    step.position, step.name, step.about, step.archived_at = position, facts.name, facts.about, None
    step.version = step.version + 1 if step.pk else 1
    step.clean_fields()
    step.save()
    return step


@transaction.atomic
def place_on_step(
    *, youth: Youth, step: LadderStep, from_on: date, actor: User | None, today: date, version: int | None = None
) -> YouthStep:
    """From a day on; what is said again of the same day mends it.

    `version`: of what stands of that day, when the writer has seen it; what a colleague has written is not mended unseen (REL-09).
    """
    if step.archived_at is not None:
        raise ValidationError({"step": _("This step is not on the ladder any more.")})
    if from_on > today:
        raise ValidationError({"from_on": _("The date cannot be in the future.")})
    if from_on < youth.birth_date:
        raise ValidationError({"from_on": _("The date is before the date of birth.")})
    told = {"step": step, "position": step.position, "user": actor}
    found, is_new = YouthStep.objects.get_or_create(youth=youth, from_on=from_on, defaults=told)
    if is_new:
        return found
    if version is None:
        raise locking.Conflict(found)
    return locking.save(found, version=version, changes=told)


@transaction.atomic
def remove_step(*, placed: YouthStep, version: int, actor: User | None) -> None:  # noqa: ARG001  (history has who)
    """It was written by mistake; history keeps what stood. What a colleague has changed since goes not unseen (REL-09)."""
    gone, _rows = YouthStep.objects.filter(pk=placed.pk, version=version).delete()
    if not gone:
        raise locking.Conflict(placed)
