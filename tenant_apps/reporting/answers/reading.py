"""SCB's list of rows in error as people have it: pasted, a text file, CSV or Excel. Read to row numbers and texts, and nothing else."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tenant_apps.reporting.models.answer import TEXT_LENGTH
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.reading.texts import find_delimiter, find_encoding, refuse_other
from tenant_apps.sources.reading.workbooks import is_workbook, read_workbook

MAX_LINES = 20_000
MAX_BYTES = 5 * 1024 * 1024
# "12", "Rad 12: fel", "rad nr 12; fel": the number, and SCB's words after it
_LINE = re.compile(
    r"^\s*(?:rad(?:nr|nummer)?|row|nr)?\.?\s*(?:nr)?\.?\s*(\d{1,9})(?![\d-])\s*[;:,.|)\t–-]*\s*(.*)$", re.IGNORECASE
)
# a tab parts columns: what stands after it is SCB's words, also when they are a code of digits
_COLUMNS = re.compile(r"^(\d{1,9}) *\t\s*(.*)$")
_NUMBERS = re.compile(r"^\d{1,9}(?: *[,; ] *\d{1,9})+$")
_HEADING = re.compile(r"rad|row|nr|nummer", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A row number as SCB wrote it, and SCB's words; `at` is the line of the list it stands on."""

    at: int
    number: int
    text: str


@dataclass(frozen=True)
class ReadAnswer:
    lines: tuple[Line, ...]
    unread: tuple[int, ...]  # lines that hold no row number
    heading: str = ""  # a first line that was taken for column names

    def as_text(self) -> str:
        """The same list as it may be edited and read again."""
        return "\n".join(f"{line.number}\t{line.text}".rstrip() for line in self.lines)


def read_text(text: str) -> ReadAnswer:
    """Lines as they were pasted: a number and a text, or numbers alone."""
    lines: list[Line] = []
    unread: list[int] = []
    heading = ""
    for at, raw in enumerate(text.splitlines(), start=1):
        line = clean(raw)
        if not line:
            continue
        if _NUMBERS.match(line):
            lines += [Line(at, int(number), "") for number in re.findall(r"\d+", line)]
        elif found := _COLUMNS.match(line) or _LINE.match(line):
            lines.append(Line(at, int(found[1]), found[2].strip(' "')[:TEXT_LENGTH]))
        elif not lines and not unread and not heading and _HEADING.search(line):
            heading = line
        else:
            unread.append(at)
    return ReadAnswer(_once(lines), tuple(unread), heading)


def clean(raw: str) -> str:
    """Without signs that a text cannot hold or that turn what is read (NUL, other control signs); a tab parts columns."""
    return "".join(sign if sign == "\t" or sign.isprintable() else " " for sign in raw).strip()


def read_file(name: str, content: bytes) -> ReadAnswer:
    """A text, CSV or Excel file. Raises FileRefused with its reason."""
    if len(content) > MAX_BYTES:
        raise FileRefused("too_large")
    if is_workbook(content):
        book = read_workbook(content)
        return _read_table(csv.reader(io.StringIO(book.content.decode("utf-8"))))
    refuse_other(content)
    text = content.decode(find_encoding(content))
    sign = "" if name.lower().endswith(".txt") and "\t" not in text else find_delimiter(text.splitlines()[:60])
    if not sign:
        return read_text(text)
    try:
        return _read_table(csv.reader(io.StringIO(text), delimiter=sign))
    except csv.Error:
        return read_text(text)


def _read_table(rows: Iterable[list[str]]) -> ReadAnswer:
    """Columns: the one with row numbers is named so, or is the first that holds a number; the rest are SCB's words."""
    lines: list[Line] = []
    unread: list[int] = []
    heading, column = "", None
    for at, row in enumerate(rows, start=1):
        cells = [clean(cell) for cell in row]
        if not any(cells) or at > MAX_LINES:
            continue
        if column is None:
            column = next((place for place, cell in enumerate(cells) if _as_number(cell) is not None), None)
            named = next((place for place, cell in enumerate(cells) if _HEADING.match(cell)), None)
            if column is None:
                heading, column = " · ".join(cell for cell in cells if cell), named
                continue
        number = _as_number(cells[column]) if column < len(cells) else None
        if number is None:
            unread.append(at)
            continue
        words = [cell for place, cell in enumerate(cells) if place != column and cell]
        lines.append(Line(at, number, " · ".join(words)[:TEXT_LENGTH]))
    return ReadAnswer(_once(lines), tuple(unread), heading)


def _as_number(cell: str) -> int | None:
    found = _LINE.match(cell)
    return int(found[1]) if found and not found[2] else None


def _once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The same words about the same row stand once; two different remarks on one row are two."""
    seen: dict[tuple[int, str], Line] = {}
    for line in lines:
        seen.setdefault((line.number, line.text), line)
    return tuple(seen.values())


def unread_text(unread: tuple[int, ...]) -> str:
    shown = ", ".join(str(at) for at in unread[:20]) + (" …" if len(unread) > 20 else "")
    return _("These lines hold no row number: %(lines)s. Correct or remove them.") % {"lines": shown}
