"""Idag: what to do now, from registrations, contacts and the quality rules."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kaa.core.access import Right
from kaa.core.ages import turns_20_on
from kaa.core.halfyears import HalfYear
from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import UnknownPeriod
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import own_labels
from tenant_apps.letters.enums import LetterState
from tenant_apps.letters.selectors.turning import with_farewell
from tenant_apps.outreach.ladder.today import TodaySteps, today_steps
from tenant_apps.quality.selectors import Hit
from tenant_apps.register.enums import ProposalState
from tenant_apps.register.models import Proposal, Youth
from tenant_apps.register.selectors.filtering import turning_20
from tenant_apps.register.selectors.visibility import registered_on, visible_youths
from tenant_apps.register.selectors.warnings import warnings
from tenant_apps.reminders.selectors.cover import NOBODY_AWAY, Covering, covering

SHOWN_WARNINGS = 8


@dataclass(frozen=True)
class Turning:
    public_id: uuid.UUID
    name: str
    on: date
    label: str
    letter: uuid.UUID | None = None
    letter_state: str = ""


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
    steps: TodaySteps
    half_year: HalfYear
    half_year_days_left: int
    red: tuple[Hit, ...]
    red_total: int
    yellow_total: int
    turning: tuple[Turning, ...]
    turning_weeks: int
    due: Due | None
    proposals: int | None
    covering: Covering

    @property
    def youths(self) -> set[uuid.UUID]:
        return self.steps.youths | {one.youth for one in self.red} | {one.public_id for one in self.turning}


def caseload(user: User, *, mine: bool, today: date, cover: Covering = NOBODY_AWAY) -> QuerySet[Youth]:
    """Those registered today; mine: with a label that is the user's, or that of somebody whom the user covers for."""
    youths = visible_youths(user).filter(registered_on(today))
    return youths.filter(label__user__in=[user.pk, *cover.user_ids], label__archived_at=None) if mine else youths


def today_view(user: User, *, mine: bool | None, today: date) -> TodayView:
    """`mine` None: one's own, and of those one covers for, when one has a label or covers; else everybody's."""
    labels, cover = own_labels(user), covering(user, today=today)
    own = bool(labels or cover.covered) if mine is None else mine
    youths = caseload(user, mine=own, today=today, cover=cover)
    whose = {user.pk, *cover.user_ids}
    half, steps = HalfYear.of(today), today_steps(user, mine=own, today=today, cover=cover)
    hits = [one for one in _seen_warnings(user, today=today) if not own or one.label_user in whose]
    red = [one for one in hits if one.colour == "red"]
    may_decide = user.may(Right.REGISTRATIONS_WRITE)
    return TodayView(
        mine=own, labels=tuple(one.name for one in labels), registered=steps.registered, steps=steps,
        half_year=half, half_year_days_left=(half.end - today).days,
        red=tuple(red[:SHOWN_WARNINGS]), red_total=len(red), yellow_total=sum(one.colour == "yellow" for one in hits),
        turning=_turning(youths, today, steps.farewell_weeks), turning_weeks=steps.farewell_weeks,
        due=report_due(today), proposals=open_proposals(user) if may_decide else None,
        covering=cover,
    )  # fmt: skip


def _seen_warnings(user: User, *, today: date) -> list[Hit]:
    """The rules judge the whole file; this user is shown only what is said of youths whom they may open."""
    if not user.may(Right.YOUTHS_READ):
        return []
    found = warnings(today=today)
    seen = set(
        visible_youths(user).filter(public_id__in={one.youth for one in found}).values_list("public_id", flat=True)
    )
    return [one for one in found if one.youth in seen]


def _turning(youths: QuerySet[Youth], today: date, weeks: int) -> tuple[Turning, ...]:
    """As long before as the letter at 20 is made, with what has become of it."""
    rows = with_farewell(youths.filter(turning_20(today, days=7 * weeks)))
    return tuple(
        Turning(
            one.public_id, one.full_name, turns_20_on(one.birth_date), one.label.name if one.label else "", one.farewell,
            str(LetterState(one.farewell_state).label) if one.farewell_state else "",
        )
        for one in rows.select_related("label").order_by("birth_date", "sort_key")[:30]
    )  # fmt: skip


def report_due(today: date) -> Due | None:
    try:
        period = scb.reporting_period(today)
    except UnknownPeriod:
        return None
    return Due(period=period.code, due_on=period.due_on, days_left=period.days_left(today))


def open_proposals(user: User) -> int:
    is_open = Q(state__in=[ProposalState.NEW, ProposalState.INQUIRY])
    return Proposal.objects.filter(is_open, youth__in=visible_youths(user)).count()
