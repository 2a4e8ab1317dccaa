"""Each rule at both borders of the half years, over two of them and over two registrations; and every place that tells of hits tells the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.utils.html import escape

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.quality.rules import RULES
from tenant_apps.quality.selectors import hits
from tenant_apps.reporting.errors import ExportBlocked
from tenant_apps.reporting.services import make_export
from tests.factories.accounts import user
from tests.isolation.worlds import World
from tests.tenant.quality.border_cases import CASES, GUARDS, Case, D, Kind, counted

PERIODS = ("2026H1", "2026H2", "2027H1")


@pytest.mark.req("K3-3.1", "K2-3.23", "REL-21", "K3-3.1a")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {case.kind}: {case.words}")
def test_rule__at_the_borders_of_three_half_years(alfa, case: Case) -> None:
    one = case.make()
    alone = tuple(counted(hits(period=period, youths=[one.pk]), case.rule) for period in PERIODS)
    assert alone == case.expected
    assert tuple(counted(hits(period=period, section=case.rule), case.rule) for period in PERIODS) == case.expected


@pytest.mark.req("K3-3.1", "K3-3.1a")
def test_cases__of_each_kind_for_every_rule() -> None:
    rules = {rule.section for rule in RULES.values()}
    have = {(case.rule, case.kind) for case in CASES}
    lacking = {(rule, kind) for rule in rules - set(GUARDS) for kind in Kind} - have
    assert not lacking
    assert {rule for rule, _kind in have} | set(GUARDS) == rules
    assert not {rule for rule, _kind in have} & set(GUARDS)
    assert {case.rule for case in CASES if sum(case.expected)} | set(GUARDS) == rules  # each has been seen to hit


@pytest.fixture
def januari() -> Iterator[None]:
    """The report of 2026H2 is what is due."""
    with time_machine.travel(datetime(2027, 1, 20, 12, tzinfo=UTC), tick=False):
        yield


@pytest.mark.req("K3-3.1", "K2-3.24", "K3-3.1b")
@pytest.mark.parametrize("rule", sorted({case.rule for case in CASES}))
def test_hits__are_the_same_in_list_pages_and_gate(committed_alfa, januari, rule: str) -> None:
    """The list, the period's page, the youths' pages, the API and the gate, of all a rule's cases together."""
    cases = [case for case in CASES if case.rule == rule]
    youths = [case.make() for case in cases]
    found = hits(period="2026H2")
    own = [hit for hit in found if hit.section == rule]
    client = _client()
    lists = _text(client, f"/scb/2026H2/lista/?regel={rule}")
    period = _text(client, "/scb/2026H2/")
    for case, one in zip(cases, youths, strict=True):
        theirs = [hit for hit in found if hit.youth == one.public_id]
        assert counted(theirs, rule) == case.expected[1], case.words
        page = _text(client, f"/ungdomar/{one.public_id}/")
        for hit in theirs:
            assert _shown(hit.sentence) in page, case.words
    for hit in found:
        assert _shown(hit.sentence) in period
        assert (_shown(hit.sentence) in lists) == (hit.sentence in {one.sentence for one in own})
    assert lists.count('<tr><th scope="row">') == len(own) == sum(case.expected[1] for case in cases)
    assert _told(client, "") == Counter((hit.section, hit.colour, hit.sentence, str(hit.youth)) for hit in found)
    assert _told(client, f"&rule={rule}") == Counter(
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
