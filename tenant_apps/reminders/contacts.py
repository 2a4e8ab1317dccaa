"""What a contact leads to: who declined is asked again in three months, who asked to be contacted is so on the day given (P2.5)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import clock
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import PauseReason
from tenant_apps.outreach.ladder.services import set_next_contact
from tenant_apps.outreach.ladder.settings import settings_on
from tenant_apps.outreach.models import Contact, OutreachPause
from tenant_apps.register.models import Youth
from tenant_apps.reminders.enums import MADE_BY_CONTACTS, ReminderKind, ReminderState
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.recurrence import add_months
from tenant_apps.reminders.services.reminders import add_reminder, close_reminder, move_reminder, reopen_reminder

MONTHS_AFTER_DECLINING = 3
ASKED_FOR = (ReminderKind.CALL_BACK, ReminderKind.BY_HAND)  # of a contact: a day that the youth or staff chose


def key_of(contact: Contact) -> str:
    return f"contact:{contact.public_id}"


def remind_of(
    *, contact: Contact, again_on: date | None, was_on: date | None, actor: User | None, now: datetime
) -> None:
    """Runs with each contact that is saved, also one that is mended: then what it made by rule is mended, too.

    A day that somebody chose (`again_on`) stands when the contact is mended: only people take it away.
    """
    outcome = codelists.current("contact_outcome", on=clock.local_date(contact.at)).get(contact.outcome)
    flags = outcome.flags if outcome else {}
    if flags.get("reached"):
        _close_earlier(contact, actor=actor, now=now)
    kind, text = _wanted(flags)
    day = again_on or _by_rule(kind, clock.local_date(contact.at))
    made = Reminder.objects.filter(key=key_of(contact)).first()
    if day is None or _is_known_later(contact):
        if made is not None and made.is_open and made.kind in MADE_BY_CONTACTS:
            close_reminder(reminder=made, actor=actor, now=now, dismissed=True, note=_("The contact was changed."))
        return
    if made is None:
        add_reminder(
            text=text, due_on=day, youth=contact.youth, key=key_of(contact), kind=kind, contact=contact, actor=actor, now=now
        )  # fmt: skip
    elif made.kind != kind:
        chosen = made.due_on if made.kind == ReminderKind.BY_HAND and made.is_open else day
        _change(made, kind=kind, text=text, day=chosen, actor=actor, now=now)
    elif was_on and made.is_open and made.due_on == _by_rule(kind, was_on) != day:
        move_reminder(reminder=made, to=max(day, clock.local_date(now)), actor=actor, now=now)


def _wanted(flags: Mapping[str, Any]) -> tuple[str, str]:
    if flags.get("declined"):
        return ReminderKind.DECLINED, _("Declined: ask again")
    if flags.get("call_back"):
        return ReminderKind.CALL_BACK, _("Asked to be contacted")
    return ReminderKind.BY_HAND, _("Contact again")


def _by_rule(kind: str, day: date) -> date | None:
    """When nobody has chosen a day."""
    if kind == ReminderKind.DECLINED:
        return add_months(day, MONTHS_AFTER_DECLINING)
    return (
        day + timedelta(settings_on(day).call_back_days) if kind == ReminderKind.CALL_BACK else None
    )  # the ladder's own days


def _is_known_later(contact: Contact) -> bool:
    """A contact that is written down afterwards reminds of nothing that a later one has settled."""
    reached = codelists.current("contact_outcome", on=clock.local_date(contact.at)).codes_with("reached")
    return Contact.objects.filter(youth=contact.youth_id, at__gt=contact.at, outcome__in=reached).exists()


def _close_earlier(contact: Contact, *, actor: User | None, now: datetime) -> None:
    """Somebody was reached: what earlier contacts asked for has happened."""
    earlier = Reminder.objects.filter(
        youth=contact.youth_id, state=ReminderState.OPEN, kind__in=MADE_BY_CONTACTS, contact__at__lt=contact.at
    ).exclude(contact=contact)
    for one in earlier:
        close_reminder(reminder=one, actor=actor, now=now, note=_("Reached in a later contact."))


def next_contact_set(*, youth: Youth, until_on: date, actor: User | None, now: datetime) -> None:
    """The day of the next contact was set on the ladder: what the latest contact asked for is due on the same."""
    waits = Reminder.objects.filter(youth=youth, state=ReminderState.OPEN, contact__isnull=False, kind__in=ASKED_FOR)
    latest = waits.order_by("-contact__at", "-pk").first()
    if latest is not None:
        move_reminder(reminder=latest, to=until_on, actor=actor, now=now)


def tell_ladder(*, reminder: Reminder, actor: User | None, now: datetime) -> None:
    """Somebody moved a reminder of a contact that was asked for: the ladder waits for the same day, if it may wait so long."""
    if reminder.youth is None or reminder.contact_id is None or reminder.kind not in ASKED_FOR or not reminder.is_open:
        return
    standing = OutreachPause.objects.filter(youth=reminder.youth, lifted_at=None).order_by("-made_at").first()
    if standing is None or standing.until_on != reminder.due_on:
        with suppress(ValidationError), transaction.atomic():
            set_next_contact(
                youth=reminder.youth, until_on=reminder.due_on, reason=PauseReason.ASKED, actor=actor, now=now
            )


def _change(made: Reminder, *, kind: str, text: str, day: date, actor: User | None, now: datetime) -> None:
    """The contact was mended from one outcome into another."""
    Reminder.objects.filter(pk=made.pk).update(kind=kind, text=text, starts_on=day)
    made.refresh_from_db()
    if not made.is_open:
        made = reopen_reminder(reminder=made, actor=actor, now=now)
    move_reminder(reminder=made, to=max(day, clock.local_date(now)), actor=actor, now=now)
