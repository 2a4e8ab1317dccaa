"""What the pages of one period have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from kaa.core.halfyears import HalfYear
from kaa.core.tenancy import own_codes
from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import NoReportFormat, UnknownPeriod
from shared_apps.scb.specs import FormatSpec, Period


@dataclass(frozen=True)
class PeriodHead:
    """A collection period as pages name it."""

    days: Period
    spec: FormatSpec
    half_year: HalfYear
    days_left: int

    @property
    def code(self) -> str:
        return self.days.code


def period_or_404(code: str, *, today: date) -> PeriodHead:
    """A period that a format covers, in a tenant that reports; a partnership has no half-year duty."""
    if not own_codes():
        raise Http404
    try:
        half_year = HalfYear.parse(code)
        days, spec = scb.period(half_year.code), scb.format_for(code)
    except (ValueError, UnknownPeriod, NoReportFormat):
        raise Http404 from None
    return PeriodHead(days, spec, half_year, days.days_left(today))
