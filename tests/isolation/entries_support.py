"""Planning, consent and measures: their part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tenant_apps.accounts.enums import Role
from tenant_apps.support.models import ActionPlan, PlanFollowUp, PlanItem, PlanVersion
from tests.isolation.worlds import DAY, PK, World, public_id

WORKING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.COACH})
NEXT = DAY + dt.timedelta(days=90)


def add_rows(world: World) -> None:
    """In the world's schema: each thing once, on the world's youth; what it says holds the world's name."""
    youth = world.rows["youth"]
    plan = ActionPlan.objects.create(id=PK, youth=youth, started_on=DAY, next_follow_up_on=NEXT)
    version = PlanVersion.objects.create(
        id=PK, plan=plan, number=1, made_on=DAY, goal=f"Mål {world.sentinel}", next_follow_up_on=NEXT
    )
    item = PlanItem.objects.create(
        id=PK, plan_version=version, position=1, responsible="youth", what=f"Söka {world.sentinel}"
    )
    PlanFollowUp.objects.create(id=PK, plan=plan, held_on=DAY, on_version=1, note=f"Sagt {world.sentinel}")
    world.rows.update(plan=plan, plan_item=item)


def _name(world: World) -> str:
    return world.sentinel


def _with_version(row: str, **fixed: Any) -> Any:
    return lambda world: {**fixed, "version": str(world.rows[row].version)}


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""
    youth, plan = public_id("youth"), public_id("plan")
    shown = {"sentinel": _name, "shows_youth": True}
    steps = {
        "goal": "Läsa klart",
        "planning": "",
        "youth_1": "Söka komvux",
        "youth_1_due": "2027-02-01",
        "next_follow_up_on": "2099-02-01",
    }
    revised = {**steps, "next_follow_up_on": NEXT.isoformat(), "why": "Nytt mål"}
    return [
        entry("plan-add", WORKING, kwargs=youth, status=302, note="form"),  # the world's youth has one: revise it
        entry("plan-add", WORKING, kwargs=youth, data=lambda _world: steps, **shown),
        entry("plan", WORKING, kwargs=plan, **shown),
        entry("plan-print", WORKING, kwargs=plan, **shown),
        entry("plan-compare", WORKING, kwargs=plan, **shown),
        entry("plan-revise", WORKING, kwargs=plan, note="form", **shown),
        entry("plan-revise", WORKING, kwargs=plan, status=302, data=_with_version("plan", **revised)),
        entry("plan-follow-up", WORKING, kwargs=plan, note="form", **shown),
        entry(
            "plan-follow-up", WORKING, kwargs=plan, status=302,
            data=_with_version("plan", held_on=DAY.isoformat(), with_youth="on", note="", next_on=NEXT.isoformat()),
        ),
        entry("plan-end", WORKING, kwargs=plan, note="form", **shown),
        entry(
            "plan-end", WORKING, kwargs=plan, status=302,
            data=_with_version("plan", ended_on=DAY.isoformat(), end_reason="goal_reached", note=""),
        ),
        entry("plan-item-done", WORKING, kwargs=public_id("plan_item"), data=lambda _world: {}, status=302),
    ]  # fmt: skip
