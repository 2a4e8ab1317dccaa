"""A file of a shipped shape into facts. Everything stays in memory; a row with a mark of protection leaves nothing but its number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kaa.core.personnummer import InvalidNumber, Kind, ParsedNumber, parse
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.history.facts import Fact, Facts, Unusable, person_of, problem_of
from tenant_apps.sources.history.shapes import Column, Shape, unprotected
from tenant_apps.sources.kinds import fold
from tenant_apps.sources.mapping.dates import forms_of, read_any
from tenant_apps.sources.reading.files import open_raw
from tenant_apps.sources.reading.headers import MAX_COLUMNS, first_rows, header_key
from tenant_apps.sources.reading.table import RawFile
from tenant_apps.sources.reading.values import clean

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d)?\Z")
# (earlier, later) within a row; a planned end is another field and is not compared
ORDER = (("covered_from", "registered_on"), ("registered_on", "deregistered_on"), ("covered_from", "ceased_on"), ("ceased_on", "deregistered_on"),
         ("started_on", "ended_on"), ("as_of", "known_on"))  # fmt: skip
NOT_AFTER_TODAY = ("registered_on", "deregistered_on", "ceased_on", "on", "as_of", "known_on", "ended_on")
CODE_LIMIT = 100


@dataclass(frozen=True)
class OpenedHistory:
    """`places` says where each field stands in a row of `width` cells."""

    raw: RawFile
    places: Mapping[str, int]
    width: int
    header_row: int


def open_history(content: bytes, shape: Shape) -> OpenedHistory:
    raw = open_raw(content)
    words = shape.by_heading
    number, header = max(
        first_rows(raw.rows()), key=lambda row: (sum(header_key(cell) in words for cell in row[1]), -row[0]), default=(0, [])
    )  # fmt: skip
    if len(header) > MAX_COLUMNS:
        raise FileRefused("too_many_columns")
    places: dict[str, int] = {}
    twice = []
    for place, cell in enumerate(header):
        column = words.get(header_key(cell))
        if column is None:
            continue
        if column.name in places:
            twice.append(column.heading)
        places[column.name] = place
    if twice:
        raise FileRefused("double_columns", columns=", ".join(twice))
    missing = [column.heading for column in shape.columns if column.required and column.name not in places]
    if missing:
        raise FileRefused("missing_columns", columns=", ".join(missing))
    return OpenedHistory(raw, places, len(header), number)


def read_history(opened: OpenedHistory, shape: Shape, *, codes: list[str], today: date) -> Facts:
    """`codes` are the tenant's own municipalities."""
    rows = [
        (number, row) for number, row in opened.raw.rows() if number > opened.header_row and any(map(str.strip, row))
    ]
    if not rows:
        raise FileRefused("only_header")
    forms = {
        column.name: forms_of(
            row[opened.places[column.name]] for _number, row in rows[:2000] if len(row) == opened.width
        )
        for column in shape.columns
        if column.form == "date" and column.name in opened.places
    }
    reader = _Reader(opened, shape, forms, codes, today)
    found = Facts(rows=len(rows))
    for number, row in rows:
        reader.take(number, row, found)
    found.without_marked()
    return found


@dataclass
class _Reader:
    opened: OpenedHistory
    shape: Shape
    forms: dict[str, tuple[str, ...]]
    codes: list[str]
    today: date

    def __post_init__(self) -> None:
        self.seen: set[tuple[str, str]] = set()

    def take(self, number: int, row: list[str], found: Facts) -> None:
        mark = self.opened.places.get("protection")
        if mark is not None and len(row) > mark and fold(row[mark]) not in unprotected():
            found.protected_rows.append(number)
            try:
                found.numbers.add(parse(self._number_cell(row), today=self.today).value)
            except InvalidNumber:
                return
            return
        person = None
        try:
            person = self._person(row)
            fact = self._fact(number, row, person)
            self._refuse_twice(fact)
            found.facts.append(fact)
        except Unusable as problem:
            found.refuse(number, self.shape.kind.value, problem, person.value if person else "")

    def _refuse_twice(self, fact: Fact) -> None:
        key = (fact.number, fact.content_hash)
        if key in self.seen:
            raise Unusable("duplicate")
        self.seen.add(key)

    def _number_cell(self, row: list[str]) -> str:
        place = self.opened.places["personnummer"]
        return row[place] if len(row) > place else ""

    def _person(self, row: list[str]) -> ParsedNumber:
        text = self._number_cell(row).strip()
        if not text:
            raise Unusable("number_missing")
        try:
            found = parse(text, today=self.today)
        except InvalidNumber as error:
            raise problem_of(error) from None
        if found.kind is Kind.TF:
            raise Unusable("temporary_number")
        return found

    def _fact(self, number: int, row: list[str], person: ParsedNumber) -> Fact:
        if len(row) != self.opened.width:
            raise Unusable("ragged")
        if any("\0" in cell for cell in row):
            raise Unusable("nul")
        if any("\n" in cell and self.opened.raw.delimiter in cell for cell in row):
            raise Unusable("line_break")  # other rows in one cell: among them may be one under protection
        who: dict[str, str] = {}
        values: dict[str, str] = {}
        codes: dict[str, str] = {}
        for column in self.shape.columns:
            place = self.opened.places.get(column.name)
            text = self._cell(column, clean(row[place].replace("\n", " ")) if place is not None else "")
            if column.form in {"number", "mark"}:
                continue
            if column.name in {"given_name", "family_name", "birth_date"}:
                who[column.name] = text
            elif text:
                (codes if column.form == "code" else values)[column.name] = text
        if "registered_on" in values:
            complete_registration(values)
        check_dates(values, person.birth_date.isoformat(), self.today.isoformat(), self.shape)
        can_be_made = "protection" in self.opened.places
        made = person_of(person, who["given_name"], who["family_name"], who["birth_date"]) if can_be_made else {}
        return Fact(number, 1, self.shape.kind.value, person.value, made, values, codes)

    def _cell(self, column: Column, text: str) -> str:
        if not text and column.required and column.form != "number":
            raise Unusable("missing", column.heading)
        if column.form == "municipality":
            return self._municipality(text)
        if not text:
            return column.otherwise
        if column.form == "date":
            found = read_any(text, self.forms.get(column.name, ()))
            if found is None:
                raise Unusable("date", column.heading)
            return found
        if column.form == "time":
            match = _TIME.match(text)
            if match is None:
                raise Unusable("time", column.heading)
            return f"{int(match[1]):02d}:{match[2]}"
        if len(text) > (column.limit or CODE_LIMIT):
            raise Unusable("too_long", column.heading)
        return text

    def _municipality(self, text: str) -> str:
        code = text.zfill(4) if text.isdigit() else text
        if not code and len(self.codes) == 1:
            return self.codes[0]
        if code not in self.codes:
            raise Unusable("municipality", self.shape.column("municipality_code").heading)
        return code


def complete_registration(values: dict[str, str]) -> None:
    """The pair that a system leaves out is the one that it gives (rules: Two dates)."""
    values.setdefault("covered_from", values["registered_on"])
    if end := values.get("deregistered_on") or values.get("ceased_on"):
        values.setdefault("deregistered_on", end)
        values.setdefault("ceased_on", end)


def check_dates(values: Mapping[str, str], birth: str, today: str, shape: Shape | None = None) -> None:
    """Dates are ISO texts, which compare as dates do."""

    def heading(name: str) -> str:
        return shape.column(name).heading if shape else name

    for name, text in values.items():
        if name in NOT_AFTER_TODAY and text > today:
            raise Unusable("future", heading(name))
        is_date = name.endswith("_on") or name in {"on", "as_of", "covered_from"}
        if is_date and text < birth:
            raise Unusable("before_birth", heading(name))
    for earlier, later in ORDER:
        if earlier in values and later in values and values[later] < values[earlier]:
            raise Unusable("order", heading(later))
