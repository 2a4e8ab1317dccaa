"""Ways to write a date. Years first, with or without hyphens, is always read; what else is read, a mapping says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.sources.reading.values import FIRST_YEAR, LAST_YEAR, read_date

MONTHS = {
    "jan": 1, "januari": 1, "feb": 2, "februari": 2, "mar": 3, "mars": 3, "apr": 4, "april": 4, "maj": 5, "jun": 6, "juni": 6, "jul": 7, "juli": 7,
    "aug": 8, "augusti": 8, "sep": 9, "sept": 9, "september": 9, "okt": 10, "oktober": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}  # fmt: skip
_EXCEL_ZERO = date(1899, 12, 30)


def _parts(pattern: str, order: str) -> Callable[[str], date | None]:
    compiled = re.compile(pattern)

    def read(text: str) -> date | None:
        match = compiled.fullmatch(text)
        if match is None:
            return None
        found = dict(zip(order, match.groups(), strict=True))
        year = int(found["y"])
        month = MONTHS.get(found["m"].casefold().rstrip("."), 0) if found["m"][0].isalpha() else int(found["m"])
        try:
            return date(year + 2000 if len(found["y"]) == 2 else year, month, int(found["d"]))
        except ValueError:
            return None

    return read


def _serial(text: str) -> date | None:
    number = text.removesuffix(".0")
    return (
        _EXCEL_ZERO + timedelta(days=int(number))
        if number.isascii() and number.isdigit() and len(number) == 5
        else None
    )


_D, _M, _Y = r"(\d{1,2})", r"(\d{1,2})", r"(\d{4})"
_READERS: dict[str, Callable[[str], date | None]] = {
    "dmy_dot": _parts(rf"{_D}\.{_M}\.{_Y}", "dmy"),
    "dmy_slash": _parts(rf"{_D}/{_M}/{_Y}", "dmy"),
    "dmy_dash": _parts(rf"{_D}-{_M}-{_Y}", "dmy"),
    "ymd_slash": _parts(rf"{_Y}/{_M}/{_D}", "ymd"),
    "ymd_dot": _parts(rf"{_Y}\.{_M}\.{_D}", "ymd"),
    "words": _parts(rf"(?:den )?{_D}:?e? ([^\W\d]{{3,9}}\.?) {_Y}", "dmy"),
    "yymmdd": _parts(r"(\d\d)-?(\d\d)-?(\d\d)", "ymd"),
    "ddmmyyyy": _parts(r"(\d\d)(\d\d)(\d{4})", "dmy"),
    "mdy_slash": _parts(rf"{_M}/{_D}/{_Y}", "mdy"),
    "serial": _serial,
}
FORMS: dict[str, tuple[str, Promise | str]] = {
    "dmy_dot": ("17.8.2026", ""), "dmy_slash": ("17/8/2026", _("day first")), "dmy_dash": ("17-8-2026", ""), "ymd_slash": ("2026/08/17", ""),
    "ymd_dot": ("2026.08.17", ""), "words": ("17 augusti 2026", ""), "yymmdd": ("260817", _("without century")), "ddmmyyyy": ("17082026", ""),
    "mdy_slash": ("8/17/2026", _("month first")), "serial": ("46251", _("a spreadsheet's number")),
}  # fmt: skip
CONTRADICT = ("dmy_slash", "mdy_slash")


@lru_cache(maxsize=100_000)
def read_any(text: str, forms: tuple[str, ...]) -> str | None:
    """The date as 2026-08-17, read the first way that fits."""
    text = text.strip()
    found = read_date(text)
    if found:
        return found
    bare = text.split(" ", 1)[0].split("T", 1)[0] if ":" in text else text  # a time of day says nothing
    for form in ("iso", *forms):
        day = None
        if form == "iso":
            iso = read_date(bare)
            day = date.fromisoformat(iso) if iso else None
        else:
            day = _READERS[form](bare)
        if day and FIRST_YEAR <= day.year <= LAST_YEAR:
            return day.isoformat()
    return None


def forms_of(values: Iterable[str]) -> tuple[str, ...]:
    """The ways that read what the usual ones do not, the one that reads most first; day or month first as the figures say."""
    left = [value for value in values if value.strip() and read_any(value, ()) is None]
    found: list[str] = []
    while left:
        counted = [
            (sum(read_any(value, (form,)) is not None for value in left), form) for form in FORMS if form not in found
        ]
        hits, form = max(counted, key=lambda each: each[0], default=(0, ""))
        if not hits:
            break
        found.append(form)
        left = [value for value in left if read_any(value, (form,)) is None]
    return tuple(found)
