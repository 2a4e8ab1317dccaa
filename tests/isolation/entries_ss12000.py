"""Connections by SS 12000: their part of the table behind test_urls."""

from __future__ import annotations

from typing import Any

from tenant_apps.accounts.enums import Role
from tests.isolation.worlds import World, public_id

ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
FORM = {
    "name": "Skolsystemet", "base_address": "https://skola.example/ss12000", "token_address": "https://skola.example/token",
    "client_id": "kaa", "secret": "hemlig", "period_days": "1", "version": "1",
}  # fmt: skip


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""

    def form(_world: World) -> dict[str, Any]:
        return FORM

    def nothing(_world: World) -> dict[str, Any]:
        return {}

    def name(world: World) -> str:
        return world.sentinel

    one = public_id("connection")
    return [
        entry("ss12000-add", ADMINISTRATOR, note="form"),
        entry("ss12000-add", ADMINISTRATOR, data=form, status=302),
        entry("ss12000", ADMINISTRATOR, kwargs=one, sentinel=name, note="form"),
        entry("ss12000", ADMINISTRATOR, kwargs=one, data=form, status=302),
        entry("ss12000-test", ADMINISTRATOR, kwargs=one, data=nothing, status=302),
        entry("ss12000-fetch", ADMINISTRATOR, kwargs=one, data=nothing, status=302),
    ]
