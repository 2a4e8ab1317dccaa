"""The list as cells and figures, ready to be drawn: templates ask nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.register.forms_list import FilterForm
from tenant_apps.register.list_columns import Column
from tenant_apps.register.selectors.counting import Counts
from tenant_apps.register.selectors.filtering import YouthFilter
from tenant_apps.register.selectors.listing import YouthRow

FACET_VALUES = 15


@dataclass(frozen=True)
class Cell:
    column: Column
    text: str
    sub: str = ""
    badges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TableRow:
    public_id: uuid.UUID
    name: str
    cells: tuple[Cell, ...]
    is_chosen: bool


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


def table_of(
    rows: Iterable[YouthRow], columns: Sequence[Column], *, chosen: Callable[[uuid.UUID], bool] = lambda _id: False
) -> Table:
    return Table(
        tuple(columns),
        tuple(
            TableRow(row.public_id, row.name, tuple(cell_of(row, one) for one in columns), chosen(row.public_id))
            for row in rows
        ),
    )


def cell_of(row: YouthRow, column: Column) -> Cell:
    known = _texts(row).get(column.key)
    text, sub = known() if known else row.told.get(column.key, ("", ""))
    return Cell(column, text, sub, row.badges if column.key == "warnings" else ())


def _texts(row: YouthRow) -> dict[str, Callable[[], tuple[str, str]]]:
    """(text, what stands below it) by column."""
    return {
        "number": lambda: (row.number, ""),
        "age": lambda: (str(row.age), ""),
        "turns_20_on": lambda: (sv_date(row.turns_20_on), ""),
        "label": lambda: (row.label, ""),
        "unit": lambda: (row.unit, ""),
        "contact": lambda: (sv_date(row.contact.at), row.contact.outcome) if row.contact else ("", ""),
        "occupation": lambda: (row.occupation, sv_date(row.occupation_as_of)),
        "measure": lambda: (", ".join(row.measures), ""),
        "registered": lambda: (sv_date(row.registered_on), "" if row.is_registered or not row.registered_on else _("closed")),
        "reason": lambda: (row.reason, ""),
        "municipality": lambda: (row.municipality, ""),
        "school": lambda: (row.school, ""),
    }  # fmt: skip


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True)
class Facet:
    """One filter with how many each value would give; `hidden` values are many and small (schools)."""

    name: str
    label: str | Promise
    values: tuple[FacetValue, ...]
    hidden: int


def facets(form: FilterForm, wanted: YouthFilter, counted: Counts, *, url_of: Callable[[str, str], str]) -> list[Facet]:
    found = []
    for name, field in form.fields.items():
        counts = counted.of.get(name)
        if counts is None:
            continue
        current = getattr(wanted, name)
        if name == "school":
            known = [(value, value) for value, _count in sorted(counts.most_common(), key=lambda one: one[0]) if value]
        else:
            known = [(value, str(label)) for value, label in getattr(field, "choices", ()) if value]
        values = [
            FacetValue(value, label, counts[value], url_of(name, value), value == current)
            for value, label in known
            if counts[value] or value == current
        ]
        if values:
            found.append(Facet(name, field.label or "", tuple(values), max(0, len(values) - FACET_VALUES)))
    return found
