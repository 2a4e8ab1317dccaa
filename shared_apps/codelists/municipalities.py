"""Sweden's municipalities by code: a file, not a table; a change of the country's map comes with a release."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).parent / "data" / "municipalities.csv"


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str
    name: str
    county_code: str
    county: str


@functools.cache
def municipalities() -> Mapping[str, Municipality]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [
            Municipality(row["municipality_code"], row["municipality"], row["county_code"], row["county"])
            for row in csv.DictReader(file)
        ]
    return MappingProxyType({row.code: row for row in rows})


def municipality_name(code: str) -> str:
    """Give the name, or the code itself for one that the file does not know (a typing error, an older map)."""
    found = municipalities().get(code)
    return found.name if found else code
