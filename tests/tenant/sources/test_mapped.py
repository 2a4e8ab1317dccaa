"""Files in whatever columns: found, suggested, and read by a mapping."""

from __future__ import annotations

from datetime import date

import pytest

from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.mapping.dates import forms_of, read_any
from tenant_apps.sources.mapping.definitions import Definition, from_json
from tenant_apps.sources.mapping.looking import look_at, shape_of
from tenant_apps.sources.mapping.mapped import (
    MappedTable,
    full_number,
    municipality_code,
    open_mapped,
    part_address,
    part_name,
)
from tenant_apps.sources.mapping.words import heading_words
from tenant_apps.sources.reading.extens import Reader
from tenant_apps.sources.reading.files import Reading, open_raw
from tenant_apps.sources.reading.headers import find_header, first_rows
from tenant_apps.sources.reading.incoming import day_in_name
from tenant_apps.sources.reading.staged import COLUMNS
from tests.factories import source_files

TODAY = date(2026, 11, 16)


def suggested(content: bytes) -> tuple[Definition, tuple[str, ...]]:
    raw = open_raw(content)
    header = find_header(first_rows(raw.rows()), frozenset(heading_words()))
    look = look_at(raw, header)
    columns: dict[str, tuple[tuple[str, ...], ...]] = {}
    for column in look.columns:
        if column.suggestion:
            columns[column.suggestion] = (*columns.get(column.suggestion, ()), (column.name,))
    return Definition(columns=columns, dates=look.dates, header_rows=header.rows), header.names


def read(table: MappedTable, definition: Definition) -> tuple[Reader, list[dict[str, str]]]:
    reader = Reader(
        opened=table, kind=definition.kind(), known={}, codes=frozenset(), run_id=1, as_of=TODAY, today=TODAY
    )
    return reader, [dict(zip(COLUMNS, line.rstrip("\n").split("\t"), strict=True)) for line in reader.lines()]


SUGGESTIONS = {
    "merged-header.xlsx": {"personnummer", "family_name", "given_name", "protection", "school_form", "school_name"},
    "two-date-forms.txt": {
        "personnummer",
        "family_name",
        "given_name",
        "protection",
        "school_form",
        "started_on",
        "ended_on",
        "end_reason",
    },
    "codes-as-text.csv": {
        "personnummer",
        "family_name",
        "given_name",
        "protection",
        "school_form",
        "municipality_code",
        "ended_on",
    },
    "surname-first.csv": {
        "personnummer",
        "name_family_first",
        "protection",
        "street",
        "postcode_city",
        "school_form",
        "started_on",
    },
    "without-century.xlsx": {"name_family_first", "protection", "school_form", "started_on"},
}


@pytest.mark.parametrize("name", source_files.SHAPES)
def test_columns__are_suggested_by_heading_and_content(name: str) -> None:
    definition, names = suggested(source_files.SHAPES[name]())
    assert SUGGESTIONS[name] <= set(definition.columns), (definition.columns, names)


EXTRA = {
    "merged-header.xlsx": {"started_on": "Placering Från", "ended_on": "Placering Till"},
    "codes-as-text.csv": {"started_on": "Startade", "end_reason": "Varför slutat"},
}
VALUES = {
    "codes-as-text.csv": {
        "school_form": {"Nationellt program": "GY", "Introduktion": "IM"},
        "end_reason": {"Hoppade av": "interrupted"},
    },
}


def mapped(name: str) -> Definition:
    definition, _names = suggested(source_files.SHAPES[name]())
    columns = {**definition.columns, **{field: ((heading,),) for field, heading in EXTRA.get(name, {}).items()}}
    if name == "without-century.xlsx":
        columns.pop("birth_date", None)
        columns["personnummer"] = (("Född",), ("Sista fyra",))
    dates = definition.dates if name != "two-date-forms.txt" else ("dmy_dot", "words")
    unprotected = ("", "0", "n", "nej", "ingen sekretess")
    return definition.changed(columns=columns, values=VALUES.get(name, {}), dates=dates, unprotected=unprotected)


@pytest.mark.req("K3-2.1g")
def test_exams__a_mapping_without_their_columns_says_nothing_of_them() -> None:
    content = source_files.SHAPES["merged-header.xlsx"]()
    definition = mapped("merged-header.xlsx")
    _reader, rows = read(open_mapped(content, definition), definition)
    assert {row["states_exam"] for row in rows} == {"f"}  # so nothing that stood in an earlier file is taken back
    fixed = definition.changed(fixed={"exam_kind": "Gymnasieexamen"})
    assert fixed.kind().exam_kinds


@pytest.mark.req("PRV-20")
@pytest.mark.parametrize("name", source_files.SHAPES)
def test_shape_not_shipped__is_read_by_a_mapping(name: str) -> None:
    definition = from_json(mapped(name).to_json())
    content = source_files.SHAPES[name]()
    reader, rows = read(open_mapped(content, definition), definition)
    assert not reader.verdicts
    assert len(reader.protected_rows) == 1
    assert source_files.NUMBERS[2] not in str(rows)
    assert source_files.PROTECTED_NAME not in str(rows)
    assert [row["personnummer"] for row in rows] == [
        number for place, number in enumerate(source_files.NUMBERS) if place != 2
    ]
    assert {row["started_on"] for row in rows} == {"2026-08-17"}
    assert all(row["family_name"] and row["given_name"] for row in rows)
    assert {row["school_form"] for row in rows} <= {"GY", "IM"}
    if name in {"merged-header.xlsx", "two-date-forms.txt", "codes-as-text.csv"}:
        assert rows[1]["ended_on"] == "2026-10-20"
    if name == "codes-as-text.csv":
        assert rows[1]["end_reason"] == "interrupted"
        assert {row["municipality_code"] for row in rows} == {"2281"}
    if name == "surname-first.csv":
        assert (rows[0]["family_name"], rows[0]["given_name"], rows[0]["postcode"], rows[0]["city"]) == (
            "von Ask",
            "Lo Alex",
            "85100",
            "Midälva",
        )


def test_next_file__may_have_its_header_elsewhere() -> None:
    definition = mapped("two-date-forms.txt")
    content = "Uttag ur systemet\r\n\r\n".encode("cp1252") + source_files.two_date_forms()
    _reader, rows = read(open_mapped(content, definition), definition)
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("Skoltyp", "Annat", "missing_columns"), ("Skyddad id", "Annat", "no_protection_column")],
    ids=["a column is gone", "the mark is gone"],
)
def test_next_file__without_a_column_is_refused(old: str, new: str, code: str) -> None:
    content = source_files.two_date_forms().decode("cp1252").replace(old, new).encode("cp1252")
    with pytest.raises(FileRefused, match=code) as caught:
        open_mapped(content, mapped("two-date-forms.txt"))
    assert old in caught.value.message


def test_next_file__with_the_mark_twice_is_refused() -> None:
    content = source_files.two_date_forms().decode("cp1252").replace("Orsak", "Skyddad id").encode("cp1252")
    definition = mapped("two-date-forms.txt")
    definition = definition.changed(
        columns={name: part for name, part in definition.columns.items() if name != "end_reason"}
    )
    with pytest.raises(FileRefused, match="double_columns"):
        open_mapped(content, definition)


@pytest.mark.req("PRV-20")
def test_certified_source__that_gets_a_mark_is_refused() -> None:
    definition = mapped("two-date-forms.txt")
    columns = {name: part for name, part in definition.columns.items() if name != "protection"}
    with pytest.raises(FileRefused, match="protection_appeared") as caught:
        open_mapped(source_files.two_date_forms(), definition.changed(columns=columns, unprotected_by_certificate=True))
    assert "Skyddad id" in caught.value.message


@pytest.mark.req("PRV-20")
@pytest.mark.parametrize(
    ("first", "second", "kept"), [("N", "", 1), ("J", "N", 0), ("N", "1", 0), ("", "", 1), ("?", "", 0)]
)
def test_two_columns_of_marks__either_protects(first: str, second: str, kept: int) -> None:
    content = source_files.lines(
        [
            ["Personnr", "Efternamn", "Sekretess", "Skyddad folkbokföring"],
            [source_files.NUMBERS[0], "Ek", first, second],
        ]
    )
    definition = Definition(
        columns={
            "personnummer": (("Personnr",),),
            "family_name": (("Efternamn",),),
            "protection": (("Sekretess",), ("Skyddad folkbokföring",)),
        }
    )
    reader, rows = read(open_mapped(content.encode(), definition), definition)
    assert (len(rows), len(reader.protected_rows)) == (kept, 1 - kept)


@pytest.mark.req("PRV-20")
def test_ragged_marked_row__is_dropped_not_refused() -> None:
    content = source_files.lines(
        [
            ["Personnr", "Efternamn", "Skyddad", "Ort"],
            [source_files.NUMBERS[0], "Ek", "J"],
            [source_files.NUMBERS[1], "Ask", "N"],
        ]
    )
    definition = Definition(
        columns={"personnummer": (("Personnr",),), "family_name": (("Efternamn",),), "protection": (("Skyddad",),)}
    )
    reader, rows = read(open_mapped(content.encode(), definition), definition)
    assert (rows, reader.protected_rows) == ([], [2])
    assert [(number, code) for number, _verdict, code, _detail in reader.verdicts] == [(3, "ragged")]
    assert source_files.NUMBERS[0] in reader.protected_numbers


@pytest.mark.parametrize(
    ("text", "forms", "day"),
    [
        ("2026-08-17", (), "2026-08-17"), ("20260817", (), "2026-08-17"), ("2026-08-17 13:45", (), "2026-08-17"),
        ("17.8.2026", ("dmy_dot",), "2026-08-17"),
        ("17/8/2026", ("dmy_slash",), "2026-08-17"), ("8/17/2026", ("mdy_slash",), "2026-08-17"), ("17 aug. 2026", ("words",), "2026-08-17"),
        ("260817", ("yymmdd",), "2026-08-17"), ("17082026", ("ddmmyyyy",), "2026-08-17"), ("46251", ("serial",), "2026-08-17"),
        ("31/2/2026", ("dmy_slash",), None), ("17.8.2026", ("dmy_slash",), None), ("aldrig", ("words",), None),
    ],
)  # fmt: skip
def test_date__is_read_as_the_mapping_says(text: str, forms: tuple[str, ...], day: str | None) -> None:
    assert read_any(text, forms) == day


def test_date_forms__are_found_together() -> None:
    assert set(forms_of(["2026-08-17", "17.8.2026", "3.1.2026", "17 augusti 2026", ""])) == {"dmy_dot", "words"}
    assert forms_of(["8/17/2026", "1/2/2026"]) == ("mdy_slash",)
    assert forms_of(["i våras"]) == ()


@pytest.mark.parametrize(
    ("text", "family_first", "parts"),
    [
        ("Ek, Anna Maria", True, ("Ek", "Anna Maria")), ("Ek Anna Maria", True, ("Ek", "Anna Maria")),
        ("von der Ahe Bo", True, ("von der Ahe", "Bo")),
        ("Anna Maria Ek", False, ("Ek", "Anna Maria")), ("Bo van Dijk", False, ("van Dijk", "Bo")), ("Ek-Ask, Bo", True, ("Ek-Ask", "Bo")),
        ("Cher", True, ("Cher", "")), ("", True, ("", "")), ("Bo, Ek", False, ("Ek", "Bo")),
    ],
)  # fmt: skip
def test_name__is_parted(text: str, family_first: bool, parts: tuple[str, str]) -> None:
    assert part_name(text, family_first=family_first) == parts


def test_small_parts__of_what_people_write() -> None:
    assert part_address("851 00 Midälva") == ("851 00", "Midälva")
    assert part_address("Midälva") == ("", "Midälva")
    assert municipality_code("Sundsvalls kommun") == "2281"
    assert municipality_code("2281 Sundsvall") == "2281"
    assert municipality_code("Ingenstans") == "Ingenstans"
    assert full_number("901262386") == "0901262386"
    assert full_number("'090126-2386") == "090126-2386"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("elever_2026-11-16.csv", date(2026, 11, 16)), ("uttag20261116.xlsx", date(2026, 11, 16)), ("16.11.2026 elever.csv", date(2026, 11, 16)),
        ("KAA_261116.txt", date(2026, 11, 16)), ("16112026.csv", date(2026, 11, 16)), ("elever.csv", None), ("lista 2026-13-45.csv", None),
    ],
)  # fmt: skip
def test_day__is_found_in_the_files_name(name: str, day: date | None) -> None:
    assert day_in_name(name) == day


def test_shape__says_nothing_of_the_value() -> None:
    assert shape_of("Åsa-Lena Ek") == shape_of("Bo-Li Andersson") == "Aaa-Aaa Aaa"
    assert shape_of("20090126-2386") == "99999999-9999"


def test_override__of_encoding_and_separator_is_followed() -> None:
    content = source_files.two_date_forms()
    raw = open_raw(content, Reading(encoding="iso-8859-1", delimiter=","))
    assert (raw.encoding, raw.delimiter) == ("iso-8859-1", ",")
    with pytest.raises(FileRefused, match="wrong_encoding"):
        open_raw(content, Reading(encoding="utf-8"))
