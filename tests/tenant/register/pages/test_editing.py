from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaa.core import clock, locking
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.register import editing
from tenant_apps.register.forms import RegistrationForm
from tenant_apps.register.models import ContactDetail, Guardian, OccupationFact, Registration, Youth
from tenant_apps.sources.models import Source, SourceRecord
from tenant_apps.support.models import Participation, Programme
from tests.factories import register as make
from tests.tenant.register.pages.people import registered

TODAY = clock.today()


@pytest.mark.req("REL-09")
def test_save__a_row_that_changed_under_the_reader_is_a_conflict(alfa) -> None:
    youth = registered()
    Youth.objects.filter(pk=youth.pk).update(version=2, label=Label.objects.create(name="Hennes"))
    with pytest.raises(locking.Conflict) as clash:  # the reader's own copy still says version 1
        locking.save(youth, version=1, changes={"label": Label.objects.create(name="Min")})
    assert clash.value.saved.version == 2
    assert clash.value.saved.label.name == "Hennes"
    assert Youth.objects.get().label.name == "Hennes"


@pytest.mark.req("REL-09")
def test_label_set__of_two_who_take_the_same_youth_the_second_is_told(alfa, client_for, in_schema) -> None:
    youth = registered()
    anna_label, bo_label = Label.objects.create(name="Anna"), Label.objects.create(name="Bo")
    anna, bo = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    url = reverse("label-set", args=[youth.public_id])
    assert anna.post(url, {"version": 1, "label": str(anna_label.public_id)}).status_code == 302
    clash = bo.post(url, {"version": 1, "label": str(bo_label.public_id)})
    assert clash.context["conflict"]
    row = clash.context["conflict"].differing[0]
    assert (row.yours, row.theirs) == ("Bo", "Anna")
    assert clash.context["conflict"].changed_by == anna.user.name
    in_schema("k9901")
    assert Youth.objects.get().label == anna_label
    assert bo.post(url, {"version": 2, "label": str(bo_label.public_id), "keep_label": "yours"}).status_code == 302
    in_schema("k9901")
    assert Youth.objects.get().label == bo_label


@pytest.mark.req("REL-09")
def test_registration_edit__conflict_keeps_what_was_written(alfa, client_for, in_schema) -> None:
    one = registered().registrations.get()
    url = reverse("registration-edit", args=[one.public_id])
    start = {**RegistrationForm.values_of(one), "version": 1}
    anna, bo = client_for("alfa", Role.COACH), client_for("alfa", Role.COORDINATOR)
    assert anna.get(url).status_code == 200
    assert anna.post(url, {**start, "latest_studies": "study_certificate"}).status_code == 302
    clash = bo.post(url, {**start, "latest_studies": "not_begun", "source_note": "Skolan ringde"})
    assert clash.context["conflict"]
    assert "Skolan ringde" in clash.content.decode()
    assert "Studiebevis" in clash.content.decode()
    in_schema("k9901")
    saved = Registration.objects.get()
    assert (saved.latest_studies, saved.source_note) == ("study_certificate", "")


def test_registration_edit__never_moves_covered_from_beyond_the_registration(alfa) -> None:
    one = registered().registrations.get()
    with pytest.raises(ValidationError) as wrong:
        editing.edit_registration(
            registration=one, version=1, latest_studies="not_begun", covered_from=one.registered_on + timedelta(days=1), source_note="", actor=None,
            today=TODAY,
        )  # fmt: skip
    assert list(wrong.value.message_dict) == ["covered_from"]


def test_occupation_add__saves_a_fact_with_its_informant(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    url = reverse("occupation-add", args=[youth.public_id])
    day = (TODAY - timedelta(days=4)).isoformat()
    data = {"code": "work", "as_of": day, "informant": "school", "known_on": TODAY.isoformat()}
    assert client.post(url, data).status_code == 302
    in_schema("k9901")
    fact = OccupationFact.objects.get()
    assert (fact.code, fact.informant, fact.as_of.isoformat(), fact.recorded_by) == ("work", "school", day, client.user)
    wrong = client.post(url, {**data, "as_of": (TODAY + timedelta(days=4)).isoformat()})
    assert wrong.context["form"].errors["as_of"]
    assert '<option value="work" selected>' in wrong.content.decode()


@pytest.mark.parametrize(
    ("kind", "value", "stored"),
    [
        ("phone", "070-174 06 35", "0701740635"),
        ("phone", "+46 70 174 06 35", "0701740635"),
        ("phone", "0046 70-174 06 35", "0701740635"),
        ("email", " Alva@Example.test ", "alva@example.test"),
        ("address", "Storgatan  4", "Storgatan 4"),
    ],
)
def test_add_detail__is_stored_in_one_form(alfa, kind, value, stored) -> None:
    youth = registered()
    made = editing.add_detail(youth=youth, detail=editing.NewDetail(kind=kind, value=value), actor=None, today=TODAY)
    assert made.value == stored
    again = editing.add_detail(youth=youth, detail=editing.NewDetail(kind=kind, value=value), actor=None, today=TODAY)
    assert again.pk == made.pk


@pytest.mark.parametrize(
    ("kind", "value"), [("phone", "ring mig"), ("phone", "123"), ("phone", "7"), ("email", "alva"), ("address", " ")]
)
def test_add_detail__refuses_what_is_none(alfa, kind, value) -> None:
    with pytest.raises(ValidationError):
        editing.add_detail(
            youth=registered(), detail=editing.NewDetail(kind=kind, value=value), actor=None, today=TODAY
        )


def test_detail_failed__is_marked_and_taken_back(alfa, client_for, in_schema) -> None:
    youth = registered()
    detail, guardian = make.detail(youth), make.guardian(youth)
    client = client_for("alfa", Role.COACH)
    for one in (detail, guardian):
        assert client.post(reverse("detail-failed", args=[one.public_id])).status_code == 302
    in_schema("k9901")
    assert ContactDetail.objects.get().failed_on == TODAY
    assert Guardian.objects.get().phone_failed_on == TODAY
    assert client.get(reverse("detail-failed", args=[detail.public_id])).status_code == 405
    assert client.post(reverse("detail-failed", args=[detail.public_id]), {"works": "1"}).status_code == 302
    in_schema("k9901")
    assert ContactDetail.objects.get().failed_on is None


@pytest.mark.req("K4-1.3c")
@pytest.mark.parametrize(
    ("kind", "value"),
    [("phone", "070-000 00 02"), ("email", "kim@example.test"), ("address", "Nygatan 2, 852 30 Sundsvall")],
)
def test_guardians_detail__that_failed_is_shown_and_taken_back(
    alfa, client_for, in_schema, kind: str, value: str
) -> None:
    youth = registered(age=16)
    one = make.guardian(youth, email="kim@example.test", street="Nygatan 2", postcode="85230", city="Sundsvall")
    client, address = client_for("alfa", Role.COACH), reverse("detail-failed", args=[one.public_id])
    page = reverse("youth", args=[youth.public_id])

    def badges() -> list[bool]:
        rows = re.findall(r"<li>.*?</li>", client.get(page).content.decode(), re.DOTALL)
        return ["fungerar inte</span>" in row for row in rows if value in row]

    assert badges() == [False]
    client.post(address, {"kind": kind})
    assert badges() == [True]
    client.post(address, {"kind": kind, "works": "1"})
    assert badges() == [False]
    assert client.post(address, {"kind": "social_media"}).status_code == 404


def test_registration_edit__when_the_duty_arose_is_not_for_coaches(alfa, client_for, in_schema) -> None:
    one = registered().registrations.get()
    url = reverse("registration-edit", args=[one.public_id])
    earlier = (one.registered_on - timedelta(days=5)).isoformat()
    data = {**RegistrationForm.values_of(one), "version": 1, "covered_from": earlier}
    assert client_for("alfa", Role.COACH).post(url, data).status_code == 302
    in_schema("k9901")
    assert Registration.objects.get().covered_from == one.covered_from
    assert client_for("alfa", Role.COORDINATOR).post(url, {**data, "version": 2}).status_code == 302
    in_schema("k9901")
    assert Registration.objects.get().covered_from.isoformat() == earlier


def test_youth__guardians_are_not_shown_after_the_18th_birthday(alfa, client_for) -> None:
    child, grown = registered(age=17), registered(age=18, days=1)
    make.guardian(child, name="Vårdnad Ett")
    make.guardian(grown, name="Vårdnad Två")
    client = client_for("alfa", Role.COACH)
    assert "Vårdnad Ett" in client.get(reverse("youth", args=[child.public_id])).content.decode()
    assert "Vårdnad Två" not in client.get(reverse("youth", args=[grown.public_id])).content.decode()


def test_youth__timeline_tells_what_sources_said_and_participations(alfa, client_for) -> None:
    youth = registered()
    source = Source.objects.create(slug="extens", name="Extens", kind="extens")
    SourceRecord.objects.create(
        youth=youth, source=source, content_hash="0" * 32, first_seen_on=TODAY - timedelta(days=9), changed_on=TODAY
    )
    programme = Programme.objects.create(name="Vägen vidare")
    Participation.objects.create(youth=youth, programme=programme, sex_at_entry="female", started_on=TODAY)
    text = client_for("alfa", Role.READER).get(reverse("youth", args=[youth.public_id])).content.decode()
    assert "Först nämnd i Extens" in text
    assert "Ändrad i Extens" in text
    assert "Deltar i Vägen vidare" in text


def test_youth__timeline_shows_one_kind_at_a_time(alfa, client_for) -> None:
    youth = registered()
    make.occupation(youth, TODAY, code="work")
    client = client_for("alfa", Role.COACH)
    url = reverse("youth", args=[youth.public_id])
    assert {one.kind for one in client.get(url).context["entries"]} == {"sysselsattning", "registreringar"}
    only = client.get(url, {"visa": "registreringar"})
    assert {one.kind for one in only.context["entries"]} == {"registreringar"}
    assert len(client.get(url, {"visa": "trams"}).context["entries"]) == 2
