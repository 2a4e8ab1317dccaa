"""What came in by the doors without login, and the doors themselves. Their part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tenant_apps.accounts.enums import Role
from tenant_apps.doors.models import SelfReferral
from tests.isolation.worlds import World, public_id

# anyone may open these; that they show nobody, and only their own tenant's, is tests/tenant/doors/test_attacks.py
OPEN = {"referral", "referral-thanks"}
RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
PK = 7_300_001
AT = dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC)


def add_rows(world: World) -> None:
    world.rows["referral"] = SelfReferral.objects.create(
        id=PK, nonce="a" * 32, who="youth", about="work", name=f"Alva {world.sentinel}", phone="0701740635", language="sv", received_at=AT
    )  # fmt: skip


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""

    def sends(**values: str) -> Any:
        return lambda _world: values

    def name(world: World) -> str:
        return world.sentinel

    one = public_id("referral")
    return [
        entry("incoming", WORKING, sentinel=name),
        entry("incoming-referral", WORKING, kwargs=one, sentinel=name, shows_youth=True, note="form"),
        entry(
            "incoming-referral", WORKING, kwargs=one, data=sends(state="contacted", youth="", version="1"), status=302
        ),
    ]
