"""A small caseload for tests of pages."""

from __future__ import annotations

from datetime import date, timedelta

from kaa.core import clock
from tenant_apps.register.models import Youth
from tests.factories import register as make


def years_ago(years: int, *, days: int = 0) -> date:
    """A birth date that makes somebody so old today, with so many days since the birthday."""
    day = clock.today() - timedelta(days=days)
    return date(day.year - years, day.month, min(day.day, 28))


def registered(*, days_ago: int = 10, age: int = 17, days: int = 100, **fields: object) -> Youth:
    youth = make.youth(years_ago(age, days=days), **fields)
    make.registration(youth, clock.today() - timedelta(days=days_ago))
    return youth
