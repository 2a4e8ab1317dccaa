"""Tokens for the API: made, used, revoked."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.access import Right
from kaa.core.tenancy import current_schema
from tenant_apps.accounts.models import ApiToken, User

PREFIX = "kaa_"  # by which people and scanners know what it is
DAYS = (30, 90, 180, 365)
USED_WITHIN = timedelta(minutes=5)  # a program may ask many times a second: not each time is written


@dataclass(frozen=True)
class NewToken:
    """The only time that the secret is to be had."""

    token: ApiToken
    secret: str


def digest_of(*, secret: str) -> str:
    """With the tenant in it: a row that stands in two schemas (copied, split, merged) opens one of them alone."""
    return hashlib.sha256(f"{current_schema()}:{secret}".encode()).hexdigest()


@transaction.atomic
def make_token(*, user: User, name: str, may_write: bool, days: int, now: datetime) -> NewToken:
    """A token of one's own. It holds a random number of 240 bits: a plain hash is enough to keep."""
    name = " ".join(name.split())
    if not name:
        raise ValidationError({"name": _("Write a name.")})
    if days not in DAYS:
        raise ValidationError({"days": _("A token is valid for a year at most.")})
    User.objects.select_for_update().get(pk=user.pk)
    if ApiToken.objects.filter(user=user, name__iexact=name, revoked_at=None).exists():
        raise ValidationError(
            {"name": _("You have a token with this name already. Revoke it first, or choose another name.")}
        )
    secret = f"{PREFIX}{secrets.token_urlsafe(30)}"
    token = ApiToken(
        user=user, name=name, may_write=may_write, created_at=now, expires_at=now + timedelta(days=days), digest=digest_of(secret=secret),
        hint=secret.removeprefix(PREFIX)[:4],
    )  # fmt: skip
    token.clean_fields(exclude=["user", "revoked_by"])
    token.save()
    return NewToken(token, secret)


def revoke_token(*, token: ApiToken, actor: User, now: datetime) -> None:
    """One's own, or anybody's for those who manage them. It ends at the next request; the row stays, to be seen."""
    if token.user_id != actor.pk and not actor.may(Right.TOKENS_MANAGE):
        raise PermissionDenied
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now, revoked_by=actor)


def note_use(*, token: ApiToken, now: datetime) -> None:
    rows = ApiToken.objects.filter(Q(last_used_at=None) | Q(last_used_at__lt=now - USED_WITHIN), pk=token.pk)
    if token.last_used_at is None or token.last_used_at < now - USED_WITHIN:
        rows.update(last_used_at=now)
