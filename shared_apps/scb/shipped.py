"""The formats and periods that come with a release, as JSON files."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kaa.core.halfyears import HalfYear
from shared_apps.scb.enums import FormatStatus
from shared_apps.scb.errors import BadShippedFormat
from shared_apps.scb.specs import CheckSpec, ColumnSpec, FormatSpec, Period

DATA = Path(__file__).parent / "data"
FORMATS = DATA / "formats"
PERIODS = DATA / "periods.json"


@dataclass(frozen=True)
class ShippedFormat:
    spec: FormatSpec
    publish: bool


def read_format(path: Path) -> ShippedFormat:
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        publish = data.pop("publish")
        HalfYear.parse(data["valid_from_period"])
        spec = FormatSpec(
            **{
                **{key: value for key, value in data.items() if key not in {"delimiter", "line_end"}},
                "status": FormatStatus.PUBLISHED if publish else FormatStatus.DRAFT,
                "delimiter_name": data["delimiter"],
                "line_end_name": data["line_end"],
                "sort": tuple(data["sort"]),
                "columns": tuple(
                    ColumnSpec(position=position, **one) for position, one in enumerate(data["columns"], start=1)
                ),
                "checks": tuple(
                    CheckSpec(position=position, **one) for position, one in enumerate(data["checks"], start=1)
                ),
            }
        )
    except (KeyError, ValueError, TypeError) as error:
        raise BadShippedFormat(f"{path.name}: {error}") from error
    if path.stem != spec.version:
        raise BadShippedFormat(f"{path.name}: the file is named after its version, {spec.version}")
    return ShippedFormat(spec, publish)


def read_formats(folder: Path = FORMATS) -> Iterator[ShippedFormat]:
    for path in sorted(folder.glob("*.json")):
        yield read_format(path)


@functools.cache
def _calendar() -> dict[str, Any]:
    calendar: dict[str, Any] = json.loads(PERIODS.read_text(encoding="utf-8"))
    return calendar


def shipped_range() -> tuple[str, str]:
    """Give the first and the last period that a release makes."""
    return _calendar()["first"], _calendar()["last"]


def shipped_period(half_year: HalfYear) -> Period:
    """Give a half year with the days that are usual: the report opens the day after it and is due some weeks later."""
    half = f"H{half_year.half}"
    year = half_year.next().year  # the first half is reported the same year, the second in the next
    opens, due = (date.fromisoformat(f"{year}-{_calendar()[what][half]}") for what in ("opens", "due"))
    return Period(half_year.code, half_year.start, half_year.end, opens, due)
