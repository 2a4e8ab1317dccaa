"""Each rule at both borders of the half years, over two of them and over two registrations; and every place that tells of hits tells the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest
import time_machine
from django.test import Client
from django.utils.html import escape

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.quality.rules import RULES
from tenant_apps.quality.selectors import hits
from tenant_apps.register.models import Youth
from tenant_apps.reporting.errors import ExportBlocked
from tenant_apps.reporting.services import make_export
from tests.factories.accounts import user
from tests.factories.numbers import as_coordination, as_tf, faulty, take
from tests.factories.register import exam, occupation, registration, residence, youth
from tests.factories.work import intervention
from tests.isolation.worlds import World

D = date
BORN = D(2008, 5, 17)
BEFORE = D(2026, 1, 1)
FIRST, LAST = D(2026, 7, 1), D(2026, 12, 31)
PERIODS = ("2026H1", "2026H2", "2027H1")
NUMBER = take(1, born_between=(D(2008, 5, 17), D(2008, 5, 31)))[0]


class Case(NamedTuple):
    """Who is made, and how often `rule` hits in the half year before, in 2026H2 and in the one after."""

    words: str
    rule: str
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


LONG = act(D(2026, 3, 1))  # over two half years and into the third
CASES = [
    Case("none on the period's first day, in a measure of before", "R1", person(LONG, fact(FIRST, "none")), (0, 1, 0)),
    Case("none on the last day of the period before", "R1", person(LONG, fact(D(2026, 6, 30), "none")), (1, 0, 0)),
    Case("none on the period's last day", "R1", person(LONG, fact(LAST, "none")), (0, 1, 0)),
    Case("none on the day the measure ended, the period's last", "R1", person(act(D(2026, 3, 1), LAST), fact(LAST, "none")), (0, 0, 0)),
    Case("none in the first of two registrations, the measure in both", "R1",
         person(reg(D(2026, 10, 1)), act(D(2026, 8, 1)), fact(D(2026, 8, 15), "none"), until=D(2026, 9, 1)), (0, 1, 0)),
    Case("a measure over three half years, an occupation in one", "R2", person(LONG, fact(FIRST)), (1, 0, 1)),
    Case("a measure over two half years, occupations in both", "R2", person(act(D(2026, 3, 1), FIRST), fact(D(2026, 6, 30)), fact(FIRST)), (0, 0, 0)),
    Case("a measure that ended on the first day", "R2", person(act(D(2026, 3, 1), FIRST), fact(D(2026, 6, 30))), (0, 1, 0)),
    Case("an occupation in the first registration, the measure in the second", "R2",
         person(reg(D(2026, 10, 1)), act(D(2026, 10, 2)), fact(D(2026, 8, 15)), until=D(2026, 9, 1)), (0, 0, 1)),
    Case("ended without a reason on the first day", "R3", person(act(D(2026, 3, 1), FIRST, end_reason="")), (0, 1, 0)),
    Case("ended without a reason on the last day", "R3", person(act(D(2026, 3, 1), LAST, end_reason="")), (0, 1, 0)),
    Case("ended without a reason the day after", "R3", person(act(D(2026, 3, 1), D(2027, 1, 1), end_reason="")), (0, 0, 1)),
    Case("two registrations, a measure ended in each", "R3",
         person(reg(D(2026, 10, 1)), act(D(2026, 8, 1), D(2026, 8, 20), end_reason=""), act(D(2026, 10, 1), D(2026, 10, 9), end_reason=""),
                until=D(2026, 9, 1)), (0, 2, 0)),
    Case("nothing known after it, ended on the first day", "R4", person(act(D(2026, 3, 1), FIRST, occupation_after="")), (0, 1, 0)),
    Case("nothing known after it, ended the day after the period", "R4", person(act(D(2026, 3, 1), D(2027, 1, 1), occupation_after="")), (0, 0, 1)),
    Case("practice after practice, on the last day", "R5", person(act(D(2026, 3, 1), LAST, "internship", occupation_after="internship")), (0, 1, 0)),
    Case("practice after practice, the day before the first", "R5",
         person(act(D(2026, 3, 1), D(2026, 6, 30), "internship", occupation_after="internship")), (1, 0, 0)),
    Case("not begun, after a study certificate of an earlier half year", "R6",
         person(reg(FIRST, latest_studies="not_begun"), until=D(2026, 6, 30), latest_studies="study_certificate"), (0, 1, 1)),
    Case("two on the same day: the second goes back, and is the latest known to the third", "R6",
         person(reg(FIRST, D(2026, 8, 1), latest_studies="interrupted_introductory"), reg(D(2026, 9, 1), latest_studies="introductory_certificate"),
                since=FIRST, until=FIRST, latest_studies="study_certificate"), (0, 1, 0)),
    Case("certificate awarded on the period's last day", "Y1", person(lambda one: exam(one, LAST, kind="study_certificate")), (0, 1, 1)),
    Case("certificate stated in the first of two registrations", "Y1",
         person(reg(D(2026, 10, 1)), lambda one: exam(one, D(2026, 6, 1), kind="study_certificate"), until=D(2026, 9, 1),
                latest_studies="study_certificate"), (0, 0, 0)),
    Case("latest studies missing, deregistered on the period's first day", "Y2", person(until=FIRST, latest_studies=""), (1, 1, 0)),
    Case("latest studies missing in both registrations", "Y2",
         person(reg(D(2026, 9, 1), latest_studies=""), until=D(2026, 8, 1), latest_studies="missing"), (1, 2, 1)),
    Case("a measure that goes on after the deregistration", "Y3", person(LONG, until=D(2026, 6, 30)), (0, 1, 1)),
    Case("a measure over two registrations that meet", "Y3", person(reg(FIRST), act(D(2026, 3, 1), D(2026, 8, 1)), until=D(2026, 6, 30)), (0, 0, 0)),
    Case("an occupation on the first day only", "Y4", person(fact(FIRST)), (1, 0, 1)),
    Case("an occupation on the last day only", "Y4", person(fact(LAST)), (1, 0, 1)),
    Case("registered on the last day, occupation the day after", "Y4", person(fact(D(2027, 1, 1)), since=LAST), (0, 1, 0)),
    Case("a measure over all three", "G1", person(LONG), (1, 1, 1)),
    Case("a measure that ends on the first day of the next", "G1", person(act(D(2026, 3, 1), D(2027, 1, 1))), (1, 1, 0)),
    Case("a wrong check digit", "K1", person(number=faulty(NUMBER)), (1, 1, 1)),
    Case("a coordination number is right", "K1", person(number=as_coordination(NUMBER)), (0, 0, 0)),
    Case("a school's temporary number", "K2", person(number=as_tf(NUMBER), number_kind="tf", until=FIRST), (1, 1, 0)),
    Case("a code of no list", "K3", person(fact(LAST, "astronaut")), (0, 1, 0)),
    Case("known before the registration, on the first day", "K6", person(fact(FIRST), since=D(2026, 7, 2)), (0, 1, 0)),
    Case("deregistered without a reason on the last day", "K7", person(lambda one: one.registrations.update(deregistered_on=LAST)), (0, 1, 0)),
    Case("a reason without an end, over all three", "K8", person(act(D(2026, 3, 1), end_reason="completed")), (1, 1, 1)),
    Case("20 on the period's first day, deregistered that day", "K9", person(born=D(2006, 7, 1), until=FIRST, end_reason="turned_20"), (0, 0, 0)),
    Case("20 the day before the period, still registered", "K9", person(born=D(2006, 6, 30)), (0, 1, 1)),
    Case("20 on the first day and not deregistered", "K9", person(born=D(2006, 7, 1)), (0, 1, 1)),
    Case("20 on the last day, deregistered the day after", "K10",
         person(born=D(2006, 12, 31), until=D(2027, 1, 1), end_reason="turned_20"), (0, 1, 0)),
    Case("20 on the last day, deregistered that day", "K10", person(born=D(2006, 12, 31), until=LAST, end_reason="turned_20"), (0, 0, 0)),
    Case("the same twice on the first day", "K12", person(fact(FIRST), fact(FIRST)), (0, 1, 0)),
    Case("moved on the period's last day", "K14", person(lambda one: _moves(one, LAST)), (0, 1, 1)),
    Case("moves the day after the period", "K14", person(lambda one: _moves(one, D(2027, 1, 1))), (0, 0, 1)),
]  # fmt: skip


def _moves(one: Youth, on: date) -> None:
    one.residences.update(valid_to=on)
    residence(one, "0180", on)


def counted(found: list, rule: str) -> int:
    return sum(hit.section == rule for hit in found)


@pytest.mark.req("K3-3.1", "K2-3.23", "REL-21", "K3-3.1a")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.words}")
def test_rule__at_the_borders_of_three_half_years(alfa, case: Case) -> None:
    one = case.make()
    alone = tuple(counted(hits(period=period, youths=[one.pk]), case.rule) for period in PERIODS)
    assert alone == case.expected
    assert tuple(counted(hits(period=period, section=case.rule), case.rule) for period in PERIODS) == case.expected


def test_cases__hold_every_rule_that_records_can_break() -> None:
    guards = {"K4", "K5", "K11", "K13"}  # what the database refuses, or the period's own cut leaves out
    assert {case.rule for case in CASES} | guards == {rule.section for rule in RULES.values()}


@pytest.fixture
def januari() -> Iterator[None]:
    """The report of 2026H2 is what is due."""
    with time_machine.travel(datetime(2027, 1, 20, 12, tzinfo=UTC), tick=False):
        yield


@pytest.mark.req("K3-3.1", "K2-3.24", "K3-3.1b")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.words}")
def test_hits__are_the_same_in_list_pages_and_gate(committed_alfa, januari, case: Case) -> None:
    """The list, the period's page, the youth's page, the API and the gate."""
    one = case.make()
    found = hits(period="2026H2")
    own = [hit for hit in found if hit.section == case.rule]
    assert len(own) == case.expected[1]
    client = _client()
    lists = _text(client, f"/scb/2026H2/lista/?regel={case.rule}")
    period = _text(client, "/scb/2026H2/")
    page = _text(client, f"/ungdomar/{one.public_id}/")
    for hit in found:
        assert _shown(hit.sentence) in period
        assert _shown(hit.sentence) in page
        assert (_shown(hit.sentence) in lists) == (hit.section == case.rule)
    assert lists.count('<tr><th scope="row">') == case.expected[1]
    assert _told(client, "") == Counter((hit.section, hit.colour, hit.sentence, str(hit.youth)) for hit in found)
    assert _told(client, f"&rule={case.rule}") == Counter(
        (hit.section, hit.colour, hit.sentence, str(hit.youth)) for hit in own
    )
    red = sorted(hit.rule for hit in found if hit.colour == "red")
    gate = client.get("/api/v1/periods/2026H2/gate/").json()
    assert (gate["blocks"], gate["red"]) == (bool(red), len(red))
    with in_tenant(find_tenant("k9901")):  # the requests have left it
        assert _stopped() == red


def _told(client: Client, query: str) -> Counter[tuple[str, str, str, str]]:
    """The API's hits, page by page."""
    told: Counter[tuple[str, str, str, str]] = Counter()
    following = f"/api/v1/quality-hits/?period=2026H2&limit=2{query}"
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.content
        told.update((row["rule"], row["colour"], row["sentence"], row["youth"]) for row in answer.json()["results"])
        following = answer.json()["next"]
    return told


def _stopped() -> list[str]:
    """What the gate says."""
    try:
        make_export(period="2026H2", municipality_code="2281", actor=None, today=D(2027, 1, 20), codes=["2281"])
    except ExportBlocked as blocked:
        return sorted(hit.rule for hit in blocked.hits)
    return []


def _client() -> Client:
    world = World("alfa", "")
    world.users[Role.ADMINISTRATOR] = user(Role.ADMINISTRATOR)
    return world.client(Role.ADMINISTRATOR)


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def _shown(sentence: str) -> str:
    return str(escape(sentence))
