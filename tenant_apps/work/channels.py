"""How a message leaves: one adapter for each channel of the outbox. E-mail is here; a room that has another registers it."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.core import mail

from tenant_apps.work.models import Message


class Unreachable(Exception):
    """Nobody's fault but the server's: no message has had its turn."""


class Refused(Exception):
    """The server will never take this message: another try is of no use. `code` says why, without anybody's data."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Line(Protocol):
    """An open connection to whoever takes the messages."""

    def send(self, message: Message) -> None: ...


OpenLine = Callable[[], AbstractContextManager[Line]]


class BeforeSending(Protocol):
    def __call__(self, *, channel: str, messages: Collection[int], now: datetime) -> int: ...


class AfterSending(Protocol):
    def __call__(self, *, message: Message, now: datetime) -> None: ...


LINES: dict[str, OpenLine] = {}
BEFORE: list[BeforeSending] = []
AFTER: list[AfterSending] = []


def open_line(channel: str) -> Callable[[OpenLine], OpenLine]:
    """Register what sends a channel's messages; it raises Unreachable when it cannot begin."""

    def add(function: OpenLine) -> OpenLine:
        LINES[channel] = function
        return function

    return add


def on_sending(*, before: BeforeSending | None = None, after: AfterSending | None = None) -> None:
    """`before` withdraws those of a turn's messages (keys) that may no longer be sent, and gives how many; `after` runs in the transaction
    that marks a message sent.
    """
    if before is not None and before not in BEFORE:
        BEFORE.append(before)
    if after is not None and after not in AFTER:
        AFTER.append(after)


MAIL_UNREACHABLE = (
    OSError, smtplib.SMTPConnectError, smtplib.SMTPServerDisconnected, smtplib.SMTPAuthenticationError,
)  # fmt: skip


@open_line("email")
class MailLine:
    def __init__(self) -> None:
        self._server: Any = mail.get_connection()

    def __enter__(self) -> MailLine:
        try:
            self._server.open()
        except MAIL_UNREACHABLE as problem:
            raise Unreachable(type(problem).__name__) from None
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()

    def send(self, message: Message) -> None:
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
        mail.EmailMessage(
            subject=" ".join(message.subject.split()), body=message.body, to=[message.recipient], connection=self._server,
            headers={"Message-ID": f"<{message.public_id}@{domain}>", "Auto-Submitted": "auto-generated"},
        ).send()  # fmt: skip
