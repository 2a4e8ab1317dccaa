"""The accessibility statement: what the act and DIGG's template ask for, on every site, with the tenant's own contact."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tenant_apps.accounts import services
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import SiteContact
from tenant_apps.accounts.selectors import site_contact
from tests.factories.accounts import user

TODAY = dt.date(2026, 11, 22)
ASKED_FOR = [
    "delvis förenlig", "2018:1937", "EN 301 549", "Det som inte fungerar än", "Rapportera brister", "Tillsyn", "https://www.digg.se/tdosanmalan",
    "självskattning", "Senaste bedömning", "Redogörelsen uppdaterad", "oskäligt betungande",
]  # fmt: skip


def _save(**changed: object) -> SiteContact:
    contact = site_contact()
    wanted = {
        "version": contact.version if contact else 0,
        "email": "kaa@alfa.example",
        "phone": "",
        "assessed_on": None,
        "shortcomings": "",
        "today": TODAY,
    } | changed
    return services.save_site_contact(actor=user(Role.ADMINISTRATOR), **wanted)


@pytest.mark.req("A11-01")
@pytest.mark.parametrize(("site", "who"), [("alfa", "Alfas nämnd"), ("public", "Förvaltningsrådet")])
def test_statement__is_open_to_anyone_and_says_what_the_act_asks_for(client_for, site, who) -> None:
    page = client_for(site).get("/tillganglighet/")
    text = page.content.decode()
    assert page.status_code == 200
    assert not [words for words in [*ASKED_FOR, who] if words not in text]


@pytest.mark.req("A11-01")
@pytest.mark.parametrize("path", ["/konto/login/", "/konto/losenord/nytt/", "/finns-inte/"])
@pytest.mark.parametrize("site", ["alfa", "public"])
def test_statement__is_linked_from_the_foot_of_each_page(client_for, site, path) -> None:
    assert 'href="/tillganglighet/"' in client_for(site, Role.ADMINISTRATOR).get(path, follow=True).content.decode()
    assert 'href="/tillganglighet/"' in client_for(site).get(path, follow=True).content.decode()


@pytest.mark.req("A11-01")
def test_statement__names_each_tenants_own_contact_day_and_shortcomings(alfa, client_for) -> None:
    _save(
        phone="060-19 10 00",
        assessed_on=dt.date(2026, 10, 5),
        shortcomings="Kartan går inte att zooma\n\nFilmen saknar text",
    )
    text = client_for("alfa").get("/tillganglighet/").content.decode()
    for words in ("kaa@alfa.example", "060-19 10 00", "5 okt 2026", "Kartan går inte att zooma", "Filmen saknar text"):
        assert words in text
    assert "kaa@alfa.example" not in client_for("beta").get("/tillganglighet/").content.decode()
    assert "kaa@alfa.example" not in client_for("public").get("/tillganglighet/").content.decode()


@pytest.mark.req("A11-01")
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"email": ""}, "__all__"),
        ({"assessed_on": dt.date(2027, 1, 1)}, "assessed_on"),
        ({"email": "inte en adress"}, "email"),
    ],
    ids=["nobody to reach", "a day to come", "no address"],
)
def test_contact__is_refused_without_a_way_to_reach_somebody(alfa, changed, field) -> None:
    with pytest.raises(ValidationError) as wrong:
        _save(**changed)
    assert field in wrong.value.message_dict
    assert not SiteContact.objects.exists()


def test_contact__is_one_row_and_a_coach_does_not_write_it(alfa) -> None:
    _save()
    _save(email="ny@alfa.example")
    assert SiteContact.objects.get().email == "ny@alfa.example"
    with pytest.raises(PermissionError):
        services.save_site_contact(
            version=1,
            email="x@y.example",
            phone="",
            assessed_on=None,
            shortcomings="",
            actor=user(Role.COACH),
            today=TODAY,
        )


@pytest.mark.req("A11-03")
def test_contact_form__keeps_what_was_written_and_links_the_error(alfa, client_for) -> None:
    page = client_for("alfa", Role.ACCOUNT_MANAGER).post(
        "/installningar/tillganglighet/",
        {"email": "", "phone": "", "assessed_on": "", "shortcomings": "Kartan", "version": "0"},
    )
    text = page.content.decode()
    assert "Ange en e-postadress eller ett telefonnummer" in text
    assert "Kartan</textarea>" in text
