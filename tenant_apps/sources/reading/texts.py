"""Text files: how they are written, found and shown, and overridden when the guess is wrong."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice

from tenant_apps.sources.errors import FileRefused

ENCODINGS = ("utf-8-sig", "utf-8", "cp1252", "iso-8859-1")
DELIMITERS = (";", ",", "\t", "|")
MAGIC = {
    b"PK\x05\x06": "zip", b"%PDF": "PDF", b"\x1f\x8b": "gzip", b"7z\xbc\xaf": "7z",
    b"Rar!": "rar", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"<?xml": "XML", b"<html": "HTML",
    b"<!DOC": "HTML", b"\x7fELF": "program", b"MZ": "program",
}  # fmt: skip
SAMPLE_LINES = 60
LINE_LIMIT = 20_000


def refuse_other(content: bytes) -> None:
    for magic, what in MAGIC.items():
        if content.startswith(magic):
            raise FileRefused("not_csv", what=what)


def find_encoding(content: bytes, wanted: str = "") -> str:
    """Which encoding it is, is shown: å read as Ã¥ must not go unnoticed."""
    if wanted in ENCODINGS:
        try:
            content.decode(wanted)
        except UnicodeDecodeError:
            raise FileRefused("wrong_encoding", encoding=wanted) from None
        return wanted
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


def sample(content: bytes, encoding: str) -> list[str]:
    """The first lines, empty ones too; a line that is too long is no header."""
    start = content[: LINE_LIMIT * SAMPLE_LINES]
    lines = start.decode(encoding, errors="replace").split("\n")[:SAMPLE_LINES]
    if len(lines[0]) > LINE_LIMIT:
        raise FileRefused("too_many_columns")
    return [line.rstrip("\r") for line in lines]


def find_delimiter(lines: list[str]) -> str:
    """The sign that parts most lines into the same number of cells; a title row above the table has none."""
    best, score = "", 0.0
    for delimiter in DELIMITERS:
        try:
            widths = Counter(len(row) for row in islice(csv.reader(lines, delimiter=delimiter), SAMPLE_LINES) if row)
        except csv.Error:
            continue
        width, rows = max(widths.items(), key=lambda item: (item[0] > 1) * item[1] * item[0] ** 0.5, default=(1, 0))
        value = rows / max(sum(widths.values()), 1) * (width - 1) ** 0.5
        if width > 1 and value > score:
            best, score = delimiter, value
    return best
