from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.models import YouthNumber
from tests.factories import register as make
from tests.tenant.register.pages.people import registered


@pytest.fixture
def coach(alfa, client_for):
    return client_for("alfa", Role.COACH)


def hit(client, text: str) -> str:
    """Where a search leads: the youth's page, or nowhere."""
    answer = client.post(reverse("search"), {"q": text})
    return answer.headers.get("Location", "")


@pytest.mark.req("REL-29")
@pytest.mark.parametrize(
    "text",
    [
        "Åsa Öberg-Lind",
        "asa oberg",
        "ÖBERG",
        "öberg åsa",
        "lind",
        unicodedata.normalize("NFD", "Åsa Öberg"),
        "  åsa   öb ",
        "berg-l",
    ],
    ids=[
        "whole name",
        "without marks",
        "capitals",
        "other order",
        "second family name",
        "decomposed",
        "spaces",
        "hyphen",
    ],
)
def test_search__finds_by_name(coach, in_schema, text) -> None:
    in_schema("k9901")
    one = registered(given_name="Åsa", family_name="Öberg-Lind")
    registered(given_name="Bo", family_name="Ek")
    assert hit(coach, text) == reverse("youth", args=[one.public_id])


@pytest.mark.req("REL-29")
def test_search__finds_a_decomposed_name_by_a_composed_word(coach, in_schema) -> None:
    in_schema("k9901")
    one = registered(given_name=unicodedata.normalize("NFD", "Éva"), family_name="D’Angelo")
    assert hit(coach, "Éva dangelo") == reverse("youth", args=[one.public_id])


@pytest.mark.req("REL-29")
@pytest.mark.parametrize("text", ["%", "%%", "_", "__", "\\", "%ek%", "e_", "B%k", "", " ", "e"])
def test_search__wildcards_are_no_wildcards(coach, in_schema, text) -> None:
    in_schema("k9901")
    registered(given_name="Bo", family_name="Ahlm")
    answer = coach.post(reverse("search"), {"q": text})
    assert answer.status_code == 200
    assert answer.context["rows"] == []


def test_search__finds_by_number_in_every_way_of_writing(coach, in_schema) -> None:
    in_schema("k9901")
    one = registered()
    number = one.personnummer
    for text in (number, f"{number[:8]}-{number[8:]}", number[2:], f"{number[2:8]}-{number[8:]}"):
        assert hit(coach, text) == reverse("youth", args=[one.public_id])


def test_search__finds_by_an_earlier_number(coach, in_schema) -> None:
    in_schema("k9901")
    one = registered()
    earlier = make.unused_number(one.birth_date + timedelta(days=80))
    YouthNumber.objects.create(youth=one, value=earlier, kind="personnummer", replaced_on=clock.today())
    assert hit(coach, earlier) == reverse("youth", args=[one.public_id])


@pytest.mark.parametrize("text", ["070-174 06 35", "0701740635", "+46 70 174 06 35", "0046701740635", "1740635"])
def test_search__finds_by_telephone_of_youth_or_guardian(coach, in_schema, text) -> None:
    in_schema("k9901")
    one = registered()
    make.detail(one, "0701740635")
    assert hit(coach, text) == reverse("youth", args=[one.public_id])
    in_schema("k9901")
    one.details.all().delete()
    make.guardian(one, phone="+46701740635")
    assert hit(coach, text) == reverse("youth", args=[one.public_id])


@pytest.mark.req("PRV-33")
def test_search__several_hits_are_listed_and_logged(coach, in_schema) -> None:
    in_schema("k9901")
    found = {registered(family_name="Ekström").public_id for _n in range(3)}
    answer = coach.post(reverse("search"), {"q": "ekstr"})
    assert answer.status_code == 200
    in_schema("k9901")
    row = ReadLog.objects.order_by("-id").first()
    assert (row.page, row.ground, set(row.youths)) == ("search", "search", found)


def test_search__never_by_get_and_never_in_an_address(coach, in_schema) -> None:
    in_schema("k9901")
    for _n in range(2):
        registered(family_name="Ekström")
    assert coach.get(reverse("search"), {"q": "ekstr"}).status_code == 405
    text = coach.post(reverse("search"), {"q": "ekstr"}).content.decode()
    assert "?q=" not in text
    assert 'method="post" action="/sok/"' in text


@pytest.mark.req("K3-2.3", "REL-29", "K3-2.3f", "K4-6.3")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Christopher", "Kristoffer Lindgren"),
        ("kristofer lingren", "Kristoffer Lindgren"),
        ("Lindgrenn Kristoffer", "Kristoffer Lindgren"),
        ("Jonson", "Åsa Johnsson"),
        ("Asa Jonsson", "Åsa Johnsson"),
        ("Begström", "Alva Bergström"),
        ("Zofia", "Sofia Ek"),
    ],
)
def test_search__finds_what_sounds_or_is_spelt_alike_and_says_so(coach, in_schema, text, name) -> None:
    in_schema("k9901")
    for one in ("Kristoffer Lindgren", "Åsa Johnsson", "Alva Bergström", "Sofia Ek", "Muhammed Ali"):
        given, _space, family = one.partition(" ")
        registered(given_name=given, family_name=family)
    answer = coach.post(reverse("search"), {"q": text})
    assert answer.status_code == 200  # shown, not opened: it may be somebody else
    assert answer.context["is_alike"]
    assert answer.context["rows"][0].name == name


@pytest.mark.req("K3-2.3")
def test_search__finds_by_birth_date_and_by_the_last_four(coach, in_schema) -> None:
    in_schema("k9901")
    one = registered()
    registered(age=15)
    number = one.personnummer
    for text in (number[:8], number[2:8], number[8:], f"-{number[8:]}"):
        assert hit(coach, text) == reverse("youth", args=[one.public_id]), text


@pytest.mark.req("K3-2.3")
def test_search__whose_name_begins_so_stands_first_then_those_registered(coach, in_schema) -> None:
    in_schema("k9901")
    inside = registered(given_name="Bo", family_name="Hedlind")
    closed = registered(given_name="Bo", family_name="Lind")
    closed.registrations.update(deregistered_on=clock.today() - timedelta(days=1), ceased_on=clock.today())
    begins = registered(given_name="Bo", family_name="Lindén")
    found = coach.post(reverse("search"), {"q": "lind"}).context["rows"]
    assert [row.public_id for row in found] == [begins.public_id, closed.public_id, inside.public_id]


@pytest.mark.req("K3-2.3")
@pytest.mark.parametrize("text", ["lind", "Christofer Lindgren", "070-174 06 35", "1234", "Nobody Here At All"])
def test_search__asks_at_most_two_statements_more_than_nothing_does(coach, in_schema, text) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tenant_apps.register.selectors.search import search
    from tests.factories.accounts import user

    in_schema("k9901")
    asking = user(Role.COACH)
    assert asking.roles
    with CaptureQueriesContext(connection) as queries:
        search(asking, text, today=clock.today())
    assert len(queries) <= 2


@pytest.mark.req("REL-29")
@pytest.mark.parametrize(
    "text",
    ["Midälvaskolan", "midalvas", "MIDÄLVA", "bergsakers skola"],
    ids=["whole", "without marks", "capitals", "year 9"],
)
def test_search__finds_by_school_when_nobody_is_called_so(coach, in_schema, text) -> None:
    in_schema("k9901")
    one, other = registered(given_name="Åsa", family_name="Öberg"), registered(given_name="Bo", family_name="Ek")
    make.placement(one, clock.today() - timedelta(days=400), school_name="Midälvaskolan")
    make.placement(other, clock.today() - timedelta(days=400), school_name="Annan skola")
    make.compulsory(one, None, school_name="Bergsåkers skola")
    page = coach.post(reverse("search"), {"q": text})
    assert [row.public_id for row in page.context["rows"]] == [one.public_id]
    assert page.context["by_school"]


def test_search__a_name_goes_before_a_school(coach, in_schema) -> None:
    in_schema("k9901")
    named, pupil = registered(given_name="Bo", family_name="Berg"), registered(given_name="Åsa", family_name="Ek")
    make.placement(pupil, clock.today() - timedelta(days=400), school_name="Bergs gymnasium")
    assert hit(coach, "berg") == reverse("youth", args=[named.public_id])
