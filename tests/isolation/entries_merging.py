"""Duplicates, merging, occupations that are mended, and the outbox: their part of the table behind test_urls."""

from __future__ import annotations

from typing import Any

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import OccupationFact, Youth, YouthMerge
from tests.isolation.worlds import DAY, PK, World, public_id

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
LIKE = PK + 900


def add_rows(world: World) -> None:
    """In the world's schema: somebody without a family name, alike the world's youth, under a temporary number; and merges."""
    youth = world.rows["youth"]
    like = Youth.objects.create(
        id=LIKE, personnummer="20090126TF01", number_kind="tf", birth_date=youth.birth_date, given_name=youth.given_name,
        sort_key=world.person.lower(), search_key=world.person.lower(),
    )  # fmt: skip
    gone = Youth.objects.create(id=LIKE + 1, birth_date=youth.birth_date, merged_into=youth)
    empty: dict[str, Any] = {"personnummer": None, "number_kind": "tf", "given_name": "", "family_name": ""}
    united = {**empty, "personnummer": youth.personnummer}
    proposed = {"reason": "Samma pass", "proposed_at": clock.now()}
    world.rows.update(
        like=like,
        proposed_merge=YouthMerge.objects.create(id=LIKE, kept=youth, away=like, **proposed),
        applied_merge=YouthMerge.objects.create(
            id=LIKE + 1, kept=youth, away=gone, state="applied", applied_at=clock.now(), **proposed,
            before={"kept": united, "away": empty, "united": united},
        ),
        lone_fact=OccupationFact.objects.create(
            id=LIKE, youth=youth, code="work", code_version=1, as_of=DAY, known_on=DAY, informant="youth", informant_version=1
        ),
    )  # fmt: skip


def _pair(world: World) -> dict[str, Any]:
    return {"one": world.rows["youth"].public_id, "other": world.rows["like"].public_id}


_row = public_id


def _name(world: World) -> str:
    return world.sentinel


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""

    def body(**fixed: Any) -> Any:
        return lambda _world: fixed

    def stays(world: World) -> dict[str, Any]:
        return {"stays": str(world.rows["youth"].public_id), "reason": "Samma pass"}

    fact = {
        "code": "study_other",
        "as_of": "2026-11-01",
        "informant": "youth",
        "known_on": "2026-11-02",
        "mistake": "on",
        "reason": "fel",
    }
    return [
        entry("duplicates", RUNNING),
        entry("duplicate-pair", RUNNING, kwargs=_pair, sentinel=_name, shows_youth=True, note="form"),
        entry("duplicate-pair", RUNNING, kwargs=_pair, data=stays, sentinel=_name, shows_youth=True),  # a merge waits already
        entry("duplicate-not-same", RUNNING, kwargs=_pair, status=302, note="form"),
        entry("duplicate-not-same", RUNNING, kwargs=_pair, data=body(reason="Kusiner"), status=302),
        entry("merge", RUNNING, kwargs=_row("proposed_merge"), sentinel=_name, shows_youth=True, note="form"),
        entry("merge", RUNNING, kwargs=_row("proposed_merge"), data=body(), status=302),
        entry("merge-withdraw", RUNNING, kwargs=_row("proposed_merge"), data=body(), status=302),
        entry("merge-divide", RUNNING, kwargs=_row("applied_merge"), sentinel=_name, shows_youth=True, note="form"),
        entry("merge-divide", RUNNING, kwargs=_row("applied_merge"), data=body(reason=""), sentinel=_name, shows_youth=True),
        entry("outbox", RUNNING),
        entry("outbox", RUNNING, data=body(), status=302, note="again"),
        entry("occupation-edit", WORKING, kwargs=_row("lone_fact"), sentinel=_name, shows_youth=True, note="form"),
        entry("occupation-edit", WORKING, kwargs=_row("lone_fact"), data=body(**fact), sentinel=_name, shows_youth=True, note="old"),
    ]  # fmt: skip
