"""Identification: who is covered on a day, why, and by which row. One SQL text for all residents and for one."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import connection, transaction

from tenant_apps.register.identification.ruleset import Settings, parameters, settings_on


@dataclass(frozen=True, kw_only=True)
class Decided:
    """`since`: covered_from (in) or ceased_on (out); for a check what it would be. `suggests`: in or out, also for a check."""

    youth_id: int
    decision: str
    reason: str
    deciding_table: str
    deciding_row: int
    since: date | None
    municipality_code: str
    latest_studies: str
    end_reason: str
    fingerprint: str
    suggests: str
    registration_id: int | None
    evidence: dict[str, Any]


COLUMNS = tuple(field.name for field in fields(Decided))
MANY = 200  # from here on a hash of a whole table costs less than looking up each


@cache
def sql() -> str:
    return files("tenant_apps.register.identification").joinpath("decide.sql").read_text(encoding="utf-8")


@contextmanager
def planned_for(youths: Collection[int] | None) -> Iterator[None]:
    """Plan for everyone (None) by hashing, for some by key.

    Right after a first large import the planner knows nothing of the tables (ANALYZE is the owner's, and autovacuum is late), and would
    loop over all pairs: 20 to 40 times slower for 3 000 residents. The setting lives in this transaction, and no longer than the block.
    """
    if youths is not None and len(youths) < MANY:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('enable_nestloop', 'off', true)")
        yield
        cursor.execute("select set_config('enable_nestloop', 'on', true)")


def decide(
    *,
    day: date,
    municipality_codes: Iterable[str],
    youths: Iterable[int] | None = None,
    settings: Settings | None = None,
    every: bool = True,
) -> list[Decided]:
    """Give a decision per youth, those under protection left out; `youths` (ids) or everyone. `settings` none: those of the day."""
    ids = None if youths is None else list(youths)
    values = parameters(
        day=day, municipality_codes=municipality_codes, youths=ids, every=every, settings=settings or settings_on(day)
    )
    with planned_for(ids), connection.cursor() as cursor:
        cursor.execute(sql(), values)
        rows = cursor.fetchall()
    return [Decided(**_read(row)) for row in rows]


def _read(row: tuple[Any, ...]) -> dict[str, Any]:
    values = dict(zip(COLUMNS, row, strict=True))
    if isinstance(values["evidence"], str):  # Django's connections leave json to model fields
        values["evidence"] = json.loads(values["evidence"])
    return values
