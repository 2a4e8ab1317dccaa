"""Per school and school year: talks and their results, notices and how late they came. Those under protection are as if never there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from tenant_apps.accounts.models import User
from tenant_apps.doors.enums import NoticeKind, TalkResult
from tenant_apps.doors.selectors.notices import shown_notices
from tenant_apps.doors.selectors.talks import shown_talks


@dataclass
class SchoolFigures:
    school: str
    ordered: int = 0
    held: int = 0
    stays: int = 0
    leaves: int = 0
    begins: int = 0
    ends: int = 0
    absence: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def median_days(self) -> int | None:
        return round(median(self.days)) if self.days else None

    @property
    def most_days(self) -> int | None:
        return max(self.days, default=None)

    def add(self, other: SchoolFigures) -> None:
        for name in ("ordered", "held", "stays", "leaves", "begins", "ends", "absence"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.days += other.days


@dataclass(frozen=True)
class Figures:
    schools: tuple[SchoolFigures, ...]
    total: SchoolFigures


STAYS = {TalkResult.STAYS, TalkResult.SUPPORT, TalkResult.OTHER_PROGRAMME, TalkResult.INTRODUCTORY}


def school_year(day: date) -> int:
    """The year in which the school year began: it turns on 1 July (3 kap. 2 § skolförordningen)."""
    return day.year if day.month >= 7 else day.year - 1


def year_label(began: int) -> str:
    return f"{began}/{(began + 1) % 100:02}"


def figures(user: User, *, began: int) -> Figures:
    """Two statements, whatever their number."""
    first, after = date(began, 7, 1), date(began + 1, 7, 1)
    schools: dict[int, SchoolFigures] = defaultdict(lambda: SchoolFigures(""))
    talks = shown_talks(user).filter(ordered_on__gte=first, ordered_on__lt=after)
    for unit, name, result, held_on in talks.values_list("unit", "unit__name", "result", "held_on"):
        row = schools[unit]
        row.school = name
        row.ordered += 1
        row.held += held_on is not None
        row.stays += result in STAYS
        row.leaves += result == TalkResult.LEAVES
    notices = shown_notices(user).filter(received_on__gte=first, received_on__lt=after)
    for unit, name, kind, happened_on, received_on in notices.values_list(
        "unit", "unit__name", "kind", "happened_on", "received_on"
    ):
        row = schools[unit]
        row.school = name
        row.begins += kind == NoticeKind.BEGINS
        row.ends += kind == NoticeKind.ENDS
        row.absence += kind == NoticeKind.ABSENCE
        if kind != NoticeKind.ABSENCE:
            row.days.append(max(0, (received_on - happened_on).days))
    total = SchoolFigures("")
    for row in schools.values():
        total.add(row)
    return Figures(tuple(sorted(schools.values(), key=lambda one: one.school)), total)
