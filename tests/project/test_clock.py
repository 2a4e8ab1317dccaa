from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from kaa.core import clock

pytestmark = pytest.mark.req("REL-20")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31), id="last minute of the year"),
        pytest.param(datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1), id="first moment of the year"),
        pytest.param(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1), id="half past midnight, winter"),
        pytest.param(datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30), id="last minute of the half year"),
        pytest.param(datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1), id="first moment of the half year"),
        pytest.param(datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29), id="spring night begins at UTC+1"),
        pytest.param(datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29), id="spring day has 23 hours"),
        pytest.param(datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30), id="spring day ends at UTC+2"),
        pytest.param(datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25), id="autumn night begins at UTC+2"),
        pytest.param(datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25), id="autumn day has 25 hours"),
        pytest.param(datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26), id="autumn day ends at UTC+1"),
    ],
)
def test_local_date__border(moment: datetime, expected: date):
    assert clock.local_date(moment) == expected


def test_local_date__refuses_a_naive_time():
    with pytest.raises(ValueError, match="naive"):
        clock.local_date(datetime(2026, 7, 1, 12, 0))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2026-12-31T23:30:00+00:00", date(2027, 1, 1), id="new year's night"),
        pytest.param("2026-06-30T22:30:00+00:00", date(2026, 7, 1), id="half year's night"),
        pytest.param("2026-08-15T10:00:00+00:00", date(2026, 8, 15), id="an ordinary noon"),
    ],
)
def test_today__follows_the_local_date(moment: str, expected: date):
    with time_machine.travel(moment, tick=False):
        assert clock.today() == expected
        assert clock.now() == datetime.fromisoformat(moment)


def test_now__is_in_utc():
    assert clock.now().utcoffset() == timedelta(0)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.timezones()))  # noqa: DTZ001
def test_local_date__does_not_depend_on_the_zone_of_the_moment(moment: datetime):
    assert clock.local_date(moment) == clock.local_date(moment.astimezone(UTC))
