from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from kaa.core.access import Right
from tenant_apps.accounts.models import ApiToken, User
from tenant_apps.accounts.tokens.services import PREFIX, digest_of


def valid_token(secret: str, *, now: datetime) -> ApiToken | None:
    """The token of this tenant with this secret, when it opens anything now: neither revoked, expired nor of a closed account."""
    if not secret.startswith(PREFIX) or len(secret) > 100:
        return None
    rows = ApiToken.objects.filter(
        digest=digest_of(secret=secret), revoked_at=None, expires_at__gt=now, user__is_active=True
    )
    return rows.select_related("user").first()


@dataclass(frozen=True)
class TokenRow:
    public_id: uuid.UUID
    name: str
    hint: str
    owner: str
    may_write: bool
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    state: str  # valid, expired, revoked, closed (the account is)
    revoked_at: datetime | None
    revoked_by: str


def own_tokens(user: User, *, now: datetime) -> list[TokenRow]:
    return _rows(now, user=user)


def all_tokens(*, now: datetime) -> list[TokenRow]:
    """Those that open something first."""
    return sorted(_rows(now), key=lambda row: row.state != "valid")


def _rows(now: datetime, **narrowed: object) -> list[TokenRow]:
    found = ApiToken.objects.filter(**narrowed).select_related("user", "revoked_by")
    return [
        TokenRow(
            public_id=one.public_id, name=one.name, hint=one.hint, owner=one.user.display_name, may_write=one.may_write,
            created_at=one.created_at, expires_at=one.expires_at, last_used_at=one.last_used_at, state=_state(one, now),
            revoked_at=one.revoked_at, revoked_by=one.revoked_by.display_name if one.revoked_by else "",
        )
        for one in found
    ]  # fmt: skip


def _state(one: ApiToken, now: datetime) -> str:
    if one.revoked_at is not None:
        return "revoked"
    if one.expires_at <= now:
        return "expired"
    return "valid" if one.user.is_active else "closed"


def revocable(user: User, public_id: uuid.UUID) -> ApiToken | None:
    """One's own, or anybody's for those who manage them."""
    found = ApiToken.objects.filter(public_id=public_id)
    return (found if user.may(Right.TOKENS_MANAGE) else found.filter(user=user)).first()
