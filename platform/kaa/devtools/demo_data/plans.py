"""Who becomes KAA, why and for how long: shares as published (Sundsvall's 625 in two years; Skolverket's exits)."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from kaa.devtools.demo_data.people import Person, Spell
from kaa.devtools.demo_data.places import Place
from kaa.devtools.demo_data.schooling import autumn, compulsory_school, end, spell, spring_ends

# SenSysReg of the 625 who became KAA in Sundsvall in two years
REASONS = {
    "interrupted_introductory": 141, "interrupted_national": 138, "introductory_certificate": 16, "study_certificate": 260,
    "not_begun": 45, "missing": 25,
}  # fmt: skip
WOMEN = 0.44
RETURN = 0.62  # of those who can still go back to school
YEARS = timedelta(days=730)
BETWEEN_FILES = timedelta(days=51)
NEWLY = 12  # days: what ended so lately is not yet applied, and gives the demo its open proposals


def quotas(total: int, parts: dict[str, int]) -> dict[str, int]:
    """Largest remainder: the parts of a whole, summing to it."""
    whole = sum(parts.values())
    exact = {key: total * part / whole for key, part in parts.items()}
    found = {key: int(value) for key, value in exact.items()}
    by_remainder = sorted(parts, key=lambda key: found[key] - exact[key])
    for key in by_remainder[: total - sum(found.values())]:
        found[key] += 1
    return found


class Planner:
    """Gives persons of one place their careers, one quota after the other."""

    def __init__(self, place: Place, persons: list[Person], today: date, dice: random.Random) -> None:
        self.place, self.today, self.dice = place, today, dice
        self.start = today - YEARS
        self.women = self.picked = 0
        self.free: dict[tuple[int, bool], list[Person]] = {}
        for person in dice.sample(persons, len(persons)):
            self.free.setdefault((person.birth.year, person.female), []).append(person)

    def pick(self, years: list[int], accept: Callable[[Person], bool] = lambda _person: True) -> Person | None:
        """Somebody without a plan, born in one of the years; 44 % women."""
        female = self.women < WOMEN * (self.picked + 1)
        for sex in (female, not female):
            for year in self.dice.sample(years, len(years)):
                pool = self.free.get((year, sex), [])
                found = next((person for person in pool if accept(person)), None)
                if found:
                    pool.remove(found)
                    self.picked, self.women = self.picked + 1, self.women + sex
                    return found
        return None

    def plan_all(self) -> None:
        for reason, count in quotas(self.place.registered, REASONS).items():
            for _ in range(count):
                getattr(self, f"_{reason}")()
        for _ in range(max(6, round(self.place.registered / 40))):
            self._interrupted("interrupted_national", self.today - timedelta(days=self.dice.randint(1, 6)))

    # --- why -----------------------------------------------------------------------------------------------------
    def _study_certificate(self) -> None:
        """A whole programme without a diploma; known in August when the school has closed its year."""
        graduations = [year for year in range(self.start.year, self.today.year + 1) if date(year, 8, 26) <= self.today]
        weights = [0.45 if date(year, 8, 16) < self.start else 1.0 for year in graduations]
        year = self.dice.choices(graduations, weights)[0]
        person = self.pick(
            [year - 19], lambda one: one.turns_20 > max(self.start + timedelta(days=20), date(year, 9, 20))
        )
        if person is None:
            return
        compulsory_school(person)
        national = spell(self.place, "GY", autumn(year - 3), self.dice)
        seen = date(year, 8, 16)
        end(national, spring_ends(year), "SB", seen)
        person.spells.append(national)
        person.exam = ("SB", spring_ends(year), seen)
        self._leave(person, "study_certificate", seen, returns=0.03)

    def _school_day(self) -> date:
        """A day of the two years on which somebody leaves school; a sixth did so before and are registered at once."""
        while True:
            days = self.dice.randint(-300, -5) if self.dice.random() < 0.16 else self.dice.randint(0, 730 - NEWLY - 4)
            day = self.start + timedelta(days=days)
            if day.month not in {7, 8} and not (day.month == 6 and day.day > 8):
                return day

    def _interrupted_national(self) -> None:
        self._interrupted("interrupted_national", self._school_day())

    def _interrupted_introductory(self) -> None:
        self._interrupted("interrupted_introductory", self._school_day())

    def _missing(self) -> None:
        self._interrupted("missing", self._school_day())

    def _interrupted(self, reason: str, day: date) -> None:
        introductory = reason == "interrupted_introductory"
        autumn_year = day.year if day >= autumn(day.year) else day.year - 1
        in_year = self.dice.choices((1, 2, 3), (5, 3, 1) if introductory else (3, 4, 4))[0]
        birth_year = autumn_year - in_year + 1 - 16
        person = self.pick([birth_year], lambda one: one.turns_20 > max(day, self.start) + timedelta(days=45))
        if person is None:
            return
        compulsory_school(person)
        place = spell(self.place, "IM" if introductory else "GY", autumn(autumn_year - in_year + 1), self.dice)
        late = self.dice.random() < 0.06
        seen = day + timedelta(days=self.dice.randint(50, 90) if late else self.dice.randint(1, 12))
        if day > self.today - timedelta(days=NEWLY):
            seen = day + timedelta(days=1)
        end(place, day, "OKÄND" if reason == "missing" else "AVB", seen)
        person.spells.append(place)
        self._leave(person, reason, seen, returns=RETURN)

    def _introductory_certificate(self) -> None:
        years = [year for year in range(self.start.year, self.today.year + 1) if date(year, 8, 26) <= self.today]
        year = self.dice.choice(years)
        person = self.pick(
            [year - 17, year - 18, year - 19],
            lambda one: one.turns_20 > max(self.start, date(year, 9, 20)) + timedelta(days=20),
        )
        if person is None:
            return
        compulsory_school(person)
        introductory = spell(self.place, "IM", autumn(year - 1), self.dice)
        introductory.started = autumn(person.birth.year + 16)
        introductory.seen_from = date(introductory.started.year, 6, 12)
        end(introductory, spring_ends(year), "GI", date(year, 8, 16))
        person.spells.append(introductory)
        person.exam = ("GI", spring_ends(year), date(year, 8, 16))
        self._leave(person, "introductory_certificate", date(year, 8, 16), returns=0.6)

    def _not_begun(self) -> None:
        years = [year for year in range(self.start.year, self.today.year + 1) if date(year, 9, 30) <= self.today]
        year = self.dice.choice(years)
        person = self.pick([year - 16])
        if person is None:
            return
        compulsory_school(person)
        if self.dice.random() < 0.2:  # came to Sweden too old for compulsory school
            person.spells.clear()
            person.compulsory, person.compulsory_ended = ("", ""), None
            person.first_in_sweden = person.resident_from = date(year, 7, 5) + timedelta(days=self.dice.randint(0, 60))
        self._leave(person, "not_begun", date(year, 9, 15), returns=RETURN)

    # --- and then --------------------------------------------------------------------------------------------------
    def _leave(self, person: Person, reason: str, seen: date, *, returns: float) -> None:
        """What ends it: school again, komvux' diploma, a move, the 20th birthday; or it is still going on."""
        person.reason = reason
        known = (
            max(seen, self.start) + BETWEEN_FILES
        )  # a place that ended between two files is never seen to have ended
        latest = min(self.today - timedelta(days=25), person.turns_20 - timedelta(days=25))
        throw = self.dice.random()
        if throw < returns:
            self._back_to_school(person, known, latest)
        elif throw < returns + 0.05:
            self._diploma(person, known + timedelta(days=60), latest)
        elif throw < returns + 0.1:
            self._move(person, known, latest)

    def _back_to_school(self, person: Person, known: date, latest: date) -> None:
        form = self.dice.choices(("GY", "IM"), (5, 5))[0]
        starts = [autumn(known.year), autumn(known.year + 1), date(known.year + 1, 1, 11)]
        middle = known + timedelta(days=self.dice.randint(1, 110))
        if form == "IM" and middle.month not in {6, 7, 8}:
            starts.append(middle)
        possible = [day for day in starts if known < day < latest]
        if not possible:
            return
        day = min(possible)
        person.exit = "national_programme" if form == "GY" else "introductory_programme"
        person.spells.append(
            spell(self.place, form, day, self.dice, seen_from=day + timedelta(days=self.dice.randint(1, 10)))
        )
        self._once_more(person, day)

    def _once_more(self, person: Person, began: date) -> None:
        """Some leave again: a second registration, whose latest studies must not contradict the first's."""
        again = began + timedelta(days=self.dice.randint(70, 200))
        fits = again < min(
            self.today - timedelta(days=30), person.turns_20 - timedelta(days=60)
        ) and again.month not in {6, 7, 8}
        # nobody who was through a whole programme is then on an introductory one (SenSysReg would go backwards)
        if fits and self.dice.random() < 0.12 and person.spells[-1].form == "IM" and not person.exam:
            end(person.spells[-1], again, "AVB", again + timedelta(days=6))

    def _diploma(self, person: Person, known: date, latest: date) -> None:
        if known < latest and person.birth.year + 18 < self.today.year:
            day = known + timedelta(days=self.dice.randint(0, (latest - known).days))
            person.exam, person.exit = ("VUXEX", day, day + timedelta(days=4)), "exam"

    def _move(self, person: Person, known: date, latest: date) -> None:
        if known < latest:
            person.moved_out = known + timedelta(days=self.dice.randint(0, (latest - known).days))
            person.moved_to, person.exit = self.dice.choice(("0180", "1480", "2480", "2180", "0380")), "moved"


def latest_spell(person: Person) -> Spell | None:
    return person.spells[-1] if person.spells else None
