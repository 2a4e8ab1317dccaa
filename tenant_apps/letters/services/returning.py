"""What came back: the contact detail is marked as not working, and the contact is logged, in one click."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import Channel, LetterState, Recipient
from tenant_apps.letters.models import Letter
from tenant_apps.letters.services.queueing import lock_messages
from tenant_apps.outreach.models import Contact
from tenant_apps.register.codes import Coded, chosen
from tenant_apps.register.editing import mark_detail
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import Guardian
from tenant_apps.work.models import Message

OUTCOMES = {Channel.SMS: "number_not_in_use", Channel.EMAIL: "bounced_email"}


@transaction.atomic
def mark_returned(*, letter: Letter, actor: User | None, now: datetime) -> Letter:
    """Of two who click at once, one does it."""
    today = clock.local_date(now)
    lock_messages(letters=[letter.pk])
    found = (
        Letter.objects.select_for_update(of=("self",))
        .select_related("mailing__version__template", "detail", "message")
        .get(pk=letter.pk)
    )
    is_failed = found.message is not None and found.message.state == Message.State.FAILED
    if found.state != LetterState.POSTED and not (found.state == LetterState.MADE and is_failed):
        raise ValidationError(_("Only what has been sent can come back."))
    outcome = chosen(
        "contact_outcome", OUTCOMES.get(Channel(found.mailing.channel), "returned_post"), on=today, field="outcome"
    )
    channel = chosen("contact_channel", found.mailing.channel, on=today, field="channel")
    told = chosen(
        "informant", "youth" if found.recipient == Recipient.YOUTH else "guardian", on=today, field="recipient"
    )
    Contact.objects.create(
        youth_id=found.youth_id, at=now, channel=channel.code, channel_version=channel.known_version, recipient=told.code,
        recipient_version=told.known_version, outcome=outcome.code, outcome_version=outcome.known_version, user=actor,
        note=found.mailing.version.template.name,
    )  # fmt: skip
    _mark(found, today=today, reason=outcome)
    if is_failed:
        Message.objects.filter(letter=found).update(state=Message.State.WITHDRAWN)  # not tried again
    found.state, found.decided_on, found.decided_by = LetterState.RETURNED, today, actor
    found.save(update_fields=["state", "decided_on", "decided_by"])
    return found


def _mark(letter: Letter, *, today: date, reason: Coded) -> None:
    """What it was addressed by. A guardian's own detail stands on the guardian, and is marked unless it has been changed since."""
    if letter.detail is not None:
        if letter.detail.failed_on is None:
            mark_detail(detail=letter.detail, works=False, today=today, reason=reason)
        return
    if letter.recipient == Recipient.YOUTH:
        return
    for guardian in Guardian.objects.shown().filter(youth=letter.youth_id):  # one person has a row of each source
        if letter.mailing.channel == Channel.SMS and guardian.phone == letter.destination:
            mark_detail(detail=guardian, works=False, today=today)
        elif letter.mailing.channel == Channel.EMAIL and guardian.email == letter.destination:
            mark_detail(detail=guardian, works=False, today=today, kind=DetailKind.EMAIL)
        elif guardian.street and guardian.street == letter.street:
            mark_detail(detail=guardian, works=False, today=today, kind=DetailKind.ADDRESS)
