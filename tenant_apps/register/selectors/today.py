"""Idag: what to do now, from registrations, contacts and the quality rules."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from kaa.core.access import Right
from kaa.core.ages import age_on, turns_20_on
from kaa.core.halfyears import HalfYear
from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import UnknownPeriod
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import own_labels
from tenant_apps.outreach.selectors import attempts_since, guarantee_met, reached_since
from tenant_apps.quality.selectors import Hit
from tenant_apps.register.codes import shown
from tenant_apps.register.enums import ProposalState
from tenant_apps.register.models import Proposal, Registration, Youth
from tenant_apps.register.selectors.filtering import turning_20
from tenant_apps.register.selectors.visibility import open_on, registered_on, visible_youths
from tenant_apps.register.selectors.warnings import warnings
from tenant_apps.reminders.selectors.cover import NOBODY_AWAY, Covering, covering

FIRST_CONTACT_DAYS = 30  # rules: Indicators, I4 (a setting later)
TURNING_20_DAYS = 60
SHOWN_PER_GROUP = 15
SHOWN_WARNINGS = 8


@dataclass(frozen=True)
class ToDo:
    """One youth to reach, and why."""

    public_id: uuid.UUID
    name: str
    age: int
    label: str
    reason: str
    registered_on: date
    due_on: date
    days_left: int
    attempts: int
    attempted_at: datetime | None
    covered_for: str = ""  # the colleague who is away, whose youth this is


@dataclass(frozen=True)
class ToDoGroup:
    key: str
    rows: tuple[ToDo, ...]
    total: int

    @property
    def hidden(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True)
class Turning:
    public_id: uuid.UUID
    name: str
    on: date
    label: str


@dataclass(frozen=True)
class Due:
    period: str
    due_on: date
    days_left: int


@dataclass(frozen=True)
class TodayView:
    mine: bool
    labels: tuple[str, ...]
    registered: int
    groups: tuple[ToDoGroup, ...]
    to_reach: int
    overdue: int
    shortest: int | None
    reached: int
    half_year: HalfYear
    half_year_days_left: int
    red: tuple[Hit, ...]
    red_total: int
    yellow_total: int
    turning: tuple[Turning, ...]
    due: Due | None
    proposals: int | None
    covering: Covering

    @property
    def first_to_reach(self) -> ToDo | None:
        return self.groups[0].rows[0] if self.groups else None

    @property
    def youths(self) -> set[uuid.UUID]:
        shown_ = {row.public_id for group in self.groups for row in group.rows}
        return shown_ | {one.youth for one in self.red} | {one.public_id for one in self.turning}


def caseload(user: User, *, mine: bool, today: date, cover: Covering = NOBODY_AWAY) -> QuerySet[Youth]:
    """Those registered today; mine: with a label that is the user's, or that of somebody whom the user covers for."""
    youths = visible_youths(user).filter(registered_on(today))
    return youths.filter(label__user__in=[user.pk, *cover.user_ids], label__archived_at=None) if mine else youths


def to_reach(user: User, *, mine: bool, today: date, cover: Covering = NOBODY_AWAY) -> list[ToDo]:
    """Registered and not yet reached since: attempts do not count, but are told. The one registered first comes first."""
    rows = (
        Registration.objects.filter(open_on(today), youth__in=caseload(user, mine=mine, today=today, cover=cover))
        .exclude(reached_since("registered_on", today))
        .select_related("youth__label")
        .order_by("registered_on", "youth__sort_key", "youth_id")
    )
    found = list(rows)
    tried = attempts_since({one.youth_id: one.registered_on for one in found}, on=today)
    return [_to_do(one, tried.get(one.youth_id), today, cover) for one in found]


def _to_do(one: Registration, tried: tuple[int, datetime] | None, today: date, cover: Covering) -> ToDo:
    due = one.registered_on + timedelta(days=FIRST_CONTACT_DAYS)
    times, last = tried or (0, None)
    return ToDo(
        public_id=one.youth.public_id, name=one.youth.full_name, age=age_on(one.youth.birth_date, today),
        label=one.youth.label.name if one.youth.label else "", reason=shown("latest_studies", one.latest_studies, one.latest_studies_version),
        registered_on=one.registered_on, due_on=due, days_left=(due - today).days, attempts=times,
        attempted_at=last, covered_for=cover.names.get(one.youth.label.user_id or 0, "") if one.youth.label else "",
    )  # fmt: skip


def next_to_reach(user: User, *, after: uuid.UUID, today: date, mine: bool) -> uuid.UUID | None:
    """Whom to go on with when one is saved: the next on the list, round to its start."""
    cover = covering(user, today=today)
    order = [row.public_id for row in to_reach(user, mine=mine or bool(cover.covered), today=today, cover=cover)]
    place = order.index(after) + 1 if after in order else 0
    return next((one for one in order[place:] + order[:place] if one != after), None)


def today_view(user: User, *, mine: bool | None, today: date) -> TodayView:
    """`mine` None: one's own, and of those one covers for, when one has a label or covers; else everybody's."""
    labels, cover = own_labels(user), covering(user, today=today)
    own = bool(labels or cover.covered) if mine is None else mine
    youths = caseload(user, mine=own, today=today, cover=cover)
    half = HalfYear.of(today)
    rows = to_reach(user, mine=own, today=today, cover=cover)
    whose = {user.pk, *cover.user_ids}
    met = guarantee_met(first=half.start, last=half.end)
    counted = youths.aggregate(all=Count("pk"), met=Count("pk", filter=met))
    hits = [one for one in _seen_warnings(user, today=today) if not own or one.label_user in whose]
    red = [one for one in hits if one.colour == "red"]
    may_decide = user.may(Right.REGISTRATIONS_WRITE)
    return TodayView(
        mine=own, labels=tuple(one.name for one in labels), registered=counted["all"], groups=_groups(rows), to_reach=len(rows),
        overdue=sum(row.days_left < 0 for row in rows), shortest=min((row.days_left for row in rows if row.days_left >= 0), default=None),
        reached=counted["met"], half_year=half, half_year_days_left=(half.end - today).days,
        red=tuple(red[:SHOWN_WARNINGS]), red_total=len(red), yellow_total=sum(one.colour == "yellow" for one in hits),
        turning=_turning(youths, today), due=_due(today), proposals=open_proposals(user) if may_decide else None,
        covering=cover,
    )  # fmt: skip


def _groups(rows: list[ToDo]) -> tuple[ToDoGroup, ...]:
    limits = (("overdue", -(10**6), -1), ("today", 0, 0), ("week", 1, 7), ("later", 8, 10**6))
    groups = []
    for key, first, last in limits:
        inside = [row for row in rows if first <= row.days_left <= last]
        if inside:
            groups.append(ToDoGroup(key, tuple(inside[:SHOWN_PER_GROUP]), len(inside)))
    return tuple(groups)


def _seen_warnings(user: User, *, today: date) -> list[Hit]:
    """The rules judge the whole file; this user is shown only what is said of youths whom they may open."""
    if not user.may(Right.YOUTHS_READ):
        return []
    found = warnings(today=today)
    seen = set(
        visible_youths(user).filter(public_id__in={one.youth for one in found}).values_list("public_id", flat=True)
    )
    return [one for one in found if one.youth in seen]


def _turning(youths: QuerySet[Youth], today: date) -> tuple[Turning, ...]:
    rows = (
        youths.filter(turning_20(today, days=TURNING_20_DAYS))
        .select_related("label")
        .order_by("birth_date", "sort_key")
    )
    return tuple(
        Turning(one.public_id, one.full_name, turns_20_on(one.birth_date), one.label.name if one.label else "")
        for one in rows[:30]
    )


def _due(today: date) -> Due | None:
    try:
        period = scb.reporting_period(today)
    except UnknownPeriod:
        return None
    return Due(period=period.code, due_on=period.due_on, days_left=period.days_left(today))


def open_proposals(user: User) -> int:
    is_open = Q(state__in=[ProposalState.NEW, ProposalState.INQUIRY])
    return Proposal.objects.filter(is_open, youth__in=visible_youths(user)).count()
