"""Written cases: a person, what the sources say, a day -> decision, reason, the row that decides, since when.

The same table tests everyone at once and each alone (test_cases.py). Alfa's municipality is 2281; 0180 is somewhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from tenant_apps.register import models
from tests.factories import register as make


class Row(NamedTuple):
    """A row of a source, under a short name."""

    key: str
    add: Callable[[models.Youth], Any]


class Case(NamedTuple):
    id: str
    day: date
    birth: date
    rows: tuple[Row, ...]
    decision: str
    reason: str
    row: str  # a row's key, or "youth"
    since: date | None = None
    latest: str = ""  # latest studies (in) or reason for deregistration (out) that follows
    person: dict[str, Any] = {}
    scenario: str = ""


def place(key: str, start: date, end: date | None = None, **fields: Any) -> Row:
    return Row(key, lambda who: make.placement(who, start, end, **fields))


def left_year_9(end: date | None = date(2024, 6, 12)) -> Row:
    return Row("year 9", lambda who: make.compulsory(who, end))


def paper(key: str, on: date, kind: str = "diploma", **fields: Any) -> Row:
    return Row(key, lambda who: make.exam(who, on, kind=kind, **fields))


def lives(key: str, since: date, until: date | None = None, code: str = "2281", **fields: Any) -> Row:
    return Row(key, lambda who: make.residence(who, code, since, until, **fields))


def registered(on: date, until: date | None = None, key: str = "registered", **fields: Any) -> Row:
    return Row(key, lambda who: make.registration(who, on, until, **fields))


def says(on: date, code: str) -> Row:
    return Row("said", lambda who: make.occupation(who, on, code=code))


def names(source: str, gone: date | None = None, key: str = "record") -> Row:
    return Row(key, lambda who: make.source_record(who, source, gone_on=gone))


D = date
AUTUMN = D(2026, 11, 20)
BORN = D(2008, 5, 17)  # left year 9 in June 2024
NOWHERE = {"lives_in": None}
GONE = {"gone_on": D(2026, 10, 7)}

CASES: tuple[Case, ...] = (
    # 4: places in school, both ends
    Case("in school", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20))), "none_not_covered", "placed", "gy"),
    Case("on the place's last day", D(2026, 11, 10), BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 11, 10),
         end_reason="interrupted")),
         "none_not_covered", "placed", "gy"),
    Case("on the day after the place", D(2026, 11, 11), BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 11, 10),
         end_reason="interrupted")),
         "in", "placement_ended", "gy", D(2026, 11, 11), "interrupted_national"),
    Case("on the place's first day", D(2026, 11, 20), BORN, (left_year_9(), place("gy", D(2026, 11, 20))), "none_not_covered", "placed", "gy"),
    Case("on the day before the place", D(2026, 11, 20), BORN, (left_year_9(), place("gy", D(2026, 11, 21))),
         "in", "compulsory_ended", "year 9", D(2024, 6, 13), "not_begun"),
    Case("place with a planned end", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2027, 6, 10))), "none_not_covered",
         "placed", "gy"),
    Case("left one school, goes in the next", AUTUMN, BORN, (left_year_9(), place("old", D(2024, 8, 20), D(2025, 6, 10),
         end_reason="changed_school"),
         place("new", D(2025, 8, 19), school_unit="10000002")), "none_not_covered", "placed", "new"),
    Case("two schools left: the later one decides", AUTUMN, BORN, (left_year_9(),
         place("first", D(2024, 8, 20), D(2025, 6, 10), end_reason="interrupted"),
         place("second", D(2025, 8, 19), D(2026, 9, 30), form="IM", end_reason="interrupted")),
         "in", "placement_ended", "second", D(2026, 10, 1), "interrupted_introductory"),
    Case("adapted upper secondary school", AUTUMN, BORN, (left_year_9(), place("gyan", D(2024, 8, 20), form="GYAN")), "none_not_covered",
         "placed", "gyan"),
    Case("introductory programme", AUTUMN, BORN, (left_year_9(), place("im", D(2024, 8, 20), form="IM")), "none_not_covered", "placed", "im"),
    Case("international baccalaureate", AUTUMN, BORN, (left_year_9(), place("ib", D(2024, 8, 20), form="IB")), "none_not_covered", "placed",
         "ib"),
    Case("an education flagged equivalent", AUTUMN, BORN, (left_year_9(), place("ekv", D(2024, 8, 20), form="EKV")), "none_not_covered",
         "placed", "ekv"),
    Case("folk high school is no place", AUTUMN, BORN, (left_year_9(), place("fhs", D(2026, 8, 20), form="FHS")),
         "in", "compulsory_ended", "year 9", D(2024, 6, 13), "not_begun"),
    Case("Swedish for immigrants is no place", AUTUMN, BORN, (left_year_9(), place("sfi", D(2026, 8, 20), form="VUXSFI")),
         "in", "compulsory_ended", "year 9", D(2024, 6, 13), "not_begun"),
    Case("ended without a reason given", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 9, 30))),
         "in", "placement_ended", "gy", D(2026, 10, 1), "missing"),
    Case("never started at the place", AUTUMN, BORN, (left_year_9(), place("gy", D(2026, 8, 20), D(2026, 9, 10), end_reason="never_started")),
         "in", "placement_ended", "gy", D(2026, 9, 11), "not_begun"),
    # 4: the law of 1 July 2018
    Case("introductory programme, before the law", D(2018, 6, 30), D(2001, 3, 5), (left_year_9(D(2017, 6, 14)), place("im", D(2017, 8, 21),
         form="IM")),
         "in", "compulsory_ended", "year 9", D(2017, 6, 15), "not_begun"),
    Case("introductory programme, on the law's first day", D(2018, 7, 1), D(2001, 3, 5),
         (left_year_9(D(2017, 6, 14)), place("im", D(2017, 8, 21), form="IM")), "none_not_covered", "placed", "im"),
    Case("registered since 2017, before the law", D(2018, 6, 30), D(2001, 3, 5), (left_year_9(D(2017, 6, 14)),
         place("im", D(2017, 8, 21), form="IM"), registered(D(2017, 9, 1))), "none_covered", "registered", "registered", scenario="SCN-5"),
    Case("registered since 2017, out by the law", D(2018, 7, 1), D(2001, 3, 5), (left_year_9(D(2017, 6, 14)),
         place("im", D(2017, 8, 21), form="IM"), registered(D(2017, 9, 1))), "out", "law_changed", "im", D(2018, 7, 1), "introductory_programme",
         scenario="SCN-5"),
    Case("in again when the programme ended", D(2018, 12, 21), D(2001, 3, 5), (left_year_9(D(2017, 6, 14)),
         place("im", D(2017, 8, 21), D(2018, 12, 20), form="IM", end_reason="interrupted"), registered(D(2017, 9, 1), D(2018, 7, 1))),
         "in", "placement_ended", "im", D(2018, 12, 21), "interrupted_introductory", scenario="SCN-5"),
    Case("a national form with an introductory programme's code", D(2018, 6, 30), D(2001, 3, 5), (left_year_9(D(2017, 6, 14)),
         place("im", D(2017, 8, 21), programme="IMIND")), "in", "compulsory_ended", "year 9", D(2017, 6, 15), "not_begun"),
    # 2: compulsory school
    Case("on the last day of year 9", D(2024, 6, 12), BORN, (left_year_9(),), "none_not_covered", "compulsory_not_ended", "year 9"),
    Case("on the day after year 9", D(2024, 6, 13), BORN, (left_year_9(),), "in", "compulsory_ended", "year 9", D(2024, 6, 13), "not_begun"),
    Case("no end of year 9 known, on 30 June", D(2024, 6, 30), BORN, (left_year_9(None),), "none_not_covered", "compulsory_not_ended", "youth"),
    Case("no end of year 9 known, on 1 July", D(2024, 7, 1), BORN, (left_year_9(None),), "in", "compulsory_ended", "youth", D(2024, 7, 1),
         "not_begun"),
    Case("the place in compulsory school ended", AUTUMN, BORN, (place("gr", D(2014, 8, 20), D(2024, 6, 11), form="GR",
         end_reason="compulsory_completed"),),
         "in", "compulsory_ended", "gr", D(2024, 6, 12), "not_begun"),
    Case("still in compulsory school at 17", D(2025, 10, 1), BORN, (place("gr", D(2014, 8, 20), form="GR"),),
         "none_not_covered", "compulsory_not_ended", "gr"),
    Case("school duty is over at 18", D(2026, 5, 17), BORN, (place("gr", D(2014, 8, 20), form="GR"),), "in", "compulsory_ended", "gr",
         D(2026, 5, 17), "not_begun"),
    Case("changed compulsory school at 13", D(2023, 11, 1), BORN, (place("gr", D(2014, 8, 20), D(2021, 6, 10), form="GR", end_reason="moved"),),
         "none_not_covered", "compulsory_not_ended", "youth"),
    # 2: the summer
    Case("place after the summer, in July", D(2024, 7, 20), BORN, (left_year_9(), place("gy", D(2024, 8, 20))), "none_covered", "summer", "gy"),
    Case("place not begun on 14 September", D(2024, 9, 14), BORN, (left_year_9(), place("gy", D(2024, 9, 20))), "none_covered", "summer", "gy"),
    Case("place not begun on 15 September", D(2024, 9, 15), BORN, (left_year_9(), place("gy", D(2024, 9, 20))),
         "in", "compulsory_ended", "year 9", D(2024, 6, 13), "not_begun"),
    Case("a place next summer holds nothing back", D(2025, 7, 20), BORN, (left_year_9(), place("gy", D(2025, 8, 20))),
         "in", "compulsory_ended", "year 9", D(2024, 6, 13), "not_begun"),
    Case("interrupted in spring, new place in autumn", D(2025, 7, 20), BORN, (left_year_9(),
         place("old", D(2024, 8, 20), D(2025, 3, 31), end_reason="interrupted"), place("new", D(2025, 8, 20))),
         "in", "placement_ended", "old", D(2025, 4, 1), "interrupted_national"),
    Case("changes school over the summer", D(2025, 7, 20), BORN, (left_year_9(),
         place("old", D(2024, 8, 20), D(2025, 6, 10), end_reason="changed_school"), place("new", D(2025, 8, 20))), "none_covered", "summer",
         "new"),
    # 2: came to Sweden
    Case("came at 17, before the day", D(2025, 9, 30), BORN, (lives("home", D(2025, 10, 1), first_in_sweden_on=D(2025, 10, 1)),),
         "none_not_covered", "lives_elsewhere", "youth", person=NOWHERE),
    Case("came at 17", AUTUMN, BORN, (lives("home", D(2025, 10, 1), first_in_sweden_on=D(2025, 10, 1)),),
         "in", "immigrated", "home", D(2025, 10, 1), "not_begun", person=NOWHERE),
    Case("came at 17, moved here later", AUTUMN, BORN, (lives("before", D(2025, 10, 1), D(2026, 2, 1), "0180", first_in_sweden_on=D(2025, 10, 1)),
         lives("home", D(2026, 2, 1))), "in", "moved_in", "home", D(2026, 2, 1), "not_begun", person=NOWHERE),
    Case("came at 12 and no school is known", AUTUMN, BORN, (lives("home", D(2020, 10, 1), first_in_sweden_on=D(2020, 10, 1)),),
         "check", "no_school_record", "youth", D(2024, 7, 1), "missing", person=NOWHERE),
    # 1: home municipality
    Case("lives elsewhere", AUTUMN, BORN, (left_year_9(),), "none_not_covered", "lives_elsewhere", "youth", person={"lives_in": None}),
    Case("moved in without a place", AUTUMN, BORN, (left_year_9(), lives("there", BORN, D(2026, 10, 15), "0180"), lives("home", D(2026, 10, 15))),
         "in", "moved_in", "home", D(2026, 10, 15), "not_begun", person=NOWHERE),
    Case("on the day before moving in", D(2026, 10, 14), BORN, (left_year_9(), lives("there", BORN, D(2026, 10, 15), "0180"), lives("home",
         D(2026, 10, 15))),
         "none_not_covered", "lives_elsewhere", "there", person=NOWHERE),
    Case("registered, on the last day here", D(2026, 10, 14), BORN, (left_year_9(), lives("home", BORN, D(2026, 10, 15)),
         lives("there", D(2026, 10, 15), code="0180"), registered(D(2024, 9, 20))), "none_covered", "registered", "registered", person=NOWHERE),
    Case("registered, on the day of the move", D(2026, 10, 15), BORN, (left_year_9(), lives("home", BORN, D(2026, 10, 15)),
         lives("there", D(2026, 10, 15), code="0180"), registered(D(2024, 9, 20))), "out", "moved_away", "home", D(2026, 10, 15), "moved",
         person=NOWHERE),
    Case("stays here by hand, registered elsewhere", AUTUMN, BORN, (left_year_9(), lives("there", BORN, code="0180"),
         lives("home", D(2026, 9, 1), source="staff")), "in", "moved_in", "home", D(2026, 9, 1), "not_begun", person=NOWHERE),
    Case("registered by hand without an address", AUTUMN, BORN, (left_year_9(), registered(D(2026, 9, 1))),
         "none_covered", "registered", "registered", person=NOWHERE),
    Case("came back after moving away", AUTUMN, BORN, (left_year_9(), lives("home", BORN, D(2025, 3, 1)), lives("away", D(2025, 3, 1),
         D(2026, 9, 1), "0180"),
         lives("again", D(2026, 9, 1)), registered(D(2024, 9, 20), D(2025, 3, 1), end_reason="moved")),
         "in", "moved_in", "again", D(2026, 9, 1), "not_begun", person=NOWHERE),
    # 3: the twentieth birthday
    Case("on the day before turning 20", D(2028, 5, 16), BORN, (left_year_9(), registered(D(2024, 9, 20))), "none_covered", "registered",
         "registered"),
    Case("turns 20", D(2028, 5, 17), BORN, (left_year_9(), registered(D(2024, 9, 20))), "out", "turned_20", "youth", D(2028, 5, 17), "turned_20"),
    Case("turned 20, found late", D(2028, 8, 1), BORN, (left_year_9(), registered(D(2024, 9, 20))), "out", "turned_20", "youth", D(2028, 5,
         17), "turned_20"),
    Case("never proposed at 20", D(2028, 5, 17), BORN, (left_year_9(),), "none_not_covered", "turned_20", "youth"),
    Case("proposed on the last day at 19", D(2028, 5, 16), BORN, (left_year_9(),), "in", "compulsory_ended", "year 9", D(2024, 6, 13),
         "not_begun"),
    Case("born on 29 February, on 28 February at 20", D(2024, 2, 28), D(2004, 2, 29), (left_year_9(D(2020, 6, 12)), registered(D(2020, 9, 20))),
         "none_covered", "registered", "registered"),
    Case("born on 29 February, turns 20 on it", D(2024, 2, 29), D(2004, 2, 29), (left_year_9(D(2020, 6, 12)), registered(D(2020, 9, 20))),
         "out", "turned_20", "youth", D(2024, 2, 29), "turned_20"),
    Case("born on 29 February, school duty over on 1 March at 18", D(2026, 2, 28), D(2008, 2, 29), (place("gr", D(2014, 8, 20), form="GR"),),
         "none_not_covered", "compulsory_not_ended", "gr"),
    Case("born on 29 February, the day after", D(2026, 3, 1), D(2008, 2, 29), (place("gr", D(2014, 8, 20), form="GR"),),
         "in", "compulsory_ended", "gr", D(2026, 3, 1), "not_begun"),
    Case("moved before turning 20: the first event decides", D(2028, 8, 1), BORN, (left_year_9(), lives("home", BORN, D(2028, 2, 1)),
         registered(D(2024, 9, 20))), "out", "moved_away", "home", D(2028, 2, 1), "moved", person=NOWHERE),
    # 5: diplomas and certificates
    Case("diploma", AUTUMN, D(2007, 5, 17), (left_year_9(D(2023, 6, 14)), place("gy", D(2023, 8, 20), D(2026, 6, 10)), paper("exam", D(2026,
         6, 10))),
         "none_not_covered", "exam", "exam"),
    Case("diploma as the place's reason for ending", AUTUMN, D(2007, 5, 17), (left_year_9(D(2023, 6, 14)),
         place("gy", D(2023, 8, 20), D(2026, 6, 10), end_reason="diploma")), "none_not_covered", "exam", "gy"),
    Case("study certificate does not end it", AUTUMN, D(2007, 5, 17), (left_year_9(D(2023, 6, 14)),
         place("gy", D(2023, 8, 20), D(2026, 6, 10)), paper("paper", D(2026, 6, 10), "study_certificate")),
         "in", "placement_ended", "gy", D(2026, 6, 11), "study_certificate"),
    Case("introductory certificate does not end it", AUTUMN, BORN, (left_year_9(),
         place("im", D(2024, 8, 20), D(2026, 6, 10), form="IM", end_reason="introductory_certificate")),
         "in", "placement_ended", "im", D(2026, 6, 11), "introductory_certificate"),
    Case("adapted school's certificate ends it", AUTUMN, D(2007, 5, 17), (left_year_9(D(2023, 6, 14)),
         paper("exam", D(2026, 6, 10), "adapted_certificate")), "none_not_covered", "exam", "exam"),
    Case("foreign exam, on the day before", D(2026, 6, 9), D(2007, 5, 17), (left_year_9(D(2023, 6, 14)), paper("exam", D(2026, 6, 10),
         "foreign_diploma"),
         registered(D(2024, 9, 1))), "none_covered", "registered", "registered"),
    Case("foreign exam, on its day", D(2026, 6, 10), D(2007, 5, 17), (left_year_9(D(2023, 6, 14)), paper("exam", D(2026, 6, 10),
         "foreign_diploma"),
         registered(D(2024, 9, 1))), "out", "exam", "exam", D(2026, 6, 10), "exam"),
    Case("19 with an IB diploma", AUTUMN, D(2007, 5, 17), (left_year_9(D(2023, 6, 14)), place("ib", D(2023, 8, 20), D(2026, 6, 10), form="IB"),
         paper("exam", D(2026, 6, 10), "ib")), "none_not_covered", "exam", "exam", scenario="SCN-6"),
    Case("study certificate and adult education: stays", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 6, 10)),
         paper("paper", D(2026, 6, 10), "study_certificate"), registered(D(2026, 8, 1), covered_from=D(2026, 6, 11)),
         place("vux", D(2026, 8, 24), form="VUXGY"), says(D(2026, 8, 24), "adult_education")), "none_covered", "registered", "registered",
         scenario="SCN-6"),
    Case("diploma from adult education arrives", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 6, 10)),
         paper("paper", D(2026, 6, 10), "study_certificate"), registered(D(2026, 8, 1), covered_from=D(2026, 6, 11)),
         place("vux", D(2026, 8, 24), form="VUXGY"), paper("exam", D(2026, 11, 13), "adult_education_diploma")),
         "out", "exam", "exam", D(2026, 11, 13), "exam", scenario="SCN-6"),
    Case("diploma dated before the registration, arriving late", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 6, 10)),
         registered(D(2026, 6, 20), covered_from=D(2026, 6, 11)), paper("exam", D(2026, 6, 10))), "out", "exam", "exam", D(2026, 6, 11), "exam"),
    Case("diploma that its source has taken back", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 6, 10)),
         paper("exam", D(2026, 6, 10), gone_on=D(2026, 11, 20))), "in", "placement_ended", "gy", D(2026, 6, 11), "missing"),
    Case("diploma that its source takes back tomorrow", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 6, 10)),
         paper("exam", D(2026, 6, 10), gone_on=D(2026, 11, 21))), "none_not_covered", "exam", "exam"),
    # registered, and a place
    Case("registered, begins national programme", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20)), place("gy", D(2026, 8, 19))),
         "out", "placed", "gy", D(2026, 8, 19), "national_programme"),
    Case("registered, begins introductory programme", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20)), place("im", D(2026, 8, 19),
         form="IM")),
         "out", "placed", "im", D(2026, 8, 19), "introductory_programme"),
    Case("registered, begins tomorrow", D(2026, 8, 18), BORN, (left_year_9(), registered(D(2024, 9, 20)), place("gy", D(2026, 8, 19))),
         "none_covered", "registered", "registered"),
    Case("registered, though placed all along", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20)), registered(D(2026, 9, 20))),
         "check", "registered_while_placed", "gy", D(2024, 8, 20), "national_programme"),
    Case("a contact says: goes to school", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20)), says(D(2026, 9, 3),
         "introductory_programme")),
         "out", "contact_says_school", "said", D(2026, 9, 3), "introductory_programme"),
    Case("a later contact says: no longer", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20)), says(D(2026, 9, 3),
         "introductory_programme"),
         says(D(2026, 10, 3), "none")), "none_covered", "registered", "registered"),
    Case("deceased", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20))), "out", "died", "youth", D(2026, 11, 1), "died",
         person={"deceased_on": D(2026, 11, 1)}),
    Case("deceased before", AUTUMN, BORN, (left_year_9(),), "none_not_covered", "died", "youth", person={"deceased_on": D(2026, 11, 1)}),
    # registrations before
    Case("registered by mistake", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20), mistaken=True)),
         "in", "compulsory_ended", "year 9", D(2024, 6, 13), "not_begun"),
    Case("closed by hand, and no source has said anything since", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20), D(2026, 10, 1))),
         "check", "closed_before", "registered", D(2026, 10, 1), "not_begun"),
    Case("closed on the day itself", D(2026, 10, 1), BORN, (left_year_9(), registered(D(2024, 9, 20), D(2026, 10, 1))),
         "check", "closed_before", "registered", D(2026, 10, 1), "not_begun"),
    Case("interrupted again after a closed registration", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20), D(2025, 8, 19)),
         place("gy", D(2025, 8, 19), D(2026, 10, 2), end_reason="interrupted")), "in", "placement_ended", "gy", D(2026, 10, 3),
         "interrupted_national"),
    # several sources
    Case("two sources, both say ended", AUTUMN, BORN, (left_year_9(), place("a", D(2024, 8, 20), D(2026, 10, 1), end_reason="interrupted"),
         place("b", D(2024, 8, 20), D(2026, 9, 28), source="uedb", end_reason="unknown")),
         "in", "placement_ended", "a", D(2026, 10, 2), "interrupted_national"),
    Case("one says ended, another placed", AUTUMN, BORN, (left_year_9(), place("a", D(2024, 8, 20), D(2026, 10, 1), end_reason="interrupted"),
         place("b", D(2024, 8, 20), source="uedb")), "check", "conflict", "a", D(2026, 10, 2), "interrupted_national", scenario="SCN-7"),
    Case("one says ended, another placed, registered", AUTUMN, BORN, (left_year_9(), registered(D(2026, 10, 20), covered_from=D(2026, 10, 2)),
         place("a", D(2024, 8, 20), D(2026, 10, 1), end_reason="interrupted"), place("b", D(2024, 8, 20), source="uedb")),
         "check", "conflict", "a", D(2024, 8, 20), "national_programme", scenario="SCN-7"),
    Case("one says ended, another a new place since", AUTUMN, BORN, (left_year_9(), place("a", D(2024, 8, 20), D(2026, 10, 1),
         end_reason="interrupted"),
         place("b", D(2026, 10, 1), source="uedb")), "none_not_covered", "placed", "b", scenario="SCN-7"),
    Case("one says changed school, another placed", AUTUMN, BORN, (left_year_9(), place("a", D(2024, 8, 20), D(2026, 10, 1),
         end_reason="changed_school"),
         place("b", D(2026, 9, 28), source="uedb")), "none_not_covered", "placed", "b"),
    Case("what a source no longer says does not count", AUTUMN, BORN, (left_year_9(), place("a", D(2024, 8, 20), D(2026, 10, 1),
         end_reason="interrupted"),
         place("b", D(2024, 8, 20), source="uedb", gone_on=D(2026, 10, 5))), "in", "placement_ended", "a", D(2026, 10, 2),
         "interrupted_national"),
    Case("a source that no longer names the youth does not count", AUTUMN, BORN, (left_year_9(), names("extens"), names("uedb", D(2026, 10,
         5), "gone"),
         place("a", D(2024, 8, 20), D(2026, 10, 1), end_reason="interrupted"), place("b", D(2024, 8, 20), source="uedb")),
         "in", "placement_ended", "a", D(2026, 10, 2), "interrupted_national"),
    Case("the only place is gone from the source", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), **GONE)),
         "check", "record_gone", "gy", D(2026, 10, 7), "missing"),
    Case("on the day before the place was gone", D(2026, 10, 6), BORN, (left_year_9(), place("gy", D(2024, 8, 20), **GONE)),
         "none_not_covered", "placed", "gy"),
    Case("ended first, gone later: it has ended", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 9, 30),
         end_reason="interrupted", **GONE)),
         "in", "placement_ended", "gy", D(2026, 10, 1), "interrupted_national"),
    Case("registered, no source names the youth any more", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20)), names("extens", D(2026,
         10, 7))),
         "check", "record_gone", "record", D(2026, 10, 7), "moved"),
    Case("no school record at all", AUTUMN, BORN, (), "check", "no_school_record", "youth", D(2024, 7, 1), "missing"),
    Case("no school record at all, at 15", D(2024, 6, 30), BORN, (), "none_not_covered", "compulsory_not_ended", "youth"),
    Case("registered, no school record", AUTUMN, BORN, (registered(D(2026, 9, 1)),), "none_covered", "registered", "registered"),
    Case("only adult education is known", AUTUMN, BORN, (place("vux", D(2026, 8, 20), form="VUX"),),
         "in", "compulsory_ended", "youth", D(2024, 7, 1), "not_begun"),
    # numbers, exemptions, protection
    Case("a school's temporary number", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 11, 10), end_reason="interrupted")),
         "in", "placement_ended", "gy", D(2026, 11, 11), "interrupted_national", person={"personnummer": "20080517TF07", "number_kind": "tf"}),
    Case("exempt", AUTUMN, BORN, (left_year_9(),), "none_covered", "exempt", "youth", person={"exempt_until": D(2026, 11, 21)}),
    Case("exempt until today", AUTUMN, BORN, (left_year_9(),), "in", "compulsory_ended", "year 9", D(2024, 6, 13), "not_begun",
         person={"exempt_until": AUTUMN}),
    Case("protected", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 11, 10), end_reason="interrupted")),
         "nothing", "", "", person={"protected": True}),
)  # fmt: skip
