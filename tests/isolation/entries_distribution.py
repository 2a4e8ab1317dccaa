"""Distribution of new youths: its part of the table behind test_urls."""

from __future__ import annotations

import uuid
from typing import Any

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.distribution.models import Assignment
from tests.isolation.worlds import PK, World, public_id

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
YOUTH = public_id("youth")


def add_rows(world: World) -> None:
    """The world's youth was given to its coach, with the coordinator beside."""
    given = {"youth": world.rows["youth"], "batch": uuid.UUID(int=PK), "at": clock.now()}
    by = world.users[Role.ADMINISTRATOR]
    Assignment.objects.create(id=PK, label=world.rows["label"], part="responsible", reason="load", by=by, **given)
    Assignment.objects.create(
        id=PK + 1, label=world.rows["other_label"], part="beside", reason="by_hand", by=by, **given
    )


def _name(world: World) -> str:
    return world.sentinel


def _rules(world: World) -> dict[str, str]:
    found = {
        "version": "1", "to_earlier": "on", "counsellor_codes": "study_certificate", "counsellor_rule": "beside", "by_area": "on", "balance": "steps",
    }  # fmt: skip
    for name in ("label", "other_label"):
        key = world.rows[name].public_id
        found |= {
            f"profession_{key}": "coach",
            f"takes_new_{key}": "on",
            f"share_{key}": "50",
            f"postcodes_{key}": "852",
        }
    return found


def _beside(world: World) -> dict[str, str]:
    return {"label": "", "seen": str(world.rows["other_label"].public_id)}


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""
    coordinator = frozenset({Role.COORDINATOR})
    nobody = {"action": "to", "chosen": "00000000-0000-4000-8000-000000000000"}
    return [
        entry("distribution", RUNNING, sentinel=_name),
        entry("distribution", RUNNING, data=lambda world: {**nobody, "to": str(world.rows["label"].public_id)}, status=302, note="one who is gone"),
        entry("distribution-history", RUNNING, sentinel=_name, shows_youth=True),
        entry("distribution-rules", RUNNING, sentinel=_name, note="form"),
        entry("distribution-rules", RUNNING, data=_rules, status=302),
        entry("beside", WORKING),
        entry("beside", coordinator, sentinel=_name, shows_youth=True, others=frozenset({200, 403}), note="one's own"),
        entry("beside-set", WORKING, kwargs=YOUTH, sentinel=_name, shows_youth=True, note="form"),
        entry("beside-set", WORKING, kwargs=YOUTH, data=_beside, status=302),
    ]  # fmt: skip
