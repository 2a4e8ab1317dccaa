"""Whom a coordinated plan calls, by name: each call rests on the youth's consent to that one, and is kept as what was shared (PRV-31)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Youth
from tenant_apps.support.models import CoordinatedPlan, Share
from tenant_apps.support.services.coordinated import CoordinatedFacts, call_plan, edit_coordinated
from tests.tenant.register.pages.people import registered
from tests.tenant.support.test_agreements import consented

TODAY = clock.today()
NAMED = ["upper_secondary", "folk_high_school", "region", "employer", "other"]


def facts(*parties: str, initiator: str = "", **names: list[str]) -> CoordinatedFacts:
    return CoordinatedFacts(
        parties=list(parties), consent_on=TODAY - timedelta(days=1), called_on=TODAY, initiator=initiator, names=names
    )


def called(youth: Youth, told: CoordinatedFacts) -> CoordinatedPlan:
    return call_plan(youth=youth, facts=told, actor=None, today=TODAY)


def shares() -> list[tuple[str, str]]:
    return sorted((one.agency, one.agency_name) for one in Share.objects.exclude(consent=None))


@pytest.mark.req("K4-5.2", "K4-5.3", "PRV-31")
@pytest.mark.parametrize("agency", NAMED)
def test_call__of_another_of_the_same_kind_is_stopped(alfa, agency: str) -> None:
    youth = registered()
    consent = consented(youth, agency=agency, agency_name="Gullvivan i Ås")
    for names in (["Blåsippan"], ["Gullvivan i Ås", "Blåsippan"], [], [" "]):
        with pytest.raises(ValidationError) as stopped:
            called(youth, facts(agency, **{agency: names}))
        assert list(stopped.value.message_dict) == [f"name_{agency}"]
    assert not CoordinatedPlan.objects.exists()
    assert not Share.objects.exists()
    one = called(youth, facts(agency, **{agency: ["gullvivan  i ås"]}))
    assert one.parties == [agency]
    made = Share.objects.get()
    assert (made.consent, made.agency, made.agency_name, made.shared_on) == (consent, agency, "gullvivan i ås", TODAY)


@pytest.mark.req("K4-5.2", "K4-5.3", "PRV-31")
def test_call__of_several_rests_on_the_consent_to_each(alfa) -> None:
    youth = registered()
    by_name = {name: consented(youth, agency="employer", agency_name=name) for name in ("Bageriet", "Snickeriet")}
    alone = consented(youth, agency="social_services")
    called(youth, facts("employer", "social_services", employer=["Bageriet", "Snickeriet", "Bageriet"]))
    rests = {(one.agency, one.agency_name): one.consent for one in Share.objects.all()}
    assert rests == {
        ("employer", "Bageriet"): by_name["Bageriet"], ("employer", "Snickeriet"): by_name["Snickeriet"], ("social_services", ""): alone,
    }  # fmt: skip


@pytest.mark.req("K4-5.3", "PRV-31")
def test_edit__asks_for_those_called_now_and_for_nobody_twice(alfa) -> None:
    youth = registered()
    consented(youth, agency="employer", agency_name="Bageriet")
    one = called(youth, facts("employer", employer=["Bageriet"]))
    told = {"plan": one, "actor": None, "today": TODAY}
    edit_coordinated(version=1, facts=facts("employer"), **told)
    edit_coordinated(version=2, facts=facts("employer", employer=["BAGERIET"]), **told)
    assert shares() == [("employer", "Bageriet")]
    for wrong in (facts("employer", employer=["Snickeriet"]), facts("employer", "region")):
        with pytest.raises(ValidationError):
            edit_coordinated(version=3, facts=wrong, **told)
    one.refresh_from_db()
    assert (one.version, one.parties) == (3, ["employer"])
    consented(youth, agency="employer", agency_name="Snickeriet")
    edit_coordinated(version=3, facts=facts("employer", employer=["Snickeriet"]), **told)
    assert shares() == [("employer", "Bageriet"), ("employer", "Snickeriet")]


@pytest.mark.req("K4-5.3", "PRV-31")
def test_plan__that_another_called_tells_nobody_until_it_is_our_own(alfa) -> None:
    youth = registered()
    one = called(youth, facts("employer", "employment_service", initiator="social_services"))
    assert not Share.objects.exists()
    with pytest.raises(ValidationError):
        edit_coordinated(plan=one, version=1, facts=facts("employer", "employment_service"), actor=None, today=TODAY)
    assert not Share.objects.exists()


@pytest.mark.req("K4-5.3", "PRV-31")
def test_page__asks_which_one_and_tells_what_is_missing_at_the_field(alfa, client_for, in_schema) -> None:
    youth = registered()
    consented(youth, agency="employer", agency_name="Bageriet")
    client, url = client_for("alfa", Role.COACH), reverse("coordinated-add", args=[youth.public_id])
    sent = {
        "initiator": "",
        "parties": ["employer"],
        "consent_on": TODAY.isoformat(),
        "called_on": TODAY.isoformat(),
        "responsible": "",
    }
    for name, typed in (("", ""), ("Snickeriet", "Snickeriet")):
        page = client.post(url, {**sent, "name_employer": name})
        assert page.status_code != 302
        assert list(page.context["form"].errors) == ["name_employer"]
        assert typed in page.content.decode()
    page = client.post(url, {**sent, "parties": ["social_services"], "name_employer": "Bageriet"})
    assert list(page.context["form"].errors) == ["parties"]
    assert client.post(url, {**sent, "name_employer": "Bageriet\r\n"}).status_code == 302
    in_schema("k9901")
    plan = CoordinatedPlan.objects.get()
    assert shares() == [("employer", "Bageriet")]
    edit = reverse("coordinated-edit", args=[plan.public_id])
    assert client.get(edit).context["form"].names()
    text = client.get(reverse("youth", args=[youth.public_id])).content.decode()
    assert "Bageriet" in text
    in_schema("k9901")
    ends = {**sent, "ended_on": TODAY.isoformat(), "version": "1", "name_employer": ""}
    assert client.post(edit, ends).status_code == 302
    in_schema("k9901")
    plan.refresh_from_db()
    assert plan.ended_on == TODAY
    assert shares() == [("employer", "Bageriet")]


def test_form__says_once_which_kinds_are_named_and_not_ticked(alfa, client_for) -> None:
    youth, client = registered(), client_for("alfa", Role.COACH)
    posted = {"parties": [], "consent_on": TODAY, "called_on": TODAY} | {f"name_{one}": "Bageriet" for one in NAMED}
    page = client.post(reverse("coordinated-add", args=[youth.public_id]), posted)
    said = page.context["form"].errors["parties"]
    assert len(said) == 2  # none is ticked; which are named
    assert page.content.decode().count("Bageriet") >= len(NAMED)  # nothing typed is lost


def test_call__before_the_birth_is_no_day(alfa) -> None:
    youth = registered()
    consented(youth, agency="social_services")
    long_ago = youth.birth_date - timedelta(days=1)
    told = CoordinatedFacts(parties=["social_services"], consent_on=long_ago, called_on=TODAY)
    with pytest.raises(ValidationError) as stopped:
        called(youth, told)
    assert list(stopped.value.message_dict) == ["consent_on"]
