"""The next follow-up of a plan or a SIP stands in Idag and in the digest, on the day that was agreed last."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.reminders.enums import ReminderKind
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.services.reminders import add_reminder, close_reminder, move_reminder, reopen_reminder


def remind_of_follow_up(*, key: str, youth: Youth, text: str, on: date | None, actor: User | None) -> None:
    """One reminder for each thing that is followed up: it moves with the day, and closes when that has ended."""
    now = clock.now()
    made = Reminder.objects.filter(key=key).first()
    if on is None:
        if made is not None and made.is_open:
            close_reminder(reminder=made, actor=actor, now=now, dismissed=True, note=_("It has ended."))
        return
    if made is None:
        add_reminder(text=text, due_on=on, youth=youth, key=key, kind=ReminderKind.RULE, actor=actor, now=now)
        return
    if not made.is_open:
        made = reopen_reminder(reminder=made, actor=actor, now=now)
    if made.due_on != on:
        move_reminder(reminder=made, to=max(on, clock.local_date(now)), actor=actor, now=now)
