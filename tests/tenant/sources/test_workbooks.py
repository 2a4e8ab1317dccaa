"""Workbooks, and what may be hidden in them (SEC-07)."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from tenant_apps.register import models
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.models import ImportRun, RowVerdict, StagedRow
from tenant_apps.sources.reading.files import open_raw
from tests.factories import extens, source_files
from tests.factories.numbers import as_coordination, as_tf, faulty, take, twin
from tests.tenant.sources.importing import TODAY, counts, load, stage

A, B, C = take(3, born_between=(dt.date(2010, 1, 1), dt.date(2010, 12, 31)))
HEADINGS = list(extens.HEADINGS.values())
CELL = '<c r="{}" t="inlineStr"><is><t>x</t></is></c>'


def sheet(*rows: extens.Row, above: int = 0) -> bytes:
    """The shipped shape as a workbook."""
    body = [[row.get(name, "") for name in extens.HEADINGS] for row in rows]
    return source_files.workbook(("Elever", [*([["Elevlista"]] * above), HEADINGS, *body]), ("Tomt", []))


def rewritten(content: bytes, **changed: bytes) -> bytes:
    """A real workbook with parts exchanged: `sheet` is its first sheet, other names are new entries."""
    places = {"sheet": "xl/worksheets/sheet1.xml"}
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        entries = {name: book.read(name) for name in book.namelist()}
    entries |= {places.get(name, name): body for name, body in changed.items()}
    return source_files.archive(entries.items())


@pytest.mark.req("SEC-07", "K2-3.1", "K3-1.1a")
@pytest.mark.parametrize("above", [0, 2], ids=["header first", "titles above"])
def test_workbook__of_the_shipped_shape_is_read(alfa: object, above: int) -> None:
    run = stage(sheet(extens.row(A), extens.row(faulty(B)), extens.row(C, protection="J"), above=above))
    assert counts(run) == {"new": 1, "refused": 1}
    assert (run.encoding, run.delimiter, run.reading["sheet"]) == ("xlsx", "", "Elever")
    assert run.protected_rows == [4 + above]
    assert RowVerdict.objects.get().row_number == 3 + above
    assert StagedRow.objects.get().family_name == "Åsberg"


def test_cells__are_text_as_people_read_them() -> None:
    rows = [
        ["Text", "Tal", "Datum", "Formel", "Sant"],
        ["=1+1", 200901011234, dt.date(2026, 8, 17), "=cmd|' /C calc'!A0", True],
    ]
    content = source_files.workbook(("A", rows))
    assert list(open_raw(content).rows())[1] == (2, ["=1+1", "200901011234", "2026-08-17", "=cmd|' /C calc'!A0", "ja"])


def far(where: str) -> bytes:
    body = f'<row r="1">{CELL.format("A1")}</row><row r="{where.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}">{CELL.format(where)}</row>'
    xml = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
    return rewritten(sheet(extens.row(A)), sheet=xml.encode())


def lying() -> bytes:
    """The directory says that the sheet is small."""
    content = bytearray(rewritten(sheet(extens.row(A)), sheet=b" " * 3_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as book:
        entry = book.getinfo("xl/worksheets/sheet1.xml")
    size = entry.file_size.to_bytes(4, "little")
    return bytes(content).replace(size, (1000).to_bytes(4, "little"))


def entities() -> bytes:
    xml = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    return rewritten(sheet(extens.row(A)), sheet=xml)


# noise and spaces: far more packed than a sheet of people is
PACKED = (bytes(range(32, 127)) * 2 + b" " * 25_000) * 120

BAD: dict[str, tuple[bytes, str]] = {
    "zip bomb": (rewritten(sheet(extens.row(A)), sheet=b" " * 210_000_000), "bomb"),
    "a directory that lies": (lying(), "bomb"),
    "too many entries": (source_files.archive([("xl/workbook.xml", b"<x/>"), *((f"xl/{n}.xml", b"") for n in range(1001))]), "bomb"),
    "an archive in it": (source_files.archive([("xl/workbook.xml", b"<x/>"), ("xl/more.zip", b"x")]), "bomb"),
    "a path out of it": (source_files.archive([("xl/workbook.xml", b"<x/>"), ("../../etc/passwd.xml", b"x")]), "bomb"),
    "entities": (entities(), "entities"),
    "macros": (source_files.archive([("xl/workbook.xml", b"<x/>"), ("xl/vbaProject.bin", b"x")]), "macros"),
    "links": (source_files.archive([("xl/workbook.xml", b"<x/>"), ("xl/externalLinks/externalLink1.xml", b"x")]), "macros"),
    "no workbook": (source_files.archive([("hemligt.txt", b"x")]), "not_csv"),
    "damaged": (source_files.archive([("xl/workbook.xml", b"<x/>")]), "broken_workbook"),
    "cut off": (sheet(extens.row(A))[:2000], "not_csv"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + b"x" * 2000, "old_workbook"),
    "locked": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") + b"x" * 2000, "password"),
    "a workbook of another kind": (source_files.archive([("content.xml", b"<x/>")]), "old_workbook"),
    "packed a hundred and fifty times": (rewritten(sheet(extens.row(A)), sheet=PACKED), "bomb"),
    "a cell far to the right": (far("XFD1"), "too_many_columns"),
    "a cell far below": (far("A1048576"), "too_many_rows"),
    "a cell in the far corner": (far("XFD1048576"), "too_heavy"),
    "empty sheets": (source_files.workbook(("A", []), ("B", [])), "empty"),
    "header only": (source_files.workbook(("A", [HEADINGS])), "only_header"),
    "a million columns": (b";".join([b"Personnummer", b"Efternamn", b"Skyddad", *[b"x"] * 1_000_000]), "too_many_columns"),
}  # fmt: skip
SWEDISH = {
    "old_workbook": ".xlsx", "password": "lösenord", "bomb": "packas upp", "entities": "DOCTYPE", "macros": "makron", "not_csv": "CSV",
    "broken_workbook": "skadad", "too_many_columns": "200 kolumner",
    "too_many_rows": "200 000 rader", "too_heavy": "minne", "empty": "tom", "only_header": "inga rader",
}  # fmt: skip


@pytest.mark.req("SEC-07", "K3-1.6")
@pytest.mark.parametrize("case", BAD)
def test_bad_file__is_refused_with_a_word_and_leaves_nothing(alfa: object, case: str) -> None:
    content, code = BAD[case]
    with pytest.raises(FileRefused) as caught:
        stage(content)
    assert caught.value.code == code
    assert SWEDISH[code] in caught.value.message
    assert not ImportRun.objects.exists()


ROWS: dict[str, tuple[dict[str, str], str]] = {
    "wrong check digit": ({"personnummer": faulty(A)}, "kontrollsiffra"),
    "ragged": ({"street": "a;b"}, "antal kolumner"),
    "nul": ({"street": "a\0b"}, "NUL"),
    "one person twice": ({"personnummer": B}, "tidigare i filen"),
}


@pytest.mark.req("SEC-07", "K3-1.6")
@pytest.mark.parametrize("case", ROWS)
def test_bad_row__says_which_what_and_what_to_do(alfa: object, case: str) -> None:
    from tenant_apps.sources.selectors import rows_of

    values, text = ROWS[case]
    run = stage(extens.text([extens.row(B), extens.row(A) | values]).replace('"a;b"', "a;b").encode())
    (told,) = rows_of(run, "refused").rows
    assert told.row_number == 3
    assert text in told.text
    assert told.advice


@pytest.mark.req("SEC-07", "K3-1.6", "REL-24", "REL-29")
def test_numbers_and_names__that_look_odd_are_right(alfa: object) -> None:
    """A coordination number, a temporary number, twins, emoji and marks that turn the direction of writing."""
    (born,) = take(1, born_between=(dt.date(2009, 6, 1), dt.date(2009, 6, 30)))
    rows = [
        extens.row(as_coordination(A), given_name="Sam"), extens.row(as_tf(B), given_name="Tiff"), extens.row(born, given_name="Ett"),
        extens.row(twin(born), given_name="Två"), extens.row(C, given_name="Li\u202eli 😀"),
    ]  # fmt: skip
    run = load(rows, today=TODAY)
    assert counts(run) == {"new": 5}
    assert set(models.Youth.objects.values_list("given_name", flat=True)) == {"Sam", "Tiff", "Ett", "Två", "Lili 😀"}
    assert set(models.Youth.objects.values_list("number_kind", flat=True)) == {"personnummer", "coordination", "tf"}
