"""The page of proposals: why, and what is done about them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Proposal, Registration
from tenant_apps.register.services.proposals import propose
from tests.factories import register as make


@pytest.fixture
def leavers(alfa: object) -> list:
    people = []
    for _ in range(2):
        who = make.youth(clock.today() - timedelta(days=17 * 365))
        make.compulsory(who, clock.today() - timedelta(days=500))
        make.placement(
            who, clock.today() - timedelta(days=400), clock.today() - timedelta(days=9), end_reason="interrupted"
        )
        people.append(who)
    propose(day=clock.today(), municipality_codes=["2281"])
    return people


@pytest.fixture
def decide(alfa: object, client_for, in_schema):
    """Post to the page as an administrator, and come back to the tenant's schema, which the request has left."""
    client = client_for("alfa", Role.ADMINISTRATOR)

    def post(data: dict):
        ready = dict(data)
        response = client.post("/forslag/besluta/", ready)
        in_schema("k9901")
        response.user = client.user
        return response

    return post


def chosen(*people) -> dict:
    ids = Proposal.objects.filter(youth__in=people).values_list("public_id", flat=True)
    return {"visa": "in", "lage": "nya", "scope": "chosen", "chosen": [str(one) for one in ids]}


WHOLE = {"visa": "in", "lage": "nya", "scope": "all"}


@pytest.mark.req("K3-2.1e")
def test_page__shows_why(alfa: object, client_for, leavers: list) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    response = client.get("/forslag/")
    assert response.status_code == 200
    text = response.content.decode()
    assert leavers[0].full_name in text
    assert "Midälvaskolan" in text


@pytest.mark.parametrize(
    "query", ["visa=ut", "visa=kontrollera", "visa=in&lage=avvisade", "visa=in&lage=genomforda", "efter=nonsense"]
)
def test_page__every_tab_answers(alfa: object, client_for, leavers: list, query: str) -> None:
    assert client_for("alfa", Role.ADMINISTRATOR).get(f"/forslag/?{query}").status_code == 200


def test_page__not_for_coaches(alfa: object, client_for) -> None:
    assert client_for("alfa", Role.COACH).get("/forslag/").status_code == 403


def test_page__leaves_out_the_protected(alfa: object, client_for, leavers: list) -> None:
    type(leavers[0]).objects.filter(pk=leavers[0].pk).update(protected_at=clock.now())
    text = client_for("alfa", Role.ADMINISTRATOR).get("/forslag/").content.decode()
    assert leavers[0].full_name not in text
    assert leavers[1].full_name in text


def test_decide__applies_the_chosen(decide, leavers: list) -> None:
    response = decide(chosen(leavers[0]) | {"action": "apply"})
    assert response.status_code == 302
    row = Registration.objects.get()
    assert (row.youth, row.opened_by, row.registered_on) == (leavers[0], response.user, clock.today())


def test_decide__applies_the_whole_list(decide, leavers: list) -> None:
    decide(WHOLE | {"upto": str(10**9), "action": "apply"})
    assert Registration.objects.count() == 2


def test_decide__the_whole_list_is_the_one_that_was_seen(decide, leavers: list) -> None:
    first = Proposal.objects.order_by("pk")[0]
    decide(WHOLE | {"upto": str(first.pk), "action": "apply"})
    assert Registration.objects.get().youth_id == first.youth_id


def test_decide__the_whole_list_keeps_to_the_filter(decide, leavers: list) -> None:
    make.compulsory(who := make.youth(clock.today() - timedelta(days=17 * 365)), clock.today() - timedelta(days=500))
    propose(day=clock.today(), municipality_codes=["2281"])
    decide(WHOLE | {"upto": str(10**9), "action": "apply", "orsak": "compulsory_ended"})
    assert Registration.objects.get().youth == who


def test_decide__all_on_the_page(decide, leavers: list) -> None:
    on_page = chosen(*leavers)["chosen"][:1]
    decide({"visa": "in", "lage": "nya", "scope": "page", "on_page": on_page, "action": "apply"})
    assert Registration.objects.count() == 1


def test_decide__what_came_under_protection_is_passed_over_in_silence(decide, leavers: list) -> None:
    body = chosen(*leavers) | {"action": "apply"}
    type(leavers[0]).objects.filter(pk=leavers[0].pk).update(protected_at=clock.now())
    response = decide(body)
    assert response.status_code == 302
    assert Registration.objects.get().youth == leavers[1]


def test_decide__names_those_that_somebody_decided_first(decide, leavers: list) -> None:
    Proposal.objects.filter(youth=leavers[0]).update(state="rejected")
    response = decide(chosen(*leavers) | {"action": "inquiry", "reason": "ringer", "until": "2099-01-01"})
    assert response.status_code == 200
    assert leavers[0].full_name in response.content.decode()
    assert Proposal.objects.get(youth=leavers[1]).state == "inquiry"


def test_decide__asks_for_a_day_to_come(decide, leavers: list) -> None:
    today = clock.today().isoformat()
    response = decide(chosen(*leavers) | {"action": "inquiry", "reason": "ringer", "until": today})
    assert response.status_code == 422
    assert response.content.decode().count(" checked") == 3  # two youths and which of them: nothing is emptied
    assert "ringer" in response.content.decode()


@pytest.mark.parametrize("state", ["rejected", "inquiry"])
def test_decide__takes_back(decide, leavers: list, state: str) -> None:
    Proposal.objects.update(state=state, decided_at=clock.now())
    tab = {"rejected": "avvisade", "inquiry": "utreds"}[state]
    assert decide(chosen(*leavers) | {"lage": tab, "action": "take_back"}).status_code == 302
    assert Proposal.objects.filter(state="new").count() == 2


def test_page__filters_by_reason(alfa: object, client_for, leavers: list) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    text = client.get("/forslag/?orsak=moved_in").content.decode()
    assert leavers[0].full_name not in text
    text = client.get("/forslag/?orsak=placement_ended").content.decode()
    assert leavers[0].full_name in text
    assert "(2)" in text
    assert client.get("/forslag/?orsak=%3Cscript%3E&kommun=99999").status_code == 200


def test_page__takes_the_same_number_of_queries_for_many(alfa: object, client_for, in_schema, leavers: list) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, n = client_for("alfa", Role.ADMINISTRATOR), []
    for more in (0, 5):
        in_schema("k9901")
        for _ in range(more):
            make.compulsory(make.youth(clock.today() - timedelta(days=17 * 365)), clock.today() - timedelta(days=500))
        propose(day=clock.today(), municipality_codes=["2281"])
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/forslag/").status_code == 200
        n.append(len(queries))
    assert n[0] == n[1]


def test_decide__tells_what_was_not_applied(decide, leavers: list) -> None:
    make.registration(leavers[0], clock.today())
    response = decide(chosen(*leavers) | {"action": "apply"})
    assert response.status_code == 200
    assert leavers[0].full_name in response.content.decode()
    assert Registration.objects.count() == 2


def test_decide__rejects_with_a_reason_only(decide, leavers: list) -> None:
    assert decide(chosen(*leavers) | {"action": "reject"}).status_code == 422
    assert decide(chosen(*leavers) | {"action": "reject", "reason": "går i skola"}).status_code == 302
    assert set(Proposal.objects.values_list("state", "decision_note")) == {("rejected", "går i skola")}


def test_decide__sets_aside_until_a_date(decide, leavers: list) -> None:
    until = (clock.today() + timedelta(days=14)).isoformat()
    decide(chosen(*leavers) | {"action": "inquiry", "reason": "ringer skolan", "until": until})
    assert set(Proposal.objects.values_list("state", "inquiry_until")) == {("inquiry", date.fromisoformat(until))}


def test_decide__asks_for_a_choice(decide, leavers: list) -> None:
    response = decide({"visa": "in", "lage": "nya", "action": "apply"})
    assert response.status_code == 422
