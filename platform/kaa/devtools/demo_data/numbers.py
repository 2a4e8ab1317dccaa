"""Which of the Tax Agency's test numbers each tenant of the demo has: no number stands in two of them."""

from __future__ import annotations

import random
from datetime import date
from functools import cache
from importlib.resources import files

from kaa.devtools.demo_data.places import Place


@cache
def _by_year() -> dict[int, tuple[str, ...]]:
    """The shipped numbers by year of birth, in an order that is random and always the same."""
    years: dict[int, list[str]] = {}
    for number in files("kaa.core").joinpath("data", "test_personnummer.txt").read_text(encoding="ascii").split():
        years.setdefault(int(number[:4]), []).append(number)
    for year, numbers in years.items():
        random.Random(f"numbers-{year}").shuffle(numbers)
    return {year: tuple(numbers) for year, numbers in years.items()}


def birth_date(number: str) -> date:
    return date(int(number[:4]), int(number[4:6]), int(number[6:8]))


def is_female(number: str) -> bool:
    return number[10] in "02468"


def numbers_of(place: Place, born_from: date, born_to: date) -> list[str]:
    """The place's numbers of people born on or between two days, sorted: its own slice of each year."""
    found = []
    for year in range(born_from.year, born_to.year + 1):
        own = _by_year()[year][place.first_number : place.first_number + place.per_year]
        found += [number for number in own if born_from <= birth_date(number) <= born_to]
    return sorted(found)
