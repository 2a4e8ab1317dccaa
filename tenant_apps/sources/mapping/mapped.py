"""A file read by a mapping: each row becomes our fields in a fixed order, so that the reader of rows stays one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter

from shared_apps.codelists.municipalities import municipalities
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.kinds import fold
from tenant_apps.sources.mapping.dates import read_any
from tenant_apps.sources.mapping.definitions import Definition
from tenant_apps.sources.mapping.fields import FIELDS, ROW_FIELDS, label_of
from tenant_apps.sources.mapping.words import heading_words, looks_like_protection
from tenant_apps.sources.reading.files import open_raw
from tenant_apps.sources.reading.headers import Header, find_header, first_rows, header_key, read_header
from tenant_apps.sources.reading.table import RawFile

Row = list[str]
Special = Callable[[Row], str]
_POSTCODE = re.compile(r"(?:SE-|S-)?(\d{3} ?\d{2})\s*(.*)")
_PARTICLES = {
    "von",
    "af",
    "de",
    "van",
    "der",
    "den",
    "al",
    "el",
    "bin",
    "la",
    "le",
    "di",
    "da",
    "du",
    "ter",
    "ten",
    "dos",
    "abu",
    "ibn",
}
_EXAM_ORDER = {"introductory_certificate": 1, "study_certificate": 2, "adapted_certificate": 3, "foreign_diploma": 4,
               "folk_high_school_general_eligibility": 5, "adult_education_diploma": 6, "ib": 7, "diploma": 8}  # fmt: skip
_WIDTH = len(ROW_FIELDS)
_PLACES = {name: place for place, name in enumerate(ROW_FIELDS)}


def part_name(text: str, *, family_first: bool) -> tuple[str, str]:
    """Family and given names of a name in one column: a comma parts them, else the family name is one word with its particles."""
    first, comma, rest = text.partition(",")
    if comma:
        first, rest = first.strip(), rest.strip()
        return (first, rest) if family_first else (rest, first)
    words = text.split()
    if len(words) < 2:
        return text.strip(), ""
    if family_first:
        end = 1
        while end < len(words) - 1 and words[end - 1].casefold() in _PARTICLES:
            end += 1
        return " ".join(words[:end]), " ".join(words[end:])
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def part_address(text: str) -> tuple[str, str]:
    match = _POSTCODE.match(text.strip())
    return (match.group(1), match.group(2)) if match else ("", text.strip())


@lru_cache(maxsize=1)
def _municipality_names() -> dict[str, str]:
    names = {fold(one.name): code for code, one in municipalities().items()}
    return names | {f"{name}s": code for name, code in names.items() if not name.endswith("s")}


@lru_cache(maxsize=4096)
def municipality_code(text: str) -> str:
    """The code itself, or that of a name: "Sundsvall", "Sundsvalls kommun", "2281 Sundsvall"."""
    key = fold(text).removesuffix(" kommun").strip()
    found = _municipality_names().get(key)
    if found:
        return found
    first = key.split(" ", 1)[0]
    return first if len(first) == 4 and first.isascii() and first.isdigit() else text


def full_number(text: str) -> str:
    """A spreadsheet takes the first zero from a number without century, and adds an apostrophe or a decimal."""
    bare = text.strip().lstrip("'").removesuffix(".0")
    return f"0{bare}" if len(bare) == 9 and bare.isascii() and bare.isdigit() else bare


@dataclass(frozen=True)
class MappedTable:
    raw: RawFile
    header: Header
    definition: Definition
    places: dict[str, tuple[int, ...]]

    columns = _PLACES
    width = _WIDTH

    @property
    def has_quotes(self) -> bool:
        return self.raw.has_quotes

    @property
    def delimiter(self) -> str:
        return self.raw.delimiter

    def rows(self) -> Iterator[tuple[int, Row]]:
        """As our fields; with several rows of a person only one, where the mapping says which."""
        return self._strongest_exam(self._rows()) if self.definition.one_row_each == "exam" else self._rows()

    def _strongest_exam(self, rows: Iterator[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        """A certificate first and a diploma a year later: two rows of one person. A marked or broken row goes on by itself."""
        kinds, unprotected = self.definition.kind().exam_kinds, self.definition.kind().unprotected
        best: dict[str, tuple[tuple[int, str], int, Row]] = {}
        number_at, mark_at = _PLACES["personnummer"], _PLACES["protection"]
        kind_at, day_at = _PLACES["exam_kind"], _PLACES["exam_on"]
        for number, row in rows:
            if len(row) != _WIDTH or not row[number_at] or fold(row[mark_at]) not in unprotected:
                yield number, row
                continue
            worth = (_EXAM_ORDER.get(kinds.get(fold(row[kind_at]), ""), 0), row[day_at])
            key = row[number_at].replace("-", "")[-10:]
            if key not in best or worth > best[key][0]:
                best[key] = (worth, number, row)
        yield from ((number, row) for _worth, number, row in best.values())

    def _rows(self) -> Iterator[tuple[int, Row]]:
        """A row of another length than the header's stays wrong, but its mark and its number are where they are looked for."""
        width, (pick, tail), specials = len(self.header.names), self._picker, self._specials
        after, strange = self.header.last, self.has_quotes
        for number, row in self.raw.rows():
            if number <= after:
                continue
            if strange:
                self._refuse_hidden_rows(number, row)
            length = len(row)
            if length != width and self.raw.form == "csv":
                whole = (row + [""] * width)[:width] + tail
                found = list(pick(whole))
                for place, special in specials:
                    found[place] = special(whole)
                yield number, [*found, ""]
                continue
            if self.raw.form != "csv" and not any(row):
                continue
            whole = (
                row + tail if length == width else (row + [""] * width)[:width] + tail
            )  # a workbook's empty cells at the end
            found = list(pick(whole))
            for place, special in specials:
                found[place] = special(whole)
            yield number, found

    def _refuse_hidden_rows(self, number: int, row: Row) -> None:
        """A quotation mark that never closes hides rows within a cell, in a column that is not used too."""
        for cell in row:
            if "\n" in cell and self.raw.delimiter in cell:
                raise FileRefused("broken_csv", row=number)

    def as_of(self) -> str:
        """The first day that the column of the file's day holds, as 2026-08-17."""
        places = self.places.get("as_of")
        if not places:
            return ""
        for count, (number, row) in enumerate(self.raw.rows()):
            if (
                number > self.header.last
                and len(row) > places[0]
                and (found := read_any(row[places[0]], self.definition.dates))
            ):
                return found
            if count > 200:
                break
        return ""

    @cached_property
    def _picker(self) -> tuple[Callable[[Row], tuple[str, ...]], Row]:
        """Plain columns in one step: a row is followed by an empty cell and the fixed values, and the fields are picked out of it."""
        width = len(self.header.names)
        tail = ["", *self.definition.fixed.values()]
        fixed = {name: width + 1 + place for place, name in enumerate(self.definition.fixed)}
        plain = [self.places[name][0] if name in self.places else fixed.get(name, width) for name in ROW_FIELDS]
        return itemgetter(*plain), tail

    @cached_property
    def _specials(self) -> list[tuple[int, Special]]:
        """What is more than a cell as it stands."""
        found: list[tuple[int, Special]] = []
        for name, places in self.places.items():
            found += self._special(name, places)
        return found

    def _special(self, name: str, places: tuple[int, ...]) -> list[tuple[int, Special]]:
        if name in {"name_family_first", "name_given_first"}:
            first = name == "name_family_first"
            whole = _joined(places, " ")
            return [(_PLACES["family_name"], lambda row: part_name(whole(row), family_first=first)[0]),
                    (_PLACES["given_name"], lambda row: part_name(whole(row), family_first=first)[1])]  # fmt: skip
        if name == "postcode_city":
            whole = _joined(places, " ")
            return [
                (_PLACES["postcode"], lambda row: part_address(whole(row))[0]),
                (_PLACES["city"], lambda row: part_address(whole(row))[1]),
            ]
        if FIELDS[name].kind == "mark":
            return [(_PLACES[name], self._mark(places))] if len(places) > 1 else []
        if name not in _PLACES:
            return []
        special = self._cell(name, places)
        return [(_PLACES[name], special)] if special else []

    def _cell(self, name: str, places: tuple[int, ...]) -> Special | None:
        cell = _joined(places, "" if name == "personnummer" else " ")
        kind = FIELDS[name].kind
        if kind == "number":
            return lambda row: full_number(cell(row))
        if kind == "date":
            forms = self.definition.dates
            return lambda row: _date(cell(row), forms)
        if name == "municipality_code":
            codes = {fold(value): code for value, code in self.definition.values.get(name, {}).items() if code}
            return lambda row: codes.get(fold(cell(row))) or municipality_code(cell(row))
        return cell if len(places) > 1 else None

    def _mark(self, places: tuple[int, ...]) -> Special:
        """Of several columns of marks, the first that is one."""
        unprotected = self.definition.kind().unprotected

        def mark(row: Row) -> str:
            return next((row[place] for place in places if fold(row[place]) not in unprotected), "")

        return mark


def _joined(places: Sequence[int], between: str) -> Special:
    if len(places) == 1:
        return itemgetter(places[0])
    return lambda row: between.join(cell for place in places if (cell := row[place].strip()))


def _date(text: str, forms: tuple[str, ...]) -> str:
    return text if not text.strip() else read_any(text, forms) or text


def open_mapped(content: bytes, definition: Definition) -> MappedTable:
    """A file whose columns a mapping names. What is missing refuses it; so does a mark of protection that the mapping knows nothing of."""
    raw = open_raw(content, definition.reading)
    rows = first_rows(raw.rows())
    header, places = find_places(rows, definition)
    table = MappedTable(raw, header, definition, places)
    if definition.unprotected_by_certificate or "protection" not in places:
        strange = [
            name
            for place, name in enumerate(header.names)
            if looks_like_protection(name) and place not in sum(places.values(), ())
        ]
        if strange:
            raise FileRefused("protection_appeared", columns=", ".join(strange))
    return table


def find_places(rows: list[tuple[int, Row]], definition: Definition) -> tuple[Header, dict[str, tuple[int, ...]]]:
    """The header that holds the mapping's headings, wherever it stands, and the place of each field."""
    best: tuple[int, Header, dict[str, tuple[int, ...]], list[str]] | None = None
    for number, _row in rows:
        try:
            header = read_header(rows, number, number + definition.header_rows - 1)
        except FileRefused:
            continue
        places, missing = _match(header, definition)
        if best is None or len(places) > best[0]:
            best = (len(places), header, places, missing)
    if best is None or not best[0]:
        words = frozenset(header_key(name) for name in definition.headings) | frozenset(heading_words())
        find_header(rows, words)  # says so when there is none at all
        raise FileRefused("missing_columns", columns=", ".join(definition.headings))
    _count, header, places, missing = best
    if "protection" in definition.columns and "protection" not in places:
        raise FileRefused("no_protection_column", columns=definition.heading("protection"))
    if missing:
        raise FileRefused("missing_columns", columns=", ".join(missing))
    _refuse_twice(header, definition)
    return header, places


def _match(header: Header, definition: Definition) -> tuple[dict[str, tuple[int, ...]], list[str]]:
    where = {header_key(name): place for place, name in reversed(list(enumerate(header.names)))}
    places: dict[str, tuple[int, ...]] = {}
    missing = []
    for name, parts in definition.columns.items():
        found = [next((where[header_key(each)] for each in part if header_key(each) in where), None) for part in parts]
        here = tuple(place for place in found if place is not None)
        if len(here) == len(parts):
            places[name] = here
        elif name not in definition.optional:
            missing += [part[0] for part, place in zip(parts, found, strict=True) if place is None]
    return places, missing


def _refuse_twice(header: Header, definition: Definition) -> None:
    """A column that stands twice, though it stood once when the mapping was made: which one holds is a guess."""
    known = {header_key(each) for parts in definition.columns.values() for part in parts for each in part}
    here = {header_key(name) for name in header.names}
    twice = [name for name in header.names if header_key(name) in known and f"{header_key(name)} (2)" in here - known]
    if twice:
        raise FileRefused("double_columns", columns=", ".join(twice))


def missing_fields(definition: Definition) -> list[str]:
    """What every source must give."""
    names = definition.columns
    missing = [label_of(name) for name in ("personnummer",) if name not in names]
    if not {"family_name", "given_name", "name_family_first", "name_given_first"} & set(names):
        missing.append(label_of("name_family_first"))
    return missing
