"""What applies by itself, and how late the schools tell: their part of the table behind test_urls."""

from __future__ import annotations

from typing import Any

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tests.isolation.worlds import World

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""

    def settings(_world: World) -> dict[str, Any]:
        return {
            "automatic_in": "in:moved_in", "automatic_at_most": "50", "summer_day": "15", "summer_month": "9", "leap_birthday": "0301",
            "valid_from": clock.today().isoformat(), "note": "Beslut", "seen": "",
        }  # fmt: skip

    return [
        entry("late-schools", RUNNING),
        entry("identification-settings", RUNNING, note="form"),
        entry("identification-settings", RUNNING, data=settings, status=302),
    ]
