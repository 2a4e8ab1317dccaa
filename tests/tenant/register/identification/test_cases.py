"""The table of cases, decided for everyone at once and for each alone: both must give what is written."""

from __future__ import annotations

import pytest

from tenant_apps.register.identification.decisions import Decided, decide
from tests.factories import register as make
from tests.tenant.register.identification.borders import BORDERS
from tests.tenant.register.identification.cases import CASES as FIRST
from tests.tenant.register.identification.cases import Case

CASES = FIRST + BORDERS
CODES = ["2281"]
TABLES = {
    "SchoolPlacement": "schoolplacement", "CompulsorySchool": "compulsoryschool", "Exam": "exam", "Residence": "residence",
    "Registration": "registration", "SourceRecord": "sourcerecord", "OccupationFact": "occupationfact", "Youth": "youth",
}  # fmt: skip


def build(case: Case) -> tuple[int, dict[str, tuple[str, int]]]:
    """The person and rows of a case; gives the youth's id and where each named row is."""
    who = make.youth(case.birth, **case.person)
    places = {"youth": ("youth", who.pk)}
    for row in case.rows:
        made = row.add(who)
        places[row.key] = (TABLES[type(made).__name__], made.pk)
    return who.pk, places


def expected(case: Case, places: dict[str, tuple[str, int]]) -> tuple[object, ...]:
    follows = case.latest if case.decision != "nothing" else ""
    return (case.decision, case.reason, places.get(case.row), case.since, follows)


def found(decided: Decided | None) -> tuple[object, ...]:
    if decided is None:
        return ("nothing", "", None, None, "")
    row = (decided.deciding_table, decided.deciding_row)
    follows = decided.latest_studies or decided.end_reason if decided.decision in {"in", "out", "check"} else ""
    return (decided.decision, decided.reason, row, decided.since, follows)


@pytest.mark.req("K2-3.18")
def test_cases__are_at_least_forty_with_distinct_ids() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 40


@pytest.mark.req("SCN-5", "SCN-6", "SCN-7", "REL-21", "REL-22", "K2-3.15", "K2-3.18")
@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_decide__one(alfa: object, case: Case) -> None:
    pk, places = build(case)
    results = decide(day=case.day, municipality_codes=CODES, youths=[pk])
    assert found(results[0] if results else None) == expected(case, places)


@pytest.mark.req("REL-21", "REL-22", "K2-3.15", "K2-3.18", "K3-2.1c", "K3-2.1g")
def test_decide__everyone_at_once(alfa: object) -> None:
    built = [(case, *build(case)) for case in CASES]
    by_day = {
        day: {one.youth_id: one for one in decide(day=day, municipality_codes=CODES)}
        for day in {case.day for case in CASES}
    }
    wrong = {
        case.id: (found(by_day[case.day].get(pk)), expected(case, places))
        for case, pk, places in built
        if found(by_day[case.day].get(pk)) != expected(case, places)
    }
    assert not wrong


def test_decide__only_those_with_something_to_do(alfa: object) -> None:
    built = [(case, *build(case)) for case in CASES]
    for day in {case.day for case in CASES}:
        every = decide(day=day, municipality_codes=CODES)
        some = decide(day=day, municipality_codes=CODES, every=False)
        wanted = {one.youth_id: one for one in every if one.decision in {"in", "out", "check"}}
        assert {one.youth_id: one for one in some} == wanted
    assert built
