"""Who is made for each rule: at both borders of a half year, over two of them, in two registrations; and how often the rule hits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tenant_apps.register.models import Youth
from tests.factories.numbers import as_coordination, as_tf, faulty, take
from tests.factories.register import exam, occupation, registration, residence, youth
from tests.factories.work import intervention

D = date
BORN = D(2008, 5, 17)
BEFORE = D(2026, 1, 1)
FIRST, LAST = D(2026, 7, 1), D(2026, 12, 31)
NUMBERS = [take(1, born_between=(D(2008, 5, day), D(2008, 5, day)))[0] for day in range(17, 22)]


class Kind(StrEnum):
    """Issue: at both borders of the half-open period, over two periods, with two registrations."""

    FIRST = "first border"
    LAST = "last border"
    BOTH_PERIODS = "over two periods"
    TWO_REGISTRATIONS = "two registrations"


class Case(NamedTuple):
    """Who is made, and how often `rule` hits in the half year before, in 2026H2 and in the one after."""

    rule: str
    kind: Kind
    words: str
    make: Callable[[], Youth]
    expected: tuple[int, int, int]


def person(
    *records: Callable[[Youth], object],
    since: date = BEFORE,
    until: date | None = None,
    born: date = BORN,
    **fields: object,
) -> Callable[[], Youth]:
    def made() -> Youth:
        one = youth(born, **{name: fields[name] for name in ("number", "number_kind") if name in fields})
        rest = {name: value for name, value in fields.items() if name not in {"number", "number_kind"}}
        registration(one, since, until, **rest)
        for record in records:
            record(one)
        return one

    return made


def act(start: date, end: date | None = None, kind: str = "motivation", **fields: object) -> Callable[[Youth], object]:
    return lambda one: intervention(one, kind, start, ended_on=end, **fields)


def fact(day: date, code: str = "work") -> Callable[[Youth], object]:
    return lambda one: occupation(one, day, code=code)


def reg(start: date, end: date | None = None, **fields: object) -> Callable[[Youth], object]:
    return lambda one: registration(one, start, end, **fields)


def again(start: date | None = None, **fields: object) -> Callable[[Youth], object]:
    """A second registration, after one that ended on `GONE`."""
    return reg(start or D(2026, 10, 1), **fields)


def moves(on: date) -> Callable[[Youth], object]:
    return lambda one: (one.residences.update(valid_to=on), residence(one, "0180", on))


def certificate(on: date) -> Callable[[Youth], object]:
    return lambda one: exam(one, on, kind="study_certificate")


def end_without_reason(on: date | None = None) -> Callable[[Youth], object]:
    changed = {"deregistered_on": on} if on else {"end_reason": ""}
    return lambda one: one.registrations.update(**changed)


GONE = D(2026, 9, 1)
BEFORE_FIRST, AFTER_LAST = D(2026, 6, 30), D(2027, 1, 1)
LONG = act(D(2026, 3, 1))  # over two half years and into the third
AUTUMN = (D(2026, 8, 1), D(2026, 8, 20)), (D(2026, 10, 1), D(2026, 10, 9))  # a measure in each of two registrations
SAME = {"kind": "internship", "occupation_after": "internship"}
F, L, B, T = Kind.FIRST, Kind.LAST, Kind.BOTH_PERIODS, Kind.TWO_REGISTRATIONS


def march_to(end: date, **fields: object) -> Callable[[Youth], object]:
    return act(D(2026, 3, 1), end, **fields)


def in_each(**fields: object) -> list[Callable[[Youth], object]]:
    return [again(), *(act(start, end, **fields) for start, end in AUTUMN)]


CASES = [
    Case("R1", F, "none on the first day, in a measure of before", person(LONG, fact(FIRST, "none")), (0, 1, 0)),
    Case("R1", F, "none on the last day of the period before", person(LONG, fact(BEFORE_FIRST, "none")), (1, 0, 0)),
    Case("R1", L, "none on the last day", person(LONG, fact(LAST, "none")), (0, 1, 0)),
    Case("R1", L, "none on the day the measure ended, the last", person(march_to(LAST), fact(LAST, "none")), (0, 0, 0)),
    Case("R1", B, "none in each of two half years", person(LONG, fact(BEFORE_FIRST, "none"), fact(FIRST, "none")), (1, 1, 0)),
    Case("R1", T, "none in the first, the measure in both",
         person(again(), act(D(2026, 8, 1)), fact(D(2026, 8, 15), "none"), until=GONE), (0, 1, 0)),
    Case("R2", F, "a measure that ended on the first day", person(march_to(FIRST), fact(BEFORE_FIRST)), (0, 1, 0)),
    Case("R2", F, "an occupation on the first day, a measure over three half years", person(LONG, fact(FIRST)), (1, 0, 1)),
    Case("R2", L, "a measure of the last day alone", person(act(LAST, LAST), fact(BEFORE_FIRST)), (0, 1, 0)),
    Case("R2", L, "an occupation on the last day", person(act(LAST, LAST), fact(LAST)), (0, 0, 0)),
    Case("R2", B, "a measure over two, occupations in both", person(march_to(FIRST), fact(BEFORE_FIRST), fact(FIRST)), (0, 0, 0)),
    Case("R2", T, "an occupation in the first, the measure in the second",
         person(again(), act(D(2026, 10, 2)), fact(D(2026, 8, 15)), until=GONE), (0, 0, 1)),
    Case("R3", F, "ended without a reason on the first day", person(march_to(FIRST, end_reason="")), (0, 1, 0)),
    Case("R3", F, "ended without a reason the day before", person(march_to(BEFORE_FIRST, end_reason="")), (1, 0, 0)),
    Case("R3", L, "ended without a reason on the last day", person(march_to(LAST, end_reason="")), (0, 1, 0)),
    Case("R3", L, "ended without a reason the day after", person(march_to(AFTER_LAST, end_reason="")), (0, 0, 1)),
    Case("R3", B, "ended without a reason in the second of two", person(march_to(D(2026, 8, 1), end_reason="")), (0, 1, 0)),
    Case("R3", T, "a measure ended without a reason in each", person(*in_each(end_reason=""), until=GONE), (0, 2, 0)),
    Case("R4", F, "nothing known after it, ended on the first day", person(march_to(FIRST, occupation_after="")), (0, 1, 0)),
    Case("R4", L, "nothing known after it, ended on the last day", person(march_to(LAST, occupation_after="")), (0, 1, 0)),
    Case("R4", L, "nothing known after it, ended the day after", person(march_to(AFTER_LAST, occupation_after="")), (0, 0, 1)),
    Case("R4", B, "nothing known after it, ended in the second of two", person(march_to(D(2026, 8, 1), occupation_after="")), (0, 1, 0)),
    Case("R4", T, "nothing known after a measure in each", person(*in_each(occupation_after=""), until=GONE), (0, 2, 0)),
    Case("R5", F, "practice after practice, on the first day", person(march_to(FIRST, **SAME)), (0, 1, 0)),
    Case("R5", F, "practice after practice, the day before", person(march_to(BEFORE_FIRST, **SAME)), (1, 0, 0)),
    Case("R5", L, "practice after practice, on the last day", person(march_to(LAST, **SAME)), (0, 1, 0)),
    Case("R5", B, "practice after practice, over all three", person(march_to(D(2027, 2, 1), **SAME)), (0, 0, 1)),
    Case("R5", T, "practice after practice in each", person(*in_each(**SAME), until=GONE), (0, 2, 0)),
    Case("R6", F, "not begun on the first day, after a certificate of an earlier half year",
         person(reg(FIRST, latest_studies="not_begun"), until=BEFORE_FIRST, latest_studies="study_certificate"), (0, 1, 1)),
    Case("R6", L, "not begun on the last day",
         person(reg(LAST, LAST, latest_studies="not_begun"), until=BEFORE_FIRST, latest_studies="study_certificate"), (0, 1, 0)),
    Case("R6", B, "not begun in a registration over two half years",
         person(reg(D(2026, 10, 1), D(2027, 2, 1), latest_studies="not_begun"), until=BEFORE_FIRST, latest_studies="study_certificate"), (0, 1, 1)),
    Case("R6", T, "on the same day: the second goes back, and is the latest known to the third",
         person(reg(FIRST, D(2026, 8, 1), latest_studies="interrupted_introductory"), reg(GONE, latest_studies="introductory_certificate"),
                since=FIRST, until=FIRST, latest_studies="study_certificate"), (0, 1, 0)),
    Case("Y1", F, "awarded on the first day", person(certificate(FIRST)), (0, 1, 1)),
    Case("Y1", L, "awarded on the last day", person(certificate(LAST)), (0, 1, 1)),
    Case("Y1", L, "awarded the day after", person(certificate(AFTER_LAST)), (0, 0, 1)),
    Case("Y1", B, "awarded before, stated in none", person(certificate(D(2026, 3, 1))), (1, 1, 1)),
    Case("Y1", T, "stated in the first", person(again(), certificate(D(2026, 6, 1)), until=GONE, latest_studies="study_certificate"), (0, 0, 0)),
    Case("Y1", T, "stated in neither", person(again(), certificate(D(2026, 6, 1)), until=GONE), (1, 1, 1)),
    Case("Y2", F, "deregistered on the first day", person(until=FIRST, latest_studies=""), (1, 1, 0)),
    Case("Y2", L, "registered on the last day", person(since=LAST, latest_studies=""), (0, 1, 1)),
    Case("Y2", B, "over two half years", person(until=GONE, latest_studies="missing"), (1, 1, 0)),
    Case("Y2", T, "missing in both", person(again(GONE, latest_studies=""), until=D(2026, 8, 1), latest_studies="missing"), (1, 2, 1)),
    Case("Y3", F, "begun on the first day, registered the day after", person(act(FIRST, D(2026, 8, 1)), since=D(2026, 7, 2)), (0, 1, 0)),
    Case("Y3", F, "begun on the first day, and registered that day", person(act(FIRST, D(2026, 8, 1)), since=FIRST), (0, 0, 0)),
    Case("Y3", L, "begun on the last day, deregistered that day", person(act(LAST), until=LAST), (0, 0, 1)),
    Case("Y3", L, "begun on the last day, deregistered the day before", person(act(LAST, LAST), until=D(2026, 12, 30)), (0, 1, 0)),
    Case("Y3", B, "goes on after the deregistration", person(LONG, until=BEFORE_FIRST), (0, 1, 1)),
    Case("Y3", T, "over two that meet", person(reg(FIRST), march_to(D(2026, 8, 1)), until=BEFORE_FIRST), (0, 0, 0)),
    Case("Y3", T, "over two that do not meet", person(again(), act(D(2026, 8, 1), D(2026, 10, 9)), until=GONE), (0, 1, 0)),
    Case("Y4", F, "an occupation on the first day only", person(fact(FIRST)), (1, 0, 1)),
    Case("Y4", F, "deregistered on the first day", person(fact(BEFORE_FIRST), until=FIRST), (0, 1, 0)),
    Case("Y4", L, "an occupation on the last day only", person(fact(LAST)), (1, 0, 1)),
    Case("Y4", L, "registered on the last day, an occupation the day after", person(fact(AFTER_LAST), since=LAST), (0, 1, 0)),
    Case("Y4", B, "occupations in both", person(fact(BEFORE_FIRST), fact(FIRST)), (0, 0, 1)),
    Case("Y4", T, "an occupation in the first is enough", person(again(), fact(D(2026, 8, 15)), until=GONE), (1, 0, 1)),
    Case("G1", F, "ends on the first day", person(march_to(FIRST)), (1, 0, 0)),
    Case("G1", L, "ends on the last day", person(march_to(LAST)), (1, 0, 0)),
    Case("G1", L, "ends the day after", person(march_to(AFTER_LAST)), (1, 1, 0)),
    Case("G1", B, "over all three", person(LONG), (1, 1, 1)),
    Case("G1", T, "one measure over both is one", person(again(), LONG, until=GONE), (1, 1, 1)),
    Case("K1", F, "deregistered on the first day", person(number=faulty(NUMBERS[0]), until=FIRST), (1, 1, 0)),
    Case("K1", L, "registered on the last day", person(number=faulty(NUMBERS[1]), since=LAST), (0, 1, 1)),
    Case("K1", B, "over all three", person(number=faulty(NUMBERS[2])), (1, 1, 1)),
    Case("K1", B, "a coordination number is right", person(number=as_coordination(NUMBERS[3])), (0, 0, 0)),
    Case("K1", T, "one number, one hit", person(again(), number=faulty(NUMBERS[4]), until=GONE), (1, 1, 1)),
    Case("K2", F, "deregistered on the first day", person(number=as_tf(NUMBERS[0]), number_kind="tf", until=FIRST), (1, 1, 0)),
    Case("K2", L, "registered on the last day", person(number=as_tf(NUMBERS[1]), number_kind="tf", since=LAST), (0, 1, 1)),
    Case("K2", B, "over all three", person(number=as_tf(NUMBERS[2]), number_kind="tf"), (1, 1, 1)),
    Case("K2", T, "one number, one hit", person(again(), number=as_tf(NUMBERS[3]), number_kind="tf", until=GONE), (1, 1, 1)),
    Case("K3", F, "an occupation of no list on the first day", person(fact(FIRST, "astronaut")), (0, 1, 0)),
    Case("K3", L, "an occupation of no list on the last day", person(fact(LAST, "astronaut")), (0, 1, 0)),
    Case("K3", B, "a measure of no list, over all three", person(act(D(2026, 3, 1), kind="astronaut")), (1, 1, 1)),
    Case("K3", T, "studies of no list in both", person(again(latest_studies="astronaut"), until=GONE, latest_studies="astronaut"), (1, 2, 1)),
    Case("K6", F, "known on the first day, registered the day after", person(fact(FIRST), since=D(2026, 7, 2)), (0, 1, 0)),
    Case("K6", L, "known on the last day, deregistered the day before", person(fact(LAST), until=D(2026, 12, 30)), (0, 1, 0)),
    Case("K6", L, "known on the last day, deregistered that day", person(fact(LAST), until=LAST), (0, 0, 0)),
    Case("K6", B, "known on the days where two meet, deregistered before", person(fact(BEFORE_FIRST), fact(FIRST), until=D(2026, 6, 29)), (1, 1, 0)),
    Case("K6", T, "known between them", person(again(), fact(D(2026, 9, 15)), until=GONE), (0, 1, 0)),
    Case("K7", F, "deregistered without a reason on the first day", person(end_without_reason(FIRST)), (0, 1, 0)),
    Case("K7", L, "deregistered without a reason on the last day", person(end_without_reason(LAST)), (0, 1, 0)),
    Case("K7", L, "deregistered without a reason the day after", person(end_without_reason(AFTER_LAST)), (0, 0, 1)),
    Case("K7", B, "a reason without a date, over all three", person(end_reason="turned_20"), (1, 1, 1)),
    Case("K7", T, "deregistered without a reason from both", person(again(end=D(2026, 10, 9)), end_without_reason(), until=GONE), (0, 2, 0)),
    Case("K8", F, "a reason without an end, begun on the first day", person(act(FIRST, end_reason="completed")), (0, 1, 1)),
    Case("K8", L, "a reason without an end, begun on the last day", person(act(LAST, end_reason="completed")), (0, 1, 1)),
    Case("K8", B, "a reason without an end, over all three", person(act(D(2026, 3, 1), end_reason="completed")), (1, 1, 1)),
    Case("K8", T, "a reason without an end in each",
         person(again(), act(D(2026, 8, 1), end_reason="completed"), act(D(2026, 10, 2), end_reason="completed"), until=GONE), (0, 2, 2)),
    Case("K9", F, "20 on the first day, deregistered that day", person(born=D(2006, 7, 1), until=FIRST, end_reason="turned_20"), (0, 0, 0)),
    Case("K9", F, "20 on the first day and not deregistered", person(born=D(2006, 7, 1)), (0, 1, 1)),
    Case("K9", L, "20 on the last day and not deregistered", person(born=D(2006, 12, 31)), (0, 0, 1)),
    Case("K9", B, "20 the day before, still registered", person(born=D(2006, 6, 30)), (0, 1, 1)),
    Case("K9", T, "deregistered at 20, and registered again", person(again(), born=D(2006, 6, 30), until=BEFORE_FIRST), (0, 1, 1)),
    Case("K10", F, "20 the day after the first and not deregistered", person(born=D(2006, 7, 2)), (0, 1, 0)),
    Case("K10", F, "20 on the first day is K9's", person(born=D(2006, 7, 1)), (0, 0, 0)),
    Case("K10", L, "20 on the last day, deregistered the day after",
         person(born=D(2006, 12, 31), until=AFTER_LAST, end_reason="turned_20"), (0, 1, 0)),
    Case("K10", L, "20 on the last day, deregistered that day", person(born=D(2006, 12, 31), until=LAST, end_reason="turned_20"), (0, 0, 0)),
    Case("K10", B, "20 in the one, deregistered in the next", person(born=D(2006, 9, 15), until=D(2027, 2, 1), end_reason="turned_20"), (0, 1, 0)),
    Case("K10", T, "deregistered at 20, and registered again", person(again(), born=D(2006, 9, 15), until=D(2026, 9, 15)), (0, 1, 0)),
    Case("K11", F, "a day's registration within another, on the first day", person(reg(FIRST, FIRST)), (0, 1, 0)),
    Case("K11", L, "a day's registration within another, on the last day", person(reg(LAST, LAST)), (0, 1, 0)),
    Case("K11", B, "a day's in each of two half years", person(reg(BEFORE_FIRST, BEFORE_FIRST), reg(FIRST, FIRST)), (1, 1, 0)),
    Case("K11", T, "a day's within the first of two", person(again(), reg(D(2026, 8, 1), D(2026, 8, 1)), until=GONE), (0, 1, 0)),
    Case("K11", T, "two that meet on a day", person(again(GONE), until=GONE), (0, 0, 0)),
    Case("K12", F, "the same occupation twice on the first day", person(fact(FIRST), fact(FIRST)), (0, 1, 0)),
    Case("K12", L, "the same occupation twice on the last day", person(fact(LAST), fact(LAST)), (0, 1, 0)),
    Case("K12", L, "the same occupation on the last day and the day after", person(fact(LAST), fact(AFTER_LAST)), (0, 0, 0)),
    Case("K12", B, "the same measure twice, over all three", person(LONG, LONG), (1, 1, 1)),
    Case("K12", T, "the same measure twice, over both", person(again(), act(D(2026, 8, 1)), act(D(2026, 8, 1)), until=GONE), (0, 1, 1)),
    Case("K14", F, "moved on the first day", person(moves(FIRST)), (0, 1, 1)),
    Case("K14", L, "moved on the last day", person(moves(LAST)), (0, 1, 1)),
    Case("K14", L, "moves the day after", person(moves(AFTER_LAST)), (0, 0, 1)),
    Case("K14", L, "moved, and a note on it since", person(moves(LAST), until=AFTER_LAST, source_note="flyttat enligt modern"), (0, 1, 0)),
    Case("K14", L, "registered by hand, wherever the sources say", person(moves(LAST), by_hand=True), (0, 0, 0)),
    Case("K14", B, "moved before, registered still", person(moves(D(2026, 3, 1))), (1, 1, 1)),
    Case("K14", T, "moved between them", person(again(), moves(D(2026, 9, 15)), until=GONE), (0, 1, 1)),
]  # fmt: skip

# what no records can break: why, and the rule's own SELECT is asked over rows that nobody can save (test_guard)
GUARDS = {
    "K4": "the constraints intervention_ends_after_start and registration_ends_after_start refuse an end before its start",
    "K5": "what ends or begins after the period's last day has not happened in its file (rules: Quality rules; The file)",
    "K13": "only a registration that touches the period, and what lies within it, is in its file (rules: The file)",
}


def counted(found: list, rule: str) -> int:
    return sum(hit.section == rule for hit in found)
