from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kaa.core.halfyears import HalfYear

pytestmark = pytest.mark.req("REL-20")

half_years = st.builds(HalfYear, st.integers(1900, 2200), st.sampled_from([1, 2]))
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        pytest.param(date(2026, 1, 1), "2026H1", id="first day of the first"),
        pytest.param(date(2026, 6, 30), "2026H1", id="last day of the first"),
        pytest.param(date(2026, 7, 1), "2026H2", id="first day of the second"),
        pytest.param(date(2026, 12, 31), "2026H2", id="last day of the second"),
        pytest.param(date(2028, 2, 29), "2028H1", id="leap day"),
    ],
)
def test_of__border(day: date, code: str):
    assert HalfYear.of(day).code == code


def test_of__refuses_a_time():
    with pytest.raises(TypeError, match="local_date"):
        HalfYear.of(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))


def test_half_year__has_both_its_ends():
    assert (HalfYear(2026, 1).start, HalfYear(2026, 1).end) == (date(2026, 1, 1), date(2026, 6, 30))
    assert (HalfYear(2026, 2).start, HalfYear(2026, 2).end) == (date(2026, 7, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    "code", ["", "2026", "2026H0", "2026H3", "2026h1", "26H1", " 2026H1", "2026H11", "0000H1", "²026H1"]
)
def test_parse__refuses(code: str):
    with pytest.raises(ValueError, match="half year"):
        HalfYear.parse(code)


@pytest.mark.parametrize(("year", "half"), [(2026, 0), (2026, 3), (0, 1), (10000, 1)])
def test_half_year__refuses_what_does_not_exist(year: int, half: int):
    with pytest.raises(ValueError, match="No such half year"):
        HalfYear(year, half)


@given(half_years)
def test_parse__round_trip(half_year: HalfYear):
    assert HalfYear.parse(half_year.code) == half_year
    assert str(half_year) == half_year.code


@given(half_years)
def test_next_and_previous__undo_each_other_and_leave_no_gap(half_year: HalfYear):
    assert half_year.next().previous() == half_year == half_year.previous().next()
    assert half_year.next().start - half_year.end == timedelta(days=1)
    assert half_year.previous() < half_year < half_year.next()


@given(half_years, half_years)
def test_order__is_that_of_time_and_of_codes(one: HalfYear, other: HalfYear):
    assert (one < other) == (one.start < other.start) == (one.code < other.code)


@given(days)
def test_contains__exactly_one_half_year_holds_a_day(day: date):
    half_year = HalfYear.of(day)
    assert half_year.contains(day)
    assert half_year.start <= day <= half_year.end
    assert not half_year.next().contains(day)
    assert not half_year.previous().contains(day)


def test_label__is_english_without_a_translation():
    with translation.override(None):
        assert HalfYear(2026, 1).label == "first half of 2026"
        assert HalfYear(2026, 2).label == "second half of 2026"
