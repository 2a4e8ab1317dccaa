"""What can be told of a file before anybody knows who in it is protected: headings, and what each column's values look like. Never a row.

A shape keeps the kind of each sign and nothing of what it says: "99999999-9999", "Aaa Aaa". Only those of several rows are given, and nothing
is counted out: a column may tell who is protected, and how many those are is for handlers alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from tenant_apps.sources.kinds import fold
from tenant_apps.sources.mapping.dates import forms_of, read_any
from tenant_apps.sources.mapping.definitions import Definition
from tenant_apps.sources.mapping.fields import FIELDS
from tenant_apps.sources.mapping.words import code_words, heading_words, looks_like_protection
from tenant_apps.sources.reading.headers import Header, header_key
from tenant_apps.sources.reading.table import RawFile

SAMPLE = 2_000  # rows
SHAPES = 3
RARE = 2
_WORD, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d")
_NUMBER = re.compile(r"(\d{6}|\d{8})[-+]?(\d{4}|TF\d\d)")
_MANY = 0.8


@dataclass(frozen=True)
class Column:
    place: int
    name: str
    shapes: tuple[str, ...]
    has_others: bool
    filled: str  # all, most, some, none
    suggestion: str
    is_mark: bool


@dataclass(frozen=True)
class Look:
    columns: tuple[Column, ...]
    rows: int
    more: bool
    dates: tuple[str, ...]


def shape_of(text: str) -> str:
    """Words of any length are "Aaa", so that a name cannot be guessed from its length; digits are counted, for they tell dates from numbers."""
    return _DIGITS.sub("9", _WORD.sub("Aaa", " ".join(text.split())[:40]))


def look_at(raw: RawFile, header: Header) -> Look:
    rows = [row for number, row in islice(raw.rows(), SAMPLE + header.last) if number > header.last]
    used: set[str] = set()
    columns = []
    values_by_place = [[row[place].strip() for row in rows if place < len(row)] for place in range(len(header.names))]
    suggested = [suggest(name, values) for name, values in zip(header.names, values_by_place, strict=True)]
    for place, name in enumerate(header.names):
        filled = [value for value in values_by_place[place] if value]
        counted = Counter(map(shape_of, filled))
        common = [shape for shape, count in counted.most_common(SHAPES) if count >= RARE or len(counted) == 1]
        field = suggested[place]
        if field in used and field != "protection":
            field = ""
        used.add(field)
        is_mark = field == "protection" or looks_like_protection(name)
        columns.append(
            Column(
                place, name, () if is_mark else tuple(common), len(counted) > len(common) and not is_mark,
                "" if is_mark else _filled(len(filled), len(rows)), field, is_mark,
            )
        )  # fmt: skip
    dated = [value for column, values in zip(columns, values_by_place, strict=True)
             if column.suggestion in FIELDS and FIELDS[column.suggestion].kind == "date" for value in values]  # fmt: skip
    return Look(tuple(columns), len(rows), len(rows) >= SAMPLE, forms_of(dated))


def _filled(count: int, rows: int) -> str:
    return "none" if not count else "all" if count == rows else "most" if count * 2 >= rows else "some"


def suggest(name: str, values: list[str]) -> str:
    """By the heading, whole or without the group above it; else by what most values look like."""
    words = heading_words()
    parts = header_key(name).split(" ")
    for start in range(len(parts)):
        found = words.get(" ".join(parts[start:]))
        if found and (start == 0 or found != "as_of"):
            return _by_values(found, values)
    if looks_like_protection(name):
        return "protection"
    return _by_content([value for value in values if value])


def _by_content(filled: list[str]) -> str:
    if not filled:
        return ""
    if _share(filled, lambda value: bool(_NUMBER.fullmatch(value.replace(" ", "")))) > _MANY:
        return "personnummer"
    if _share(filled, lambda value: "@" in value) > _MANY:
        return "email"
    if len(set(filled)) > 1:
        for field in ("school_form", "end_reason", "exam_kind"):
            if _share(filled, _is_code_of(field)) > _MANY:
                return field
    return ""


def _by_values(field: str, values: list[str]) -> str:
    """A heading may mean either: a name with a comma in it, a postcode with its town, years of study or programmes."""
    filled = [value for value in values if value]
    if not filled:
        return field
    if field in {"name_family_first", "name_given_first"} and _share(filled, lambda value: "," in value) > _MANY:
        return "name_family_first"
    if field == "name_family_first" and _share(filled, lambda value: " " in value) < _MANY / 2:
        return "given_name"
    if field == "city" and _share(filled, lambda value: value[:3].isdigit()) > _MANY:
        return "postcode_city"
    if field == "compulsory_name" and _share(filled, lambda value: read_any(value, ()) is not None) > _MANY:
        return "compulsory_ended_on"
    return field


def _is_code_of(field: str) -> Callable[[str], bool]:
    words = code_words(field)
    return lambda value: fold(value) in words


def _share(values: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values)


def dates_of(raw: RawFile, header: Header, definition: Definition) -> tuple[str, ...]:
    """The ways of writing dates that the chosen columns need."""
    where = {name: place for place, name in enumerate(header.names)}
    places = [
        where[part[0]]
        for name, parts in definition.columns.items()
        if FIELDS[name].kind == "date"
        for part in parts
        if part[0] in where
    ]
    values = {row[place].strip() for number, row in islice(raw.rows(), SAMPLE + header.last) if number > header.last
              for place in places if place < len(row)}  # fmt: skip
    return forms_of(sorted(values))


def suspicious(header: Header, definition: Definition) -> list[str]:
    """Headings that look like marks of protection and are not used as such."""
    used = {part[0] for part in definition.columns.get("protection", ())}
    return [name for name in header.names if looks_like_protection(name) and name not in used]
