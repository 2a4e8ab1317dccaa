"""From bytes to rows: what the file is, how it is written, where its columns stand (SEC-07). Everything stays in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.kinds import SourceKind, fold

MAX_BYTES = 20 * 1024 * 1024
MAX_COLUMNS = 200
DELIMITERS = (";", ",", "\t")
MAGIC = {
    b"PK\x03\x04": "Excel/zip", b"PK\x05\x06": "zip", b"\xd0\xcf\x11\xe0": "Excel/Word", b"%PDF": "PDF", b"\x1f\x8b": "gzip", b"7z\xbc\xaf": "7z",
    b"Rar!": "rar", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"<?xml": "XML", b"<html": "HTML",
    b"<!DOC": "HTML", b"\x7fELF": "program", b"MZ": "program",
}  # fmt: skip


@dataclass(frozen=True)
class OpenedFile:
    """`columns` says where each field stands; a field that the file lacks is not in it.

    The bytes are decoded again while the rows are read: the whole text would take up to four times their memory.
    """

    content: bytes
    encoding: str
    delimiter: str
    columns: dict[str, int]
    width: int

    @property
    def has_quotes(self) -> bool:
        """Only then can a cell hold a line break; or the file holds what no text does."""
        return b'"' in self.content or b"\0" in self.content

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Rows with their numbers as a person counts: the header is 1. Empty lines count and are skipped."""
        number = 1
        try:
            reader = csv.reader(
                io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline=""), delimiter=self.delimiter
            )
            next(reader, None)
            for number, row in enumerate(reader, start=2):
                if row:
                    yield number, row
        except csv.Error:
            raise FileRefused("broken_csv", row=number + 1) from None


def open_file(content: bytes, kind: SourceKind) -> OpenedFile:
    if len(content) > MAX_BYTES:
        raise FileRefused("too_large")
    if not content.strip():
        raise FileRefused("empty")
    for magic, what in MAGIC.items():
        if content.startswith(magic):
            raise FileRefused("not_csv", what=what)
    encoding = _encoding(content)
    line = content[: content.find(b"\n") + 1 or None][:100_000]
    delimiter, header = _header(line.decode(encoding, errors="replace").strip("\r\n"), kind)
    return OpenedFile(content, encoding, delimiter, _columns(header, kind), len(header))


def _encoding(content: bytes) -> str:
    """Which encoding it is, is shown: å read as Ã¥ must not go unnoticed."""
    has_mark = content.startswith(b"\xef\xbb\xbf")
    encodings = ["utf-8-sig"] if has_mark else ["utf-8", "cp1252", "iso-8859-1"]
    for encoding in encodings:
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            if encoding.startswith("utf-8"):
                lenient = content.decode(encoding, errors="replace")
                broken = lenient.count("\ufffd")
                if len(lenient) - len(lenient.encode("ascii", "ignore")) - broken > broken:
                    raise FileRefused("mixed_encoding") from None  # mostly UTF-8, and some rows that are not
            continue
        return encoding
    raise FileRefused("mixed_encoding")


def _header(line: str, kind: SourceKind) -> tuple[str, list[str]]:
    if len(line) > 20_000:
        raise FileRefused("too_many_columns")
    best, header, hits = "", [], 0
    for delimiter in DELIMITERS:
        names = next(csv.reader([line], delimiter=delimiter), [])
        found = sum(_folded(name) in kind.headings for name in names)
        if found > hits:
            best, header, hits = delimiter, names, found
    if hits < 2:
        raise FileRefused("no_delimiter")
    if len(header) > MAX_COLUMNS:
        raise FileRefused("too_many_columns")
    return best, header


def _folded(name: str) -> str:
    return fold(name.replace("_", " "))


def _columns(header: list[str], kind: SourceKind) -> dict[str, int]:
    columns: dict[str, int] = {}
    twice = []
    for place, name in enumerate(header):
        field = kind.headings.get(_folded(name))
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
