"""Handlers of protected identities: pages that nobody else knows of; and an open page's own question."""

from __future__ import annotations

from typing import Any

from tenant_apps.accounts.enums import Role
from tests.isolation.worlds import World, public_id

HANDLERS = frozenset({Role.PROTECTED_HANDLER})
HIDDEN = public_id("hidden")


def _name(world: World) -> str:
    return str(world.rows["hidden"].family_name)


def _body(**fixed: Any) -> Any:
    return lambda _world: fixed


def entries(entry: Any) -> list[Any]:
    """Made with the table's own class, which gathers this file."""
    everyone = frozenset(Role)
    return [
        entry("protected", HANDLERS, sentinel=_name),
        entry("protected-handled", HANDLERS, kwargs=public_id("notice"), data=_body(), status=302),
        entry("protected-lift", HANDLERS, kwargs=HIDDEN, sentinel=_name),
        entry("protected-lift", HANDLERS, kwargs=HIDDEN, data=_body(note="hävd"), status=302),
        entry("protected-guardians", HANDLERS, kwargs=HIDDEN, sentinel=_name, note="form"),
        entry("protected-guardians", HANDLERS, kwargs=HIDDEN, data=_body(), status=302),
        entry("protected-erase", HANDLERS, kwargs=HIDDEN, sentinel=_name, note="form"),
        entry("protected-erase", HANDLERS, kwargs=HIDDEN, data=_body(taken_over="on"), status=302),
        entry(
            "protect",
            HANDLERS,
            kwargs=public_id("youth"),
            sentinel=lambda world: world.person,
            shows_youth=True,
            note="form",
        ),
        entry("protect", HANDLERS, kwargs=public_id("youth"), data=_body(note="ringde oss"), status=302),
        entry("still", everyone, kwargs=lambda _world: {"request_id": "0" * 32}, status=204, foreign_is_unknown=False),
    ]
