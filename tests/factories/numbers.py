"""Numbers for tests: the Tax Agency's official test numbers (CC0), and what is derived from them."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from itertools import islice

from kaa.core.personnummer import check_digit


@cache
def all_numbers() -> tuple[str, ...]:
    """Give all numbers of the shipped list, sorted: two or more a day until 2013, then one."""
    return tuple(files("kaa.core").joinpath("data", "test_personnummer.txt").read_text(encoding="ascii").split())


def take(n: int, *, born_between: tuple[date, date] | None = None, skip: int = 0) -> list[str]:
    """Take the first n numbers, in the list's order, of people born on or between two days."""
    first, last = (day.isoformat().replace("-", "") for day in born_between or (date.min, date.max))
    chosen = list(islice((number for number in all_numbers() if first <= number[:8] <= last), skip, skip + n))
    if len(chosen) < n:
        message = f"The list has only {len(chosen)} such numbers, not {n}"
        raise LookupError(message)
    return chosen


def as_coordination(number: str) -> str:
    nine = f"{number[2:6]}{int(number[6:8]) + 60}{number[8:11]}"
    return number[:2] + nine + check_digit(nine)


def as_tf(number: str, serial: int = 1) -> str:
    return f"{number[:8]}TF{serial:02d}"


def faulty(number: str) -> str:
    """Give the number with a check digit that is one too high."""
    return number[:11] + str((int(number[11]) + 1) % 10)


def twin(number: str) -> str:
    """Give the list's next number with the same birth date; a computed one could be somebody's."""
    same_day = [other for other in all_numbers() if other[:8] == number[:8]]
    if len(same_day) < 2:
        message = "The list has no other number on this day; choose somebody born before 2014"
        raise LookupError(message)
    return same_day[(same_day.index(number) + 1) % len(same_day)]
