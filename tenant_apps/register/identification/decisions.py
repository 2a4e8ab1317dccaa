"""Identification: who is covered on a day, why, and by which row. One SQL text for all residents and for one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import connection

from tenant_apps.register.identification.ruleset import DEFAULTS, Settings, parameters


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


@cache
def sql() -> str:
    return files("tenant_apps.register.identification").joinpath("decide.sql").read_text(encoding="utf-8")


def decide(
    *,
    day: date,
    municipality_codes: Iterable[str],
    youths: Iterable[int] | None = None,
    settings: Settings = DEFAULTS,
    every: bool = True,
) -> list[Decided]:
    """Give a decision per youth, those under protection left out; `youths` (ids) or everyone."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql(),
            parameters(day=day, municipality_codes=municipality_codes, youths=youths, every=every, settings=settings),
        )
        rows = cursor.fetchall()
    return [Decided(**_read(row)) for row in rows]


def _read(row: tuple[Any, ...]) -> dict[str, Any]:
    values = dict(zip(COLUMNS, row, strict=True))
    if isinstance(values["evidence"], str):  # Django's connections leave json to model fields
        values["evidence"] = json.loads(values["evidence"])
    return values
