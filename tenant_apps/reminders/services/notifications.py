"""News for the bell: written once for each user and matter, and gone after a time.

A notification names nobody. Those under protection are in none, whoever it is for: their handlers have a page of their own.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.reminders.enums import NotificationKind
from tenant_apps.reminders.models import Notification, Reminder

READ_DAYS, UNREAD_DAYS = 30, 90


@dataclass(frozen=True)
class News:
    """`key` tells matters apart: the same one again is no news. No figures: one would tell of somebody who comes under protection later.

    `youths` (keys): of several none is named, and the news goes with the last of them who is no longer shown.
    """

    kind: str
    key: str
    youth: int | None = None
    target: uuid.UUID | None = None
    youths: Collection[int] = ()

    def about(self) -> dict[str, Any]:
        several = sorted(set(self.youths))
        if len(several) == 1:
            return {"youth_id": several[0]}
        return {"youth_id": self.youth, "several": several}


def tell(*, users: Collection[int], news: News, actor: User | None, now: datetime) -> int:
    """The same to each."""
    return tell_each(told=[(key, news) for key in sorted(set(users))], actor=actor, now=now)


def tell_each(*, told: Iterable[tuple[int, News]], actor: User | None, now: datetime) -> int:
    """Everyone but the one who did it; one statement, whatever the number of users."""
    rows = [
        Notification(
            user_id=key, kind=news.kind, key=news.key[:160], target=news.target, by=actor, at=now, **news.about()
        )
        for key, news in told
        if actor is None or key != actor.pk
    ]  # fmt: skip
    return len(Notification.objects.bulk_create(rows, ignore_conflicts=True)) if rows else 0


def tell_reminder_given(*, reminder: Reminder, actor: User | None, now: datetime) -> None:
    """Somebody else has given it to a named user or a label's holder. What follows the youth is no news by itself."""
    holder = reminder.user_id or (reminder.label.user_id if reminder.label else None)
    if holder is None or actor is None:
        return
    news = News(
        kind=NotificationKind.REMINDER_GIVEN, key=f"reminder:{reminder.public_id}:{reminder.version}", youth=reminder.youth_id,
        target=reminder.public_id,
    )  # fmt: skip
    tell(users=[holder], news=news, actor=actor, now=now)


def mark_read(*, user: User, now: datetime, public_ids: Iterable[uuid.UUID] | None = None) -> int:
    """All, or those named."""
    mine = Notification.objects.filter(user=user, read_at=None)
    if public_ids is not None:
        mine = mine.filter(public_id__in=list(public_ids))
    return mine.update(read_at=now)


def forget_old(*, now: datetime) -> int:
    """Read ones after a month, unread ones after three."""
    old = Q(read_at__lt=now - timedelta(days=READ_DAYS)) | Q(at__lt=now - timedelta(days=UNREAD_DAYS))
    deleted, _by_model = Notification.objects.filter(old).delete()
    return deleted


@transaction.atomic
def forget_youths(*, youths: Collection[int]) -> None:
    """They have come under protection: no bell rings for them (PRV-22). News of several is of those who are left, as if there had been no more."""
    Notification.objects.filter(youth__in=youths).delete()
    rows = list(Notification.objects.select_for_update().filter(several__overlap=list(youths)).order_by("pk"))
    if not rows:
        return
    others = {key for row in rows for key in row.several} - set(youths)
    shown = set(Youth.objects.shown().filter(pk__in=others).values_list("pk", flat=True))
    for row in rows:
        left = [key for key in row.several if key in shown]
        row.youth_id, row.several = (left[0], []) if len(left) == 1 else (None, left)
    Notification.objects.filter(pk__in=[row.pk for row in rows if row.youth_id is None and not row.several]).delete()
    kept = [row for row in rows if row.youth_id is not None or row.several]
    Notification.objects.bulk_update(kept, ["youth", "several"], batch_size=500)
