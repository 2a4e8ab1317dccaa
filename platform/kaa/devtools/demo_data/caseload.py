"""What the coaches did with one registration: attempts, contacts, occupations, measures. Pure; shares as published."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from kaa.core.halfyears import HalfYear

# H2 2018, after a measure: 31 % studies, 17 % work, 17 % unknown
AFTER = {
    "adult_education": 19, "folk_high_school": 5, "other_education": 7, "work": 17, "unknown": 17, "none": 15, "internship": 6,
    "labour_market_programme": 6, "agency_planning": 5, "other": 3,
}  # fmt: skip
OCCUPATIONS = {
    "none": 34, "work": 24, "adult_education": 13, "agency_planning": 8, "labour_market_programme": 5, "internship": 4, "folk_high_school": 3,
    "other": 3, "unknown": 3, "studies_abroad": 1, "parental_leave": 1, "other_education": 1,
}  # fmt: skip
MEASURES = {
    "motivation": 30, "guidance": 24, "internship": 16, "labour_market": 12, "adult_education": 6, "agency_intervention": 5, "other": 4,
    "folk_high_school": 3,
}  # fmt: skip
SAME = {"internship": "internship", "labour_market": "labour_market_programme", "adult_education": "adult_education",
    "folk_high_school": "folk_high_school", "agency_intervention": "agency_planning", "summer_job": "summer_job"}  # fmt: skip
LOCAL_NAMES = {
    "motivation": ("Coachning", "Fixa framtiden"),
    "guidance": ("Vägledning",),
    "internship": ("Prova-på-praktik",),
    "labour_market": ("Jobbspåret",),
}
# a deregistration ends what goes on: reason, occupation after
CLOSED_BY = {
    "national_programme": ("began_studies", "national_programme"), "introductory_programme": ("began_studies", "introductory_programme"),
    "moved": ("moved", "unknown"), "turned_20": ("turned_20", "none"), "exam": ("completed", "work"),
}  # fmt: skip
FATES = {"reached": 76, "attempted": 16, "no_details": 7, "none": 1}
NO_ANSWER = ("no_answer", "no_answer", "message_left", "wrong_number", "sent")
IN_MEASURE = 0.42  # of those reached


@dataclass(frozen=True)
class Case:
    """One registration, as the product made it."""

    youth_id: int
    number: str
    turns_18: date
    registered_on: date
    last_day: date  # of the registration so far
    end_reason: str
    today: date

    @property
    def half_years(self) -> list[HalfYear]:
        found, half = [], HalfYear.of(self.registered_on)
        while half.start <= self.last_day:
            found.append(half)
            half = half.next()
        return found


@dataclass(frozen=True)
class Touch:
    """A contact or an attempt; with an occupation when somebody told one."""

    on: date
    hour: int
    channel: str
    recipient: str
    outcome: str
    occupation: str = ""


@dataclass
class Measure:
    type: str
    local_name: str
    started: date
    planned_end: date
    ended: date | None = None
    end_reason: str = ""
    after: str = ""
    by_deregistration: bool = False

    def covers(self, day: date) -> bool:
        """First and last day are outside (R1)."""
        return self.started < day and (self.ended is None or day < self.ended)


@dataclass
class Story:
    touches: list[Touch] = field(default_factory=list)
    facts: list[tuple[date, str, str]] = field(default_factory=list)  # as of, code, informant: known without a contact
    measures: list[Measure] = field(default_factory=list)


def choose(dice: random.Random, weights: dict[str, int]) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]


class Teller:
    """Tells one story; the same for the same registration."""

    def __init__(self, case: Case, seed: str) -> None:
        self.case = case
        self.dice = random.Random(f"{seed}-{case.number}-{case.registered_on}")
        self.story = Story()

    def tell(self) -> Story:
        fate = choose(self.dice, FATES)
        if fate == "none" and not self.case.end_reason:
            fate = "attempted"  # nobody who is registered now has been forgotten
        first = self.case.registered_on + timedelta(days=self.dice.randint(1, 24))
        if fate == "none" or first > self.case.last_day:
            return self.story
        if fate == "no_details":
            self._touch(first, "other", "no_details", recipient="other")
            self._climb(first + timedelta(days=self.dice.randint(5, 9)))
        elif fate == "attempted":
            self._climb(first)
        else:
            self._reached(self._attempts(first))
        return self.story

    def _climb(self, day: date) -> None:
        """Who is not reached is tried by the ladder's steps, and again after each pause, until the responsibility ends.

        Letters are made many at a time: some wait for theirs now.
        """
        late = self.case.today - timedelta(days=self.dice.choice((0, 0, 10, 20, 40, 60)))
        while day <= self.case.last_day:
            called = [("phone", self.dice.choice(("no_answer", "no_answer", "message_left")), 3) for _ in range(3)]
            letter = "postcard" if day >= self.case.turns_18 else "letter"
            written = [(letter, "sent", 14), ("sms", "sent", 7), ("visit_notice", "sent", 7)]
            for channel, outcome, wait in (*called, *written, ("home_visit", "nobody_home", 95)):
                if channel == letter and day >= late and not self.case.end_reason:
                    return
                self._touch(day, channel, outcome, recipient="guardian" if day < self.case.turns_18 else "youth")
                day += timedelta(days=wait + self.dice.randint(0, 4))

    def _recipient(self, day: date) -> str:
        return "guardian" if day < self.case.turns_18 and self.dice.random() < 0.45 else "youth"

    def _touch(self, day: date, channel: str, outcome: str, *, recipient: str = "", occupation: str = "") -> None:
        if day <= self.case.last_day:
            self.story.touches.append(
                Touch(day, self.dice.randint(7, 15), channel, recipient or self._recipient(day), outcome, occupation)
            )

    def _attempts(self, day: date) -> date:
        """A letter, then calls that nobody answers; gives the day of the next try."""
        if self.dice.random() < 0.7:
            self._touch(day, "letter", "sent")
            day += timedelta(days=self.dice.randint(4, 12))
        for _ in range(self.dice.randint(0, 1)):
            outcome = self.dice.choice(NO_ANSWER)
            channel = "sms" if outcome == "sent" else "phone"
            self._touch(day, channel, outcome)
            day += timedelta(days=self.dice.randint(2, 14))
        return day

    def _reached(self, met: date) -> None:
        if met > self.case.last_day:
            return
        if self.dice.random() < IN_MEASURE:
            self._measure(met + timedelta(days=self.dice.randint(5, 40)))
        self._meet(met)
        day = met + timedelta(days=self.dice.randint(60, 130))
        while day <= self.case.last_day:
            self._meet(day)
            day += timedelta(days=self.dice.randint(60, 130))
        self._every_half_year()

    def _meet(self, day: date) -> None:
        channel = self.dice.choices(
            ("phone", "meeting", "sms", "home_visit", "incoming", "digital_meeting"), (55, 20, 10, 5, 6, 4)
        )[0]
        outcome = self.dice.choices(
            ("reached", "reached_has_occupation", "reached_wants_support", "declined"), (40, 30, 18, 12)
        )[0]
        if channel == "home_visit":
            outcome = "met_at_visit"
        occupation = self._occupation(day)
        if outcome == "reached_has_occupation" and occupation in {"none", "unknown"}:
            outcome = "reached"
        self._touch(day, channel, outcome, occupation=occupation)

    def _occupation(self, day: date) -> str:
        inside = next((one for one in self.story.measures if one.covers(day)), None)
        return "kaa_intervention" if inside else choose(self.dice, OCCUPATIONS)

    def _every_half_year(self) -> None:
        """Most are asked once each half year (the guarantee); where a measure goes on the school or agency tells, if nobody else (R2)."""
        for half in self.case.half_years:
            if any(touch.occupation and half.contains(touch.on) for touch in self.story.touches):
                continue
            first, last = max(half.start, self.case.registered_on), min(half.end, self.case.last_day)
            measure = next(
                (
                    one
                    for one in self.story.measures
                    if one.started <= last and (one.ended is None or one.ended >= first)
                ),
                None,
            )
            if measure:
                day = min(max(first, measure.started + timedelta(days=3)), last, measure.ended or last)
                self.story.facts.append((day, "kaa_intervention", "other"))
            elif self.dice.random() < 0.75 and (last - first).days > 20:
                self._meet(first + timedelta(days=self.dice.randint(5, (last - first).days)))

    def _measure(self, began: date) -> None:
        case = self.case
        if began > case.last_day - timedelta(days=10):
            return
        kind = choose(self.dice, MEASURES)
        planned = began + timedelta(days=self.dice.randint(40, 220))
        measure = Measure(kind, self.dice.choice(LOCAL_NAMES.get(kind, ("",))), began, planned)
        actual = planned + timedelta(days=self.dice.randint(-15, 10))
        if case.end_reason and actual >= case.last_day:
            measure.ended, measure.by_deregistration = case.last_day + timedelta(days=1), True
            measure.end_reason, measure.after = CLOSED_BY.get(case.end_reason, ("other", "unknown"))
        elif actual < case.today:
            measure.ended = actual
            measure.after = self._after(kind)
            measure.end_reason = self._end_reason(measure.after)
        self.story.measures.append(measure)

    def _after(self, kind: str) -> str:
        """Not the measure itself (R5)."""
        while True:
            after = choose(self.dice, AFTER)
            if SAME.get(kind) != after:
                return after

    def _end_reason(self, after: str) -> str:
        if after in {"adult_education", "folk_high_school", "other_education"}:
            return "began_studies"
        if after == "work":
            return "began_work"
        if after == "unknown":
            return "interrupted_by_municipality"
        return self.dice.choices(("completed", "interrupted_own_request"), (3, 1))[0]
