"""One letter or message to many, logged as an attempt with each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from kaa.core import clock
from kaa.core.ages import LeapBirthday, age_on
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.outreach.models import Contact
from tenant_apps.outreach.services import CLOCK_SLACK
from tenant_apps.register.codes import Choices, chosen
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.models import ContactDetail, Guardian, Youth
from tenant_apps.register.services.protection import note_guardians

SENT = "sent"
ADULT = 18
# why somebody got none
NO_DETAIL, NO_GUARDIAN, OF_AGE, DECEASED = "no_detail", "no_guardian", "of_age", "deceased"
REASONS = {
    NO_DETAIL: _("No contact detail that works for this way of contact."),
    NO_GUARDIAN: _("No guardian is known."),
    OF_AGE: _("Is of age: guardians are not written to any more."),
    DECEASED: _("Is deceased."),
}


@dataclass(frozen=True)
class Sending:
    """What was sent, how and to whom."""

    at: datetime
    channel: str
    recipient: str
    note: str = ""


def channels(*, on: date) -> Choices:
    """Ways in which something is sent to many, without a conversation."""
    found = codelists.current("contact_channel", on=on)
    sent = {"sms", "letter", "visit_notice"}
    codes = {
        one.code
        for one in found.codes
        if one.flags.get("counted_as") in sent or one.flags.get("detail") == DetailKind.EMAIL
    }
    return [(code, label) for code, label in found.choices(on) if code in codes]


@transaction.atomic
def log_sending(
    *, youths: QuerySet[Youth], sending: Sending, actor: User | None, now: datetime
) -> tuple[int, dict[str, str]]:
    """Give how many were logged, and why the others were not (by public id). A fixed number of statements, whatever their number.

    What was meant for a guardian under protection counts as if there were none, and a handler is told.
    """
    day = clock.local_date(sending.at)
    if sending.at > now + CLOCK_SLACK:
        raise ValidationError({"at": _("The time cannot be in the future.")})
    if sending.channel not in {code for code, _label in channels(on=day)}:
        raise ValidationError({"channel": _("This value cannot be chosen for that date.")})
    channel = chosen("contact_channel", sending.channel, on=day, field="channel")
    outcome = chosen("contact_outcome", SENT, on=day, field="channel")
    recipient = chosen("informant", sending.recipient, on=day, field="recipient")
    item = codelists.current("contact_channel", on=day).get(sending.channel)
    kind = str(item.flags.get("detail", "")) if item else ""
    rows = _with_details(youths, kind, to_guardian=sending.recipient == "guardian").only(
        "pk", "public_id", "birth_date", "deceased_on"
    )
    failed, reached, leap = {}, [], settings_on(day).leap_birthday
    guarded = []
    for one in rows:
        why = _why_not(one, day, to_guardian=sending.recipient == "guardian", leap=leap)
        if sending.recipient == "guardian" and why not in {DECEASED, OF_AGE} and getattr(one, "is_guarded", False):
            guarded.append(one.pk)
        if why:
            failed[str(one.public_id)] = why
        else:
            reached.append(one.pk)
    Contact.objects.bulk_create(
        Contact(
            youth_id=pk, at=sending.at, channel=channel.code, channel_version=channel.known_version, recipient=recipient.code,
            recipient_version=recipient.known_version, outcome=outcome.code, outcome_version=outcome.known_version, note=sending.note, user=actor,
        )
        for pk in reached
    )  # fmt: skip
    note_guardians(youths=guarded, now=now)
    return len(reached), failed


def _with_details(youths: QuerySet[Youth], kind: str, *, to_guardian: bool) -> QuerySet[Youth]:
    """`reachable`: has a detail of the kind that has not failed. A guardian's post goes to where the youth lives."""
    every = Guardian.objects.filter(youth=OuterRef("pk"))
    guardians = every.shown()
    details = ContactDetail.objects.filter(youth=OuterRef("pk"), kind=kind, failed_on=None, gone_on=None)
    theirs = {
        DetailKind.PHONE: guardians.filter(~Q(phone=""), phone_failed_on=None),
        DetailKind.EMAIL: guardians.exclude(email="").filter(email_failed_on=None),
        DetailKind.ADDRESS: guardians.exclude(street="").filter(address_failed_on=None),
    }
    reachable: Any = Exists(details) if kind else Value(True, output_field=BooleanField())
    if kind and to_guardian:
        own = Exists(theirs[DetailKind(kind)])
        lives_there = Exists(details) & Exists(guardians.filter(street=""))
        reachable = own | lives_there if kind == DetailKind.ADDRESS else own
    return youths.annotate(
        reachable=reachable, has_guardian=Exists(guardians), is_guarded=Exists(every.filter(is_protected=True))
    ).order_by("pk")


def _why_not(one: Youth, day: date, *, to_guardian: bool, leap: LeapBirthday) -> str:
    has_guardian, reachable = getattr(one, "has_guardian", False), getattr(one, "reachable", False)
    if one.deceased_on:
        return DECEASED
    if to_guardian and age_on(one.birth_date, day, leap=leap) >= ADULT:
        return OF_AGE
    if to_guardian and not has_guardian:
        return NO_GUARDIAN
    return "" if reachable else NO_DETAIL
