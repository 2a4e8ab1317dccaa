"""The municipality's own ladders: copied from a shipped one, changed step by step. Every change counts for everybody at once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.outreach.enums import Follow, Situation, Way
from tenant_apps.outreach.ladder.compiling import YOUNGEST
from tenant_apps.outreach.ladder.specs import (
    OLDEST,
    WRITTEN,
    LadderSpec,
    StepSpec,
    Then,
    read_follows,
    starters,
    stored_follows,
)
from tenant_apps.outreach.models import Ladder, LadderStep

LADDER_FIELDS = ("name", "is_default", "reasons", "age_from", "age_to", "start_days")
MOST_STEPS = 20


@transaction.atomic
def adopt_starter(*, slug: str) -> Ladder:
    """Copy a shipped ladder to be changed; the first ladder is the default."""
    spec = starters().get(slug)
    if spec is None:
        raise ValidationError(_("There is no such ladder."))
    return copy_ladder(spec=spec, name=spec.name)


@transaction.atomic
def copy_ladder(*, spec: LadderSpec, name: str) -> Ladder:
    is_first = not Ladder.objects.filter(archived_at=None, is_default=True).exists()
    made = Ladder.objects.create(
        name=name[:80], starter=spec.starter, is_default=is_first, reasons=sorted(spec.reasons), age_from=max(spec.age_from, YOUNGEST),
        age_to=spec.age_to, start_days=spec.start_days,
    )  # fmt: skip
    keys = {one.key: uuid.uuid4() for one in spec.steps}
    LadderStep.objects.bulk_create(
        LadderStep(ladder=made, public_id=keys[one.key], **_values(one, keys)) for one in spec.steps
    )
    return made


def _values(step: StepSpec, keys: Mapping[str, uuid.UUID]) -> dict[str, Any]:
    follows = {
        situation: Then(then.follow, str(keys.get(then.step, "")) if then.step else "", then.months) for situation, then in step.follows.items()
    }  # fmt: skip
    return {
        "position": step.position, "way": step.way, "audience": step.audience, "reasons": sorted(step.reasons),
        "age_from": max(step.age_from, YOUNGEST), "age_to": step.age_to, "tries": step.tries, "days_between": step.days_between,
        "wait_days": step.wait_days, "pause_months": step.pause_months, "hold_from": step.hold_from, "hold_until": step.hold_until,
        "follows": stored_follows(follows), "template_guardian": step.template_guardian, "template_youth": step.template_youth,
    }  # fmt: skip


@transaction.atomic
def add_ladder(*, values: Mapping[str, Any]) -> Ladder:
    """A ladder without steps; it is nobody's until it has one."""
    made = Ladder(**{name: values[name] for name in LADDER_FIELDS})
    if made.is_default:
        _no_other_default(None)
    made.full_clean()
    made.save()
    return made


@transaction.atomic
def edit_ladder(*, ladder: Ladder, version: int, values: Mapping[str, Any]) -> Ladder:
    if values["is_default"]:
        _no_other_default(ladder)
    elif ladder.is_default:
        raise ValidationError({"is_default": _("One ladder is for everybody else: make another the default instead.")})
    return locking.save(ladder, version=version, changes={name: values[name] for name in LADDER_FIELDS})


def _no_other_default(ladder: Ladder | None) -> None:
    others = Ladder.objects.filter(is_default=True, archived_at=None)
    (others.exclude(pk=ladder.pk) if ladder else others).update(is_default=False, version=F("version") + 1)


@transaction.atomic
def archive_ladder(*, ladder: Ladder, now: datetime) -> None:
    """Nobody climbs it any more; whoever did is on another at once."""
    if ladder.is_default and Ladder.objects.filter(archived_at=None).exclude(pk=ladder.pk).exists():
        raise ValidationError(_("It is the default: make another ladder the default first."))
    Ladder.objects.filter(pk=ladder.pk, archived_at=None).update(
        archived_at=now, is_default=False, version=F("version") + 1
    )


@transaction.atomic
def add_step(*, ladder: Ladder, values: Mapping[str, Any]) -> LadderStep:
    """At the end; from there it is moved up."""
    Ladder.objects.select_for_update().get(pk=ladder.pk)
    last = ladder.steps.aggregate(last=Max("position"))["last"] or 0
    if last >= MOST_STEPS:
        raise ValidationError(_("A ladder has at most %(n)d steps.") % {"n": MOST_STEPS})
    made = LadderStep(ladder=ladder, position=last + 1, **_checked(values))
    made.full_clean(exclude=["ladder", "follows"])
    made.save()
    return made


@transaction.atomic
def edit_step(*, step: LadderStep, version: int, values: Mapping[str, Any]) -> LadderStep:
    Ladder.objects.select_for_update().get(
        pk=step.ladder_id
    )  # of two at once, one that removes a step rewrites the others
    return locking.save(step, version=version, changes=_checked(values))


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a step of that kind does not use is left as it is when new."""
    checked = dict(values)
    follows: Mapping[Situation, Then] = checked.pop("follows")
    for situation, then in follows.items():
        if then.follow == Follow.PAUSE and not 1 <= then.months <= 12:
            raise ValidationError({f"follow_{situation.value}": _("Say how many months, 1 to 12.")})
    if checked["way"] != Way.PAUSE:
        checked["pause_months"] = 0
    elif not checked.get("pause_months"):
        raise ValidationError({"pause_months": _("Say how many months the pause is.")})
    if checked["way"] not in WRITTEN:
        checked["template_guardian"] = checked["template_youth"] = ""
    if checked["age_to"] > OLDEST:
        raise ValidationError({"age_to": _("The responsibility ends at 20.")})
    return {**checked, "follows": stored_follows(follows)}


@transaction.atomic
def move_step(*, step: LadderStep, up: bool) -> bool:
    """Change place with the step beside it."""
    Ladder.objects.select_for_update().get(pk=step.ladder_id)
    step.refresh_from_db()
    others = LadderStep.objects.filter(ladder=step.ladder_id)
    other = (
        others.filter(position__lt=step.position).last() if up else others.filter(position__gt=step.position).first()
    )
    if other is None:
        return False
    places = {step.pk: other.position, other.pk: step.position}
    for key, position in places.items():  # the constraint is checked when both have moved
        LadderStep.objects.filter(pk=key).update(position=position, version=F("version") + 1)
    return True


@transaction.atomic
def remove_step(*, step: LadderStep) -> None:
    """What led to it leads on as usual; those who stood on it stand on the next."""
    Ladder.objects.select_for_update().get(pk=step.ladder_id)
    step.refresh_from_db()
    gone = str(step.public_id)
    step.delete()
    for other in LadderStep.objects.filter(ladder=step.ladder_id):
        follows = stored_follows({why: then for why, then in read_follows(other.follows).items() if then.step != gone})
        position = other.position - (1 if other.position > step.position else 0)
        if (position, follows) != (other.position, other.follows):
            LadderStep.objects.filter(pk=other.pk).update(position=position, follows=follows, version=F("version") + 1)
