"""Tokens' pages and the API's own: their part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import ApiToken
from tenant_apps.accounts.tokens.services import digest_of
from tests.isolation.worlds import PK, World, public_id

EVERYONE = frozenset(Role)
MANAGERS = frozenset({Role.ADMINISTRATOR, Role.ACCOUNT_MANAGER})


def add_rows(world: World) -> None:
    """A coach's token, which the matrix revokes."""
    now = clock.now()
    world.rows["token"] = ApiToken.objects.create(
        id=PK, user=world.users[Role.COACH], name=f"Nyckel {world.sentinel}", hint="abcd", digest=digest_of(secret="kaa_abcd"), created_at=now,
        expires_at=now + dt.timedelta(days=30),
    )  # fmt: skip


def _body(**fixed: Any) -> Any:
    return lambda _world: fixed


def entries(entry: Any) -> list[Any]:
    """Made with the table's own class, which gathers this file."""
    return [
        entry("tokens", EVERYONE),
        entry("tokens", EVERYONE, data=_body(name="Skript", scope="read", days="90"), note="made"),
        entry("tokens-all", MANAGERS, sentinel=lambda world: world.sentinel),
        entry(
            "token-revoke", MANAGERS | {Role.COACH}, kwargs=public_id("token"), data=_body(), status=302, others=frozenset({404})
        ),
        entry("api-docs", EVERYONE),
        entry("api-schema", EVERYONE),
    ]  # fmt: skip
