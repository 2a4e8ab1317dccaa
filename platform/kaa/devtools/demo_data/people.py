"""Made-up people on test numbers: names, addresses, telephones of the fictive series, guardians."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from kaa.devtools.demo_data import names
from kaa.devtools.demo_data.numbers import birth_date, is_female
from kaa.devtools.demo_data.places import STREETS, Place, Town

# The Post and Telecom Authority's numbers for books and films: they ring nobody.
MOBILES = (1740605, 1740694)
STRANGERS = (1740695, 1740699)  # of the same series: nobody in the register has them
LANDLINES = (("031", 3900600, 3900699), ("040", 6280400, 6280499), ("08", 46500400, 46500499), ("0980", 319200, 319299))


@dataclass(frozen=True)
class Guardian:
    name: str
    phone: str
    email: str


@dataclass
class Spell:
    """A place in a school. `seen_from` and `end_seen_from`: the first day that the school system tells of it."""

    form: str
    school: tuple[str, str]
    programme: str
    started: date
    seen_from: date
    year: int = 1
    ended: date | None = None
    reason: str = ""  # the school system's own code
    end_seen_from: date | None = None


@dataclass
class Person:
    number: str
    birth: date
    female: bool
    given: str
    family: str
    town: Town
    street: str
    postcode: str
    city: str
    phone: str
    email: str
    guardians: tuple[Guardian, ...]
    compulsory: tuple[str, str] = ("", "")
    compulsory_ended: date | None = None
    resident_from: date | None = None
    first_in_sweden: date | None = None
    moved_out: date | None = None
    moved_to: str = ""
    protected_from: date | None = None
    spells: list[Spell] = field(default_factory=list)
    exam: tuple[str, date, date] | None = None  # code, awarded on, seen from
    reason: str = ""  # why covered by KAA (SenSysReg); empty: never
    exit: str = ""  # how it ends
    elsewhere: Spell | None = None  # what the second source says, when it contradicts
    temporary: Spell | None = None  # the second source has the person by a temporary number: the same one twice

    @property
    def turns_20(self) -> date:
        return _years_after(self.birth, 20)

    @property
    def turns_18(self) -> date:
        return _years_after(self.birth, 18)

    def age_on(self, day: date) -> int:
        return day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))


def _years_after(birth: date, years: int) -> date:
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


def plain(text: str) -> str:
    """For an e-mail address: no marks, no spaces."""
    text = text.replace("ı", "i").replace("ł", "l").replace("ø", "o")
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


def mobile(dice: random.Random) -> str:
    return _shown(dice.randint(*MOBILES))


def _own_mobile(number: str, birth: date) -> str:
    """The series is short: many have the same number, but never two who are born the same day, for they would look like one person."""
    first, last = MOBILES
    return _shown(first + (int(number[-4:]) + birth.toordinal() * 37) % (last - first + 1))


def _shown(subscriber: int) -> str:
    digits = f"070{subscriber}"
    return f"{digits[:3]}-{digits[3:6]} {digits[6:8]} {digits[8:]}"


def _landline(dice: random.Random) -> str:
    area, first, last = dice.choice(LANDLINES)
    return f"{area}-{dice.randint(first, last)}"


def _family(dice: random.Random) -> str:
    if dice.random() < 0.01:
        return dice.choice(names.PREFIXED)
    # the first names of the list are the commonest
    return names.FAMILY[min(int(dice.random() ** 1.5 * len(names.FAMILY)), len(names.FAMILY) - 1)]


def _guardians(dice: random.Random, family: str) -> tuple[Guardian, ...]:
    found: list[Guardian] = []
    for given_names in (names.GUARDIAN_FEMALE, names.GUARDIAN_MALE):
        if found and dice.random() < 0.2:
            break
        given = dice.choice(given_names)
        surname = family if dice.random() < 0.7 else _family(dice)
        phone = mobile(dice) if dice.random() < 0.9 else _landline(dice)
        email = f"{plain(given)}.{plain(surname)}@foralder.example" if dice.random() < 0.6 else ""
        found.append(Guardian(f"{given} {surname}", phone, email))
    return tuple(found)


def make_person(number: str, place: Place, town: Town, dice: random.Random) -> Person:
    female = is_female(number)
    given, family = dice.choice(names.FEMALE if female else names.MALE), _family(dice)
    if dice.random() < 0.08:
        given += " " + dice.choice(names.FEMALE if female else names.MALE)
    postcode, city = dice.choice(town.areas)
    street = f"{dice.choice(STREETS)} {dice.randint(901, 999)}{dice.choice(('', '', '', 'A', 'B'))}"
    if dice.random() < 0.35:
        street += f" lgh {dice.randint(10, 16)}0{dice.randint(1, 4)}"
    birth = birth_date(number)
    phone = _own_mobile(number, birth) if dice.random() < 0.88 else ""
    email = f"{plain(given.split()[0])}.{plain(family)}{number[2:4]}@epost.example" if dice.random() < 0.65 else ""
    return Person(
        number=number, birth=birth, female=female, given=given, family=family, town=town, street=street, postcode=postcode, city=city, phone=phone,
        email=email, guardians=_guardians(dice, family), compulsory=dice.choice(place.compulsory) if place.compulsory else ("", ""),
        resident_from=birth + timedelta(days=dice.choice((0, 0, 0, 0, 0, 400, 900, 2000, 3300))),
    )  # fmt: skip
