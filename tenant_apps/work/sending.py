"""Sends what waits in the outbox. Each message once, however often the job is delivered: the row is the claim (REL-06).

The row stays locked while the message is handed over and is marked in the same transaction. Should the process die between the two, the
message goes again under the same id, by which mail systems and gateways know it for the same. Whether it may still go to whom it was written is
asked in that transaction too: a turn of two hundred messages to a slow server takes hours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet

from kaa.core import clock
from tenant_apps.work.channels import AFTER, AFTER_REFUSAL, BEFORE, LINES, Line, Refused, Unreachable
from tenant_apps.work.models import Message
from tenant_apps.work.outbox import counted

log = structlog.get_logger()
AT_MOST = 200  # of a channel in one run: the next one is a minute away
MAX_ATTEMPTS = 4
AGAIN_AFTER = timedelta(minutes=10)  # doubled at each attempt
State = Message.State


def _waiting(now: datetime, channel: str = "email") -> QuerySet[Message]:
    return Message.objects.filter(channel=channel, state=State.WAITING, send_after__lte=now)


def send_waiting(*, now: datetime | None = None) -> dict[str, int]:
    """Send what is due, channel by channel. Nothing goes to those who have come under protection since it was written (PRV-22)."""
    begun = now or clock.now()
    done: Counter[str] = Counter()
    for channel in LINES:
        # a turn's messages are chosen once: what is put in meanwhile has its turn in a minute
        turn = list(_waiting(begun, channel).order_by("send_after", "pk").values_list("pk", flat=True)[:AT_MOST])
        if not turn:
            continue
        # all at once first: what is withdrawn here needs no server that answers
        try:
            done["withdrawn"] += _withdraw_unfit(channel, turn, begun)
        except Exception as problem:  # noqa: BLE001  (one that cannot be asked about: the others must go, each by itself)
            log.log(40, "outbox_check_failed", channel=channel, problem=type(problem).__name__)
        if _waiting(begun, channel).filter(pk__in=turn).exists():
            done += _send_channel(channel, turn, now)
    return dict(done)


@transaction.atomic
def _withdraw_unfit(channel: str, messages: Collection[int], now: datetime) -> int:
    protected = _waiting(now, channel).filter(pk__in=messages).exclude(youth__protected_at=None).exclude(youth=None)
    withdrawn = protected.update(state=State.WITHDRAWN)
    withdrawn += _expire(_waiting(now, channel).filter(pk__in=messages), now)
    return withdrawn + sum(check(channel=channel, messages=messages, now=now) for check in BEFORE)


def _expire(messages: QuerySet[Message], now: datetime) -> int:
    """A code that has ceased to hold, the list of another day; and what has no text left says nothing to anybody."""
    return messages.filter(Q(expires_at__lte=now) | Q(body="")).update(state=State.EXPIRED)


def _send_channel(channel: str, turn: Collection[int], now: datetime | None) -> Counter[str]:
    """`now`: for tests; else each message has its own moment."""
    done: Counter[str] = Counter()
    try:
        with LINES[channel]() as line:
            for _each in turn:
                outcome = _send_next(line, channel, turn, now or clock.now())
                if outcome is None:
                    break
                done[outcome] += 1
    except Unreachable as problem:
        log.warning("channel_unreachable", channel=channel, problem=str(problem))
        done["unreachable"] += 1
    return done


@transaction.atomic
def _send_next(line: Line, channel: str, turn: Collection[int], now: datetime) -> str | None:
    """One message: claimed, asked about, handed over, marked. Whoever comes meanwhile passes it over."""
    waiting = _waiting(now, channel).filter(pk__in=turn).select_for_update(skip_locked=True, of=("self",))
    message = waiting.order_by("send_after", "pk").first()
    if message is None:
        return None
    message.attempts += 1
    hooks = AFTER
    try:
        with transaction.atomic():
            is_unfit = _withdraw_unfit(channel, [message.pk], now)
    except Exception as problem:  # noqa: BLE001  (never sent unasked)
        _failed(message, problem, now)
        message.save(update_fields=["state", "attempts", "problem", "send_after"])
        return str(message.state)
    if is_unfit:
        return str(State.WITHDRAWN)
    try:
        line.send(message)
    except Unreachable:
        raise
    except Exception as problem:  # noqa: BLE001  (whatever it is, the others must go)
        _failed(message, problem, now)
        hooks = AFTER_REFUSAL if isinstance(problem, Refused) and problem.no_such_recipient else []
    else:
        message.state, message.sent_at, message.problem = State.SENT, now, ""
    message.save(update_fields=["state", "sent_at", "attempts", "problem", "send_after"])
    for tell in hooks:
        tell(message=message, now=now)
    return str(message.state)


def _failed(message: Message, problem: Exception, now: datetime) -> None:
    """Only the kind of error is kept: its text may hold the address."""
    is_refused = isinstance(problem, Refused)
    message.problem = (problem.code if isinstance(problem, Refused) else type(problem).__name__)[:60]
    is_last = is_refused or message.attempts >= MAX_ATTEMPTS
    if is_last:
        message.state = State.FAILED
    else:
        message.send_after = now + AGAIN_AFTER * 2 ** (message.attempts - 1)
    log.log(
        40 if is_last else 30, "message_failed" if is_last else "message_put_off", message=str(message.public_id), attempt=message.attempts,
        problem=message.problem,
    )  # fmt: skip


@transaction.atomic
def send_again(*, now: datetime) -> int:
    """Those that failed get their turns once more; somebody has seen to the server or the address. Gives how many, as the page counts them.

    What would come too late is no longer among them.
    """
    failed, anew = {"channel__in": LINES, "state": State.FAILED}, {"state": State.WAITING, "attempts": 0, "problem": ""}
    _expire(Message.objects.filter(**failed), now)
    told = counted().filter(pk__in=Message.objects.filter(**failed).values("pk")).update(**anew, send_after=now)
    Message.objects.filter(**failed).update(**anew, send_after=now)
    return told
