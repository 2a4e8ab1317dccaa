"""The inbox of self-referrals, and who in the register each may be about."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.phones import format_for_people, read_phone, written_forms
from tenant_apps.accounts.models import User
from tenant_apps.doors.enums import ReferralState
from tenant_apps.doors.models import SelfReferral
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.selectors.visibility import shown_referrals
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.search import search
from tenant_apps.register.selectors.visibility import visible_youths

WORDS = 2  # of a name: a given name alone is that of too many
MOST_NAMED = 5
TONES = {"new": "warning", "contacted": "info", "registered": "success", "nothing": "neutral"}


@dataclass(frozen=True)
class ReferralRow:
    public_id: uuid.UUID
    name: str
    who: str
    about: str
    phone: str
    email: str
    received_at: datetime
    state: str
    tone: str
    is_new: bool
    decided_by: str
    erased_on: date | None
    youth_name: str
    youth_id: uuid.UUID | None


@dataclass(frozen=True)
class Match:
    """Somebody whom this reader may open, and what of them is the same."""

    public_id: uuid.UUID
    name: str
    birth_date: date
    by: str


def referral_rows(user: User, *, waiting: bool, first: int, count: int) -> list[ReferralRow]:
    days = settings().referral_days
    rows = shown_referrals(user)
    rows = rows.filter(state=ReferralState.NEW).order_by("received_at", "pk") if waiting else rows
    return [row_of(one, days) for one in rows[first : first + count]]


def row_of(one: SelfReferral, days: int) -> ReferralRow:
    """Of one that `shown_referrals` gave."""
    tied: uuid.UUID | None = one.shown_youth  # type: ignore[attr-defined]  # annotated
    since = clock.local_date(one.decided_at or one.received_at)
    return ReferralRow(
        public_id=one.public_id, name=one.name, who=one.get_who_display(), about=one.get_about_display(),
        phone=format_for_people(one.phone), email=one.email, received_at=one.received_at, state=one.get_state_display(),
        tone=TONES[one.state], is_new=one.state == ReferralState.NEW, decided_by=one.decided_by.display_name if one.decided_by else "",
        erased_on=None if one.youth_id else since + timedelta(days=days), youth_name=one.youth.full_name if one.youth and tied else "",
        youth_id=tied,
    )  # fmt: skip


def find_referral(user: User, public_id: uuid.UUID) -> SelfReferral | None:
    return shown_referrals(user).filter(public_id=public_id).first()


def matches(user: User, referral: SelfReferral) -> list[Match]:
    """Those with the same telephone or e-mail, their own or a guardian's, and those of that name or one like it: suggestions, a person decides.
    One whom the reader may not open is no match.
    """
    own = guardians = Q(pk=None)
    if referral.phone:
        forms = written_forms(read_phone(referral.phone) or referral.phone)
        own |= Q(details__kind=DetailKind.PHONE, details__value__in=forms, details__gone_on=None)
        guardians |= Q(guardians__phone__in=forms)
    if referral.email:
        own |= Q(details__kind=DetailKind.EMAIL, details__value__iexact=referral.email, details__gone_on=None)
        guardians |= Q(guardians__email__iexact=referral.email)
    youths = visible_youths(user)
    of_own = list(youths.filter(own).distinct()[:10])
    keys = {one.pk for one in of_own}
    of_guardian = [one for one in youths.filter(guardians).distinct()[:10] if one.pk not in keys]
    keys |= {one.pk for one in of_guardian}
    return [
        *(_match(one, _("the same telephone or e-mail")) for one in of_own),
        *(_match(one, _("a guardian's telephone or e-mail")) for one in of_guardian),
        *(match for key, match in _of_that_name(user, referral.name) if key not in keys),
    ]


def _of_that_name(user: User, name: str) -> list[tuple[int, Match]]:
    """As the search finds them, by name alone: a number, a telephone or a school that a stranger wrote in the name's place finds nobody."""
    if len(name.split()) < WORDS or any(sign.isdigit() for sign in name):
        return []
    found = search(user, name, today=clock.today())
    if found.by_school:
        return []
    by = _("a name like it") if found.is_alike else _("the same name")
    return [(one.pk, _match(one, by)) for one in found.youths[:MOST_NAMED]]


def _match(youth: Youth, by: str) -> Match:
    return Match(public_id=youth.public_id, name=youth.full_name, birth_date=youth.birth_date, by=by)


def waiting_rows(user: User) -> QuerySet[SelfReferral]:
    return shown_referrals(user).filter(state=ReferralState.NEW)


def waiting(user: User) -> int:
    return waiting_rows(user).count()
