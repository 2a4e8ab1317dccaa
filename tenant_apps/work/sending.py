"""Sends what waits in the outbox. Each message once, however often the job is delivered: the row is the claim (REL-06).

The row stays locked while the message is handed to the mail server and is marked in the same transaction. Should the process die between the
two, the message goes again under the same Message-ID, by which mail systems know it for the same.
"""

from __future__ import annotations

import smtplib
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.core import mail
from django.db import transaction
from django.db.models import QuerySet

from kaa.core import clock
from tenant_apps.work.models import Message

log = structlog.get_logger()
CHANNEL = "email"
AT_MOST = 200  # in one run: the next one is a minute away
MAX_ATTEMPTS = 4
AGAIN_AFTER = timedelta(minutes=10)  # doubled at each attempt
State = Message.State
UNREACHABLE = (OSError, smtplib.SMTPConnectError, smtplib.SMTPServerDisconnected, smtplib.SMTPAuthenticationError)


def _waiting(now: datetime) -> QuerySet[Message]:
    return Message.objects.filter(channel=CHANNEL, state=State.WAITING, send_after__lte=now)


def send_waiting(*, now: datetime | None = None) -> dict[str, int]:
    """Send what is due. Nothing goes to those who have come under protection since it was written (PRV-22)."""
    now = now or clock.now()
    done: Counter[str] = Counter()
    done["withdrawn"] = (
        _waiting(now).exclude(youth__protected_at=None).exclude(youth=None).update(state=State.WITHDRAWN)
    )
    if not _waiting(now).exists():
        return dict(done)
    server = mail.get_connection()
    try:
        server.open()
    except UNREACHABLE as problem:  # nobody's fault but the server's: no message has had its turn
        log.warning("mail_unreachable", problem=type(problem).__name__)
        return {**done, "unreachable": 1}
    try:
        for _turn in range(AT_MOST):
            outcome = _send_next(server, now)
            if outcome is None:
                break
            done[outcome] += 1
    finally:
        server.close()
    return dict(done)


@transaction.atomic
def _send_next(server: Any, now: datetime) -> str | None:
    """One message: claimed, handed over, marked. Whoever comes meanwhile passes it over."""
    message = _waiting(now).select_for_update(skip_locked=True, of=("self",)).order_by("send_after", "pk").first()
    if message is None:
        return None
    message.attempts += 1
    try:
        _email(message, server).send()
    except Exception as problem:  # noqa: BLE001  (whatever it is, the others must go)
        message.problem = type(problem).__name__[:60]  # its text may hold the address
        is_last = message.attempts >= MAX_ATTEMPTS
        if is_last:
            message.state = State.FAILED
        else:
            message.send_after = now + AGAIN_AFTER * 2 ** (message.attempts - 1)
        log.log(
            40 if is_last else 30, "message_failed" if is_last else "message_put_off", message=str(message.public_id), attempt=message.attempts,
            problem=message.problem,
        )  # fmt: skip
    else:
        message.state, message.sent_at, message.problem = State.SENT, now, ""
    message.save(update_fields=["state", "sent_at", "attempts", "problem", "send_after"])
    return str(message.state)


def _email(message: Message, server: Any) -> mail.EmailMessage:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    return mail.EmailMessage(
        subject=" ".join(message.subject.split()), body=message.body, to=[message.recipient], connection=server,
        headers={"Message-ID": f"<{message.public_id}@{domain}>", "Auto-Submitted": "auto-generated"},
    )  # fmt: skip


@transaction.atomic
def send_again(*, now: datetime) -> int:
    """Those that failed get their turns once more; somebody has seen to the mail server or the address."""
    return Message.objects.filter(channel=CHANNEL, state=State.FAILED).update(
        state=State.WAITING, attempts=0, problem="", send_after=now
    )
