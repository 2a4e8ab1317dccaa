"""A youth's steps over time, and their picture: worked out here, drawn by the template with attributes alone (no style, no script)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _

from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.support.models import LadderStep, LocalMeasure, YouthStep

WIDTH, LEFT, RIGHT, TOP, BOTTOM, RISE = 320, 22, 8, 8, 20, 22  # of the picture, in its own units


@dataclass(frozen=True)
class PlacedStep:
    public_id: uuid.UUID
    position: int
    name: str
    from_on: date
    by: str
    version: int = 1


@dataclass(frozen=True)
class Rung:
    """A line across the picture, with the step's number at its left."""

    position: int
    y: int


@dataclass(frozen=True)
class StepChart:
    title: str
    summary: str
    width: int
    height: int
    left: int
    right: int
    base: int
    rungs: tuple[Rung, ...]
    path: str
    points: tuple[tuple[int, int], ...]
    first: date
    last: date


def ladder() -> list[LadderStep]:
    return list(LadderStep.objects.filter(archived_at=None))


def ladder_version() -> int:
    """Of the ladder as a whole: it grows by each change of any step, also of one that is put away."""
    return 1 + (LadderStep.objects.aggregate(n=Sum("version"))["n"] or 0)


def local_measures(*, all_of_them: bool = False) -> list[LocalMeasure]:
    rows = LocalMeasure.objects.select_related("step")
    return list(rows if all_of_them else rows.filter(archived_at=None))


def placed_on(youth: Youth, day: date | None) -> YouthStep | None:
    """What is written of that very day."""
    return YouthStep.objects.filter(youth=youth, from_on=day).select_related("step").first() if day else None


def placed_by_id(user: User, public_id: uuid.UUID) -> YouthStep | None:
    return YouthStep.objects.filter(youth__in=visible_youths(user), public_id=public_id).select_related("youth").first()


def steps_of(youth: Youth) -> list[PlacedStep]:
    """The earliest first."""
    rows = YouthStep.objects.filter(youth=youth).select_related("step", "user")
    return [
        PlacedStep(
            one.public_id, one.position, one.step.name, one.from_on, one.user.display_name if one.user else "", one.version
        )
        for one in rows
    ]  # fmt: skip


def chart(steps: Sequence[PlacedStep], *, highest: int, today: date) -> StepChart | None:
    """A line that goes level while the youth stands on a step and rises or falls on the day of another; None: nothing to draw."""
    if not steps:
        return None
    highest = max([highest, *(one.position for one in steps)])
    height = TOP + RISE * (highest - 1) + BOTTOM
    base, right = height - BOTTOM, WIDTH - RIGHT
    first, last = steps[0].from_on, max(today, steps[-1].from_on)
    span = max((last - first).days, 1)

    def x(day: date) -> int:
        return LEFT + round((right - LEFT) * (day - first).days / span)

    def y(position: int) -> int:
        return base - RISE * (position - 1)

    path = f"M{x(first)} {y(steps[0].position)}" + "".join(f"H{x(one.from_on)}V{y(one.position)}" for one in steps[1:])
    return StepChart(
        title=_("Steps towards studies or work"), summary=_summary(steps, highest), width=WIDTH, height=height, left=LEFT, right=right, base=base,
        rungs=tuple(Rung(position, y(position)) for position in range(1, highest + 1)), path=f"{path}H{right}",
        points=tuple((x(one.from_on), y(one.position)) for one in steps), first=first, last=last,
    )  # fmt: skip


def _summary(steps: Sequence[PlacedStep], highest: int) -> str:
    """The picture in words, for whoever does not see it."""
    told = {
        "from": steps[0].position, "to": steps[-1].position, "of": highest, "first": sv_date(steps[0].from_on), "last": sv_date(steps[-1].from_on),
    }  # fmt: skip
    if len(steps) == 1:
        return _("Step %(to)d of %(of)d since %(first)s.") % told
    return _("From step %(from)d %(first)s to step %(to)d of %(of)d since %(last)s.") % told
