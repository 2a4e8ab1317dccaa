"""What happened at a visit. It is never refused; what deviates from the rules takes a reason, now or afterwards (rules: Outreach).

A phone may deliver an entry late, again, and after a later one: each has a key, and of several the one that was entered last stands.
So the same entries give the same result in whatever order they come.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.ages import age_on
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.outreach.models import Contact
from tenant_apps.outreach.services import ContactFacts, edit_contact, log_contact
from tenant_apps.register.codes import NOTHING, Coded, chosen
from tenant_apps.register.editing import mark_detail
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.models import ContactDetail
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import LEAST_STAFF, NOTICE, HomeVisit, VisitDay, VisitEntry
from tenant_apps.visits.services.open_days import put_back

ADULT = 18
CHANNEL = "home_visit"
RECIPIENTS = ("youth", "guardian")


@dataclass(frozen=True)
class Entry:
    """As it was entered; `key` is the phone's own. An empty recipient: whom an attempt was meant for, by age."""

    key: uuid.UUID
    outcome: str
    at: datetime
    recipient: str = ""
    note: str = ""
    deviation: str = ""


@dataclass(frozen=True)
class Recorded:
    """`is_new`: not delivered before; `stands`: no later entry stands instead; `replaced`: a colleague's other outcome that it stands before."""

    visit: HomeVisit
    is_new: bool
    stands: bool
    replaced: str = ""


@dataclass(frozen=True)
class Standing:
    """What all entries of a visit say together: the last one's outcome, and the last note and reason that anybody gave."""

    key: uuid.UUID
    outcome: Coded
    recipient: str
    at: datetime
    user_id: int | None
    note: str
    deviation: Coded


@transaction.atomic
def record_visit(*, visit: HomeVisit, entry: Entry, actor: User | None, now: datetime) -> Recorded:
    """Record an outcome, once for each key, as a contact and on the visit."""
    stored = HomeVisit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    put_back(visit=stored)
    earlier = list(stored.entries.order_by("at", "key"))
    before = _standing(earlier)
    if VisitEntry.objects.filter(key=entry.key).exists():
        return Recorded(stored, is_new=False, stands=before is not None and before.key == entry.key)
    new = _kept(entry, visit=stored, actor=actor, now=now)
    after = _standing(sorted([*earlier, new], key=lambda one: (one.at, one.key)))
    if after is not None and after != before:
        _write(stored, after, actor=actor, now=now)
    stands = after is not None and after.key == new.key
    others = before is not None and before.user_id != new.user_id and before.outcome.code != new.outcome
    return Recorded(
        stored, is_new=True, stands=stands, replaced=before.outcome.code if before and others and stands else ""
    )


def _kept(entry: Entry, *, visit: HomeVisit, actor: User | None, now: datetime) -> VisitEntry:
    at = _possible(entry.at, visit, now=now)
    day = clock.local_date(at)
    outcome = chosen("contact_outcome", entry.outcome, on=day, field="outcome")
    if not outcome.code:
        raise ValidationError({"outcome": _("Choose a value.")})
    recipient = chosen("informant", entry.recipient if entry.recipient in RECIPIENTS else "", on=day, field="recipient")
    reason = _deviation(entry.deviation, on=day)
    return VisitEntry.objects.create(
        key=entry.key, visit=visit, outcome=outcome.code, outcome_version=outcome.known_version, recipient=recipient.code,
        recipient_version=recipient.version, deviation=reason.code, deviation_version=reason.version, note=entry.note.strip()[:200],
        at=at, received_at=now, user=actor,
    )  # fmt: skip


def _possible(at: datetime, visit: HomeVisit, *, now: datetime) -> datetime:
    """A phone's clock may be wrong: never later than now, nor before the visit was planned."""
    return max(min(at, now), min(visit.created_at, now))


def _deviation(code: str, *, on: date) -> Coded:
    """A reason that is not known is one that is still to be given: the visit is recorded all the same."""
    try:
        return chosen("visit_deviation", code, on=on, field="deviation")
    except ValidationError:
        return NOTHING


def _standing(entries: Sequence[VisitEntry]) -> Standing | None:
    if not entries:
        return None
    last = entries[-1]
    reasons = [one for one in entries if one.deviation]
    return Standing(
        key=last.key, outcome=Coded(last.outcome, last.outcome_version), recipient=last.recipient, at=last.at, user_id=last.user_id,
        note=next((one.note for one in reversed(entries) if one.note), ""),
        deviation=Coded(reasons[-1].deviation, reasons[-1].deviation_version) if reasons else NOTHING,
    )  # fmt: skip


def _write(visit: HomeVisit, told: Standing, *, actor: User | None, now: datetime) -> None:
    deviates = _deviates(visit)
    reason = told.deviation if told.deviation.code else Coded(visit.deviation, visit.deviation_version)
    reason = reason if deviates else NOTHING  # without one it is still to be given
    contact = _contact(visit, told, actor=actor, now=now)
    _mark_address(visit, told)
    HomeVisit.objects.filter(pk=visit.pk).update(
        outcome=told.outcome.code, outcome_version=told.outcome.version, outcome_at=told.at, recorded_by=told.user_id, contact=contact,
        deviates=deviates, deviation=reason.code, deviation_version=reason.version, version=F("version") + 1,
    )  # fmt: skip
    visit.refresh_from_db()
    _finish(visit, now=now)


def _finish(visit: HomeVisit, *, now: datetime) -> None:
    rest = HomeVisit.objects.filter(day=visit.day_id, outcome="", youth__protected_at=None)
    if visit.visit_on <= clock.local_date(now) and not rest.exists():
        days = VisitDay.objects.filter(pk=visit.day_id).exclude(state=DayState.DONE)
        days.update(state=DayState.DONE, version=F("version") + 1)


def contact_mended(
    *,
    contact: Contact,
    again_on: date | None,  # noqa: ARG001
    was_on: date | None,
    actor: User | None,
    now: datetime,
) -> None:
    """What is mended at the office in a visit's contact is mended in the visit, and at the address that it failed."""
    visit = HomeVisit.objects.filter(contact=contact).select_for_update(of=("self",)).first() if was_on else None
    if visit is None:
        return
    if contact.channel != CHANNEL:
        text = _("The contact was a home visit. If it was something else, log that contact by itself.")
        raise ValidationError({"channel": text})
    standing = _standing(list(visit.entries.order_by("at", "key")))
    if standing is None or standing.outcome.code == contact.outcome:
        return
    mended = Entry(
        key=uuid.uuid4(),
        outcome=contact.outcome,
        at=max(now, standing.at),
        recipient=contact.recipient,
        note=contact.note,
    )
    _kept(mended, visit=visit, actor=actor, now=max(now, standing.at))
    outcome = Coded(contact.outcome, contact.outcome_version)
    _mark_address(visit, replace(standing, outcome=outcome, at=contact.at))
    HomeVisit.objects.filter(pk=visit.pk).update(
        outcome=outcome.code, outcome_version=outcome.version, outcome_at=contact.at, version=F("version") + 1
    )


def _deviates(visit: HomeVisit) -> bool:
    in_time = visit.notice_posted_on is not None and visit.notice_posted_on <= visit.visit_on - NOTICE
    return not in_time or visit.day.staff.filter(is_absent=False).count() < LEAST_STAFF


def _contact(visit: HomeVisit, told: Standing, *, actor: User | None, now: datetime) -> Contact:
    recipient = told.recipient
    if not recipient:
        day = clock.local_date(told.at)
        is_adult = age_on(visit.youth.birth_date, day, leap=settings_on(day).leap_birthday) >= ADULT
        recipient = "youth" if is_adult else "guardian"
    old = visit.contact
    fact = old.occupation if old and _reached(told.outcome.code) else None  # added at the office
    facts = ContactFacts(
        at=told.at, channel=CHANNEL, recipient=recipient, outcome=told.outcome.code, note=told.note or (old.note if old else ""),
        occupation=fact.code if fact else "", as_of=fact.as_of if fact else None,
    )  # fmt: skip
    if old is None:
        return log_contact(youth=visit.youth, facts=facts, actor=actor, now=now, marks=False)
    saved = edit_contact(contact=old, version=old.version, facts=facts, actor=actor, now=now)
    Contact.objects.filter(pk=saved.pk).update(user=told.user_id)
    return saved


def _reached(outcome: str) -> bool:
    return outcome in codelists.current("contact_outcome").codes_with("reached")


def _mark_address(visit: HomeVisit, told: Standing) -> None:
    """Does not live there: the address fails, in every source that gives it. Mended: what this visit failed works again."""
    day = clock.local_date(told.at)
    rows = ContactDetail.objects.filter(
        youth=visit.youth_id, kind=DetailKind.ADDRESS, value=visit.street, postcode=visit.postcode
    )
    if does_not_live_there(outcome=told.outcome.code):
        for one in rows.filter(failed_on=None):
            mark_detail(detail=one, works=False, today=day, reason=told.outcome)
    elif visit.outcome_at and does_not_live_there(outcome=visit.outcome):
        for one in rows.filter(failed_on=clock.local_date(visit.outcome_at), failed_reason=visit.outcome):
            mark_detail(detail=one, works=True, today=day)


@transaction.atomic
def give_reason(*, visit: HomeVisit, deviation: str, actor: User | None) -> None:  # noqa: ARG001
    """Why a visit was made by fewer than two or without a notice in time, when nobody said so at once."""
    if not visit.deviates or visit.outcome_at is None:
        raise ValidationError(_("This visit does not deviate."))
    reason = chosen("visit_deviation", deviation, on=clock.local_date(visit.outcome_at), field="deviation")
    if not reason.code:
        raise ValidationError({"deviation": _("Choose a value.")})
    HomeVisit.objects.filter(pk=visit.pk).update(
        deviation=reason.code, deviation_version=reason.version, version=F("version") + 1
    )


@transaction.atomic
def note_told_tax_agency(*, visit: HomeVisit, on: datetime, actor: User | None) -> None:  # noqa: ARG001
    """The notification to Skatteverket has been sent (32 c § folkbokföringslagen); refused for somebody under protection."""
    if visit.youth.protected_at is not None or not does_not_live_there(outcome=visit.outcome):
        raise ValidationError(_("There is nothing to tell the Tax Agency of this visit."))
    HomeVisit.objects.filter(pk=visit.pk, told_tax_agency_on=None).update(
        told_tax_agency_on=clock.local_date(on), version=F("version") + 1
    )


def does_not_live_there(*, outcome: str) -> bool:
    item = codelists.current("contact_outcome").get(outcome)
    return bool(item and item.flags.get("visit") and item.flags.get("detail_failed"))
