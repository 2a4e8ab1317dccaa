"""Written cases at the borders of rules.md that the first table left open; the same form, the same tests."""

from __future__ import annotations

from datetime import date

from tests.tenant.register.identification.cases import (
    AUTUMN,
    BORN,
    NOWHERE,
    Case,
    left_year_9,
    lives,
    names,
    paper,
    place,
    registered,
    says,
)

D = date
UEDB = {"source": "uedb"}

BORDERS: tuple[Case, ...] = (
    # 1: home municipality
    Case("registered by hand, a source says elsewhere all along", AUTUMN, BORN, (left_year_9(), registered(D(2026, 9, 1)),
         lives("there", BORN, code="0180")), "check", "lives_elsewhere", "there", D(2026, 9, 1), "moved", person=NOWHERE),
    Case("registered by hand, then a source says moved", AUTUMN, BORN, (left_year_9(), registered(D(2026, 9, 1)),
         lives("there", D(2026, 10, 15), code="0180")), "out", "moved_away", "there", D(2026, 10, 15), "moved", person=NOWHERE),
    Case("the move turns out to be older than the registration", AUTUMN, BORN, (left_year_9(), registered(D(2026, 9, 1)),
         lives("home", BORN, D(2026, 8, 1))), "out", "moved_away", "home", D(2026, 9, 1), "moved", person=NOWHERE),
    Case("moved away and back the same day", AUTUMN, BORN, (left_year_9(), lives("home", BORN, D(2026, 9, 1)), lives("again", D(2026, 9, 1)),
         registered(D(2024, 9, 20), D(2026, 9, 1), end_reason="moved")), "in", "moved_in", "again", D(2026, 9, 1), "not_begun", person=NOWHERE),
    # 2: first in Sweden
    Case("came at 12, left, came back at 17", AUTUMN, BORN, (lives("first", D(2020, 10, 1), D(2022, 3, 1), first_in_sweden_on=D(2020, 10, 1)),
         lives("home", D(2025, 10, 1), first_in_sweden_on=D(2025, 10, 1))), "check", "no_school_record", "youth", D(2025, 10, 1), "missing",
         person=NOWHERE),
    Case("came on the last day of school duty", AUTUMN, BORN, (lives("home", D(2024, 6, 30), first_in_sweden_on=D(2024, 6, 30)),
         place("vux", D(2025, 8, 20), form="VUX")), "in", "compulsory_ended", "youth", D(2024, 7, 1), "not_begun", person=NOWHERE),
    Case("came on the day after school duty", AUTUMN, BORN, (lives("home", D(2024, 7, 1), first_in_sweden_on=D(2024, 7, 1)),),
         "in", "immigrated", "home", D(2024, 7, 1), "not_begun", person=NOWHERE),
    # 3: exemption never holds back the end of the duty
    Case("exempt, deceased", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20))), "out", "died", "youth", D(2026, 11, 1), "died",
         person={"deceased_on": D(2026, 11, 1), "exempt_until": D(2027, 2, 1)}),
    Case("exempt, turns 20", D(2028, 5, 17), BORN, (left_year_9(), registered(D(2024, 9, 20))), "out", "turned_20", "youth", D(2028, 5, 17),
         "turned_20", person={"exempt_until": D(2028, 6, 1)}),
    Case("exempt, placed", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20)), place("gy", D(2026, 8, 19))), "none_not_covered", "exempt",
         "youth", person={"exempt_until": D(2027, 2, 1)}),
    # 4: the school's own word that somebody has died is never a proposal to register
    Case("the school says deceased", AUTUMN, BORN, (left_year_9(), place("gy", D(2024, 8, 20), D(2026, 10, 1), end_reason="died")),
         "none_not_covered", "died", "gy"),
    Case("the school says deceased, registered", AUTUMN, BORN, (left_year_9(), registered(D(2026, 8, 20)),
         place("gy", D(2026, 8, 25), D(2026, 10, 1), end_reason="died")), "check", "died", "gy", D(2026, 10, 1), "died"),
    # 4: several sources
    Case("a new place, though another source said placed all along", AUTUMN, BORN, (left_year_9(),
         registered(D(2026, 10, 20), covered_from=D(2026, 10, 2)), place("a", D(2024, 8, 20), D(2026, 10, 1), end_reason="interrupted"),
         place("b", D(2024, 8, 20), **UEDB), place("c", D(2026, 11, 2), school_unit="10000002")),
         "out", "placed", "c", D(2026, 11, 2), "national_programme"),
    Case("the place vanished, another source knows year 9 only", AUTUMN, BORN, (left_year_9(), names("kir", D(2026, 10, 7), "gone"),
         names("extens"),
         place("gr", D(2014, 8, 20), D(2024, 6, 12), form="GR"), place("gy", D(2024, 8, 20), source="kir")),
         "check", "record_gone", "gy", D(2026, 10, 7), "missing"),
    Case("three sources, one of them placed", AUTUMN, BORN, (left_year_9(), place("a", D(2024, 8, 20), D(2026, 10, 1), end_reason="interrupted"),
         place("b", D(2024, 8, 20), D(2026, 10, 1), **UEDB), place("c", D(2024, 8, 20), source="kir")),
         "check", "conflict", "b", D(2026, 10, 2), "missing"),
    Case("conflict, and a diploma: no longer of interest", AUTUMN, BORN, (left_year_9(), place("a", D(2024, 8, 20), D(2026, 10, 1)),
         place("b", D(2024, 8, 20), **UEDB), paper("exam", D(2026, 10, 1))), "none_not_covered", "exam", "exam"),
    Case("the source that contradicted is silent since yesterday", AUTUMN, BORN, (left_year_9(), names("extens"),
         names("uedb", D(2026, 11, 19), "gone"), place("a", D(2024, 8, 20), D(2026, 10, 1), end_reason="interrupted"),
         place("b", D(2024, 8, 20), **UEDB)), "in", "placement_ended", "a", D(2026, 10, 2), "interrupted_national"),
    Case("the source that contradicts is silent from tomorrow", AUTUMN, BORN, (left_year_9(), names("extens"),
         names("uedb", D(2026, 11, 21), "gone"), place("a", D(2024, 8, 20), D(2026, 10, 1), end_reason="interrupted"),
         place("b", D(2024, 8, 20), **UEDB)), "check", "conflict", "a", D(2026, 10, 2), "interrupted_national"),
    # a contact's word
    Case("closed because a contact said school", AUTUMN, BORN, (left_year_9(), registered(D(2024, 9, 20), D(2026, 9, 10), ceased_on=D(2026, 9, 3)),
         says(D(2026, 9, 3), "introductory_programme")), "none_not_covered", "contact_says_school", "said"),
    Case("closed because a contact said school, who says no longer", AUTUMN, BORN, (left_year_9(),
         registered(D(2024, 9, 20), D(2026, 9, 10), ceased_on=D(2026, 9, 3)), says(D(2026, 9, 3), "introductory_programme"),
         says(D(2026, 11, 2), "none")), "check", "closed_before", "registered", D(2026, 9, 3), "not_begun"),
    Case("a contact said school before the registration", AUTUMN, BORN, (left_year_9(), registered(D(2026, 9, 20)),
         says(D(2026, 9, 19), "national_programme")), "none_covered", "registered", "registered"),
    Case("a contact says school on the day of the registration", AUTUMN, BORN, (left_year_9(), registered(D(2026, 9, 20)),
         says(D(2026, 9, 20), "national_programme")), "out", "contact_says_school", "said", D(2026, 9, 20), "national_programme"),
    # 5
    Case("diploma in adult education, as the reason that it ended", AUTUMN, BORN, (left_year_9(), registered(D(2026, 8, 1)),
         place("vux", D(2026, 8, 10), D(2026, 11, 13), form="VUXGY", end_reason="diploma")), "out", "exam", "vux", D(2026, 11, 13), "exam"),
    Case("a diploma that comes tomorrow", AUTUMN, BORN, (left_year_9(), registered(D(2026, 8, 1)), paper("exam", D(2026, 11, 21))),
         "none_covered", "registered", "registered"),
)  # fmt: skip
