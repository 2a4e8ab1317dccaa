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
    b"Rar!": "rar", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"<?xml": "XML", b"<html": "HTML", b"<!DOC": "HTML", b"\x7fELF": "program", b"MZ": "program",
}  # fmt: skip


@dataclass(frozen=True)
class OpenedFile:
    """`columns` says where each field stands; a field that the file lacks is not in it."""

    text: str
    encoding: str
    delimiter: str
    columns: dict[str, int]
    width: int

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Rows with their numbers as a person counts: the header is 1. Empty lines count and are skipped."""
        number = 1
        try:
            reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
            next(reader, None)
            for number, row in enumerate(reader, start=2):  # noqa: B007  (told when the next one cannot be read)
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
    text, encoding = _decode(content)
    delimiter, header = _header(text, kind)
    return OpenedFile(text, encoding, delimiter, _columns(header, kind), len(header))


def _decode(content: bytes) -> tuple[str, str]:
    """Which encoding it is, is shown: å read as Ã¥ must not go unnoticed."""
    if content.startswith(b"\xef\xbb\xbf"):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "cp1252", "iso-8859-1"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            if encoding.startswith("utf-8"):
                lenient = content.decode(encoding, errors="replace")
                broken = lenient.count("\ufffd")
                if len(lenient) - len(lenient.encode("ascii", "ignore")) - broken > broken:
                    raise FileRefused("mixed_encoding") from None  # mostly UTF-8, and some rows that are not
            continue
        return text, encoding
    raise FileRefused("mixed_encoding")


def _header(text: str, kind: SourceKind) -> tuple[str, list[str]]:
    line = text[: text.find("\n")] if "\n" in text else text
    line = line.strip("\r\n")
    if len(line) > 20_000:
        raise FileRefused("too_many_columns")
    best, header, hits = "", [], 0
    for delimiter in DELIMITERS:
        names = next(csv.reader([line], delimiter=delimiter), [])
        found = sum(fold(name) in kind.headings for name in names)
        if found > hits:
            best, header, hits = delimiter, names, found
    if hits < 2:
        raise FileRefused("no_delimiter")
    if len(header) > MAX_COLUMNS:
        raise FileRefused("too_many_columns")
    return best, header


def _columns(header: list[str], kind: SourceKind) -> dict[str, int]:
    columns: dict[str, int] = {}
    twice = []
    for place, name in enumerate(header):
        field = kind.headings.get(fold(name))
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
