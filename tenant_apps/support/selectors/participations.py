"""Taking part, in lists and figures: per unit and half year, and who they were for those who may know it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from kaa.core.access import Right
from kaa.core.halfyears import HalfYear
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
from tenant_apps.register.models import Youth
from tenant_apps.support.models import Participation, Programme
from tenant_apps.support.selectors.participants import led_units, participations_of

LISTED = 500
FIGURES = ("present", "women", "men", "began", "came_back", "ended", "to_studies", "to_work", "to_support")


def participation_by_id(user: User, public_id: uuid.UUID) -> Participation | None:
    rows = participations_of(user).filter(public_id=public_id)
    return rows.select_related("youth__label", "programme__unit").first()


def may_see_persons(user: User) -> bool:
    return user.may(Right.YOUTHS_READ) or user.may(Right.PARTICIPANTS_READ)


@dataclass(frozen=True)
class ProgrammeFigures:
    programme: uuid.UUID
    name: str
    kind: str
    figures: dict[str, int]


@dataclass(frozen=True)
class UnitFigures:
    name: str
    programmes: tuple[ProgrammeFigures, ...]


def figures(user: User, *, period: HalfYear, today: date) -> list[UnitFigures]:
    """One statement. True figures, also for those who see no persons (rules: Who sees what); those under protection are in none."""
    programmes = _programmes(user)
    counted = programmes.annotate(**_counts(period, min(period.end, today))).filter(
        Q(touching__gt=0) | Q(archived_at=None)
    )
    units: dict[str, list[ProgrammeFigures]] = {}
    for one in counted.select_related("unit").order_by("unit__name", "name"):
        told = {name: getattr(one, name) for name in FIGURES}
        row = ProgrammeFigures(one.public_id, one.name, str(one.get_kind_display()), told)
        units.setdefault(one.unit.name if one.unit else str(_("Without a unit")), []).append(row)
    return [UnitFigures(name, tuple(rows)) for name, rows in units.items()]


def _programmes(user: User) -> QuerySet[Programme]:
    if user.may(Right.YOUTHS_READ):
        return Programme.objects.all()
    return Programme.objects.filter(unit__in=led_units(user))


def _counts(period: HalfYear, last: date) -> dict[str, Count]:
    """Of participations that touch the half year; `present`: those who take part on its last day, or today."""
    at = "participations__"
    known = Q(**{f"{at}youth__protected_at": None, f"{at}youth__merged_into": None})
    began = Q(**{f"{at}started_on__range": (period.start, period.end)})
    ended = Q(**{f"{at}ended_on__range": (period.start, period.end)})
    present = Q(**{f"{at}started_on__lte": last}) & (Q(**{f"{at}ended_on": None}) | Q(**{f"{at}ended_on__gt": last}))
    ends = codelists.current("participation_end", on=last)

    def count(which: Q) -> Count:
        return Count("participations", filter=known & which, distinct=True)

    def to(flag: str) -> Count:
        return count(ended & Q(**{f"{at}end_reason__in": ends.codes_with(flag)}))

    return {
        "touching": count(began | ended | present), "present": count(present), "women": count(present & Q(**{f"{at}sex_at_entry": "female"})),
        "men": count(present & Q(**{f"{at}sex_at_entry": "male"})), "began": count(began), "came_back": count(began & Q(**{f"{at}re_entered": True})),
        "ended": count(ended), "to_studies": to("study"), "to_work": to("work"), "to_support": to("support"),
    }  # fmt: skip


@dataclass(frozen=True)
class TakingPart:
    """One participation, in the words of its day."""

    public_id: uuid.UUID
    youth: uuid.UUID
    name: str
    programme: str
    started_on: date
    ended_on: date | None
    inflow: str
    target_group: str
    end_reason: str
    referred_to: str
    occupation_after: str
    livelihood_after: str
    re_entered: bool


def listed(user: User, *, programme: Programme, period: HalfYear) -> list[TakingPart]:
    """Those of one programme in a half year, whom the user may see."""
    rows = participations_of(user).filter(programme=programme, started_on__lte=period.end)
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gte=period.start)).select_related("youth", "programme")
    return in_words(rows.order_by("youth__sort_key", "youth_id", "started_on")[:LISTED])


def programme_by_id(user: User, public_id: uuid.UUID) -> Programme | None:
    return _programmes(user).filter(public_id=public_id).first()


def earlier_of(youth: Youth, user: User) -> list[TakingPart]:
    """What the youth took part in, for whoever enrols or mends."""
    return in_words(participations_of(user).filter(youth=youth).select_related("youth", "programme"))


def in_words(rows: Iterable[Participation]) -> list[TakingPart]:
    return [
        TakingPart(
            public_id=one.public_id, youth=one.youth.public_id, name=one.youth.full_name, programme=one.programme.name, started_on=one.started_on,
            ended_on=one.ended_on, inflow=shown("inflow", one.inflow, one.inflow_version),
            target_group=shown("target_group", one.target_group, one.target_group_version),
            end_reason=shown("participation_end", one.end_reason, one.end_reason_version),
            referred_to=shown("referral", one.referred_to, one.referred_to_version),
            occupation_after=shown("occupation", one.occupation_after, one.occupation_after_version),
            livelihood_after=shown("livelihood", one.livelihood_after, one.livelihood_after_version), re_entered=one.re_entered,
        )
        for one in rows
    ]  # fmt: skip
