"""Ages and birthdays, counted from the birth date and never from the personal identity number.

The number may carry a neighbouring day (18 § folkbokföringslagen), so callers pass the true birth date.
In SQL `(birth + interval '18 years')::date` puts a 29 February on 28 February: what must agree with the default here
adds one day where `extract(day from birth) <> extract(day from birth + interval '18 years')`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

LeapBirthday = Literal["0228", "0301"]
"""When somebody born on 29 February has a birthday in a year without one: the law is silent, so it is a setting."""


def birthday(birth: date, years: int, *, leap: LeapBirthday = "0301") -> date:
    year = birth.year + years
    try:
        return birth.replace(year=year)
    except ValueError:
        if (birth.month, birth.day) != (2, 29):
            raise  # a year beyond the calendar
    # Only 17, 18 and 19 of those ages that matter here fall outside leap years; 18 moves the guardians' part.
    return date(year, 2, 28) if leap == "0228" else date(year, 3, 1)


def age_on(birth: date, day: date, *, leap: LeapBirthday = "0301") -> int:
    """Count whole years; the new age holds from the birthday's first moment. Negative before birth."""
    years = day.year - birth.year
    return years if day >= birthday(birth, years, leap=leap) else years - 1


def turns_20_on(birth: date) -> date:
    """Give the first day after the activity responsibility, the date of deregistration (29 kap. 9 § skollagen)."""
    return birthday(birth, 20)


def last_day_covered(birth: date) -> date:
    """Give the last day that the activity responsibility can cover: the day before the twentieth birthday."""
    return turns_20_on(birth) - timedelta(days=1)
