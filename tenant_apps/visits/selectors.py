"""Reading visit days. Nobody under protection is on any of these lists or in their numbers, whoever asks (rules: Outreach)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.ages import LeapBirthday, age_on, birthday
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.outreach.models import Contact
from tenant_apps.register.codes import shown
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import registered_on, visible_youths
from tenant_apps.visits.addresses import Address, addresses_of
from tenant_apps.visits.eligibility import REASONS, why_not
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import (
    LEAST_STAFF,
    ConcernReport,
    HomeVisit,
    VisitDay,
    VisitEntry,
    VisitSettings,
    VisitStaff,
)

ADULT = 18
CHANNEL = "home_visit"  # of contacts
PAST_SHOWN = 50
SHOWN = Q(visits__youth__protected_at=None)


def visit_settings() -> VisitSettings:
    """The defaults stand until somebody has decided."""
    return settings_from(VisitSettings.objects.all()[:1])


def settings_from(rows: Iterable[VisitSettings]) -> VisitSettings:
    return next(iter(rows), None) or VisitSettings()


def field_staff() -> list[User]:
    """Those who may make home visits."""
    found = User.objects.filter(is_active=True).prefetch_related("grants")
    return [one for one in found if one.may(Right.YOUTHS_WRITE)]


@dataclass(frozen=True)
class DayRow:
    public_id: uuid.UUID
    on: date
    area: str
    state: str
    state_label: str
    staff: str
    visits: int
    noticed: int
    recorded: int
    notice_by: date


def days(*, today: date) -> tuple[list[DayRow], list[DayRow]]:
    """Those to come, the nearest first, with earlier ones that are not done; and the latest of the past."""
    found = VisitDay.objects.shown().annotate(
        n=Count("visits", filter=SHOWN), n_noticed=Count("visits", filter=SHOWN & Q(visits__notice_posted_on__isnull=False)),
        n_recorded=Count("visits", filter=SHOWN & ~Q(visits__outcome="")),
    ).prefetch_related(Prefetch("staff", VisitStaff.objects.select_related("user").order_by("user__name")))  # fmt: skip
    open_ones = Q(on__gte=today) | ~Q(state=DayState.DONE)
    coming = [_day_row(one) for one in found.filter(open_ones).order_by("on", "area")]
    return coming, [_day_row(one) for one in found.exclude(open_ones).order_by("-on", "area")[:PAST_SHOWN]]


def _day_row(one: Any) -> DayRow:
    return DayRow(
        public_id=one.public_id, on=one.on, area=one.area, state=one.state, state_label=str(DayState(one.state).label),
        staff=_names(one.staff.all()), visits=one.n, noticed=one.n_noticed, recorded=one.n_recorded, notice_by=one.notice_by,
    )  # fmt: skip


def _names(staff: Iterable[VisitStaff]) -> str:
    return ", ".join(one.user.display_name for one in staff if not one.is_absent)


def day_by_id(public_id: uuid.UUID) -> VisitDay | None:
    return VisitDay.objects.shown().filter(public_id=public_id).first()


def visit_by_id(user: User, public_id: uuid.UUID) -> HomeVisit | None:
    """Nobody's, when the youth is under protection: also for handlers, who reach such a youth in their own ways."""
    found = made_or_planned(user, public_id)
    return None if found is None or found.day.called_off_at is not None else found


def made_or_planned(user: User, public_id: uuid.UUID) -> HomeVisit | None:
    """Also one that was taken off its list: a telephone may have had it still, and what happened there is recorded."""
    found = HomeVisit.objects.filter(public_id=public_id, youth__in=visible_youths(user), youth__protected_at=None)
    return found.select_related("day", "youth__label", "youth__unit", "contact").first()


@dataclass(frozen=True)
class StaffRow:
    public_id: uuid.UUID
    name: str
    is_absent: bool


@dataclass(frozen=True)
class VisitRow:
    public_id: uuid.UUID
    version: int
    youth: uuid.UUID
    name: str
    age: int
    is_minor: bool
    street: str
    care_of: str
    postcode: str
    city: str
    approx_at: time | None
    notice_posted_on: date | None
    outcome: str
    outcome_label: str
    outcome_at: datetime | None
    recorded_by: str
    recipient: str
    note: str
    contact: uuid.UUID | None
    deviates: bool
    deviation: str
    may_tell_tax_agency: bool
    told_tax_agency_on: date | None
    others: tuple[str, ...] = ()
    why_not: str = ""  # since the list was made: nobody goes there
    lives_now: str = ""  # another address than the list has
    first: bool = False
    last: bool = False

    @property
    def lacks_reason(self) -> bool:
        return self.deviates and not self.deviation

    @property
    def place(self) -> str:
        return " ".join(part for part in (self.postcode_text, self.city) if part)

    @property
    def postcode_text(self) -> str:
        return _postcode(self.postcode)


@dataclass(frozen=True)
class DayView:
    public_id: uuid.UUID
    version: int
    on: date
    area: str
    state: str
    state_label: str
    starts_at: time | None
    notice_by: date
    is_sorted: bool
    staff: tuple[StaffRow, ...]
    visits: tuple[VisitRow, ...]

    @property
    def present(self) -> str:
        return ", ".join(one.name for one in self.staff if not one.is_absent)

    @property
    def too_few(self) -> bool:
        return sum(not one.is_absent for one in self.staff) < LEAST_STAFF

    @property
    def is_planned(self) -> bool:
        return self.state == DayState.PLANNED

    @property
    def is_locked(self) -> bool:
        return self.state == DayState.LOCKED

    @property
    def is_done(self) -> bool:
        return self.state == DayState.DONE

    @property
    def to_visit(self) -> tuple[VisitRow, ...]:
        """Whom staff take along: without those who have died, moved, begun school or turned 20 since."""
        return tuple(one for one in self.visits if not one.why_not)

    def on_the_phone(self, today: date) -> tuple[VisitRow, ...]:
        """On the day itself the others stand last: what happened before it was known is recorded, too (rules: Visits)."""
        rest = [one for one in self.visits if one.why_not] if self.on <= today else []
        return (*self.to_visit, *rest)

    @property
    def not_to_visit(self) -> int:
        return len(self.visits) - len(self.to_visit)

    @property
    def recorded(self) -> int:
        return sum(bool(one.outcome) for one in self.visits)

    @property
    def without_notice(self) -> int:
        return sum(one.notice_posted_on is None for one in self.visits)

    @property
    def lacking_reasons(self) -> int:
        return sum(one.lacks_reason for one in self.visits)

    @property
    def youths(self) -> list[uuid.UUID]:
        return [one.youth for one in self.visits]


def day_view(user: User, day: VisitDay, *, today: date) -> DayView:
    """A day with its list: a fixed number of queries whatever its length."""
    rows = list(
        day.visits.filter(youth__in=visible_youths(user), youth__protected_at=None)
        .select_related("youth", "recorded_by", "contact")
        .prefetch_related(Prefetch("entries", VisitEntry.objects.select_related("user")))
        .order_by("position", "id")
    )
    staff = day.staff.select_related("user").order_by("user__name", "id")
    last, leap = len(rows) - 1, settings_on(today).leap_birthday
    # what happened is recorded as it was: only of visits to come is it asked whether they may be made
    ahead = [one.youth_id for one in rows if not one.outcome] if day.on >= today and day.state != DayState.DONE else []
    reasons = why_not(Youth.objects.filter(pk__in=ahead), on=day.on, today=today) if ahead else {}
    addresses = addresses_of(ahead) if ahead else {}
    return DayView(
        public_id=day.public_id, version=day.version, on=day.on, area=day.area, state=day.state, state_label=str(DayState(day.state).label),
        starts_at=day.starts_at, notice_by=day.notice_by, is_sorted=day.is_sorted,
        staff=tuple(StaffRow(one.user.public_id, one.user.display_name, one.is_absent) for one in staff),
        visits=tuple(
            replace(
                _visit_row(one, today, leap, first=place == 0, last=place == last),
                why_not=str(REASONS[reasons[one.youth_id]]) if one.youth_id in reasons else "",
                lives_now=_moved_to(one, addresses.get(one.youth_id)),
            )
            for place, one in enumerate(rows)
        ),
    )  # fmt: skip


def _visit_row(one: HomeVisit, today: date, leap: LeapBirthday, *, first: bool, last: bool) -> VisitRow:
    age = age_on(one.youth.birth_date, today, leap=leap)
    return VisitRow(
        public_id=one.public_id, version=one.version, youth=one.youth.public_id, name=one.youth.full_name, age=age, is_minor=age < ADULT,
        street=one.street, care_of=one.care_of, postcode=one.postcode, city=one.city, approx_at=one.approx_at,
        notice_posted_on=one.notice_posted_on, outcome=one.outcome,
        outcome_label=shown("contact_outcome", one.outcome, one.outcome_version), outcome_at=one.outcome_at,
        recorded_by=one.recorded_by.display_name if one.recorded_by else "", recipient=one.contact.recipient if one.contact else "",
        note=one.contact.note if one.contact else "", contact=one.contact.public_id if one.contact else None, deviates=one.deviates,
        deviation=shown("visit_deviation", one.deviation, one.deviation_version), told_tax_agency_on=one.told_tax_agency_on,
        may_tell_tax_agency=is_wrong_address(one.outcome), others=_others(one), first=first, last=last,
    )  # fmt: skip


def _moved_to(one: HomeVisit, now: Address | None) -> str:
    """The address that is known now, when it is not the one on the list."""
    if now is None or now.is_at(street=one.street, postcode=one.postcode):
        return ""
    return ", ".join(part for part in (now.street, f"{_postcode(now.postcode)} {now.city}".strip()) if part)


def _postcode(digits: str) -> str:
    return f"{digits[:3]} {digits[3:]}" if len(digits) == 5 else digits


def is_wrong_address(outcome: str) -> bool:
    item = codelists.current("contact_outcome").get(outcome)
    return bool(item and item.flags.get("visit") and item.flags.get("detail_failed"))


def _others(one: HomeVisit) -> tuple[str, ...]:
    """What colleagues entered of the same visit, when it was something else."""
    latest = {each.user_id: each for each in one.entries.all()}  # in order of time
    return tuple(
        f"{each.user.display_name}: {shown('contact_outcome', each.outcome, each.outcome_version)}"
        for each in latest.values()
        if each.user is not None and each.outcome != one.outcome
    )


@dataclass(frozen=True)
class Choice:
    """One of the phone's buttons."""

    value: str
    label: str
    for_minors: bool = False


def outcome_choices(*, on: date) -> tuple[list[Choice], list[Choice]]:
    """The large buttons: outcomes of a visit; and all others, in a list, for what does not fit."""
    found = codelists.current("contact_outcome", on=on)
    valid = [one for one in found.codes if one.valid_on(on)]
    buttons = []
    for one in valid:
        if one.flags.get("visit") and one.flags.get("reached"):
            buttons += [
                Choice(f"{one.code}:youth", _("Met the youth")),
                Choice(f"{one.code}:guardian", _("Met a guardian"), for_minors=True),
            ]
        elif one.flags.get("visit"):
            buttons.append(Choice(one.code, one.label))
    rest = [Choice(one.code, one.label) for one in valid if not one.flags.get("visit") and one.flags.get("reached")]
    return buttons, rest


# ---- concern reports -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ConcernDue:
    youth: uuid.UUID
    name: str
    age: int
    visited_on: date
    due_on: date
    is_again: bool


def concerns_due(
    user: User,
    *,
    today: date,
    youth: Youth | None = None,
    settings: VisitSettings | None = None,
    leap: LeapBirthday | None = None,
) -> list[ConcernDue]:
    """Visited without anybody met, under 18, not reached since, and no report considered since; or considered long ago and not made.

    One statement, for one youth and for all. Never counted, never on a day's list (rules: Outreach).
    """
    outcomes = codelists.current("contact_outcome", on=today)
    reached = outcomes.codes_with("reached")
    latest = Contact.objects.filter(  # on a visit day or not
        youth=OuterRef("pk"), channel=CHANNEL, outcome__in={*reached, *outcomes.codes_with("counts_as_attempt")}
    ).order_by("-at", "-id")
    reports = ConcernReport.objects.filter(youth=OuterRef("pk")).order_by("-decided_on", "-id")
    youths: Any = visible_youths(user).filter(protected_at=None, deceased_on=None).filter(registered_on(today))
    leap = leap or settings_on(today).leap_birthday
    youths = youths.filter(
        birth_date__gte=birthday(today, -ADULT) - timedelta(days=1)
    )  # 29 February: the setting says, below
    youths = youths if youth is None else youths.filter(pk=youth.pk)
    youths = youths.annotate(visited_at=Subquery(latest.values("at")[:1]), met=Subquery(latest.values("outcome")[:1]))
    youths = youths.filter(visited_at__isnull=False).exclude(met__in=reached)
    since = Contact.objects.filter(youth=OuterRef("pk"), outcome__in=reached, at__gt=OuterRef("visited_at"))
    youths = youths.exclude(Exists(since)).annotate(
        considered_on=Subquery(reports.values("decided_on")[:1]), result=Subquery(reports.values("outcome")[:1])
    )
    months = (settings or visit_settings()).repeat_months
    minors = [one for one in youths.order_by("visited_at", "pk") if age_on(one.birth_date, today, leap=leap) < ADULT]
    found = [due for one in minors if (due := _due(one, months=months, today=today, leap=leap))]
    return sorted(found, key=lambda one: one.due_on)


def _due(one: Any, *, months: int, today: date, leap: LeapBirthday) -> ConcernDue | None:
    visited = clock.local_date(one.visited_at)
    again = one.considered_on is not None and one.considered_on >= visited
    if again and one.result == "made":
        return None
    due = months_later(one.considered_on, months) if again else visited
    if due > today:
        return None
    return ConcernDue(
        one.public_id, one.full_name, age_on(one.birth_date, today, leap=leap), visited, due, is_again=again
    )


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the month's last."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    following = (first + timedelta(days=32)).replace(day=1)
    return min(first.replace(day=1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def concern_by_id(user: User, public_id: uuid.UUID) -> ConcernReport | None:
    found = ConcernReport.objects.filter(public_id=public_id, youth__in=visible_youths(user))
    return found.select_related("youth__label", "youth__unit", "decided_by").first()


# ---- one youth -----------------------------------------------------------------------------------------------------
def planned_visits(youth: Youth, *, today: date) -> QuerySet[HomeVisit]:
    """Those that are on a list, the next first."""
    rows = HomeVisit.objects.filter(
        youth=youth, outcome="", visit_on__gte=today, youth__protected_at=None, day__called_off_at=None
    )
    return rows.select_related("day").order_by("visit_on")


def days_to_join(*, today: date) -> list[VisitDay]:
    return list(VisitDay.objects.shown().filter(on__gte=today, state=DayState.PLANNED).order_by("on", "area"))
