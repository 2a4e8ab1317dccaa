"""How a message leaves: one adapter for each channel of the outbox. E-mail is here; a room that has another registers it."""

from __future__ import annotations

import re
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
    """The server will never take this message: another try is of no use. `code` says why, without anybody's data.

    `no_such_recipient`: it is the address that does not work, and not what was sent or who sent it.
    """

    def __init__(self, code: str, *, no_such_recipient: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.no_such_recipient = no_such_recipient


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
AFTER_REFUSAL: list[AfterSending] = []


def open_line(channel: str) -> Callable[[OpenLine], OpenLine]:
    """Register what sends a channel's messages; it raises Unreachable when it cannot begin."""

    def add(function: OpenLine) -> OpenLine:
        LINES[channel] = function
        return function

    return add


def on_sending(
    *, before: BeforeSending | None = None, after: AfterSending | None = None, refused: AfterSending | None = None
) -> None:
    """`before` withdraws those of these messages (keys) that may no longer be sent, and gives how many: asked of a turn's messages, and of
    each once more when it is claimed. `after` runs in the transaction that marks a message sent, `refused` in the one that marks it failed
    because there is no such recipient.
    """
    if before is not None and before not in BEFORE:
        BEFORE.append(before)
    for hook, hooks in ((after, AFTER), (refused, AFTER_REFUSAL)):
        if hook is not None and hook not in hooks:
            hooks.append(hook)


MAIL_UNREACHABLE = (
    OSError, smtplib.SMTPConnectError, smtplib.SMTPServerDisconnected, smtplib.SMTPAuthenticationError,
)  # fmt: skip
NO_SUCH_MAILBOX = frozenset({550, 551, 553})  # RFC 5321, 4.2.3
ENHANCED = re.compile(rb"^\s*5\.(\d{1,3})\.\d{1,3}\b")  # RFC 3463: 5.1 addressing, 5.7 policy


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
        """A definite no (5xx) is not asked for again; a passing one (4xx) is an error like any other."""
        self._call_again()
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
        wanted = mail.EmailMessage(
            subject=" ".join(message.subject.split()), body=message.body, to=[message.recipient], connection=self._server,
            headers={"Message-ID": f"<{message.public_id}@{domain}>", "Auto-Submitted": "auto-generated"},
        )  # fmt: skip
        try:
            wanted.send()
        except smtplib.SMTPRecipientsRefused as problem:
            for code, text in problem.recipients.values():
                _raise_if_definite(code, text, of_recipient=True)
            raise
        except smtplib.SMTPDataError as problem:
            _raise_if_definite(problem.smtp_code, problem.smtp_error, of_recipient=False)
            raise

    def _call_again(self) -> None:
        """A server that hung up after the message before (421): those that follow are not to blame."""
        talk = getattr(self._server, "connection", None)
        if talk is not None and getattr(talk, "sock", None) is None:
            self._server.close()
            self.__enter__()


def _raise_if_definite(code: int, text: bytes | str, *, of_recipient: bool) -> None:
    """Whose fault it is: a server that does not let us send through it (5.7, relaying) says nothing of the address."""
    if code == 530:  # it wants a login or encryption first: no message is to blame
        raise Unreachable(f"SMTP {code}") from None
    if not 500 <= code < 600:
        return
    said = text.encode(errors="replace") if isinstance(text, str) else text
    found = ENHANCED.match(said)
    subject = found.group(1) if found else b""
    about_address = subject == b"1" or (
        of_recipient and subject != b"7" and code in NO_SUCH_MAILBOX and b"relay" not in said.lower()
    )
    raise Refused(f"SMTP {code}", no_such_recipient=about_address) from None
