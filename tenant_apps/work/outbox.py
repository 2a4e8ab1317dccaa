"""The outbox as its page shows it: how much, never to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from tenant_apps.work.models import Message

SHOWN = 50
State = Message.State


UNCOUNTED: list[str] = []  # how the keys begin of messages that stand in no figure and list


def leave_out_of_figures(*, keys_from: str) -> None:
    """A room's automatic answers to strangers: each tells that something came in, also what its reader may not know of. Said when apps are ready."""
    if keys_from not in UNCOUNTED:
        UNCOUNTED.append(keys_from)


def counted() -> QuerySet[Message]:
    """Nothing of those under protection is counted (PRV-22)."""
    shown = Message.objects.filter(Q(youth=None) | Q(youth__protected_at=None))
    for beginning in UNCOUNTED:
        shown = shown.exclude(key__startswith=beginning)
    return shown


@dataclass(frozen=True)
class Failed:
    subject: str
    written_at: datetime
    attempts: int
    problem: str


@dataclass(frozen=True)
class Outbox:
    waiting: int
    put_off: int
    sent: int
    last_sent_at: datetime | None
    expired: int
    failed_total: int
    failed: tuple[Failed, ...]


def outbox() -> Outbox:
    shown = counted()
    counts = shown.aggregate(
        waiting=Count("pk", filter=Q(state=State.WAITING)), put_off=Count("pk", filter=Q(state=State.WAITING, attempts__gt=0)),
        sent=Count("pk", filter=Q(state=State.SENT)), last=Max("sent_at"), failed=Count("pk", filter=Q(state=State.FAILED)),
        expired=Count("pk", filter=Q(state=State.EXPIRED)),
    )  # fmt: skip
    rows = shown.filter(state=State.FAILED).order_by("-created_at", "-pk")[:SHOWN]
    return Outbox(
        counts["waiting"], counts["put_off"], counts["sent"], counts["last"], counts["expired"], counts["failed"],
        tuple(Failed(_subject(one), one.created_at, one.attempts, one.problem) for one in rows),
    )  # fmt: skip


def _subject(one: Message) -> str:
    return one.subject if one.youth_id is None else _("Message to a youth or guardian")
