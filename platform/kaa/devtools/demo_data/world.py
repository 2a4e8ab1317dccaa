"""One tenant's made-up people on a day: who they are, their schools, and what the school system tells of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from kaa.devtools.demo_data.numbers import numbers_of
from kaa.devtools.demo_data.people import Person, make_person
from kaa.devtools.demo_data.places import Place, Town
from kaa.devtools.demo_data.plans import YEARS, Planner
from kaa.devtools.demo_data.schooling import ordinary

YOUNGEST, OLDEST = 15, 20  # whom the school system's file holds


@dataclass(frozen=True)
class World:
    place: Place
    today: date
    persons: list[Person]

    @property
    def start(self) -> date:
        return self.today - YEARS

    def extract_days(self) -> list[date]:
        """When files were loaded: every seventh week for two years, weekly at the end, the last one two days ago."""
        last = self.today - timedelta(days=2)
        days = {last, last - timedelta(days=7), last - timedelta(days=14), self.start}
        for number in range(1, 15):
            days.add(self.start + timedelta(days=number * 49))
        return sorted(day for day in days if day == last or day <= last - timedelta(days=7))


def random_for(place: Place, today: date, what: str) -> random.Random:
    return random.Random(f"{place.slug}-{today.isoformat()}-{what}")


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years) if (day.month, day.day) != (2, 29) else date(day.year - years, 3, 1)


def build_world(place: Place, today: date, *, scale: float = 1.0) -> World:
    """The same world for the same day. `scale` below 1 makes a small one, for tests."""
    dice = random_for(place, today, "world")
    born_from = _years_before(today - YEARS, YOUNGEST + 5) + timedelta(days=1)
    born_to = _years_before(today, YOUNGEST) + timedelta(days=7)
    numbers = numbers_of(place, born_from, born_to)
    if scale < 1:
        numbers = sorted(dice.sample(numbers, round(len(numbers) * scale)))
        place = _smaller(place, scale)
    towns = _towns(place, len(numbers), dice)
    persons = [make_person(number, place, town, dice) for number, town in zip(numbers, towns, strict=True)]
    Planner(place, persons, today, dice).plan_all()
    for person in persons:
        if not person.reason:
            ordinary(person, place, dice)
            _moves(person, today, dice)
    _specials(persons, today, dice)
    return World(place, today, persons)


def _smaller(place: Place, scale: float) -> Place:
    return Place(**{**place.__dict__, "registered": round(place.registered * scale)})


def _towns(place: Place, count: int, dice: random.Random) -> list[Town]:
    return dice.choices(place.towns, [town.share for town in place.towns], k=count)


def _moves(person: Person, today: date, dice: random.Random) -> None:
    """Pupils move too; a few came here lately, a few have left."""
    throw = dice.random()
    if throw < 0.02:
        person.resident_from = today - timedelta(days=dice.randint(20, 700))
    elif throw < 0.035:
        person.moved_out, person.moved_to = today - timedelta(days=dice.randint(20, 700)), "0180"
    elif throw < 0.05:
        person.first_in_sweden = person.resident_from = person.birth + timedelta(days=dice.randint(2500, 5300))


def _specials(persons: list[Person], today: date, dice: random.Random) -> None:
    """Two under protection since a while, some without any school record, some on whom a second source disagrees."""
    still = [
        one
        for one in persons
        if one.reason and not one.exit and not one.moved_out and one.turns_20 > today + timedelta(days=60)
    ]
    pupils = [
        one
        for one in persons
        if not one.reason and not one.moved_out and 16 <= one.age_on(today) <= 18 and one.spells[-1].form == "GY"
    ]
    if len(still) < 8 or len(pupils) < 12:
        return
    for person in dice.sample(still, 1) + dice.sample(pupils, 1):
        person.protected_from = today - timedelta(days=dice.randint(60, 300))
    open_pupils = [
        one for one in pupils if one.protected_from is None and one.spells[-1].seen_from < today - timedelta(days=30)
    ]
    for person in dice.sample(open_pupils, 5):
        # the second school says that the place ended; the school system says that it goes on
        spell = person.spells[-1]
        other = type(spell)(
            "GY", ("99000099", "Distansgymnasiet"), spell.programme, spell.started + timedelta(days=7), spell.started
        )
        other.ended, other.reason, other.end_seen_from = today - timedelta(days=20), "AVB", today - timedelta(days=8)
        person.elsewhere = other
    for person in dice.sample([one for one in open_pupils if not one.elsewhere], 3):
        person.spells, person.exam = [], None
        person.compulsory, person.compulsory_ended = ("", ""), None
        person.resident_from = today - timedelta(days=dice.randint(10, 40))
    # new in the file that waits
    for person in dice.sample([one for one in open_pupils if not one.elsewhere and one.spells], 4):
        person.resident_from = today - timedelta(days=1)
    _twice(still, today)


def _twice(still: list[Person], today: date) -> None:
    """Somebody who is registered goes to a school that has only a temporary number: whoever looks at the duplicates finds the place."""
    plain = [one for one in still if one.protected_from is None and one.spells and one.age_on(today) >= 17]
    for person in plain[len(plain) // 3 :][:1]:
        began = today - timedelta(days=40)
        person.temporary = type(person.spells[-1])("GY", ("99000099", "Distansgymnasiet"), "EK", began, began)
