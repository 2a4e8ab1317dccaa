"""What differs between two kept files: rows added, gone, changed, by youth. Read from the files as they were made."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass

from kaa.core.halfyears import HalfYear
from shared_apps.scb import selectors as scb
from shared_apps.scb.specs import ColumnSpec, FormatSpec
from tenant_apps.register.models import Youth
from tenant_apps.reporting.files_read import FileRow, Key, rows_of
from tenant_apps.reporting.models import Export
from tenant_apps.reporting.receipts import latest_delivered
from tenant_apps.reporting.wording import Numbers, numbers_of, value_words

ADDED, GONE, CHANGED = "added", "gone", "changed"


@dataclass(frozen=True)
class CellChange:
    column: str
    meaning: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row that is only in one of the files, or says something else in it. `number`: in the file that has it, data rows from 1."""

    kind: str
    number: int
    cells: tuple[CellChange, ...]


@dataclass(frozen=True)
class YouthChange:
    youth: uuid.UUID
    name: str
    label: str
    kind: str  # added, gone: all rows of the youth; else changed
    rows: tuple[RowChange, ...]


@dataclass(frozen=True)
class Difference:
    """From `before` to `after`."""

    before: Export
    after: Export
    youths: tuple[YouthChange, ...]
    columns_added: tuple[str, ...]
    columns_gone: tuple[str, ...]

    def rows(self, kind: str) -> int:
        return sum(row.kind == kind for one in self.youths for row in one.rows)

    def count(self, kind: str) -> int:
        return sum(one.kind == kind for one in self.youths)

    @property
    def figures(self) -> dict[str, int]:
        kinds = (ADDED, GONE, CHANGED)
        return {f"youths_{kind}": self.count(kind) for kind in kinds} | {f"rows_{kind}": self.rows(kind) for kind in kinds}  # fmt: skip

    @property
    def is_same(self) -> bool:
        return not self.youths


def earlier_export(export: Export) -> Export | None:
    """The file of the same period and municipality code made before it."""
    found = Export.objects.filter(
        period=export.period, municipality_code=export.municipality_code, number__lt=export.number
    )
    return found.select_related("file").order_by("-number").first()


def period_before(export: Export) -> Export | None:
    """What stands at SCB for the period before: the file delivered last, or else the last one made."""
    period = HalfYear.parse(export.period).previous().code
    delivered = latest_delivered(period).get(export.municipality_code)
    found = Export.objects.filter(period=period, municipality_code=export.municipality_code).select_related("file")
    if delivered:
        found = found.filter(pk=delivered[0].pk)
    return found.order_by("-number").first()


def difference(*, before: Export, after: Export) -> Difference:
    """Rows are the same when they came from the same youth, registration and event; columns when they bear the same name."""
    specs = scb.format_version(before.format_version), scb.format_version(after.format_version)
    old = {row.key: row for row in rows_of(before, specs[0])}
    new = {row.key: row for row in rows_of(after, specs[1])}
    cells = _Cells(specs, numbers_of(specs[0], before.period), numbers_of(specs[1], after.period))
    changes: dict[int, list[RowChange]] = defaultdict(list)
    for key, row in new.items():
        change = cells.change(old.get(key), row)
        if change:
            changes[key[0]].append(change)
    for key in old.keys() - new.keys():
        changes[key[0]].append(cells.only(GONE, old[key], side=0))
    names = [{column.name for column in spec.columns} for spec in specs]
    return Difference(
        before, after, tuple(_by_youth(changes, {key[0] for key in old}, {key[0] for key in new})),
        tuple(one.name for one in specs[1].columns if one.name not in names[0]),
        tuple(one.name for one in specs[0].columns if one.name not in names[1]),
    )  # fmt: skip


def _by_youth(changes: dict[int, list[RowChange]], old: set[int], new: set[int]) -> list[YouthChange]:
    people = Youth.objects.filter(pk__in=changes.keys()).select_related("label").order_by("sort_key", "pk")
    return [
        YouthChange(
            youth=one.public_id, name=one.full_name, label=one.label.name if one.label else "",
            kind=ADDED if one.pk not in old else GONE if one.pk not in new else CHANGED,
            rows=tuple(sorted(changes[one.pk], key=lambda row: (row.kind, row.number))),
        )
        for one in people
    ]  # fmt: skip


class _Cells:
    """Rows of two formats laid side by side, in words."""

    def __init__(self, specs: tuple[FormatSpec, FormatSpec], old: Numbers, new: Numbers) -> None:
        self._specs, self._numbers = specs, (old, new)
        places = [{column.name: place for place, column in enumerate(spec.columns)} for spec in specs]
        self._pairs = [
            (places[0][column.name], places[1][column.name], column)
            for column in specs[1].columns
            if column.name in places[0]
        ]

    def change(self, old: FileRow | None, new: FileRow) -> RowChange | None:
        if old is None:
            return self.only(ADDED, new, side=1)
        cells = tuple(
            CellChange(column.name, column.meaning, self._words(column, old.values[at], 0), self._words(column, new.values[to], 1))
            for at, to, column in self._pairs
            if old.values[at] != new.values[to]
        )  # fmt: skip
        return RowChange(CHANGED, new.number, cells) if cells else None

    def only(self, kind: str, row: FileRow, *, side: int) -> RowChange:
        """What a row says that the other file does not have; who it is about stands above it."""
        cells = []
        for column, value in zip(self._specs[side].columns, row.values, strict=True):
            if value and column.source not in {"municipality_code", "personnummer"}:
                words = self._words(column, value, side)
                cells.append(CellChange(column.name, column.meaning, words if kind == GONE else "", words if kind == ADDED else ""))  # fmt: skip
        return RowChange(kind, row.number, tuple(cells))

    def _words(self, column: ColumnSpec, value: str, side: int) -> str:
        return value_words(column, value, self._numbers[side])


__all__ = ["Difference", "Key", "difference", "earlier_export", "period_before"]
