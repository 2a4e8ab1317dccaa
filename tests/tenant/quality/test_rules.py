"""Each rule at both borders (quality_rules; rules: Quality rules), in 2026H2: 1 July to 31 December."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shared_apps.scb import selectors as scb
from tenant_apps.quality import selectors
from tenant_apps.quality.rules import RULES
from tenant_apps.quality.selectors import hits, summary
from tenant_apps.register.models import Youth
from tests.factories.register import exam, occupation, registration, residence, youth
from tests.factories.work import contact, intervention

BORN = date(2008, 5, 17)
D = date


class Case(NamedTuple):
    """What is recorded of one youth registered 2026-08-20, and which rules hit (those of the subject; others are left aside)."""

    words: str
    rules: str
    make: Callable[[Youth], object]
    expected: str
    period: str = "2026H2"


def act(
    start: date,
    end: date | None = None,
    *,
    type: str = "motivation",  # noqa: A002  (the field's name)
    **fields: object,
) -> Callable[[Youth], object]:
    return lambda one: intervention(one, type, start, ended_on=end, **fields)


def fact(day: date, code: str = "none") -> Callable[[Youth], object]:
    return lambda one: occupation(one, day, code=code)


def both(*makers: Callable[[Youth], object]) -> Callable[[Youth], object]:
    return lambda one: [make(one) for make in makers]


def reg(start: date, end: date | None = None, **fields: object) -> Callable[[Youth], object]:
    return lambda one: registration(one, start, end, **fields)


AUG = D(2026, 8, 20)
CASES = [
    # R1: start < d and (no end or d < end)
    Case("none on the measure's first day", "R1", both(act(D(2026, 9, 1)), fact(D(2026, 9, 1))), ""),
    Case("none the day after it began", "R1", both(act(D(2026, 9, 1)), fact(D(2026, 9, 2))), "R1"),
    Case("none on its last day", "R1", both(act(D(2026, 9, 1), D(2026, 10, 1)), fact(D(2026, 10, 1))), ""),
    Case("none the day before its last", "R1", both(act(D(2026, 9, 1), D(2026, 10, 1)), fact(D(2026, 9, 30))), "R1"),
    Case("none inside two measures is one hit", "R1", both(act(D(2026, 9, 1)), act(D(2026, 9, 3)), fact(D(2026, 10, 1))), "R1"),
    Case("other occupation inside a measure", "R1", both(act(D(2026, 9, 1)), fact(D(2026, 10, 1), "work")), ""),
    Case("a later end is not yet: inside", "R1", both(act(D(2026, 9, 1), D(2027, 1, 10)), fact(D(2026, 12, 31))), "R1"),
    # R2
    Case("measure and no occupation", "R2", act(D(2026, 9, 1)), "R2"),
    Case("occupation on the period's last day", "R2", both(act(D(2026, 9, 1)), fact(D(2026, 12, 31), "work")), ""),
    Case("occupation the day after the period", "R2", both(act(D(2026, 9, 1)), fact(D(2027, 1, 1), "work")), "R2"),
    Case("occupation before the registration", "R2", both(act(D(2026, 9, 1)), fact(D(2026, 8, 19), "work")), "R2"),
    Case("unknown is an occupation that was asked for", "R2", both(act(D(2026, 9, 1)), fact(D(2026, 9, 5), "unknown")), ""),
    Case("the measure ended before the period", "R2", act(D(2026, 3, 1), D(2026, 6, 30)), ""),
    # R3, R4
    Case("ended on the period's last day without reason", "R3", act(D(2026, 9, 1), D(2026, 12, 31), end_reason=""), "R3"),
    Case("ended the day after", "R3", act(D(2026, 9, 1), D(2027, 1, 1), end_reason=""), ""),
    Case("only a planned end", "R3 R4", act(D(2026, 9, 1), planned_end_on=D(2026, 10, 1)), ""),
    Case("ended without occupation after", "R4", act(D(2026, 9, 1), D(2026, 10, 1), occupation_after=""), "R4"),
    Case("occupation after unknown", "R4", act(D(2026, 9, 1), D(2026, 10, 1), occupation_after="unknown"), ""),
    # R5
    Case("practice, and after it practice", "R5", act(D(2026, 9, 1), D(2026, 10, 1), type="internship", occupation_after="internship"), "R5"),
    Case("other measure, and after it other", "R5", act(D(2026, 9, 1), D(2026, 10, 1), type="other", occupation_after="other"), ""),
    Case("practice going on", "R5", act(D(2026, 9, 1), type="internship", occupation_after="internship"), ""),
    # R6 (the registration of 2026-08-20 is made with the case)
    Case("study certificate, later interrupted introductory", "R6",
         both(reg(D(2025, 8, 1), D(2026, 1, 10), latest_studies="study_certificate"),
              reg(D(2026, 7, 2), D(2026, 8, 1), latest_studies="interrupted_introductory")), "R6"),
    # Y1-Y4
    Case("certificate imported and not stated", "Y1", lambda one: exam(one, D(2026, 6, 12), kind="study_certificate"), "Y1"),
    Case("certificate awarded after the period", "Y1", lambda one: exam(one, D(2027, 1, 1), kind="study_certificate"), ""),
    Case("a diploma is no certificate", "Y1", lambda one: exam(one, D(2026, 6, 12), kind="diploma"), ""),
    Case("latest studies missing", "Y2", lambda one: one.registrations.update(latest_studies=""), "Y2"),
    Case("latest studies not known", "Y2", lambda one: one.registrations.update(latest_studies="missing"), "Y2"),
    Case("latest studies known", "Y2", lambda _one: None, ""),
    Case("measure began on the registration's day", "Y3", act(AUG), ""),
    Case("measure began the day before", "Y3", act(D(2026, 8, 19)), "Y3"),
    Case("measure over two registrations with a gap", "Y3", both(reg(D(2026, 7, 1), D(2026, 7, 31)), act(D(2026, 7, 10), D(2026, 9, 1))), "Y3"),
    Case("measure over two registrations without a gap", "Y3", both(reg(D(2026, 7, 1), D(2026, 8, 20)), act(D(2026, 7, 10), D(2026, 9, 1))), ""),
    Case("no occupation in the period", "Y4", lambda one: contact(one, D(2026, 9, 1), outcome="no_answer"), "Y4"),
    Case("occupation on the registration's day", "Y4", fact(AUG, "work"), ""),
    # G1
    Case("going on", "G1", act(D(2026, 9, 1)), "G1"),
    Case("ended on the period's last day", "G1", act(D(2026, 9, 1), D(2026, 12, 31)), ""),
    Case("ends after the period: going on", "G1", act(D(2026, 9, 1), D(2027, 1, 1)), "G1"),
    # further checks
    Case("a reason without an end", "K8", act(D(2026, 9, 1), end_reason="completed"), "K8"),
    Case("occupation outside the registration", "K6", fact(D(2026, 8, 19), "work"), "K6"),
    Case("deregistered without a reason", "K7", lambda one: one.registrations.update(deregistered_on=D(2026, 10, 1)), "K7"),
    Case("the same occupation twice", "K12", both(fact(D(2026, 9, 1), "work"), fact(D(2026, 9, 1), "work")), "K12"),
    Case("the same measure twice", "K12-intervention", both(act(D(2026, 9, 1)), act(D(2026, 9, 1))), "K12-intervention"),
    Case("a code that is no code", "K3-occupation", fact(D(2026, 9, 1), "astronaut"), "K3-occupation"),
    Case("a code that had ceased", "K3-intervention", act(D(2026, 9, 1), type="introductory_programme"), "K3-intervention"),
]  # fmt: skip


def found(one: Youth, case: Case) -> str:
    subject = set(case.rules.split())
    return " ".join(sorted(hit.rule for hit in hits(period=case.period, youths=[one.pk]) if hit.rule in subject))


@pytest.mark.req("K2-3.23", "SCN-3")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rules}: {case.words}")
def test_rule__at_its_border(alfa, case: Case) -> None:
    one = youth(BORN)
    registration(one, AUG, latest_studies="interrupted_introductory" if case.rules == "R6" else "interrupted_national")
    case.make(one)
    # R6's subject ends with a registration that is also judged: count the hits of the youth once per rule
    assert set(found(one, case).split()) == set(case.expected.split())


@pytest.mark.req("SCN-3")
def test_scenario_3__none_on_the_first_day_and_then_taking_part(alfa) -> None:
    one = youth(BORN)
    registration(one, AUG)
    occupation(one, D(2026, 9, 1), code="none")
    intervention(one, "motivation", D(2026, 9, 1))
    later = occupation(one, D(2026, 10, 5), code="kaa_intervention")
    assert summary(hits(period="2026H2")).red == 0
    later.code = "none"
    later.save()
    assert [hit.rule for hit in hits(period="2026H2") if hit.colour == "red"] == ["R1"]


@pytest.mark.req("SCN-3")
def test_scenario_3__window_of_the_measure_only_when_the_format_says_so(alfa, monkeypatch) -> None:
    one = youth(BORN)
    registration(one, AUG)
    occupation(one, D(2026, 9, 1), code="none")
    intervention(one, "motivation", D(2026, 9, 2))
    assert "R2" not in {hit.rule for hit in hits(period="2026H2")}
    import dataclasses

    strict = dataclasses.replace(scb.format_for("2026H2"), quality_window="measure")
    monkeypatch.setattr(selectors.scb, "format_for", lambda _period: strict)
    assert "R2" in {hit.rule for hit in hits(period="2026H2")}


@pytest.mark.req("SCN-4")
def test_scenario_4__interrupted_national_then_introductory_is_true_and_common(alfa) -> None:
    one = youth(BORN)
    registration(
        one, D(2025, 3, 1), D(2025, 8, 20), latest_studies="interrupted_national", end_reason="introductory_programme"
    )
    registration(
        one,
        D(2026, 8, 20),
        D(2026, 9, 20),
        latest_studies="interrupted_introductory",
        end_reason="introductory_programme",
    )
    assert not [hit for hit in hits(period="2026H2") if hit.rule == "R6"]
    registration(one, D(2026, 10, 1), D(2026, 10, 10), latest_studies="missing", end_reason="introductory_programme")
    third = registration(one, D(2026, 10, 20), latest_studies="not_begun")
    wrong = [hit for hit in hits(period="2026H2") if hit.rule == "R6"]
    assert [hit.mend_url for hit in wrong] == [f"/registreringar/{third.public_id}/#id_latest_studies"]
    assert "20 oktober 2026" in wrong[0].sentence


@pytest.mark.req("SCN-2")
def test_scenario_2__after_the_period(alfa) -> None:
    one = youth(BORN)
    registration(one, AUG, D(2027, 1, 12), end_reason="moved")
    occupation(one, D(2026, 9, 1), code="kaa_intervention")
    intervention(one, "guidance", D(2026, 9, 1), ended_on=D(2027, 1, 10), end_reason="", occupation_after="")
    first = {hit.rule for hit in hits(period="2026H2")}
    assert "G1" in first
    assert not first & {"R3", "R4"}
    assert {"R3", "R4"} <= {hit.rule for hit in hits(period="2027H1")}


@pytest.mark.req("K2-3.23")
def test_rules__leave_out_protected_youths_and_mistakes(alfa) -> None:
    hidden, mistaken = youth(BORN, protected=True), youth(BORN)
    registration(hidden, AUG)
    registration(mistaken, AUG, mistaken=True)
    for one in (hidden, mistaken):
        intervention(one, "guidance", D(2026, 9, 1), ended_on=D(2026, 9, 5), end_reason="", occupation_after="")
    assert {hit.rule for hit in hits(period="2026H2")} <= {"Y3"}
    assert hidden.public_id not in {hit.youth for hit in hits(period="2026H2")}


@pytest.mark.req("K2-3.23")
def test_rules__one_statement_for_one_and_for_all(alfa) -> None:
    people = []
    for case in CASES:
        one = youth(BORN)
        registration(one, AUG)
        case.make(one)
        people.append(one)
    residence(people[0], "0180", D(2026, 9, 1))
    hits(
        period="2026H2", youths=[]
    )  # code lists and formats are kept a while by the process, and may just have grown old
    with CaptureQueriesContext(connection) as together:
        everybody = hits(period="2026H2")
    # the other one asks whether SCB has accepted the period
    assert len(together.captured_queries) <= 2
    one_by_one = [hit for one in people for hit in hits(period="2026H2", youths=[one.pk])]
    assert sorted(map(repr, everybody)) == sorted(map(repr, one_by_one))
    assert {hit.rule for hit in everybody} >= {"R1", "R2", "R3", "R4", "R5", "Y1", "Y2", "Y3", "Y4", "G1", "K14"}
    assert set(RULES) >= {hit.rule for hit in everybody}


@pytest.mark.req("K2-3.23")
def test_hit__is_gone_when_mended(alfa) -> None:
    one = youth(BORN)
    registration(one, AUG)
    wrong = intervention(one, "guidance", D(2026, 9, 1), ended_on=D(2026, 9, 5), end_reason="")
    assert [hit.mend_url for hit in hits(period="2026H2") if hit.rule == "R3"] == [
        f"/atgarder/{wrong.public_id}/#id_end_reason"
    ]
    wrong.end_reason = "completed"
    wrong.save()
    assert not [hit for hit in hits(period="2026H2") if hit.rule == "R3"]


def test_hits__before_the_first_format_there_are_none(alfa) -> None:
    assert hits(period="2019H2") == []


@pytest.mark.req("REL-20")
def test_measure_going_on__tells_the_latest_contact_that_reached_by_its_swedish_date(alfa) -> None:
    one = youth(BORN)
    registration(one, AUG)
    intervention(one, "guidance", D(2026, 9, 1))
    met = contact(one, D(2026, 9, 14))
    met.at = datetime(2026, 9, 14, 22, 30, tzinfo=UTC)  # half past midnight on the 15th
    met.save()
    contact(one, D(2026, 10, 1), outcome="no_answer")  # an attempt is no contact
    going_on = next(hit for hit in hits(period="2026H2") if hit.rule == "G1")
    assert "15 september 2026" in going_on.sentence
