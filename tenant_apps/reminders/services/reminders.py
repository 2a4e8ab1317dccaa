"""Reminders: made, mended, moved, done, dismissed, and opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kaa.core import clock, locking
from tenant_apps.accounts.models import Label, User
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Youth
from tenant_apps.reminders.enums import ReminderKind, ReminderState
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.recurrence import following
from tenant_apps.reminders.services.notifications import tell_reminder_given

FURTHEST = timedelta(days=366 * 6)  # beyond it a year is misspelt: nobody is in the register for longer
LONGEST = 200


@dataclass(frozen=True)
class Holder:
    """For whom: a user, a label's holder, or (neither) whoever has the youth's label."""

    user: User | None = None
    label: Label | None = None


FOLLOWS_THE_YOUTH = Holder()


def add_reminder(
    *, text: str, due_on: date, actor: User | None, now: datetime, youth: Youth | None = None, holder: Holder = FOLLOWS_THE_YOUTH,
    recurs: str = "", key: str = "", kind: str = ReminderKind.BY_HAND, contact: Contact | None = None,
) -> Reminder:  # fmt: skip
    """With a key it is made once: whoever comes again gets the one that there is, open or closed, as it stands."""
    _check_day(due_on, today=clock.local_date(now), by_hand=not key)
    values: dict[str, Any] = {
        "youth": youth, "text": _clean_text(text), "due_on": due_on, "first_due_on": due_on, "starts_on": due_on, "recurs": recurs,
        "user": holder.user, "label": holder.label, "kind": kind, "contact": contact, "created_by": actor,
    }  # fmt: skip
    with transaction.atomic():
        if key:
            made, is_new = Reminder.objects.get_or_create(key=key, defaults=values)
        else:
            made, is_new = Reminder(**values), True
            made.clean_fields(exclude=["youth", "user", "label", "previous", "contact", "created_by"])
            made.validate_constraints()
            made.save()
        if is_new:
            tell_reminder_given(reminder=made, actor=actor, now=now)
    return made


@transaction.atomic
def remind_of_many(
    *, youths: QuerySet[Youth], text: str, due_on: date, key: str, actor: User | None, now: datetime, kind: str = ReminderKind.BY_HAND
) -> tuple[int, int]:  # fmt: skip
    """One on each, for whoever has the youth's label: two statements, whatever their number. Gives how many, and how many had it (by key)."""
    _check_day(due_on, today=clock.local_date(now), by_hand=True)
    what, found = _clean_text(text), list(youths.order_by("pk").values_list("pk", "public_id"))
    keys = {pk: f"{key}:{public_id}"[:120] for pk, public_id in found}
    known = set(Reminder.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    new = [
        Reminder(
            youth_id=pk,
            text=what,
            due_on=due_on,
            first_due_on=due_on,
            starts_on=due_on,
            key=one,
            kind=kind,
            created_by=actor,
        )
        for pk, one in keys.items()
        if one not in known
    ]
    Reminder.objects.bulk_create(new, ignore_conflicts=True)
    return len(new), len(found) - len(new)


@transaction.atomic
def edit_reminder(
    *, reminder: Reminder, version: int, text: str, due_on: date, recurs: str, holder: Holder, actor: User | None, now: datetime
) -> Reminder:  # fmt: skip
    """Mend what is open. A new day moves it; a series counts from the day that it was given."""
    if not reminder.is_open:
        raise ValidationError(_("The reminder is closed. Open it again to change it."))
    changes: dict[str, Any] = {
        "text": _clean_text(text), "due_on": due_on, "recurs": recurs, "user": holder.user, "label": holder.label,
    }  # fmt: skip
    if due_on != reminder.due_on:
        _check_day(due_on, today=clock.local_date(now), by_hand=True)
        changes |= {"moved_at": now, "moved_by": actor}
    if recurs != reminder.recurs:
        changes["starts_on"] = due_on
        if recurs:
            changes["first_due_on"] = due_on
    before = (reminder.user_id, reminder.label_id)
    saved = locking.save(reminder, version=version, changes=changes)
    if (saved.user_id, saved.label_id) != before:
        tell_reminder_given(reminder=saved, actor=actor, now=now)
    return saved


@transaction.atomic
def move_reminder(*, reminder: Reminder, to: date, actor: User | None, now: datetime) -> Reminder:
    """Another day; a series goes on as it was."""
    _check_day(to, today=clock.local_date(now), by_hand=True)
    found = _locked(reminder)
    if not found.is_open:
        raise ValidationError(_("The reminder is closed. Open it again to change it."))
    if found.due_on == to:
        return found
    return locking.save(found, version=found.version, changes={"due_on": to, "moved_at": now, "moved_by": actor})


@transaction.atomic
def close_reminder(
    *, reminder: Reminder, actor: User | None, now: datetime, dismissed: bool = False, note: str = ""
) -> Reminder | None:
    """Done, or not to be done. Give the next one of a series; pressed twice, it is done once.

    A series that is dismissed ends: it is the way to end one.
    """
    found = _locked(reminder)
    if not found.is_open:
        return None
    state = ReminderState.DISMISSED if dismissed else ReminderState.DONE
    changes = {"state": state, "closed_at": now, "closed_by": actor, "closing_note": " ".join(note.split())[:LONGEST]}
    locking.save(found, version=found.version, changes=changes)
    after = max(found.first_due_on, found.due_on, clock.local_date(now))  # done before its day it does not come twice
    day = None if dismissed else following(recurs=found.recurs, starts_on=found.starts_on, after=after)
    if day is None:
        return None
    return Reminder.objects.create(
        youth=found.youth, text=found.text, due_on=day, first_due_on=day, starts_on=found.starts_on, recurs=found.recurs, user=found.user,
        label=found.label, kind=found.kind, previous=found, created_by=actor,
    )  # fmt: skip


@transaction.atomic
def reopen_reminder(*, reminder: Reminder, actor: User | None, now: datetime) -> Reminder:  # noqa: ARG001  (history has who)
    """Closed by mistake: as it was before. The next one of its series goes, unless somebody has done something with it."""
    found = _locked(reminder)
    if found.is_open:
        return found
    following_one = Reminder.objects.select_for_update().filter(previous=found).first()
    if following_one is not None:
        if not following_one.is_open or following_one.version > 1:
            raise ValidationError(_("The next one of the series has been worked with already."))
        following_one.delete()
    changes = {"state": ReminderState.OPEN, "closed_at": None, "closed_by": None, "closing_note": ""}
    return locking.save(found, version=found.version, changes=changes)


def _locked(reminder: Reminder) -> Reminder:
    """Two who press at once come one after the other."""
    return Reminder.objects.select_for_update(of=("self",)).get(pk=reminder.pk)


def _clean_text(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise ValidationError({"text": _("Write what to do.")})
    return text


def _check_day(day: date, *, today: date, by_hand: bool) -> None:
    if by_hand and day < today:
        raise ValidationError({"due_on": _("The day has passed: choose today or later.")})
    if day > today + FURTHEST:
        raise ValidationError({"due_on": _("The day is too far away. Check the year.")})
