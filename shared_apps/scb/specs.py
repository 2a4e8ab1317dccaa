"""Periods and formats as plain data, and what differs between two formats."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from shared_apps.scb.enums import CheckColour, ColumnKind, ColumnSource

DELIMITERS = {"tab": "\t", "semicolon": ";", "comma": ","}
LINE_ENDS = {"crlf": "\r\n", "lf": "\n"}


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A collection period. Both `start` and `end` belong to it."""

    code: str
    start: date
    end: date
    opens_on: date
    due_on: date

    def days_left(self, today: date) -> int:
        """Count the days to the due day; 0 on the day itself, negative when it has passed."""
        return (self.due_on - today).days


@dataclass(frozen=True)
class ColumnSpec:
    position: int
    name: str
    block: int | None
    kind: str
    source: str
    empty_as: str
    code_list: str
    meaning: str
    note: str
    verified: bool

    @property
    def is_date(self) -> bool:
        return self.kind == ColumnKind.DATE

    @property
    def is_code(self) -> bool:
        return self.kind == ColumnKind.CODE

    @property
    def constant(self) -> str | None:
        """The text of a column that says the same on every row."""
        return self.empty_as if self.source == ColumnSource.CONSTANT else None


@dataclass(frozen=True)
class CheckSpec:
    position: int
    code: str
    colour: str
    params: Mapping[str, Any]
    title: str
    explanation: str

    @property
    def is_red(self) -> bool:
        return self.colour == CheckColour.RED


@dataclass(frozen=True)
class FormatSpec:
    """Everything the reporting engine needs. `date_format` is for PostgreSQL's to_char()."""

    version: str
    name: str
    status: str
    valid_from_period: str
    encoding: str
    delimiter_name: str
    date_format: str
    line_end_name: str
    header: bool
    header_counts_in_row_numbers: bool
    sort: tuple[str, ...]
    quality_window: str
    notice: str
    verified: bool
    columns: tuple[ColumnSpec, ...]
    checks: tuple[CheckSpec, ...]

    @property
    def delimiter(self) -> str:
        return DELIMITERS[self.delimiter_name]

    @property
    def line_end(self) -> str:
        return LINE_ENDS[self.line_end_name]

    @property
    def code_lists(self) -> tuple[str, ...]:
        """The code lists that its columns use, each once."""
        return tuple(dict.fromkeys(column.code_list for column in self.columns if column.code_list))

    @functools.cached_property
    def _checks_by_code(self) -> Mapping[str, CheckSpec]:
        return {check.code: check for check in self.checks}

    def check(self, code: str) -> CheckSpec | None:
        """Give a check that this format has; None: it is not made for the format's periods."""
        return self._checks_by_code.get(code)

    def column_for(self, source: str) -> ColumnSpec | None:
        return next((column for column in self.columns if column.source == source), None)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of what, and its value in the first and the second format (None: not there)."""

    what: str
    name: str
    before: object
    after: object


@dataclass(frozen=True)
class FormatComparison:
    before: str
    after: str
    settings: tuple[Change, ...]
    columns_added: tuple[ColumnSpec, ...]
    columns_removed: tuple[ColumnSpec, ...]
    columns_changed: tuple[Change, ...]
    checks_added: tuple[CheckSpec, ...]
    checks_removed: tuple[CheckSpec, ...]
    checks_changed: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        return not any(getattr(self, field.name) for field in fields(self) if field.name not in {"before", "after"})


_SETTINGS = (
    "valid_from_period", "encoding", "delimiter_name", "date_format", "line_end_name", "header",
    "header_counts_in_row_numbers", "sort", "quality_window", "notice", "verified",
)  # fmt: skip


def _changes(name: str, before: object, after: object, attributes: tuple[str, ...]) -> list[Change]:
    pairs = ((what, getattr(before, what), getattr(after, what)) for what in attributes)
    return [Change(what, name, old, new) for what, old, new in pairs if old != new]


def compare(before: FormatSpec, after: FormatSpec) -> FormatComparison:
    """Tell what differs. Columns are known by their name, checks by their code."""
    old_columns, new_columns = ({column.name: column for column in spec.columns} for spec in (before, after))
    old_checks, new_checks = ({check.code: check for check in spec.checks} for spec in (before, after))
    of_column = tuple(field.name for field in fields(ColumnSpec) if field.name != "name")
    of_check = tuple(field.name for field in fields(CheckSpec) if field.name != "code")
    return FormatComparison(
        before=before.version,
        after=after.version,
        settings=tuple(_changes("", before, after, _SETTINGS)),
        columns_added=tuple(column for name, column in new_columns.items() if name not in old_columns),
        columns_removed=tuple(column for name, column in old_columns.items() if name not in new_columns),
        columns_changed=tuple(
            change
            for name, column in new_columns.items()
            if name in old_columns
            for change in _changes(name, old_columns[name], column, of_column)
        ),
        checks_added=tuple(check for code, check in new_checks.items() if code not in old_checks),
        checks_removed=tuple(check for code, check in old_checks.items() if code not in new_checks),
        checks_changed=tuple(
            change
            for code, check in new_checks.items()
            if code in old_checks
            for change in _changes(code, old_checks[code], check, of_check)
        ),
    )
