"""From bytes to rows: what the file is, how it is written, where its columns stand (SEC-07). Everything stays in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.kinds import SourceKind
from tenant_apps.sources.reading import texts
from tenant_apps.sources.reading.headers import MAX_COLUMNS, header_key
from tenant_apps.sources.reading.table import RawFile
from tenant_apps.sources.reading.workbooks import is_workbook, read_workbook

MAX_BYTES = 20 * 1024 * 1024
TITLE_ROWS = 20  # how far down the header may stand


@dataclass(frozen=True)
class Reading:
    """How a file is to be read; what is empty is found."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class OpenedFile:
    """`columns` says where each field stands; a field that the file lacks is not in it."""

    raw: RawFile
    columns: dict[str, int]
    width: int
    header_row: int

    @property
    def has_quotes(self) -> bool:
        return self.raw.has_quotes

    @property
    def delimiter(self) -> str:
        return self.raw.delimiter

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Rows with their numbers as a person counts: a header on the first line is 1."""
        rows = self.raw.rows()
        for number, _row in rows:
            if number >= self.header_row:
                break
        return rows


def open_raw(content: bytes, reading: Reading | None = None) -> RawFile:
    """The file as rows of cells. Nothing is known of what they mean."""
    wanted = reading or Reading()
    _refuse_size(content)
    if is_workbook(content):
        book = read_workbook(content, wanted.sheet)
        return RawFile(book.content, book.form, "utf-8", ",", book.sheet, book.sheets)
    texts.refuse_other(content)
    encoding = texts.find_encoding(content, wanted.encoding)
    lines = texts.sample(content, encoding)
    delimiter = wanted.delimiter if wanted.delimiter in texts.DELIMITERS else texts.find_delimiter(lines)
    if not delimiter:
        raise FileRefused("no_delimiter")
    return RawFile(content, "csv", encoding, delimiter)


def _refuse_size(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise FileRefused("too_large")
    if not content.strip():
        raise FileRefused("empty")


def open_file(content: bytes, kind: SourceKind) -> OpenedFile:
    """A file whose columns are known by their names."""
    _refuse_size(content)
    if is_workbook(content):
        raw = open_raw(content)
        rows = list(islice(raw.rows(), TITLE_ROWS))
        found = max((_hits(row, kind), -number, row) for number, row in rows)
        hits, row_number, header = found[0], -found[1], found[2]
    else:
        texts.refuse_other(content)
        encoding = texts.find_encoding(content)
        lines = texts.sample(content, encoding)
        delimiter, row_number, header, hits = _text_header(lines, kind)
        raw = RawFile(content, "csv", encoding, delimiter)
    if hits < 2:
        raise FileRefused("no_delimiter")
    if len(header) > MAX_COLUMNS:
        raise FileRefused("too_many_columns")
    return OpenedFile(raw, _columns(header, kind), len(header), row_number)


def _hits(row: list[str], kind: SourceKind) -> int:
    return sum(header_key(cell) in kind.headings for cell in row)


def _text_header(lines: list[str], kind: SourceKind) -> tuple[str, int, list[str], int]:
    best: tuple[str, int, list[str], int] = (";", 1, [], 0)
    for delimiter in texts.DELIMITERS:
        try:
            for number, row in enumerate(csv.reader(lines[:TITLE_ROWS], delimiter=delimiter), start=1):
                if (hits := _hits(row, kind)) > best[3]:
                    best = (delimiter, number, row, hits)
        except csv.Error:
            continue
    return best


def _columns(header: list[str], kind: SourceKind) -> dict[str, int]:
    columns: dict[str, int] = {}
    twice = []
    for place, name in enumerate(header):
        field = kind.headings.get(header_key(name))
        if field is None:
            continue
        if field in columns:
            twice.append(kind.heading(field))
        columns[field] = place
    if twice:
        raise FileRefused("double_columns", columns=", ".join(twice))
    if "protection" not in columns:
        raise FileRefused("no_protection_column", columns=kind.heading("protection"))
    missing = [kind.heading(field) for field in kind.required if field not in columns]
    if missing:
        raise FileRefused("missing_columns", columns=", ".join(missing))
    return columns
