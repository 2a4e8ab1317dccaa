"""Contacts and attempts."""

from __future__ import annotations

import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import clock, locking
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import PauseReason
from tenant_apps.outreach.ladder.services import set_next_contact
from tenant_apps.outreach.models import Contact
from tenant_apps.register.codes import NOTHING, Coded, chosen
from tenant_apps.register.editing import add_occupation, mark_detail
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import ContactDetail, Guardian, OccupationFact, Youth

CLOCK_SLACK = timedelta(minutes=5)  # a phone's clock may be ahead of ours


@dataclass(frozen=True)
class ContactFacts:
    """What somebody says of a contact; the occupation is what the youth did on `as_of`."""

    at: datetime
    channel: str
    recipient: str
    outcome: str
    occupation: str = ""
    as_of: date | None = None
    note: str = ""
    again_on: date | None = None  # the day somebody asked to be contacted


class SavedHook(Protocol):
    def __call__(
        self, *, contact: Contact, again_on: date | None, was_on: date | None, actor: User | None, now: datetime
    ) -> None:
        """`was_on`: of a contact that is mended, the day it had before. None: it is new."""


SAVED: list[SavedHook] = []


def on_contact(*, saved: SavedHook) -> None:
    """A later room does something with each contact that is logged or mended, in its transaction. Called when apps are ready."""
    if saved not in SAVED:
        SAVED.append(saved)


@transaction.atomic
def log_once(*, key: uuid.UUID, youth: Youth, facts: ContactFacts, actor: User | None, now: datetime) -> Contact:
    """One contact for each key, however often it is delivered (REL-06): the key becomes the contact's own id. A double click is one call."""
    with connection.cursor() as cursor:  # of two at once the second waits, and finds the first one's
        cursor.execute("select pg_advisory_xact_lock(hashtext(current_schema()), hashtext(%s))", [f"contact.{key}"])
    before = Contact.objects.filter(public_id=key, youth=youth).first()
    return before or log_contact(youth=youth, facts=facts, actor=actor, now=now, key=key)


@transaction.atomic
def log_contact(
    *, youth: Youth, facts: ContactFacts, actor: User | None, now: datetime, key: uuid.UUID | None = None, marks: bool = True
) -> Contact:  # fmt: skip
    """Write a contact or attempt, and the occupation that was told in it as a fact of its own (rules: Contacts).

    `marks`: a detail that failed is marked so; not by whoever knows better which it was.
    """
    fields = _checked(youth=youth, facts=facts, now=now)
    fact = _occupation(youth=youth, facts=facts, actor=actor, now=now) if facts.occupation else None
    contact = Contact(youth=youth, user=actor, occupation=fact, public_id=key or uuid.uuid4(), **fields)
    contact.clean_fields(exclude=["youth", "user", "occupation"])
    contact.save()
    if marks:
        _mark_what_failed(contact)
    for hook in SAVED:
        hook(contact=contact, again_on=facts.again_on, was_on=None, actor=actor, now=now)
    if facts.again_on is not None and not Contact.objects.filter(youth=youth, at__gt=contact.at).exists():
        _wait_until(facts.again_on, contact, actor=actor, now=now)
    return contact


def _wait_until(day: date, contact: Contact, *, actor: User | None, now: datetime) -> None:
    """The ladder waits for the day that was asked for. Further than it lets anybody wait, or after the birthday, only the reminder says so."""
    item = codelists.current("contact_outcome", on=clock.local_date(contact.at)).get(contact.outcome)
    asked = item is not None and item.flags.get("call_back")
    with suppress(ValidationError), transaction.atomic():
        set_next_contact(
            youth=contact.youth,
            until_on=day,
            reason=PauseReason.ASKED if asked else PauseReason.AGREED,
            actor=actor,
            now=max(now, contact.at),
        )


@transaction.atomic
def edit_contact(*, contact: Contact, version: int, facts: ContactFacts, actor: User | None, now: datetime) -> Contact:
    """Mend a contact; the occupation told in it is mended with it, and history keeps what stood before."""
    if contact.version != version:
        raise locking.Conflict(contact)
    fields = _checked(youth=contact.youth, facts=facts, now=now, stored=contact)
    was_on, was = clock.local_date(contact.at), _failed(contact)
    fact = contact.occupation
    told = (fact.code, fact.as_of, fact.informant) if fact else None
    wanted = (
        (facts.occupation, facts.as_of or clock.local_date(facts.at), facts.recipient) if facts.occupation else None
    )
    new = fact if told == wanted else None
    if wanted and told != wanted:
        new = _occupation(youth=contact.youth, facts=facts, actor=actor, now=now)
    saved = locking.save(contact, version=version, changes={**fields, "occupation": new})
    if fact is not None and fact is not new:
        OccupationFact.objects.filter(pk=fact.pk).delete()
    _mend_what_failed(saved, was)
    for hook in SAVED:
        hook(contact=saved, again_on=None, was_on=was_on, actor=actor, now=now)
    return saved


@dataclass(frozen=True)
class _Failed:
    """What a contact says of a telephone, an e-mail address or an address that cannot be used."""

    day: date
    recipient: str
    kind: DetailKind
    reason: Coded


_Detail = tuple[
    str, "ContactDetail | Guardian"
]  # what is dialled or written on the envelope, and the row that it stands in
GUARDIANS = {DetailKind.PHONE: "phone", DetailKind.EMAIL: "email", DetailKind.ADDRESS: "street"}


def _failed(contact: Contact) -> _Failed | None:
    if getattr(contact, "home_visit", None) is not None:  # of a visit day, which knows the address that was visited
        return None
    day = clock.local_date(contact.at)
    outcome = codelists.current("contact_outcome", on=day).get(contact.outcome)
    channel = codelists.current("contact_channel", on=day).get(contact.channel)
    if outcome is None or channel is None or not outcome.flags.get("detail_failed"):
        return None
    kind = outcome.flags.get("detail")
    if kind not in DetailKind.values or channel.flags.get("detail") != kind:
        return None
    return _Failed(day, contact.recipient, DetailKind(kind), Coded(contact.outcome, contact.outcome_version))


def _mark_what_failed(contact: Contact) -> None:
    """A wrong number is marked so that nobody dials it again; when it could be one of several, people mark it themselves. Others likewise."""
    told = _failed(contact)
    if told is not None:
        _mark(_tried(contact.youth, told), told)


def _mend_what_failed(contact: Contact, was: _Failed | None) -> None:
    """What the contact marked before it was mended works again, or has failed for what it says now. What people set since stands."""
    told = _failed(contact)
    if told == was:
        return
    freed = _freed(contact, was) if was else []
    if told is not None:
        same = was is not None and (was.recipient, was.kind) == (told.recipient, told.kind)
        _mark(freed if same else _tried(contact.youth, told), told)


def _mark(details: list[_Detail], told: _Failed) -> None:
    if len({value for value, _detail in details}) == 1:
        for _value, detail in details:  # the same from several sources
            mark_detail(detail=detail, works=False, today=told.day, reason=told.reason, kind=told.kind)


def _freed(contact: Contact, was: _Failed) -> list[_Detail]:
    """What the contact marked, unmarked; none when another contact that day says the same, or when it could be one of several."""
    others = Contact.objects.filter(youth=contact.youth, recipient=was.recipient, at__date=was.day).exclude(
        pk=contact.pk
    )
    if any(told.kind == was.kind for one in others if (told := _failed(one))):
        return []
    marked: list[_Detail] = []
    if was.recipient == "guardian":
        guardians = contact.youth.guardians.filter(**{f"{was.kind.value}_failed_on": was.day})
        marked = [(_of_guardian(one, was.kind), one) for one in guardians]
    if was.recipient == "youth" or (was.kind == DetailKind.ADDRESS and not marked):  # a guardian's post goes there, too
        own = contact.youth.details.filter(kind=was.kind, failed_on=was.day, failed_reason=was.reason.code)
        marked = [(_of_youth(one), one) for one in own]
    if len({value for value, _detail in marked}) != 1:
        return []
    for _value, detail in marked:
        mark_detail(detail=detail, works=True, today=was.day, kind=was.kind)
    return marked


def _tried(youth: Youth, told: _Failed) -> list[_Detail]:
    """The recipient's details of the kind that have not failed; only youths and guardians have any."""
    own: list[_Detail] = [
        (_of_youth(one), one) for one in youth.details.filter(kind=told.kind, failed_on=None, gone_on=None)
    ]
    if told.recipient != "guardian":
        return own if told.recipient == "youth" else []
    guardians = list(youth.guardians.shown())
    found: list[_Detail] = [
        (_of_guardian(one, told.kind), one)
        for one in guardians
        if getattr(one, GUARDIANS[told.kind]) and getattr(one, f"{told.kind.value}_failed_on") is None
    ]
    # without an own address a guardian's post goes to where the youth is registered
    lives_there = told.kind == DetailKind.ADDRESS and (not guardians or any(not one.street for one in guardians))
    return [*found, *own] if lives_there else found


def _of_youth(one: ContactDetail) -> str:
    return f"{one.value} {one.postcode}".strip()


def _of_guardian(one: Guardian, kind: DetailKind) -> str:
    value = str(getattr(one, GUARDIANS[kind]))
    return f"{value} {one.postcode}".strip() if kind == DetailKind.ADDRESS else value


def _occupation(*, youth: Youth, facts: ContactFacts, actor: User | None, now: datetime) -> OccupationFact:
    day = clock.local_date(facts.at)
    try:
        return add_occupation(
            youth=youth, actor=actor, today=clock.local_date(now), code=facts.occupation, as_of=facts.as_of or day, informant=facts.recipient,
            known_on=day,
        )  # fmt: skip
    except ValidationError as wrong:
        # the form's names for the same things
        names = {"code": "occupation", "informant": "recipient", "known_on": "at"}
        raise ValidationError({names.get(name, name): texts for name, texts in wrong.message_dict.items()}) from None


def _checked(*, youth: Youth, facts: ContactFacts, now: datetime, stored: Contact | None = None) -> dict[str, Any]:
    if facts.at > now + CLOCK_SLACK:
        raise ValidationError({"at": _("The time cannot be in the future.")})
    day = clock.local_date(facts.at)
    if day < youth.birth_date:
        raise ValidationError({"at": _("The date is before the date of birth.")})
    if facts.again_on and facts.again_on < clock.local_date(now):
        raise ValidationError({"again_on": _("The day has passed: choose today or later.")})
    old = [NOTHING] * 3
    if stored:
        old = [
            Coded(stored.channel, stored.channel_version), Coded(stored.outcome, stored.outcome_version),
            Coded(stored.recipient, stored.recipient_version),
        ]  # fmt: skip
    channel = chosen("contact_channel", facts.channel, on=day, field="channel", stored=old[0])
    outcome = chosen("contact_outcome", facts.outcome, on=day, field="outcome", stored=old[1])
    recipient = chosen("informant", facts.recipient, on=day, field="recipient", stored=old[2])
    for field, value in (("channel", channel), ("outcome", outcome), ("recipient", recipient)):
        if not value.code:
            raise ValidationError({field: _("Choose a value.")})
    item = codelists.current("contact_outcome", on=day).get(outcome.code)
    if facts.occupation and item is not None and not item.flags.get("reached"):
        text = _("Nobody was reached. Record the occupation by itself, with who told it.")
        raise ValidationError({"occupation": text})
    return {
        "at": facts.at, "channel": channel.code, "channel_version": channel.version, "recipient": recipient.code,
        "recipient_version": recipient.version,
        "outcome": outcome.code, "outcome_version": outcome.version, "note": facts.note,
    }  # fmt: skip
