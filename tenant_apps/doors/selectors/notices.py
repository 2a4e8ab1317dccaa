"""Notices from schools, and what the sources say of the pupil now."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from kaa.core.personnummer import format_for_people
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.doors.enums import NoticeKind, NoticeState
from tenant_apps.doors.models import DoorSettings, SchoolNotice
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.selectors.visibility import shown
from tenant_apps.register.codes import shown as label_of
from tenant_apps.register.enums import ProposalState
from tenant_apps.register.models import Proposal, SchoolPlacement, Youth
from tenant_apps.register.selectors.visibility import open_on, visible_youths

TONES = {"new": "warning", "inquiry": "info", "checked": "success"}
ABOUT = timedelta(days=31)  # sources come by the week or the month, and schools round their dates
LATE = 14  # days after which a notice is shown as late


@dataclass(frozen=True)
class NoticeRow:
    public_id: uuid.UUID
    receipt: str
    pupil: str
    number: str
    school: str
    kind: str
    is_absence: bool
    happened_on: date
    received_at: datetime
    days_late: int
    is_late: bool
    sent_by: str
    state: str
    tone: str
    result: str
    decided_by: str
    is_anonymous: bool
    erased_on: date


@dataclass(frozen=True)
class PlacementLine:
    source: str
    school: str
    school_form: str
    started_on: date
    ended_on: date | None
    last_seen_on: date
    gone_on: date | None


@dataclass(frozen=True)
class SourcesSay:
    """Of the one with this number, if the reader may open them."""

    youth: uuid.UUID
    name: str
    is_registered: bool
    placements: tuple[PlacementLine, ...]
    proposals: tuple[Proposal, ...]
    agrees: bool


def shown_notices(user: User, *, absence: bool | None = None) -> QuerySet[SchoolNotice]:
    rows = shown(SchoolNotice.objects.select_related("unit", "decided_by"), user)
    if absence is None:
        return rows
    return rows.filter(kind=NoticeKind.ABSENCE) if absence else rows.exclude(kind=NoticeKind.ABSENCE)


def waiting_rows(user: User, *, absence: bool) -> QuerySet[SchoolNotice]:
    return shown_notices(user, absence=absence).exclude(state=NoticeState.CHECKED).filter(anonymised_on=None)


def waiting(user: User, *, absence: bool) -> int:
    return waiting_rows(user, absence=absence).count()


def notice_rows(user: User, *, absence: bool, waiting: bool, first: int, count: int) -> list[NoticeRow]:
    rows = shown_notices(user, absence=absence)
    if waiting:
        rows = rows.exclude(state=NoticeState.CHECKED).filter(anonymised_on=None).order_by("received_at", "pk")
    rules = settings()
    return [row_of(one, rules) for one in rows[first : first + count]]


def find_notice(user: User, public_id: uuid.UUID) -> SchoolNotice | None:
    return shown_notices(user).filter(public_id=public_id).first()


def row_of(one: SchoolNotice, rules: DoorSettings) -> NoticeRow:
    is_absence = one.kind == NoticeKind.ABSENCE
    return NoticeRow(
        public_id=one.public_id, receipt=one.receipt, pupil=one.pupil_name, number=format_for_people(one.personnummer) if one.personnummer else "",
        school=one.unit.name, kind=one.get_kind_display(), is_absence=is_absence, happened_on=one.happened_on, received_at=one.received_at,
        days_late=one.days_late, is_late=one.days_late > LATE, sent_by=one.sent_by, state=one.get_state_display(), tone=TONES[one.state],
        result=one.get_result_display() if one.result else "", decided_by=one.decided_by.display_name if one.decided_by else "",
        is_anonymous=one.anonymised_on is not None,
        erased_on=one.received_on + timedelta(days=rules.absence_days if is_absence else rules.notice_days),
    )  # fmt: skip


def sources_say(user: User, notice: SchoolNotice, *, today: date) -> SourcesSay | None:
    """Of absence nothing is looked up: it stands outside the register."""
    if notice.kind == NoticeKind.ABSENCE or not notice.personnummer:
        return None
    number = Q(personnummer=notice.personnummer) | Q(numbers__value=notice.personnummer)
    youth = visible_youths(user).filter(number).distinct().first()
    return _said_of(youth, notice, today) if youth else None


def agrees(notice: SchoolNotice, placements: Iterable[SchoolPlacement]) -> bool:
    """Whether a source says of this school what the school does, give or take some weeks: begins, or no longer goes there."""
    here = [one for one in placements if one.gone_on is None and _is_at(one, notice)]
    if notice.kind == NoticeKind.BEGINS:
        return any(abs(one.started_on - notice.happened_on) <= ABOUT for one in here)
    last = notice.happened_on + ABOUT
    return bool(here) and all(one.ended_on is not None and one.ended_on <= last for one in here)


def _is_at(one: SchoolPlacement, notice: SchoolNotice) -> bool:
    if one.school_unit:
        return one.school_unit == notice.unit.code
    return one.school_name.casefold() == notice.unit.name.casefold()


def _said_of(youth: Youth, notice: SchoolNotice, today: date) -> SourcesSay:
    codelists.snapshots()
    placements = list(youth.placements.order_by("-started_on", "source"))
    lines = [
        PlacementLine(
            one.source, one.school_name, label_of("school_form", one.school_form, one.school_form_version), one.started_on, one.ended_on,
            one.last_seen_on, one.gone_on,
        )
        for one in placements[:12]
    ]  # fmt: skip
    open_proposals = Proposal.objects.filter(youth=youth, state__in=[ProposalState.NEW, ProposalState.INQUIRY])
    return SourcesSay(
        youth=youth.public_id, name=youth.full_name, is_registered=youth.registrations.filter(open_on(today)).exists(),
        placements=tuple(lines), proposals=tuple(open_proposals), agrees=agrees(notice, placements),
    )  # fmt: skip
