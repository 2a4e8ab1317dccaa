"""The list as an Excel file: every cell a text, so that no cell is a formula (SEC-06), and marked with who, when and what."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kaa.core.cells import safe
from kaa.core.clock import local_date
from kaa.core.templatetags.kaa_ui import sv_datetime
from tenant_apps.accounts.models import User
from tenant_apps.register.list_columns import Column
from tenant_apps.register.list_table import Cell, cell_of
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.listing import YouthRow, rows_of

AT_A_TIME = 5000  # what is in memory at once; each such part is a fixed number of queries
WIDTHS = {"number": 16, "age": 6, "name": 30}


@dataclass(frozen=True)
class About:
    """What the file says of itself."""

    made_by: str
    made_at: datetime
    controller: str
    filter: str
    user: User | None = None  # what rooms above tell is told to a user


def list_workbook(
    youths: QuerySet[Youth], columns: Sequence[Column], about: About, *, folder: Path
) -> tuple[bytes, list[Any]]:
    """The file, and the public ids of all in it. `folder` takes what Excel's writer lays aside, and is the tenant's own."""
    out = io.BytesIO()
    options = {
        "constant_memory": True, "tmpdir": str(folder), "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    shown: list[Any] = []
    with xlsxwriter.Workbook(out, options) as book:
        bold, top = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        _mark(book, about)
        sheet = book.add_worksheet(_("Youths"))
        _page_set_up(sheet, about)
        for place, text in enumerate(_headings(columns)):
            sheet.write_string(0, place, text, bold)
        for place, key in enumerate(["name", *(one.key for one in columns)]):
            sheet.set_column(place, place, WIDTHS.get(key, 24), top)
        number = 0
        for row in _rows(youths, columns, about):
            number += 1
            shown.append(row.public_id)
            sheet.write_string(number, 0, safe(row.name))
            for place, column in enumerate(columns, 1):
                sheet.write_string(number, place, safe(_text(cell_of(row, column))))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(number, 1), len(columns))
        _describe(book, about, number)
    return out.getvalue(), shown


def _headings(columns: Sequence[Column]) -> list[str]:
    return [_("Name"), *(str(one.label) for one in columns)]


def _rows(youths: QuerySet[Youth], columns: Sequence[Column], about: About) -> Iterator[YouthRow]:
    keys = list(youths.order_by("sort_key", "id").values_list("pk", flat=True))
    names = [one.key for one in columns]
    for first in range(0, len(keys), AT_A_TIME):
        part = Youth.objects.filter(pk__in=keys[first : first + AT_A_TIME], protected_at=None, merged_into=None)
        found: Iterable[Youth] = part.select_related("label", "unit").order_by("sort_key", "id")
        yield from rows_of(list(found), today=local_date(about.made_at), columns=names, user=about.user)


def _text(cell: Cell) -> str:
    if cell.badges:
        return ", ".join(text for text, _tone in cell.badges)
    return f"{cell.text} ({cell.sub})" if cell.sub else cell.text


def _mark(book: Any, about: About) -> None:
    when = about.made_at.replace(tzinfo=None)
    book.set_properties(
        {"title": _("List of youths"), "author": about.made_by, "company": about.controller, "created": when}
    )


def _page_set_up(sheet: Any, about: About) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    told = _("Confidential. %(who)s, %(when)s") % {"who": about.made_by, "when": sv_datetime(about.made_at)}
    sheet.set_footer(f"&L{_plain(told)}&R&P / &N")


def _plain(text: str) -> str:
    """An ampersand is a command in a footer."""
    return safe(text).replace("&", "&&")[:200]


def _describe(book: Any, about: About, number: int) -> None:
    sheet = book.add_worksheet(_("About the file"))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    told = [
        (_("Confidential"), _("Holds personal data. Keep it no longer than you need it.")),
        (_("Controller"), about.controller),
        (_("Made by"), about.made_by),
        (_("Made"), sv_datetime(about.made_at)),
        (_("Filter"), about.filter),
        (_("Youths"), str(number)),
    ]
    for place, (what, text) in enumerate(told):
        sheet.write_string(place, 0, what)
        sheet.write_string(place, 1, safe(text))
