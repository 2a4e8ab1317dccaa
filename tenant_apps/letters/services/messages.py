"""Text messages and e-mail: into the tenant's outbox, which sends each once; asked again at the moment of sending."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import Channel, LetterState
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.services.posting import Checked, check, log_sent, waiting
from tenant_apps.letters.services.queueing import MESSAGES, put_in_outbox
from tenant_apps.letters.services.returning import mark_returned
from tenant_apps.letters.sms import can_send
from tenant_apps.work.models import Message


@transaction.atomic
def send_mailing(*, mailing: Mailing, actor: User | None, now: datetime) -> Checked:
    """Everything that waits in it, into the outbox. The key is the letter's own: sent twice, it is one message (REL-06)."""
    today = clock.local_date(now)
    if mailing.channel not in MESSAGES:
        raise ValidationError(_("Letters are posted, and marked as posted."))
    if mailing.channel == Channel.SMS and not can_send():
        raise ValidationError(_("There is no gateway for text messages. An administrator sets it up under Letters."))
    checked = check(letters=waiting(mailing=mailing).filter(message=None), day=today, today=today, actor=actor)
    moved = [one.letter for one in checked.withdrawn if one.instead is not None and one.instead.pk == one.letter.pk]
    put_in_outbox(letters=[*checked.good, *moved], actor=actor, send_after=now)
    return checked


@transaction.atomic
def withdraw_unfit(*, channel: str, messages: Collection[int], now: datetime) -> int:
    """Before the outbox sends these: what may no longer go to whom it was written is withdrawn, and goes to a new number by a message of its own.

    The same for a turn as for the one that is about to leave. Somebody else's claim is passed over: it asks itself. Gives how many.
    """
    today = clock.local_date(now)
    mine = Message.objects.filter(pk__in=messages, state=Message.State.WAITING, channel=channel).order_by("pk")
    held = list(mine.select_for_update(skip_locked=True).values_list("pk", flat=True))
    rows = list(
        Letter.objects.filter(message__in=held)
        .select_for_update(of=("self",))
        .select_related("mailing__version__template__after_18", "youth", "message", "decided_by")
        .order_by("pk")
    )
    if not rows:
        return 0
    left = [one.pk for one in rows if one.state != LetterState.MADE]
    if left:
        Message.objects.filter(letter__in=left).update(state=Message.State.WITHDRAWN, recipient="", body="")
    checked = check(letters=[one for one in rows if one.pk not in left], day=today, today=today, actor=None)
    return len(left) + len(checked.withdrawn)


@transaction.atomic
def message_sent(*, message: Message, now: datetime) -> None:
    """The outbox has handed it over: a contact, logged with the message's own transaction."""
    letter = _letter_of(message)
    if letter is not None and letter.state == LetterState.MADE:
        log_sent(letters=[letter], at=now, actor=letter.decided_by)


@transaction.atomic
def message_refused(*, message: Message, now: datetime) -> None:
    """The server knows no such address: the contact detail is marked as not working, as when post comes back."""
    letter = _letter_of(message)
    if letter is not None and letter.state == LetterState.MADE:
        mark_returned(letter=letter, actor=letter.decided_by, now=now)


def _letter_of(message: Message) -> Letter | None:
    rows = Letter.objects.filter(message=message).select_for_update(of=("self",))
    return rows.select_related("mailing__version__template", "decided_by").first()
