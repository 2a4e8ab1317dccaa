"""Letters that are messages, in and out of the tenant's outbox."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from tenant_apps.accounts.models import User
from tenant_apps.letters.composing import compose, sender_now
from tenant_apps.letters.enums import Channel
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.work.models import Message

MESSAGES = (Channel.SMS, Channel.EMAIL)
_NOT_LEFT = (Message.State.WAITING, Message.State.FAILED)


def put_in_outbox(*, letters: Collection[Letter], actor: User | None, send_after: datetime) -> None:
    """As they stand now. The key is the letter's own: put in twice, it is one message (REL-06)."""
    if not letters:
        return
    sender = sender_now()
    mailings = Mailing.objects.select_related("version__template", "made_by").in_bulk(
        {one.mailing_id for one in letters}
    )
    for one in letters:
        whole = mailings[one.mailing_id]
        composed = compose(one, one.youth, whole, sender)
        one.message = Message(
            key=f"letter-{one.public_id}", channel=whole.channel, youth_id=one.youth_id, recipient=one.destination,
            subject=composed.subject[:200], body=composed.body, send_after=send_after,
        )  # fmt: skip
        one.decided_by = actor or one.decided_by
    Message.objects.bulk_create([one.message for one in letters if one.message], batch_size=500)
    for one in letters:
        one.message = one.message  # its key is known now
    Letter.objects.bulk_update(letters, ["message", "decided_by"], batch_size=500)


def due_of(*, letters: Iterable[Letter]) -> dict[int, datetime]:
    """When the messages of these that have not left were to be sent, by the letter's key."""
    keys = [one.pk for one in letters if one.message_id is not None]
    found = Message.objects.filter(letter__in=keys, state__in=_NOT_LEFT)
    return dict(found.values_list("letter__pk", "send_after")) if keys else {}


def take_out(*, withdrawn: Collection[int], moved: Collection[int]) -> None:
    """Messages of these (letters' keys) that have not left. A withdrawn one's row stays without anybody's data; of one who has moved it makes
    place for another.
    """
    kept = Message.objects.filter(state__in=_NOT_LEFT)
    kept.filter(letter__in=withdrawn).update(state=Message.State.WITHDRAWN, recipient="", body="")
    kept.filter(letter__in=moved).delete()


def lock_messages(*, letters: Collection[int]) -> None:
    """Before the letters themselves, as whoever sends them does: two that take both in one order never wait for each other."""
    list(Message.objects.filter(letter__in=letters).order_by("pk").select_for_update().values_list("pk", flat=True))
