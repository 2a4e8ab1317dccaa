"""Uppsök: next steps, the half year's contact, ladders; their part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.models import Ladder, LadderStep, OutreachPause
from tests.isolation.worlds import PK, World, public_id

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
READING = WORKING | {Role.READER}
YOUTH = public_id("youth")
LADDER = {"name": "Ny trappa", "start_days": "7", "age_from": "16", "age_to": "19"}
STEP = {
    "way": "sms", "audience": "by_age", "age_from": "16", "age_to": "19", "tries": "1", "days_between": "3", "wait_days": "7", "pause_months": "0",
}  # fmt: skip
SETTINGS = {
    "first_contact_days": "30", "call_back_days": "7", "follow_up_days": "90", "new_days": "30", "guarantee_days": "30",
    "farewell_weeks": "8",
}  # fmt: skip


def add_rows(world: World) -> None:
    """A ladder of the world's own, that has its family name."""
    ladder = Ladder.objects.create(id=PK, name=f"Trappa {world.sentinel}", is_default=True)
    step = LadderStep.objects.create(id=PK, ladder=ladder, position=1, way="phone", tries=3)
    other = LadderStep.objects.create(id=PK + 1, ladder=ladder, position=2, way="letter")
    # lifted: the ladder goes on as it would
    at = dt.datetime(2026, 8, 20, 10, tzinfo=dt.UTC)
    OutreachPause.objects.create(
        id=PK, youth=world.rows["youth"], made_at=at, until_on=dt.date(2026, 8, 25), reason="asked", lifted_at=at
    )
    world.rows.update(ladder=ladder, ladder_step=step, other_step=other)


def _family_name(world: World) -> str:
    return world.sentinel


def _body(**fixed: Any) -> Any:
    return lambda world: {key: value(world) if callable(value) else value for key, value in fixed.items()}


def _settings(_world: World) -> dict[str, Any]:
    from shared_apps.codelists.selectors import current

    return {**SETTINGS, **{f"best_{one.code}": "4" for one in current("occupation").codes}}


def entries(entry: Any) -> list[Any]:
    """Made with the table's own class, which gathers this file."""
    own, step = public_id("ladder"), public_id("ladder_step")
    return [
        entry("outreach", READING, sentinel=_family_name, shows_youth=True, query="?label=all"),
        entry("half-year-guarantee", READING, sentinel=_family_name, shows_youth=True, query="?vems=alla&visa=all"),
        entry("next-contact", WORKING, kwargs=YOUTH, sentinel=_family_name, shows_youth=True, note="form"),
        entry("next-contact", WORKING, kwargs=YOUTH, data=_body(lift="1"), status=302),
        entry("step-record", WORKING, kwargs=YOUTH, status=302, note="form"),
        entry("step-record", WORKING, kwargs=YOUTH, data=_body(way="phone", result="skipped", note="Har flyttat ihop med sin mormor"), status=302),
        entry("ladders", READING, sentinel=_family_name),
        entry("ladders", RUNNING, data=_body(starter="stockholm"), status=302, note="adopt"),
        entry("ladder-add", RUNNING, note="form"),
        entry("ladder-add", RUNNING, data=_body(**LADDER), status=302),
        entry("ladder", READING, kwargs=own, sentinel=_family_name),
        entry("ladder-edit", RUNNING, kwargs=own, sentinel=_family_name, note="form"),
        entry("ladder-edit", RUNNING, kwargs=own, data=_body(**LADDER, is_default="on", version="1"), status=302),
        entry("ladder-step-add", RUNNING, kwargs=own, sentinel=_family_name, note="form"),
        entry("ladder-step-add", RUNNING, kwargs=own, data=_body(**STEP), status=302),
        entry("ladder-step-edit", RUNNING, kwargs=step, sentinel=_family_name, note="form"),
        entry("ladder-step-edit", RUNNING, kwargs=step, data=_body(**STEP, version="1"), status=302),
        entry("ladder-step-move", RUNNING, kwargs=step, data=_body(what="down"), status=302),
        entry("outreach-settings", RUNNING, note="form"),
        entry("outreach-settings", RUNNING, data=_settings, status=302),
    ]  # fmt: skip
