"""What comes in: a file opened as its source's mapping or kind says, and the day that it shows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping as Facts
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from kaa.core.tenancy import area_codes
from tenant_apps.sources.kinds import SourceKind, get_kind
from tenant_apps.sources.mapping.definitions import Definition, from_json
from tenant_apps.sources.mapping.mapped import MappedTable, open_mapped
from tenant_apps.sources.mapping.shipped import SHIPPED, shipped_definition
from tenant_apps.sources.models import Mapping, Source
from tenant_apps.sources.reading.files import open_file
from tenant_apps.sources.reading.table import RawFile, Table

KNOWN_ADDRESSES = 20  # fewer say nothing of where the municipality lies
_DATES = (
    (re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?([0-2]\d|3[01])(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)([0-2]?\d|3[01])[-_. ](0?[1-9]|1[0-2])[-_. ](20\d\d)(?!\d)"), (3, 2, 1)),
    (re.compile(r"(?<!\d)([0-2]\d|3[01])(0[1-9]|1[0-2])(20\d\d)(?!\d)"), (3, 2, 1)),
    (re.compile(r"(?<!\d)(\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)"), (1, 2, 3)),
)


@dataclass(frozen=True)
class Incoming:
    """`about` is kept on the run: how it was read, by which mapping, with whose certificate."""

    table: Table
    kind: SourceKind
    name: str = ""
    sha256: str = ""
    encoding: str = ""
    delimiter: str = ""
    about: Facts[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Day:
    """`found_in`: column, name, or empty."""

    day: date | None
    found_in: str = ""


def open_incoming(*, source: Source, file_name: str, content: bytes) -> Incoming:
    if source.mapping is not None:
        mapping = source.mapping
        about = {
            "mapping": mapping.name,
            "mapping_id": str(mapping.public_id),
            "version": mapping.version,
            **certificate_of(mapping),
        }
        return open_by_definition(
            definition=from_json(mapping.definition), file_name=file_name, content=content, about=about
        )
    if source.kind in SHIPPED:
        return open_by_definition(
            definition=shipped_definition(source.kind), file_name=file_name, content=content, about={}
        )
    kind = get_kind(source.kind)
    opened = open_file(content, kind)
    return _incoming(opened, opened.raw, kind, name=file_name, content=content, about={"header_row": opened.header_row})


def open_by_definition(*, definition: Definition, file_name: str, content: bytes, about: Facts[str, Any]) -> Incoming:
    table = open_mapped(content, definition)
    return _incoming(
        table,
        table.raw,
        definition.kind(),
        name=file_name,
        content=content,
        about={**about, "header_row": table.header.first},
    )


def _incoming(
    table: Table, raw: RawFile, kind: SourceKind, *, name: str, content: bytes, about: dict[str, Any]
) -> Incoming:
    is_text = raw.form == "csv"
    about |= {"form": raw.form} | ({"sheet": raw.sheet} if raw.sheet else {})
    return Incoming(
        table=table, kind=kind, name=name, sha256=hashlib.sha256(content).hexdigest(), encoding=raw.encoding if is_text else raw.form,
        delimiter=raw.delimiter if is_text else "", about=about,
    )  # fmt: skip


def certificate_of(mapping: Mapping) -> dict[str, Any]:
    if mapping.certified_on is None:
        return {}
    return {
        "certificate": {
            "by": mapping.certified_name,
            "on": mapping.certified_on.isoformat(),
            "text": mapping.certificate,
        }
    }


def day_of(*, table: Table, file_name: str) -> Day:
    """The day that the file shows: its own column, else its name."""
    found = table.as_of() if isinstance(table, MappedTable) else ""
    if found:
        return Day(date.fromisoformat(found), "column")
    named = day_in_name(file_name)
    return Day(named, "name" if named else "")


def day_in_name(name: str) -> date | None:
    """2026-11-16, 20261116, 16.11.2026, 16112026 or 261116, wherever in the name; the first that is a day."""
    for pattern, order in _DATES:
        for match in pattern.finditer(name):
            year, month, day = (int(match.group(place)) for place in order)
            try:
                return date(year + 2000 if year < 100 else year, month, day)
            except ValueError:
                continue
    return None


def places_here() -> frozenset[str]:
    """Postcode areas (three digits) and towns of the addresses of those who live here; empty when too few are known to tell."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select left(c.postcode, 3), lower(c.city), count(*) from register_contactdetail c
               join register_residence h on h.youth_id = c.youth_id and h.valid_to is null and h.municipality_code = any(%s)
               where c.kind = 'address' and c.gone_on is null and c.postcode <> '' group by 1, 2""",
            [area_codes()],
        )
        rows = cursor.fetchall()
    if sum(row[2] for row in rows) < KNOWN_ADDRESSES:
        return frozenset()
    return frozenset(part for area, town, _count in rows for part in (area, town) if part)


__all__ = [
    "Day",
    "Incoming",
    "certificate_of",
    "day_in_name",
    "day_of",
    "open_by_definition",
    "open_incoming",
    "places_here",
]
