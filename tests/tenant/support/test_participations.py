"""Taking part: enrolled, discharged, coming back; and figures per unit and half year."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from kaa.core import clock, locking
from kaa.core.halfyears import HalfYear
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import RoleGrant, Unit
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.models import LegalSex, Youth
from tenant_apps.support.models import Participation, Programme
from tenant_apps.support.selectors.participants import subproject_figures
from tenant_apps.support.selectors.participations import figures
from tenant_apps.support.services.participations import ParticipationFacts, begin_participation, edit_participation
from tests.factories import register as make
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered, years_ago

TODAY = clock.today()


def ago(days: int):
    return TODAY - timedelta(days=days)


def project(name: str = "Framåt", unit: Unit | None = None) -> Programme:
    return Programme.objects.create(name=name, unit=unit)


def enrolled(
    youth: Youth, programme: Programme, *, days_ago: int = 30, until: int | None = None, **more: object
) -> Participation:
    ended = {} if until is None else {"ended_on": ago(until), "end_reason": "studies"} | more
    facts = ParticipationFacts(programme=programme, started_on=ago(days_ago), **(ended or more))
    return begin_participation(youth=youth, facts=facts, actor=None, today=TODAY)


@pytest.mark.req("K4-5.5")
def test_participation__keeps_sex_and_target_group_as_they_were_at_entry(alfa) -> None:
    youth = make.youth(years_ago(20, days=10), sex="female")
    LegalSex.objects.create(youth=youth, sex="male", valid_from=ago(3))
    first = enrolled(youth, project(), days_ago=30, inflow="school")
    later = enrolled(youth, project("Ny start"), days_ago=2)
    assert (first.sex_at_entry, first.target_group, first.inflow, first.target_group_version) == (
        "female",
        "under_20",
        "school",
        1,
    )
    assert (later.sex_at_entry, later.target_group) == ("male", "age_20_24")


@pytest.mark.req("K4-5.5")
def test_participation__is_discharged_with_all_that_is_asked(alfa) -> None:
    one = enrolled(registered(), project())
    facts = ParticipationFacts(
        programme=one.programme, started_on=one.started_on, inflow="school", target_group="under_20", ended_on=TODAY, end_reason="other_support",
        referred_to="labour_market_unit", occupation_after="labour_market_programme", livelihood_after="employment_service",
    )  # fmt: skip
    saved = edit_participation(participation=one, version=1, facts=facts, actor=None, today=TODAY)
    assert (saved.referred_to, saved.referred_to_version, saved.livelihood_after, saved.livelihood_after_version) == (
        "labour_market_unit", 1, "employment_service", 1,
    )  # fmt: skip
    with pytest.raises(locking.Conflict):
        edit_participation(participation=Participation.objects.get(), version=1, facts=facts, actor=None, today=TODAY)


@pytest.mark.req("K4-5.5")
def test_participation__after_an_earlier_one_is_recognised_whatever_is_mended(alfa) -> None:
    unit, other = Unit.objects.create(name="Ungdomstorget"), Unit.objects.create(name="Arenan")
    youth = registered()
    first = enrolled(youth, project("A", unit), days_ago=90, until=60)
    same_unit = enrolled(youth, project("B", unit), days_ago=30)
    elsewhere = enrolled(youth, project("C", other), days_ago=30)
    assert (first.re_entered, same_unit.re_entered, elsewhere.re_entered) == (False, True, False)
    facts = ParticipationFacts(programme=first.programme, started_on=first.started_on)
    edit_participation(
        participation=first, version=1, facts=facts, actor=None, today=TODAY
    )  # it never ended, so nobody came back
    same_unit.refresh_from_db()
    assert not same_unit.re_entered


WRONG = [
    ({"started_on": TODAY + timedelta(days=1)}, "started_on"), ({"ended_on": TODAY}, "end_reason"), ({"end_reason": "work"}, "ended_on"),
    ({"ended_on": TODAY + timedelta(days=1), "end_reason": "work"}, "ended_on"), ({"ended_on": ago(40), "end_reason": "work"}, "ended_on"),
    ({"inflow": "no_such"}, "inflow"), ({"referred_to": "work"}, "ended_on"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field"), WRONG,
    ids=["begins in the future", "ends without a reason", "a reason without an end", "ends in the future", "ends before it began", "unknown code",
         "referred but not discharged"],
)  # fmt: skip
def test_participation__refuses(alfa, changed, field) -> None:
    facts = {"programme": project(), "started_on": ago(30)} | changed
    with pytest.raises(ValidationError) as refused:
        begin_participation(youth=registered(), facts=ParticipationFacts(**facts), actor=None, today=TODAY)
    assert set(refused.value.message_dict) == {field}


def test_participation__is_not_twice_at_a_time_in_the_same_programme(alfa) -> None:
    youth, one = registered(), project()
    enrolled(youth, one, days_ago=30)
    with pytest.raises(ValidationError):
        enrolled(youth, one, days_ago=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(youth=youth, programme=one, sex_at_entry="female", started_on=TODAY)
    enrolled(youth, project("Annat"), days_ago=5)  # in different ones as many as there are


@pytest.mark.req("K4-5.5")
def test_pages__enrol_recognise_discharge_and_show_on_the_youths_page(alfa, client_for, in_schema) -> None:
    unit = Unit.objects.create(name="Ungdomstorget")
    one, youth = project("Framåt", unit), registered()
    enrolled(youth, one, days_ago=90, until=60)
    client = client_for("alfa", Role.COACH)
    add = reverse("participation-add", args=[youth.public_id])
    assert "Framåt" in client.get(add).content.decode()
    told = {"programme": str(one.public_id), "started_on": ago(3).isoformat(), "inflow": "school", "target_group": ""}
    assert client.post(add, told).status_code == 302
    in_schema("k9901")
    made = Participation.objects.get(ended_on=None)
    assert made.re_entered
    assert made.recorded_by == client.user
    edit = reverse("participation-edit", args=[made.public_id])
    ended = {
        **told,
        "version": 1,
        "ended_on": TODAY.isoformat(),
        "end_reason": "",
        "referred_to": "",
        "occupation_after": "",
        "livelihood_after": "",
    }
    refused = client.post(edit, ended)
    assert set(refused.context["form"].errors) == {"end_reason"}
    assert client.post(edit, {**ended, "end_reason": "work", "occupation_after": "work"}).status_code == 302
    in_schema("k9901")
    page = client.get(reverse("youth", args=[youth.public_id]) + "?visa=deltaganden").content.decode()
    assert edit in page
    assert "Till arbete" in page


def people(unit: Unit, *, n: int, name: str = "Framåt") -> list[Youth]:
    one, _made = Programme.objects.get_or_create(name=f"{name} {unit.name}", unit=unit)
    found = [make.youth(years_ago(18), sex="female" if number % 2 else "male") for number in range(n)]
    for youth in found:
        enrolled(youth, one, days_ago=1)
    return found


@pytest.mark.req("K4-5.5")
def test_figures__are_by_unit_and_half_year_without_the_protected(alfa) -> None:
    unit = Unit.objects.create(name="Norr")
    people(unit, n=3)
    hidden = make.youth(years_ago(18), protected=True)
    Participation.objects.create(
        youth=hidden, programme=Programme.objects.get(), sex_at_entry="male", started_on=ago(1)
    )
    enrolled(registered(), Programme.objects.get(), days_ago=400, until=0)
    period = HalfYear.of(TODAY)
    [norr] = figures(make_user(Role.COACH), period=period, today=TODAY)
    told = norr.programmes[0].figures
    assert (told["present"], told["women"], told["men"], told["ended"], told["to_studies"], told["to_work"]) == (
        3,
        1,
        2,
        1,
        1,
        0,
    )
    [long_ago] = figures(make_user(Role.COACH), period=HalfYear(2001, 1), today=TODAY)
    assert set(long_ago.programmes[0].figures.values()) == {0}


@pytest.mark.req("K4-5.5")
def test_figures__are_true_and_name_nobody_to_those_who_see_no_persons(alfa, client_for, in_schema) -> None:
    north, south = (
        Unit.objects.create(name=name, is_subproject=True, county_code=code)
        for name, code in (("Norr", "22"), ("Söder", "21"))
    )
    few, many = people(north, n=3), people(north, n=12, name="Stora")
    people(south, n=6)
    client = client_for("alfa", Role.COUNTY_LEADER)
    in_schema("k9901")
    RoleGrant.objects.filter(user=client.user).update(county_code="22")
    page = client.get(reverse("participations"))
    [unit] = page.context["units"]
    assert unit.name == "Norr"
    small, large = unit.programmes[0].figures, unit.programmes[1].figures
    assert (small["present"], large["present"], large["women"]) == (3, 12, 6)
    front = client.get(reverse("today"))
    in_schema("k9901")
    [same] = subproject_figures(client.user, today=clock.today())
    assert (same.name, same.now) == ("Norr", 15)
    assert front.status_code == 200
    in_schema("k9901")
    assert not [one for one in (*few, *many) if one.family_name in page.content.decode()]
    in_schema("k9901")
    assert client.get(reverse("participations") + f"?lista={Programme.objects.first().public_id}").status_code == 404
    in_schema("k9901")
    assert not ReadLog.objects.exists()


def test_list__of_one_programme_is_logged_and_only_of_those_who_may_be_seen(alfa, client_for, in_schema) -> None:
    unit = Unit.objects.create(name="Norr")
    [one, _two] = people(unit, n=2)
    programme = Programme.objects.get()
    client = client_for("alfa", Role.READER)
    page = client.get(reverse("participations") + f"?lista={programme.public_id}")
    assert one.full_name in page.content.decode()
    in_schema("k9901")
    assert one.public_id in set(ReadLog.objects.order_by("-id").first().youths)
    for query in ("?lista=x", "?halvar=x", "?lista=00000000-0000-4000-8000-000000000000"):
        assert client.get(reverse("participations") + query).status_code == 404
    assert client_for("alfa", Role.ACCOUNT_MANAGER).get(reverse("participations")).status_code == 403


def test_other_tenant__has_its_own(alfa, client_for, in_schema) -> None:
    one = enrolled(registered(), project("Bara alfa"))
    client = client_for("beta", Role.ADMINISTRATOR)
    assert "Bara alfa" not in client.get(reverse("participations")).content.decode()
    assert client.get(reverse("participation-edit", args=[one.public_id])).status_code == 404
