"""Files in shapes that are not shipped, and workbooks; persons with the Tax Agency's test numbers, names made up."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from tests.factories.numbers import take

NUMBERS = take(6, born_between=(dt.date(2009, 1, 1), dt.date(2009, 12, 31)))
PROTECTED_NAME = "Hemligsson"


def workbook(*sheets: tuple[str, Iterable[Sequence[Any]]], merged: Iterable[tuple[str, str]] = ()) -> bytes:
    """Sheets of rows; dates become Excel's dates. `merged` are ranges of the first sheet with their text."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for place, (name, rows) in enumerate(sheets):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, column, dt.datetime.combine(value, dt.time()), day)
                elif value not in {"", None}:
                    sheet.write(number, column, value)
        if place == 0:
            for where, text in merged:
                sheet.merge_range(where, text)
    book.close()
    return out.getvalue()


def archive(entries: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return out.getvalue()


def lines(rows: Iterable[Sequence[str]], delimiter: str = ";") -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in rows)


def merged_header() -> bytes:
    """Excel: a title, groups over the headings, real dates."""
    rows: list[Sequence[Any]] = [
        ["Elevlista läsåret 2026/27"],
        [],
        ["Elev", "", "", "", "Placering", "", "", ""],
        ["Personnr", "Efternamn", "Förnamn", "Sekretess", "Skolform", "Skola", "Från", "Till"],
    ]
    for place, number in enumerate(NUMBERS):
        is_protected = place == 2
        name = PROTECTED_NAME if is_protected else f"Ek{chr(97 + place)}"
        end = dt.date(2026, 10, 20) if place == 1 else ""
        rows.append(
            [
                f"{number[:8]}-{number[8:]}",
                name,
                "Åsa",
                "J" if is_protected else "",
                "GY",
                "Midälvaskolan",
                dt.date(2026, 8, 17),
                end,
            ]
        )
    return workbook(("Elever", rows), merged=[("A3:D3", "Elev"), ("E3:H3", "Placering")])


def two_date_forms() -> bytes:
    """Windows-1252 with tabs: the start as 17.8.2026, the end as 10/20/2026 or in words."""
    rows = [["Personnr", "Släktnamn", "Tilltalsnamn", "Skyddad id", "Skoltyp", "Inskriven", "Utskriven", "Orsak"]]
    for place, number in enumerate(NUMBERS):
        mark = "Ja" if place == 2 else "Nej"
        name = PROTECTED_NAME if place == 2 else "Öberg"
        rows.append(
            [
                number,
                name,
                "Bo",
                mark,
                "GY",
                "17.8.2026",
                "20 oktober 2026" if place == 1 else "",
                "AVB" if place == 1 else "",
            ]
        )
    return lines(rows, "\t").encode("cp1252")


def codes_as_text() -> bytes:
    """UTF-8 with a mark, commas: school forms, municipalities and reasons in words."""
    rows = [
        [
            "Person nr",
            "Efternamn elev",
            "Förnamn elev",
            "Sekretesskod",
            "Kommun",
            "Utbildningsform",
            "Startade",
            "Slutade",
            "Varför slutat",
        ]
    ]
    for place, number in enumerate(NUMBERS):
        mark = "Sekretessmarkering" if place == 2 else "Ingen sekretess"
        name = PROTECTED_NAME if place == 2 else "Lind"
        form = "Nationellt program" if place % 2 else "Introduktion"
        rows.append(
            [
                number,
                name,
                "Kim",
                mark,
                "Sundsvalls kommun",
                form,
                "2026-08-17",
                "2026-10-20" if place == 1 else "",
                "Hoppade av" if place == 1 else "",
            ]
        )
    return lines(rows, ",").encode("utf-8-sig")


def surname_first() -> bytes:
    """Bars: one column with the whole name, one with postcode and town."""
    rows = [["Elevens pnr", "Elevens namn", "Skyddad", "Gata", "Postnr och ort", "Form", "Fr.o.m."]]
    for place, number in enumerate(NUMBERS):
        name = PROTECTED_NAME if place == 2 else "von Ask"
        rows.append(
            [
                f"{number[:8]}-{number[8:]}",
                f"{name}, Lo Alex",
                "J" if place == 2 else "N",
                "Stigen 3",
                "851 00 Midälva",
                "GY",
                "20260817",
            ]
        )
    return lines(rows, "|").encode("utf-8")


def without_century() -> bytes:
    """Excel with numbers as numbers: the first zero is gone, and the date and the last four stand apart."""
    rows: list[Sequence[Any]] = [["Född", "Sista fyra", "Namn", "Sekr", "Skoltyp", "Börjat"]]
    for place, number in enumerate(NUMBERS):
        name = f"{PROTECTED_NAME} Ia" if place == 2 else "Sten Ia"
        rows.append([number[2:8], number[8:], name, 1 if place == 2 else 0, "GY", "17/8/2026"])
    return workbook(("Blad1", rows))


SHAPES = {
    "merged-header.xlsx": merged_header, "two-date-forms.txt": two_date_forms, "codes-as-text.csv": codes_as_text, "surname-first.csv": surname_first,
    "without-century.xlsx": without_century,
}  # fmt: skip
