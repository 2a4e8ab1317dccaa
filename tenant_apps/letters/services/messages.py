"""Text messages and e-mail: into the tenant's outbox, which sends each once; asked again at the moment of sending."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.letters.checking import verdicts
from tenant_apps.letters.composing import compose, sender_now
from tenant_apps.letters.enums import Channel, LetterState, Reason
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.services.posting import Checked, check, log_sent, waiting
from tenant_apps.letters.sms import can_send
from tenant_apps.work.models import Message

MESSAGES = (Channel.SMS, Channel.EMAIL)


@transaction.atomic
def send_mailing(*, mailing: Mailing, actor: User | None, now: datetime) -> Checked:
    """Everything that waits in it, into the outbox. The key is the letter's own: sent twice, it is one message (REL-06)."""
    today = clock.local_date(now)
    if mailing.channel not in MESSAGES:
        raise ValidationError(_("Letters are posted, and marked as posted."))
    if mailing.channel == Channel.SMS and not can_send():
        raise ValidationError(_("There is no gateway for text messages. An administrator sets it up under Letters."))
    checked = check(letters=waiting(mailing=mailing).filter(message=None), day=today, today=today, actor=actor)
    sender = sender_now()
    whole = Mailing.objects.select_related("version__template", "made_by").get(pk=mailing.pk)
    messages = []
    for one in checked.good:
        composed = compose(one, one.youth, whole, sender)
        messages.append(
            Message(
                key=f"letter-{one.public_id}", channel=mailing.channel, youth_id=one.youth_id, recipient=one.destination,
                subject=composed.subject[:200], body=composed.body, send_after=now,
            )
        )  # fmt: skip
    Message.objects.bulk_create(messages, batch_size=500)
    by_key = {one.key: one for one in messages}
    for one in checked.good:
        one.message, one.decided_by = by_key[f"letter-{one.public_id}"], actor
    Letter.objects.bulk_update(checked.good, ["message", "decided_by"], batch_size=500)
    return checked


def withdraw_unfit(*, channel: str, messages: Collection[int], now: datetime) -> int:
    """Before the outbox sends these: what may no longer go to whom it was written is withdrawn. Gives how many."""
    today = clock.local_date(now)
    found = (
        Letter.objects.filter(state=LetterState.MADE, message__in=messages, message__state=Message.State.WAITING, message__channel=channel)
        .select_related("mailing__version__template__after_18", "youth")
        .order_by("pk")
    )  # fmt: skip
    if not found.exists():
        return 0
    bad = [one.letter.pk for one in verdicts(found, day=today, today=today) if not one.holds]
    return _withdraw(bad, now=now) if bad else 0


@transaction.atomic
def _withdraw(letters: Collection[int], *, now: datetime) -> int:
    """Somebody with another number now gets the message there, when it is sent anew by hand."""
    today = clock.local_date(now)
    rows = list(
        Letter.objects.filter(pk__in=letters, state=LetterState.MADE, message__state=Message.State.WAITING)
        .select_for_update(of=("self",))
        .select_related("mailing__version__template__after_18", "youth")
        .order_by("pk")
    )
    Message.objects.filter(letter__in=rows, state=Message.State.WAITING).update(
        state=Message.State.WITHDRAWN, recipient="", body=""
    )
    checked = check(letters=rows, day=today, today=today, actor=None)
    moved = [one.letter.pk for one in checked.withdrawn if one.reason == Reason.MOVED]
    Letter.objects.filter(pk__in=moved).update(message=None)
    Message.objects.filter(
        state=Message.State.WITHDRAWN, key__in=[f"letter-{one.public_id}" for one in rows if one.pk in moved]
    ).delete()
    return len(checked.withdrawn)


@transaction.atomic
def message_sent(*, message: Message, now: datetime) -> None:
    """The outbox has handed it over: a contact, logged with the message's own transaction."""
    letter = _letter_of(message)
    if letter is not None and letter.state == LetterState.MADE:
        log_sent(letters=[letter], at=now, actor=letter.decided_by)


def _letter_of(message: Message) -> Letter | None:
    rows = Letter.objects.filter(message=message).select_for_update(of=("self",))
    return rows.select_related("mailing__version__template", "decided_by").first()
