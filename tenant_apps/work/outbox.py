"""The outbox as its page shows it: how much, never to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from tenant_apps.work.models import Message

SHOWN = 50
State = Message.State


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
    failed_total: int
    failed: tuple[Failed, ...]


def outbox() -> Outbox:
    """Nothing of those under protection is counted (PRV-22)."""
    shown = Message.objects.filter(Q(youth=None) | Q(youth__protected_at=None))
    counts = shown.aggregate(
        waiting=Count("pk", filter=Q(state=State.WAITING)), put_off=Count("pk", filter=Q(state=State.WAITING, attempts__gt=0)),
        sent=Count("pk", filter=Q(state=State.SENT)), last=Max("sent_at"), failed=Count("pk", filter=Q(state=State.FAILED)),
    )  # fmt: skip
    rows = shown.filter(state=State.FAILED).order_by("-created_at", "-pk")[:SHOWN]
    return Outbox(
        counts["waiting"], counts["put_off"], counts["sent"], counts["last"], counts["failed"],
        tuple(Failed(_subject(one), one.created_at, one.attempts, one.problem) for one in rows),
    )  # fmt: skip


def _subject(one: Message) -> str:
    return one.subject if one.youth_id is None else _("Message to a youth or guardian")
