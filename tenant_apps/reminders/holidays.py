"""Days on which a municipality's office is closed: weekends, public holidays (lagen 1989:253) and the eves that are free in practice."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

SATURDAY, FRIDAY = 5, 4


@cache
def easter(year: int) -> date:
    """Gauss' rule in the Gregorian calendar's anonymous form."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    sunday = easter(year)
    midsummer_eve = _first(date(year, 6, 19), FRIDAY)
    fixed = {
        date(year, month, day)
        for month, day in ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
    }
    # Good Friday, Easter Monday, Ascension; Easter Day, Whit Sunday, Midsummer and All Saints' are at weekends
    moving = {sunday - timedelta(days=2), sunday + timedelta(days=1), sunday + timedelta(days=39), midsummer_eve}
    return frozenset(fixed | moving)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def is_first_working_day_of_week(day: date) -> bool:
    monday = day - timedelta(days=day.weekday())
    return is_working_day(day) and not any(is_working_day(monday + timedelta(days=n)) for n in range(day.weekday()))


def _first(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
