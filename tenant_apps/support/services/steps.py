"""The ladder of steps towards studies or work, and where a youth stands on it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.support.models import LadderStep, YouthStep

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
def write_ladder(*, steps: Sequence[StepFacts], actor: User | None, now: datetime) -> list[LadderStep]:  # noqa: ARG001  (history has who)
    """The whole ladder from the lowest step. A step keeps its row by its name; one that is no longer there is put away."""
    wanted = [StepFacts(one.name.strip(), one.about.strip()) for one in steps if one.name.strip()]
    if not 2 <= len(wanted) <= MOST:
        raise ValidationError(_("A ladder has from two to ten steps."))
    if len({one.name.casefold() for one in wanted}) != len(wanted):
        raise ValidationError(_("Two steps have the same name."))
    standing = {one.name.casefold(): one for one in LadderStep.objects.select_for_update().filter(archived_at=None)}
    places = {one.name.casefold(): place for place, one in enumerate(wanted, start=1)}
    moved = [one.pk for name, one in standing.items() if places.get(name) != one.position]
    LadderStep.objects.filter(pk__in=moved).update(archived_at=now)  # the positions are free while they are given anew
    return [_written(standing.get(one.name.casefold()), one, place) for place, one in enumerate(wanted, start=1)]


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
def place_on_step(*, youth: Youth, step: LadderStep, from_on: date, actor: User | None, today: date) -> YouthStep:
    """From a day on; what is said again of the same day mends it."""
    if step.archived_at is not None:
        raise ValidationError({"step": _("This step is not on the ladder any more.")})
    if from_on > today:
        raise ValidationError({"from_on": _("The date cannot be in the future.")})
    if from_on < youth.birth_date:
        raise ValidationError({"from_on": _("The date is before the date of birth.")})
    found = YouthStep.objects.select_for_update().filter(youth=youth, from_on=from_on).first()
    if found is None:
        return YouthStep.objects.create(youth=youth, step=step, position=step.position, from_on=from_on, user=actor)
    return locking.save(found, version=found.version, changes={"step": step, "position": step.position, "user": actor})


@transaction.atomic
def remove_step(*, placed: YouthStep, actor: User | None) -> None:  # noqa: ARG001  (history has who)
    """It was written by mistake; history keeps what stood."""
    placed.delete()
