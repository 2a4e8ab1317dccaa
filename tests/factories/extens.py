"""Builds files like those of the school system, from simple rows with defaults."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from tenant_apps.sources.kinds import get_kind

Row = Mapping[str, Any]
OPTIONAL = ("birth_date", "guardian1_protection", "guardian2_protection")
_ALL = {field: names[0] for field, names in get_kind("extens").columns.items()}
HEADINGS = {field: name for field, name in _ALL.items() if field not in OPTIONAL}
DEFAULTS: dict[str, str] = {
    "protection": "N", "family_name": "Åsberg", "given_name": "Alva", "municipality_code": "2281", "resident_from": "2015-03-01",
    "street": "Påhittade gatan 1", "postcode": "851 00", "city": "Midälva", "phone": "070-000 00 01", "email": "alva@example.test",
    "school_form": "GY", "school_unit": "10000001", "school_name": "Midälvaskolan", "programme": "BF2011", "year": "1", "started_on": "2026-08-17",
    "compulsory_name": "Bergsåkers skola", "compulsory_unit": "20000001", "compulsory_ended_on": "2026-06-12",
    "guardian1_name": "Kim Påhittad", "guardian1_phone": "070-000 00 02", "guardian1_email": "kim@example.test",
}  # fmt: skip


def row(personnummer: str, **values: Any) -> dict[str, str]:
    """One person, by our field names (`tenant_apps/sources/data/extens.json`); what is not given is DEFAULTS'."""
    unknown = set(values) - set(HEADINGS) - set(OPTIONAL)
    if unknown:
        raise KeyError(unknown)
    return (
        {"personnummer": personnummer}
        | DEFAULTS
        | {name: "" if value is None else str(value) for name, value in values.items()}
    )


def text(rows: Iterable[Row], *, delimiter: str = ";", leave_out: Iterable[str] = (), newline: str = "\r\n") -> str:
    """The file as text, every column in its documented order; those of OPTIONAL only when a row gives them."""
    rows = list(rows)
    headings = dict(HEADINGS)
    headings |= {name: _ALL[name] for name in OPTIONAL if any(name in each for each in rows)}
    for name in leave_out:
        del headings[name]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    writer.writerow(headings.values())
    for each in rows:
        writer.writerow([each.get(name, "") for name in headings])
    return out.getvalue()


def csv_file(rows: Iterable[Row], *, encoding: str = "utf-8-sig", **options: Any) -> bytes:
    return text(rows, **options).encode(encoding)
