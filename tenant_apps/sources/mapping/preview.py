"""The first rows as the register would read them. Who is protected, by any row of the file or by the register, is in none of them."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection

from kaa.core.personnummer import InvalidNumber, parse
from kaa.core.tenancy import area_codes
from shared_apps.codelists import selectors as codelists
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.kinds import SourceKind, fold
from tenant_apps.sources.mapping.fields import CODED
from tenant_apps.sources.mapping.mapped import MappedTable, municipality_code
from tenant_apps.sources.mapping.words import protected_words, unprotected_words
from tenant_apps.sources.messages import row_message
from tenant_apps.sources.reading.extens import Known, Reader
from tenant_apps.sources.reading.staged import COLUMNS, NULL

READ, SHOWN = 200, 8
LISTS = {"school_form": "school_form", "end_reason": "placement_end", "exam_kind": "exam_kind"}
DATES = ("birth_date", "started_on", "ended_on", "exam_on")
MANY_VALUES, MANY_MARKS, OFTEN = 60, 12, 3


@dataclass(frozen=True)
class PreviewRow:
    number: int
    values: dict[str, Any]
    verdicts: tuple[str, ...]
    is_refused: bool


@dataclass(frozen=True)
class Preview:
    rows: tuple[PreviewRow, ...] = ()
    youths: frozenset[uuid.UUID] = frozenset()  # of the register, for the read log
    accepted: int = 0
    refused: int = 0
    problem: str = ""


@dataclass(frozen=True)
class _Head:
    """The first rows of a table."""

    table: MappedTable

    @property
    def columns(self) -> dict[str, int]:
        return self.table.columns

    @property
    def width(self) -> int:
        return self.table.width

    @property
    def has_quotes(self) -> bool:
        return self.table.has_quotes

    @property
    def delimiter(self) -> str:
        return self.table.delimiter

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        return islice(self.table.rows(), READ)


def preview(table: MappedTable, kind: SourceKind, *, today: date) -> Preview:
    hidden = hidden_numbers(table, kind, today=today)
    known = {number: Known(0, None, is_gone=False, is_protected=True) for number in hidden}
    reader = Reader(
        opened=_Head(table),
        kind=kind,
        known=known,
        codes=frozenset(area_codes()),
        run_id=0,
        as_of=today,
        today=today,
        is_whole=False,
    )
    try:
        lines = list(reader.lines())
    except FileRefused as refused:
        return Preview(problem=refused.message)
    verdicts: dict[int, list[str]] = {}
    refused_rows = set()
    for number, verdict, code, detail in reader.verdicts:
        message = row_message(code)
        verdicts.setdefault(number, []).append(f"{message.text} {detail}".strip())
        if verdict == "refused":
            refused_rows.add(number)
    read = {int(values["row_number"]): values for values in map(_values, lines)}
    rows = tuple(
        PreviewRow(
            number, _readable(read.get(number, {}), today), tuple(verdicts.get(number, ())), number in refused_rows
        )
        for number in sorted({*read, *refused_rows})[:SHOWN]
    )
    numbers = [row.values["personnummer"] for row in rows if row.values]
    return Preview(rows, _youths(numbers), len(lines), len(refused_rows))


def _values(line: str) -> dict[str, str]:
    cells = line.rstrip("\n").replace("\\\\", "\\").split("\t")
    return {name: "" if cell == NULL else cell for name, cell in zip(COLUMNS, cells, strict=True)}


def _readable(values: dict[str, str], today: date) -> dict[str, Any]:
    """Codes by their names, dates as dates."""
    shown: dict[str, Any] = dict(values)
    for field, slug in LISTS.items():
        if values.get(field):
            shown[field] = codelists.current(slug, on=today).label(values[field])
    for field in DATES:
        if values.get(field):
            shown[field] = date.fromisoformat(values[field])
    if values.get("municipality_code"):
        shown["municipality_code"] = codelists.municipality_name(values["municipality_code"])
    return shown


def hidden_numbers(table: MappedTable, kind: SourceKind, *, today: date) -> frozenset[str]:
    """Of those whom any row of the file marks, and of those under protection here."""
    mark, place = table.columns["protection"], table.columns["personnummer"]
    found = set()
    for _number, row in table.rows():
        if row[mark] not in kind.unprotected and fold(row[mark]) not in kind.unprotected:
            try:
                found.add(parse(row[place], today=today).value)
            except InvalidNumber:
                continue
    with connection.cursor() as cursor:
        cursor.execute(
            """select personnummer from register_youth where protected_at is not null and personnummer is not null
               union select n.value from register_youthnumber n join register_youth y on y.id = n.youth_id where y.protected_at is not null"""
        )
        return frozenset(found | {row[0] for row in cursor})


def _youths(numbers: list[str]) -> frozenset[uuid.UUID]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select public_id from register_youth where personnummer = any(%s) and protected_at is null", [numbers]
        )
        return frozenset(row[0] for row in cursor)


# ---- values ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Found:
    """Values of one coded field in the file; `too_many` when it is hardly a code."""

    field: str
    values: tuple[tuple[str, int], ...]
    too_many: bool


def values_of(table: MappedTable, kind: SourceKind, *, today: date) -> list[Found]:
    """The values to be translated, as the file writes them, of rows that nobody under protection stands in."""
    hidden = hidden_numbers(table, kind, today=today)
    fields = {name: places for name, places in table.places.items() if name in CODED}
    counters: dict[str, Counter[str]] = {name: Counter() for name in fields}
    mark, at = table.columns["protection"], table.columns["personnummer"]
    raw = {number: row for number, row in table.raw.rows() if number > table.header.last} if fields else {}
    for number, row in table.rows():
        cells = raw.get(number)
        if cells is None or (row[mark] not in kind.unprotected and fold(row[mark]) not in kind.unprotected):
            continue
        try:
            if parse(row[at], today=today).value in hidden:
                continue
        except InvalidNumber:
            continue
        for name, places in fields.items():
            text = " ".join(cells[place].strip() for place in places if place < len(cells) and cells[place].strip())
            if (
                text
                and not (name == "municipality_code" and municipality_code(text) != text)
                and not (name == "municipality_code" and text.isdigit() and len(text) in {3, 4})
            ):
                counters[name][" ".join(text.split())[:120]] += 1
    return [
        Found(
            name,
            tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:MANY_VALUES]),
            len(counted) > MANY_VALUES,
        )
        for name, counted in counters.items()
        if counted
    ]


@dataclass(frozen=True)
class Marks:
    """What stands in the column of protection, without how often: the number of protected persons is for handlers alone.

    A value is shown when it is a common word for it, or stands in several rows; what is rare and strange may be anything, and is protection.
    """

    values: tuple[str, ...]
    has_others: bool
    too_many: bool


def marks_of(table: MappedTable) -> Marks:
    places = table.places.get("protection", ())
    counted: Counter[str] = Counter()
    for number, row in table.raw.rows():
        if number > table.header.last:
            counted.update(" ".join(row[place].split()) for place in places if place < len(row))
    filled = {value: count for value, count in counted.items() if value}
    words = unprotected_words() | protected_words()
    shown = [value for value, count in filled.items() if fold(value) in words or (count >= OFTEN and len(value) <= 40)]
    if len(shown) > MANY_MARKS:
        return Marks((), has_others=True, too_many=True)
    return Marks(tuple(sorted(shown, key=str.casefold)), has_others=len(shown) < len(filled), too_many=False)
