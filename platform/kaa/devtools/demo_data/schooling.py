"""An ordinary way through school, which a plan then interrupts."""

from __future__ import annotations

import random
from datetime import date, timedelta

from kaa.devtools.demo_data.people import Person, Spell
from kaa.devtools.demo_data.places import Place

NATIONAL = ("BA", "BF", "EE", "FT", "FS", "HA", "HT", "IN", "NB", "RL", "VF", "VO", "EK", "ES", "HU", "NA", "SA", "TE")
INTRODUCTORY = ("IMIND", "IMSPR", "IMYRK", "IMPRO")


def autumn(year: int) -> date:
    return date(year, 8, 18)


def spring_ends(year: int) -> date:
    return date(year, 6, 11)


def programme(form: str, year: int, dice: random.Random) -> str:
    if form == "IM":
        return dice.choice(INTRODUCTORY)
    if form == "IB":
        return "IB"
    return f"{dice.choice(NATIONAL)}{2025 if year >= 2025 else 2011}"


def spell(
    place: Place, form: str, started: date, dice: random.Random, *, seen_from: date | None = None, year: int = 1
) -> Spell:
    """A place: an autumn's is told of in June, one in the middle of a term some days after it began."""
    at_start = (started.month, started.day) == (8, 18)
    seen = seen_from or (date(started.year, 6, 12) if at_start else started + timedelta(days=dice.randint(2, 12)))
    school = dice.choice(place.upper_secondary)
    return Spell(form, school, programme(form, started.year, dice), started, seen, year=year)


def compulsory_school(person: Person) -> None:
    """Year 9 is told of until the summer; then the school and its end stand in columns of their own."""
    ends = spring_ends(person.birth.year + 16)
    person.compulsory_ended = ends
    first = Spell("GR", person.compulsory, "", autumn(person.birth.year + 7), autumn(person.birth.year + 7))
    first.ended, first.reason, first.end_seen_from = ends, "GRSLUT", ends + timedelta(days=9)
    person.spells.append(first)


def end(place: Spell, day: date, reason: str, seen_from: date) -> None:
    place.ended, place.reason, place.end_seen_from = max(day, place.started), reason, seen_from


def ordinary(person: Person, place: Place, dice: random.Random) -> None:
    """Compulsory school, perhaps a year on an introductory programme, then three years and a diploma."""
    compulsory_school(person)
    begins = person.birth.year + 16
    throw = dice.random()
    if throw < 0.02:
        adapted = spell(place, "GYAN", autumn(begins), dice)
        end(adapted, spring_ends(begins + 4), "AB", date(begins + 4, 8, 16))
        person.spells.append(adapted)
        return
    if throw < 0.09:
        introductory = spell(place, "IM", autumn(begins), dice)
        end(
            introductory, spring_ends(begins + 1), "BYTE", date(begins + 1, 4, 15)
        )  # planned: the summer is no interruption
        person.spells.append(introductory)
        begins += 1
    national = spell(place, "IB" if throw > 0.97 else "GY", autumn(begins), dice)
    finished = spring_ends(begins + 3)
    end(national, finished, "EX", date(begins + 3, 8, 16))
    person.spells.append(national)
    person.exam = ("IB" if national.form == "IB" else "EX", finished, date(begins + 3, 8, 16))
