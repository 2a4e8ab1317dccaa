"""Ungdomar and drafts: their part of the table behind test_urls."""

from __future__ import annotations

from typing import Any

from tenant_apps.accounts.enums import Role
from tests.isolation.worlds import World, public_id

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
READING = WORKING | {Role.READER}
YOUTH = public_id("youth")
OWNER = frozenset({Role.COACH})  # whose filter, job and workbook the world has
NOBODY_ELSE = frozenset({403, 404})


def _draft(world: World) -> dict[str, Any]:
    youth = world.rows["youth"].public_id
    return {"public_id": youth, "form": "contact-add", "subject": youth}


def _youth(world: World) -> str:
    return str(world.rows["youth"].public_id)


def _action(name: str) -> Any:
    return lambda _world: {"action": name}


def _family_name(world: World) -> str:
    return world.sentinel


def _body(**fixed: Any) -> Any:
    return lambda world: {key: value(world) if callable(value) else value for key, value in fixed.items()}


def entries(entry: Any) -> list[Any]:
    """Made with the table's own class, which gathers this file."""
    return [
        entry("youths", READING, sentinel=_family_name, shows_youth=True, query="?state=all&sort=-contact&contact=30", note="filtered"),
        entry("youth-counts", READING, query="?state=all"),
        entry("filter-save", READING, data=_body(name="Mina"), query="?state=all&label=mine", status=302),
        entry("filter-change", OWNER, kwargs=public_id("saved_filter"), data=_body(action="default"), status=302, others=NOBODY_ELSE),
        entry("list-columns", READING, data=_body(columns="age"), status=302),
        entry("list-selection", READING, data=_body(shown=_youth, chosen=_youth), status=302),
        entry("bulk", WORKING, kwargs=_action("label"), foreign_is_unknown=False),
        entry("bulk", READING, kwargs=_action("excel"), foreign_is_unknown=False, note="excel"),
        entry("bulk", READING, kwargs=_action("excel"), data=_body(columns="age"), status=302, foreign_is_unknown=False, note="excel"),
        entry("bulk", WORKING, kwargs=_action("label"), data=_body(value=""), foreign_is_unknown=False, note="nobody chosen"),
        entry("bulk-result", OWNER, kwargs=public_id("bulk_job"), sentinel=_family_name, shows_youth=True, others=NOBODY_ELSE),
        entry("list-workbook", OWNER, kwargs=public_id("workbook"), sentinel=_family_name, shows_youth=True, others=NOBODY_ELSE),
        entry("draft", WORKING, kwargs=_draft, data=_body(note="Halvskrivet"), status=302),
        entry("detail-preferred", WORKING, kwargs=public_id("detail"), data=_body(), status=302),
        entry("youth", READING, kwargs=YOUTH, query="?visa=andringar", sentinel=_family_name, shows_youth=True, note="changes"),
    ]  # fmt: skip
