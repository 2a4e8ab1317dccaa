from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaa.core.ages import LeapBirthday, age_on, birthday, last_day_covered, turns_20_on

births = st.dates(date(1990, 1, 1), date(2120, 12, 31))
settings_for_leap = st.sampled_from(["0228", "0301"])


@pytest.mark.req("REL-22")
@pytest.mark.parametrize(
    ("birth", "years", "leap", "expected"),
    [
        pytest.param(date(2008, 2, 29), 16, "0301", date(2024, 2, 29), id="16 in a leap year"),
        pytest.param(date(2008, 2, 29), 17, "0301", date(2025, 3, 1), id="17 by the default"),
        pytest.param(date(2008, 2, 29), 18, "0301", date(2026, 3, 1), id="18 by the default"),
        pytest.param(date(2008, 2, 29), 18, "0228", date(2026, 2, 28), id="18 by the other setting"),
        pytest.param(date(2008, 2, 29), 20, "0301", date(2028, 2, 29), id="20 in a leap year"),
        pytest.param(date(2008, 2, 29), 20, "0228", date(2028, 2, 29), id="20 by the other setting"),
        pytest.param(date(2080, 2, 29), 20, "0301", date(2100, 3, 1), id="20 in 2100, which is no leap year"),
        pytest.param(date(2008, 2, 28), 18, "0301", date(2026, 2, 28), id="the day before is not concerned"),
        pytest.param(date(2008, 3, 1), 18, "0228", date(2026, 3, 1), id="the day after is not concerned"),
    ],
)
def test_birthday__leap_day(birth: date, years: int, leap: LeapBirthday, expected: date):
    assert birthday(birth, years, leap=leap) == expected


@pytest.mark.req("REL-22")
def test_age_on__leap_day():
    birth = date(2008, 2, 29)
    assert [age_on(birth, date(2026, 2, 28)), age_on(birth, date(2026, 3, 1))] == [17, 18]
    assert [age_on(birth, date(2026, 2, 27), leap="0228"), age_on(birth, date(2026, 2, 28), leap="0228")] == [17, 18]


def test_birthday__refuses_a_year_beyond_the_calendar():
    with pytest.raises(ValueError, match="year"):
        birthday(date(2008, 2, 28), 8000)


@pytest.mark.req("REL-21")
@pytest.mark.parametrize(
    ("birth", "twentieth", "last_day"),
    [
        pytest.param(date(2006, 9, 14), date(2026, 9, 14), date(2026, 9, 13), id="an ordinary day"),
        pytest.param(date(2007, 1, 1), date(2027, 1, 1), date(2026, 12, 31), id="new year: out in the new period"),
        pytest.param(date(2006, 7, 1), date(2026, 7, 1), date(2026, 6, 30), id="first day of the second half"),
        pytest.param(date(2008, 2, 29), date(2028, 2, 29), date(2028, 2, 28), id="leap day"),
        pytest.param(date(2008, 3, 1), date(2028, 3, 1), date(2028, 2, 29), id="the day after a leap day"),
    ],
)
def test_turns_20_on__the_last_day_covered_is_the_day_before(birth: date, twentieth: date, last_day: date):
    assert turns_20_on(birth) == twentieth
    assert last_day_covered(birth) == last_day
    assert [age_on(birth, last_day), age_on(birth, twentieth)] == [19, 20]


@pytest.mark.req("REL-21", "REL-22")
@given(births, st.integers(0, 100), settings_for_leap)
def test_age_on__changes_on_the_birthday_and_only_then(birth: date, years: int, leap: LeapBirthday):
    day = birthday(birth, years, leap=leap)
    assert age_on(birth, day, leap=leap) == years
    assert age_on(birth, day - timedelta(days=1), leap=leap) == years - 1


@pytest.mark.req("REL-22")
@pytest.mark.parametrize("years", [16, 17, 18, 19, 20])
def test_birthday__agrees_with_the_arithmetic_told_to_sql(years: int):
    """Every birth date of 110 years, so that neighbours of a leap day in and out of leap years are among them."""
    for ordinal in range(date(1995, 1, 1).toordinal(), date(2105, 1, 1).toordinal()):
        birth = date.fromordinal(ordinal)
        year = birth.year + years
        last = 28 if birth.month == 2 and not _is_leap(year) else 31
        in_sql = date(year, birth.month, min(birth.day, last))  # as PostgreSQL adds an interval of years
        assert in_sql + timedelta(days=in_sql.day != birth.day) == birthday(birth, years)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
