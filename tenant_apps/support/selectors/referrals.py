"""Preparation meetings, and who stands on a day's list."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.support.models import PreparationMeeting, Referral
from tenant_apps.support.selectors.consents import agency_name

BACK = timedelta(days=180)  # days of meetings that have been held are listed so far back
SHORT = 8  # signs of a public id: enough to tell two apart on paper


def partner_of(meeting: PreparationMeeting) -> str:
    return agency_name(meeting.agency, meeting.agency_version, meeting.agency_name)


@dataclass(frozen=True)
class MeetingDay:
    meeting: uuid.UUID
    name: str
    partner: str
    place: str
    on: date
    listed: int
    undecided: int


@dataclass(frozen=True)
class ListedReferral:
    public_id: uuid.UUID
    version: int
    youth: uuid.UUID
    name: str
    reference: str
    what: str
    asks: str
    decision: str
    tone: str
    decided_on: date | None
    note: str
    made_by: str


def referrals_of(user: User) -> QuerySet[Referral]:
    return Referral.objects.filter(youth__in=visible_youths(user))


def referral_by_id(user: User, public_id: uuid.UUID) -> Referral | None:
    return referrals_of(user).filter(public_id=public_id).select_related("youth__label", "meeting", "share").first()


def meetings(*, keep: PreparationMeeting | None = None) -> list[PreparationMeeting]:
    """Those that youths can be referred to."""
    return list(PreparationMeeting.objects.filter(Q(archived_at=None) | Q(pk=keep.pk if keep else None)))


def meeting_by_id(public_id: uuid.UUID) -> PreparationMeeting | None:
    return PreparationMeeting.objects.filter(public_id=public_id).first()


def meeting_days(user: User, *, today: date) -> list[MeetingDay]:
    """Days with somebody on the list: those to come and those with a decision to write first. One statement."""
    rows = referrals_of(user).filter(Q(meets_on__gte=today - BACK) | Q(decision=""))
    found = (
        rows.order_by()
        .values("meeting", "meets_on")
        .annotate(listed=Count("pk", filter=Q(youth__protected_at=None)), undecided=Count("pk", filter=Q(decision="")))
    )
    by_key = {one.pk: one for one in PreparationMeeting.objects.all()}
    days = [
        MeetingDay(
            meeting=one.public_id, name=one.name, partner=partner_of(one), place=one.place, on=row["meets_on"],
            listed=row["listed"], undecided=row["undecided"],
        )
        for row in found
        for one in [by_key[row["meeting"]]]
    ]  # fmt: skip
    ahead = sorted((one for one in days if one.on >= today or one.undecided), key=lambda one: (one.on, one.name))
    held = sorted((one for one in days if one.on < today and not one.undecided), key=lambda one: one.on, reverse=True)
    return ahead + held


def day_rows(user: User, *, meeting: PreparationMeeting, on: date) -> list[Referral]:
    rows = referrals_of(user).filter(meeting=meeting, meets_on=on).select_related("youth", "made_by", "share")
    return list(rows.order_by("youth__sort_key", "youth_id"))


def in_words(one: Referral) -> ListedReferral:
    what = one.local_name or shown("intervention_type", one.type, one.type_version)
    return ListedReferral(
        public_id=one.public_id, version=one.version, youth=one.youth.public_id, name=one.youth.full_name,
        reference=str(one.youth.public_id)[:SHORT], what=what, asks=one.asks,
        decision=shown("referral_decision", one.decision, one.decision_version), tone=tone_of(one.decision), decided_on=one.decided_on,
        note=one.note, made_by=one.made_by.display_name if one.made_by else "",
    )  # fmt: skip


def tone_of(decision: str) -> str:
    return {"accepted": "success", "declined": "danger", "queue": "info", "again": "warning"}.get(decision, "neutral")
