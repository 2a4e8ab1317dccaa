from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaa.core import clock, locking
from tenant_apps.accounts.enums import Role
from tenant_apps.support.forms import values_of
from tenant_apps.support.models import Intervention
from tenant_apps.support.services import InterventionFacts, edit_intervention, end_intervention, start_intervention
from tests.tenant.register.pages.people import registered

TODAY = clock.today()
BEGAN = TODAY - timedelta(days=40)


def begun(**changed: object) -> Intervention:
    facts = InterventionFacts(**({"type": "motivation", "started_on": BEGAN} | changed))
    return start_intervention(youth=registered(days_ago=60), facts=facts, actor=None, today=TODAY)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"started_on": TODAY + timedelta(days=1)}, "started_on"),
        ({"ended_on": BEGAN - timedelta(days=1)}, "ended_on"),
        ({"ended_on": TODAY + timedelta(days=1)}, "ended_on"),
        ({"end_reason": "completed"}, "ended_on"),
        ({"type": "no such code"}, "type"),
        ({"type": ""}, "type"),
    ],
    ids=[
        "begins in the future",
        "ends before it began",
        "ends in the future",
        "reason without an end",
        "unknown code",
        "no type",
    ],
)
def test_start_intervention__refuses(alfa, changed, field) -> None:
    with pytest.raises(ValidationError) as wrong:
        begun(**changed)
    assert list(wrong.value.message_dict) == [field]
    assert not Intervention.objects.exists()


def test_end_intervention__without_a_reason_is_storable(alfa) -> None:
    """R3 reports its want: no constraint forbids what a rule reports."""
    one = end_intervention(
        intervention=begun(), version=1, ended_on=TODAY, end_reason="", occupation_after="", actor=None, today=TODAY
    )
    assert (one.ended_on, one.end_reason, one.version) == (TODAY, "", 2)


@pytest.mark.req("K2-3.12")
def test_end_intervention__stores_codes_with_their_versions(alfa) -> None:
    one = end_intervention(
        intervention=begun(),
        version=1,
        ended_on=TODAY,
        end_reason="began_work",
        occupation_after="work",
        actor=None,
        today=TODAY,
    )
    one.refresh_from_db()
    assert (one.end_reason, one.occupation_after) == ("began_work", "work")
    assert one.end_reason_version
    assert one.occupation_after_version


def test_edit_intervention__a_retired_type_stays_in_its_own_row(alfa) -> None:
    one = begun()
    Intervention.objects.filter(pk=one.pk).update(type="introductory_programme", started_on=BEGAN)
    one.refresh_from_db()
    facts = InterventionFacts(type="introductory_programme", started_on=BEGAN, place="Biblioteket")
    assert edit_intervention(intervention=one, version=1, facts=facts, actor=None, today=TODAY).place == "Biblioteket"
    with pytest.raises(ValidationError):
        begun(type="introductory_programme")


@pytest.mark.req("REL-09")
def test_edit_intervention__the_second_saver_is_told(alfa) -> None:
    one = begun()
    facts = InterventionFacts(type="motivation", started_on=BEGAN, place="Första")
    edit_intervention(intervention=Intervention.objects.get(), version=1, facts=facts, actor=None, today=TODAY)
    with pytest.raises(locking.Conflict):
        edit_intervention(intervention=one, version=1, facts=facts, actor=None, today=TODAY)


def test_intervention_add__saves(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    answer = client.post(
        reverse("intervention-add", args=[youth.public_id]),
        {"type": "guidance", "started_on": TODAY.isoformat(), "partner": "Vägledningscentrum"},
    )
    assert answer.headers["Location"] == reverse("youth", args=[youth.public_id])
    in_schema("k9901")
    one = Intervention.objects.get()
    assert (one.type, one.user, one.partner) == ("guidance", client.user, "Vägledningscentrum")


@pytest.mark.req("REL-09", "K2-3.33")
def test_intervention_edit__conflict_shows_both_and_takes_the_saved_value(alfa, client_for, in_schema) -> None:
    one = begun()
    url = reverse("intervention-edit", args=[one.public_id])
    start = {**values_of(one), "version": 1}
    anna, bo = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    assert anna.post(url, {**start, "ended_on": TODAY.isoformat(), "end_reason": "completed"}).status_code == 302
    clash = bo.post(url, {**start, "place": "Biblioteket"})
    assert clash.context["conflict"]
    assert "Fullföljd" in clash.content.decode()
    assert "Biblioteket" in clash.content.decode()
    keep = {"keep_ended_on": "saved", "keep_end_reason": "saved", "keep_place": "yours"}
    assert bo.post(url, {**start, "version": 2, "place": "Biblioteket", **keep}).status_code == 302
    in_schema("k9901")
    saved = Intervention.objects.get()
    assert (saved.ended_on, saved.end_reason, saved.place) == (TODAY, "completed", "Biblioteket")


def test_intervention_edit__ends_from_the_page(alfa, client_for, in_schema) -> None:
    one = begun()
    client = client_for("alfa", Role.COACH)
    url = reverse("intervention-edit", args=[one.public_id])
    assert client.get(url).status_code == 200
    wrong = client.post(
        url, {**values_of(one), "version": 1, "ended_on": (BEGAN - timedelta(days=3)).isoformat(), "place": "Kvar"}
    )
    assert wrong.status_code == 200
    assert 'value="Kvar"' in wrong.content.decode()
    assert client.post(url, {**values_of(one), "version": 1, "ended_on": TODAY.isoformat()}).status_code == 302
    in_schema("k9901")
    assert Intervention.objects.get().ended_on == TODAY
