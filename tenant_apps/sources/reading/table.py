"""What the reader of rows is fed: a table with our fields' places. Files and fetches alike give one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tenant_apps.sources.errors import FileRefused


class Table(Protocol):
    """`columns` says where each field stands in a row of `width` cells; `protection` and `personnummer` are always among them.

    `separator` and `has_quotes` are for text files: only a file that holds quotation marks (or NUL) can hide rows within a cell.
    """

    @property
    def columns(self) -> dict[str, int]: ...
    @property
    def width(self) -> int: ...
    @property
    def has_quotes(self) -> bool: ...
    @property
    def delimiter(self) -> str: ...
    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Rows with their numbers as a person counts."""


@dataclass(frozen=True)
class RawFile:
    """A file opened, before anybody knows what its columns mean. A workbook's sheet is CSV here already.

    The bytes are decoded again while the rows are read: the whole text would take up to four times their memory.
    """

    content: bytes
    form: str  # csv, xlsx
    encoding: str
    delimiter: str
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def has_quotes(self) -> bool:
        return self.form == "csv" and (b'"' in self.content or b"\0" in self.content)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row from the first on, 1 and up. Empty lines count and are skipped."""
        number = 0
        try:
            text = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline="")
            for number, row in enumerate(csv.reader(text, delimiter=self.delimiter), start=1):
                if row:
                    yield number, row
        except csv.Error:
            raise FileRefused("broken_csv", row=number + 1) from None
