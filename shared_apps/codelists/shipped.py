"""The files that come with a release: one JSON file per list, each version written out whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kaa.core.halfyears import HalfYear
from shared_apps.codelists.enums import Owner
from shared_apps.codelists.errors import BadShippedFile
from shared_apps.codelists.stoplist import check_label

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class ShippedCode:
    code: str
    label: str
    flags: dict[str, Any]
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class ShippedVersion:
    number: int
    valid_from_period: str
    source: str
    rules: dict[str, Any]
    codes: tuple[ShippedCode, ...]


@dataclass(frozen=True)
class ShippedList:
    slug: str
    name: str
    description: str
    owner: str
    verified: bool
    versions: tuple[ShippedVersion, ...]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _code(row: dict[str, Any]) -> ShippedCode:
    flags = row.get("flags", {})
    check_label(row["label"], scb_mandatory=bool(flags.get("scb_mandatory")))
    return ShippedCode(row["code"], row["label"], flags, _day(row.get("valid_from")), _day(row.get("valid_to")))


def _version(row: dict[str, Any]) -> ShippedVersion:
    period = row.get("valid_from_period", "")
    if period:
        HalfYear.parse(period)
    codes = tuple(_code(one) for one in row["codes"])
    if len({one.code for one in codes}) != len(codes):
        raise ValueError(f"a code stands twice in version {row['number']}")
    return ShippedVersion(row["number"], period, row.get("source", ""), row.get("rules", {}), codes)


def read_list(path: Path) -> ShippedList:
    """Read one file; whatever is wrong with it is told with its name."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        shipped = ShippedList(
            slug=data["slug"],
            name=data["name"],
            description=data.get("description", ""),
            owner=Owner(data["owner"]).value,
            verified=data["verified"],
            versions=tuple(_version(one) for one in data["versions"]),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise BadShippedFile(f"{path.name}: {error}") from error
    if path.stem != shipped.slug:
        raise BadShippedFile(f"{path.name}: the file is named after its slug, {shipped.slug}")
    return shipped


def read_lists(folder: Path = FOLDER) -> Iterator[ShippedList]:
    for path in sorted(folder.glob("*.json")):
        yield read_list(path)
