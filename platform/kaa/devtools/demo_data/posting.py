"""Mailings of days gone by. Their files are printed as always, by the first worker that runs."""

from __future__ import annotations

from datetime import datetime

from tenant_apps.accounts.models import User
from tenant_apps.letters.models import Mailing
from tenant_apps.letters.services.posting import log_sent, waiting
from tenant_apps.work.models import Message


def made_then(mailing: Mailing, at: datetime) -> None:
    Mailing.objects.filter(pk=mailing.pk).update(created_at=at)
    mailing.letters.update(created_at=at)


def sent_then(mailing: Mailing, actor: User, at: datetime) -> None:
    """As the outbox does, but to nobody: a message of two weeks ago is not handed to today's gateway."""
    Message.objects.filter(letter__mailing=mailing, state=Message.State.WAITING).update(
        state=Message.State.SENT, sent_at=at, attempts=1, created_at=at
    )
    log_sent(letters=list(waiting(mailing=mailing).exclude(message=None)), at=at, actor=actor)
    made_then(mailing, at)
