from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import RoleGrant, Unit
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.models import Youth
from tenant_apps.support.models import Participation, Programme
from tests.factories import register as make
from tests.tenant.register.pages.people import years_ago


@pytest.fixture
def partnership(alfa, monkeypatch):
    """Alfa as a partnership with two subprojects in two counties."""
    for view in ("tenant_apps.register.views.is_partnership", "tenant_apps.register.views_list.is_partnership"):
        monkeypatch.setattr(view, lambda request: True)
    north = Unit.objects.create(name="Norr", is_subproject=True, county_code="22")
    south = Unit.objects.create(name="Söder", is_subproject=True, county_code="21")
    return north, south


def participant(unit: Unit, *, sex: str = "female", protected: bool = False, ended: bool = False) -> Youth:
    youth = make.youth(years_ago(21), protected=protected)
    programme, _made = Programme.objects.get_or_create(name=f"Insats {unit.name}", unit=unit)
    end = clock.today() - timedelta(days=2) if ended else None
    Participation.objects.create(
        youth=youth, programme=programme, sex_at_entry=sex, started_on=clock.today() - timedelta(days=9), ended_on=end
    )
    return youth


def leader(client_for, in_schema, role: str, **where: object):
    client = client_for("alfa", role)
    in_schema("k9901")
    RoleGrant.objects.filter(user=client.user).update(**where)
    return client


@pytest.mark.req("K2-3.12", "K2-3.19")
def test_participants__a_local_leader_sees_the_own_subproject_only(partnership, client_for, in_schema) -> None:
    north, south = partnership
    own, other, hidden = participant(north), participant(south), participant(north, protected=True)
    client = leader(client_for, in_schema, Role.LOCAL_LEADER, unit=north)
    for url in (reverse("participants"), "/"):
        text = client.get(url).content.decode()
        assert own.full_name in text
        in_schema("k9901")
        assert set(ReadLog.objects.order_by("-id").first().youths) == {own.public_id}
    del other, hidden
    for name in ("youths",):
        assert client.get(reverse(name)).status_code == 403
    assert client.get(reverse("youth", args=[own.public_id])).status_code == 403


LEADERS = [(Role.COUNTY_LEADER, {"county_code": "22"}, ["Norr"]), (Role.MAIN_LEADER, {}, ["Norr", "Söder"])]


@pytest.mark.parametrize("leading", LEADERS, ids=["county", "main"])
def test_today__county_and_main_leaders_see_figures_and_no_persons(partnership, client_for, in_schema, leading) -> None:
    role, where, names = leading
    north, south = partnership
    people = [participant(north), participant(north, sex="male"), participant(south), participant(north, ended=True)]
    participant(north, protected=True)
    client = leader(client_for, in_schema, role, **where)
    page = client.get("/")
    figures = page.context["figures"]
    assert [one.name for one in figures] == names
    first = figures[0]
    begun, ended = ((clock.today() - timedelta(days=days)).year == clock.today().year for days in (9, 2))
    assert (first.now, first.women, first.men) == (2, 1, 1)
    assert (first.begun_this_year, first.ended_this_year) == (3 if begun else 0, 1 if ended else 0)
    text = page.content.decode()
    assert not [one for one in people if one.family_name in text]
    in_schema("k9901")
    assert not ReadLog.objects.exists()
    assert client.get(reverse("participants")).status_code == 403


@pytest.mark.req("K2-3.19")
def test_today__in_a_partnership_has_none_of_the_duty(partnership, client_for) -> None:
    north, _south = partnership
    one = participant(north)
    client = client_for("alfa", Role.COACH)
    text = client.get("/").content.decode()
    assert one.full_name in text
    assert "Hinder för SCB" not in text
    assert client.get(reverse("youths")).context["page"].ids == (one.public_id,)
    assert client.get(reverse("youth", args=[one.public_id])).status_code == 200


def test_participants__are_refused_to_coaches(alfa, client_for) -> None:
    assert client_for("alfa", Role.COACH).get(reverse("participants")).status_code == 403
