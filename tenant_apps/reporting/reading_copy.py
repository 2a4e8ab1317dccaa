"""A reading copy in Excel: every sheet says that it is one, every cell is text, and SCB's file is never opened or altered (SEC-06)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import xlsxwriter
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core.cells import safe
from kaa.core.halfyears import HalfYear
from shared_apps.codelists.selectors import municipality_name
from shared_apps.scb import selectors as scb
from shared_apps.scb.specs import FormatSpec
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.reporting.errors import Withheld
from tenant_apps.reporting.files_read import FileRow, rows_of
from tenant_apps.reporting.models import Export, ReadingCopy
from tenant_apps.reporting.selectors import withdrawn
from tenant_apps.reporting.wording import numbers_of, value_words
from tenant_apps.work import files

KIND = "scb_reading_copy"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def make_reading_copy(*, export: Export, actor: User | None) -> ReadingCopy:
    """Make and keep it. Raises Withheld when somebody in the file has come under protection since."""
    with transaction.atomic():
        content = _workbook(export)
        if withdrawn([export.pk]):  # asked last: also who was protected while it was made is not in it
            raise Withheld
        name = f"LASKOPIA_{export.file.name.removesuffix('.txt')}.xlsx"
        stored = files.store(kind=KIND, name=name, content_type=CONTENT_TYPE, content=content)
        return ReadingCopy.objects.create(export=export, file=stored, created_by=actor)


def _workbook(export: Export) -> bytes:
    spec = scb.format_version(export.format_version)
    out = io.BytesIO()
    options = {
        "constant_memory": True, "tmpdir": str(files.scratch()), "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        sheets = _Sheets(book, _mark(export))
        sheets.add(_("About the copy"), [_("What"), ""], _about(export, spec), widths=(34, 60))
        headings = [_("Row in the file"), _("Name"), _("Label"), *(f"{one.name}: {one.meaning}" for one in spec.columns)]  # fmt: skip
        sheets.add(_("Rows"), headings, _rows(export, spec), widths=(12, 28, 16, *(20 for _one in spec.columns)))
        sheets.add(_("Columns and codes"), [_("Column"), _("Code"), _("Meaning")], _codes(export, spec), widths=(18, 10, 60))  # fmt: skip
    return out.getvalue()


def _mark(export: Export) -> str:
    half = HalfYear.parse(export.period).label
    return _("READING COPY of %(file)s, %(half)s. Never deliver it: Statistics Sweden takes the text file alone.") % {
        "file": export.file.name, "half": half,
    }  # fmt: skip


class _Sheets:
    """Sheets that bear the mark in their first row, on paper and in their tab's colour; rows are written as they come."""

    def __init__(self, book: Any, mark: str) -> None:
        self._book, self._mark = book, mark
        self._marked = book.add_format({"bold": True, "font_color": "#9C0006", "bg_color": "#FFC7CE"})
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})

    def add(self, name: str, headings: list[str], rows: Iterable[Iterable[str]], *, widths: tuple[int, ...]) -> None:
        sheet = self._book.add_worksheet(safe(name)[:31])
        sheet.set_tab_color("#9C0006")
        sheet.set_landscape()
        sheet.set_header("&C&B" + self._mark.replace("&", "&&")[:200])
        sheet.repeat_rows(0, 1)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(2, 0)
        sheet.write_string(0, 0, safe(self._mark), self._marked)
        for column, heading in enumerate(headings):
            sheet.write_string(1, column, safe(heading), self._head)
        for number, row in enumerate(rows, start=2):
            for column, value in enumerate(row):
                sheet.write_string(number, column, safe(value))


def _about(export: Export, spec: FormatSpec) -> Iterator[tuple[str, str]]:
    yield _("File"), export.file.name
    yield _("Period"), HalfYear.parse(export.period).label
    yield _("Municipality"), f"{export.municipality_code} {municipality_name(export.municipality_code)}"
    yield _("Rows"), str(export.row_count)
    yield _("Youths"), str(export.youth_count)
    yield _("Checksum (SHA-256) of the file to deliver"), export.sha256
    yield _("Format"), f"{spec.version} {spec.name}"
    if not spec.verified:
        yield _("Not verified against Statistics Sweden"), spec.notice


def _rows(export: Export, spec: FormatSpec) -> Iterator[tuple[str, ...]]:
    numbers = numbers_of(spec, export.period)
    first = int(spec.header and spec.header_counts_in_row_numbers)
    found: list[FileRow] = list(rows_of(export, spec))
    people = {
        one.pk: (one.full_name, one.label.name if one.label else "")
        for one in Youth.objects.filter(pk__in={row.key[0] for row in found}).select_related("label")
    }
    for row in found:
        cells = (value_words(column, value, numbers) for column, value in zip(spec.columns, row.values, strict=True))
        yield (str(row.number + first), *people.get(row.key[0], ("", "")), *cells)


def _codes(export: Export, spec: FormatSpec) -> Iterator[tuple[str, str, str]]:
    numbers = numbers_of(spec, export.period)
    for column in spec.columns:
        yield column.name, "", column.meaning
        for number, label in numbers.get(column.code_list, {}).items():
            yield column.name, number, label
