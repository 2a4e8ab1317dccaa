"""Lists of hits by rule and label, working through them, and the last day."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.quality.selectors import hits
from tenant_apps.register.models import Youth
from tenant_apps.reporting import worklists
from tenant_apps.support.models import Intervention
from tests.factories.accounts import user
from tests.tenant.reporting.making import PERIOD, accepted, label, make, somebody, without_reason

ALFA = "k9901"
LIST = f"/scb/{PERIOD}/lista/"


def names(text: str) -> list[str]:
    """Family names in the order of the page's table."""
    return re.findall(r'<th scope="row"><a href="/ungdomar/[^"]+/">Alva (\w+)</a>', text)


@pytest.fixture
def mixed(alfa):
    """Two coaches' youths, one whose label nobody has, one without: each with a measure that R3 finds."""
    maria, noor = user(Role.COACH, name="Maria Ek"), user(Role.COACH, name="Noor Alm")
    labels = {"Bo": label("Maria", maria), "Al": label("Noor", noor), "Cy": label("Vakant"), "Du": None}
    for day, (name, under) in enumerate(labels.items(), start=17):
        without_reason(somebody(name, under=under, day=day))
    return maria


@pytest.mark.req("K3-3.1")
def test_worklist__ones_own_first_and_nobodys_to_the_administrator(mixed: User) -> None:
    wanted = worklists.Wanted(PERIOD, section="R3")
    administrator = user(Role.ADMINISTRATOR)
    order = {who: [hit.name for hit in worklists.worklist(wanted, one)] for who, one in (("coach", mixed), ("admin", administrator))}  # fmt: skip
    assert order["coach"] == ["Alva Bo", "Alva Al", "Alva Cy", "Alva Du"]
    assert order["admin"] == ["Alva Cy", "Alva Du", "Alva Al", "Alva Bo"]
    mine = worklists.Wanted(PERIOD, section="R3", label=worklists.MINE)
    assert [hit.name for hit in worklists.worklist(mine, mixed)] == ["Alva Bo"]
    assert [hit.name for hit in worklists.worklist(mine, administrator)] == ["Alva Cy", "Alva Du"]
    assert worklists.worklist(mine, user(Role.COORDINATOR)) == []


@pytest.mark.req("K3-3.1")
def test_worklist__of_somebody_who_has_left_goes_to_the_administrator(mixed: User) -> None:
    mixed.is_active = False
    mixed.save()
    mine = worklists.Wanted(PERIOD, label=worklists.MINE, section="R3")
    assert "Alva Bo" in [hit.name for hit in worklists.worklist(mine, user(Role.ADMINISTRATOR))]


@pytest.mark.req("K3-3.1")
def test_list__by_rule_and_by_label(mixed: User, client_for) -> None:
    client = client_for("alfa", Role.COACH)
    assert names(client.get(LIST, {"regel": "R3"}).content.decode()) == ["Al", "Bo", "Cy", "Du"]
    assert names(client.get(LIST, {"regel": "R3", "etikett": worklists.NO_LABEL}).content.decode()) == ["Du"]
    with in_tenant(find_tenant(ALFA)):
        noor = Youth.objects.get(family_name="Al").label
    assert names(client.get(LIST, {"regel": "R3", "etikett": str(noor.public_id)}).content.decode()) == ["Al"]
    assert names(client.get(LIST, {"regel": "R4"}).content.decode()) == []
    assert client.get(LIST, {"regel": "x" * 99, "etikett": "nobody", "sida": "9" * 30}).status_code == 200
    assert client.get("/scb/2019H2/lista/").status_code == 404


@pytest.mark.req("K3-3.1")
def test_list__beyond_fifty_has_more_pages(alfa, client_for) -> None:
    one = somebody()
    for _ in range(60):
        without_reason(one)
    client = client_for("alfa", Role.COACH)
    first = client.get(LIST, {"regel": "R3"}).content.decode()
    assert len(names(first)) == 50
    assert "regel=R3&amp;sida=2" in first
    assert len(names(client.get(LIST, {"regel": "R3", "sida": "2"}).content.decode())) == 10
    period = client.get(f"/scb/{PERIOD}/").content.decode()
    assert f"{LIST}?regel=R3&amp;farg=red" in period  # those that the page leaves out are a click away


@pytest.mark.req("K3-3.1", "K3-3.1c")
def test_round__from_hit_to_mend_to_the_next_until_nothing_is_left(mixed: User, client_for) -> None:
    """What is mended is gone at once, and the youth's page shows the way on."""
    client = client_for("alfa", Role.COACH)
    start = client.get(f"/scb/{PERIOD}/ga-igenom/", {"regel": "R3", "plats": "0"})
    for name in ("Al", "Bo", "Cy", "Du"):
        with in_tenant(find_tenant(ALFA)):
            measure = Intervention.objects.get(youth__family_name=name)
            youth = measure.youth
        assert start["Location"].startswith(f"/atgarder/{measure.public_id}/")
        page = client.get(f"/ungdomar/{youth.public_id}/").content.decode()
        assert f'href="/scb/{PERIOD}/nasta/"' in page
        with in_tenant(find_tenant(ALFA)):
            Intervention.objects.filter(pk=measure.pk).update(end_reason="completed")
            left = worklists.worklist(worklists.Wanted(PERIOD, section="R3"), client.user)
        assert name not in {hit.name.split()[1] for hit in left}
        assert name not in names(client.get(LIST, {"regel": "R3"}).content.decode())
        start = client.get(f"/scb/{PERIOD}/nasta/")
    assert start["Location"] == f"{LIST}?regel=R3"
    assert "/nasta/" not in client.get(f"/ungdomar/{youth.public_id}/").content.decode()


@pytest.mark.req("K3-3.1")
def test_round__passes_over_what_is_not_mended_and_comes_round(mixed: User, client_for) -> None:
    client = client_for("alfa", Role.COACH)
    seen = [client.get(f"/scb/{PERIOD}/ga-igenom/", {"regel": "R3", "plats": "2"})["Location"]]
    seen += [client.get(f"/scb/{PERIOD}/nasta/")["Location"] for _ in range(4)]
    assert len(set(seen[:4])) == 4
    assert seen[4] == seen[0]


@pytest.mark.req("K3-3.1")
def test_last_day__what_remains_and_who_has_it(mixed: User, client_for) -> None:
    page = client_for("alfa", Role.COORDINATOR).get(f"/scb/{PERIOD}/sista-dagen/").content.decode()
    assert sorted(names(page)) == ["Al", "Bo", "Cy", "Du"]
    assert "Noor Alm" in page
    assert page.index("Noor Alm") > 0
    assert "kaa-no-print" in page


@pytest.mark.req("K3-3.1", "K2-3.24")
def test_hits__of_an_accepted_period_are_grey_and_stop_nothing(committed_alfa, client_for) -> None:
    one = somebody("Gren")
    export = make()
    without_reason(one)
    assert {hit.colour for hit in hits(period=PERIOD)} == {"red"}
    accepted(export)
    assert {hit.colour for hit in hits(period=PERIOD)} == {"grey"}
    assert hits(period=PERIOD, youths=[one.pk])[0].colour == "grey"
    assert {hit.colour for hit in hits(period="2027H1")} != {"grey"}
    page = client_for("alfa", Role.ADMINISTRATOR).get(f"/scb/{PERIOD}/").content.decode()
    assert "Alva Gren" in page
    assert 'aria-disabled="true"' not in page
    with in_tenant(find_tenant(ALFA)):
        assert make().number == 2
        assert {hit.colour for hit in hits(period=PERIOD)} == {"grey"}  # what is made is not delivered yet


@pytest.mark.req("K3-3.1")
def test_hits__are_red_again_when_the_decision_is_taken_back(committed_alfa) -> None:
    from datetime import UTC, datetime

    from tenant_apps.reporting.models import Receipt
    from tenant_apps.reporting.receipts import withdraw_receipt

    one = somebody()
    export = make()
    without_reason(one, date(2026, 12, 31))
    accepted(export)
    withdraw_receipt(receipt=Receipt.objects.get(kind="accepted"), actor=None, now=datetime(2027, 1, 21, tzinfo=UTC))
    assert {hit.colour for hit in hits(period=PERIOD)} == {"red"}
