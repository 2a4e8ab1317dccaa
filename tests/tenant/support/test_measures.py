"""Follow-ups of measures as agreed, and practice: the agreement, the insurance, the attendance."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from kaa.core import clock, locking
from tenant_apps.accounts.enums import Role
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.support.models import Intervention, InterventionFollowUp, PracticeAgreement, PracticeWeek
from tenant_apps.support.services.interventions import InterventionFacts, end_intervention, start_intervention
from tenant_apps.support.services.measures import (
    AgreementFacts,
    hold_follow_up,
    plan_follow_up,
    write_agreement,
    write_week,
)
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered

TODAY = clock.today()
BEGAN = TODAY - timedelta(days=30)
SOON = TODAY + timedelta(days=30)


def practice() -> Intervention:
    facts = InterventionFacts(
        type="internship", started_on=BEGAN, partner="Bageriet", contact_name="Kim", contact_phone="060-1"
    )
    return start_intervention(youth=registered(days_ago=60), facts=facts, actor=None, today=TODAY)


@pytest.mark.req("K4-5.7")
def test_follow_up__one_is_due_and_the_next_follows_when_it_is_held(alfa) -> None:
    one = practice()
    plan_follow_up(intervention=one, due_on=TODAY, actor=None, today=TODAY)
    plan_follow_up(intervention=one, due_on=TODAY + timedelta(days=3), actor=None, today=TODAY)
    assert [each.due_on for each in one.follow_ups.all()] == [TODAY + timedelta(days=3)]
    hold_follow_up(intervention=one, held_on=TODAY, note="Trivs", next_on=SOON, actor=None, today=TODAY)
    assert [(each.due_on, each.held_on) for each in one.follow_ups.all()] == [
        (SOON, None),
        (TODAY + timedelta(days=3), TODAY),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        InterventionFollowUp.objects.create(intervention=one, due_on=SOON)
    for wrong in ({"held_on": TODAY + timedelta(days=1)}, {"held_on": BEGAN - timedelta(days=1)}, {"next_on": TODAY}):
        with pytest.raises(ValidationError), transaction.atomic():
            hold_follow_up(
                **{
                    "intervention": one,
                    "held_on": TODAY,
                    "note": "",
                    "next_on": None,
                    "actor": None,
                    "today": TODAY,
                    **wrong,
                }
            )


def test_follow_up__none_is_planned_after_the_end(alfa) -> None:
    one = practice()
    end_intervention(
        intervention=one, version=1, ended_on=TODAY, end_reason="", occupation_after="", actor=None, today=TODAY
    )
    with pytest.raises(ValidationError):
        plan_follow_up(intervention=one, due_on=SOON, actor=None, today=TODAY)


@pytest.mark.req("K4-5.7")
def test_agreement__insures_when_signed_and_checked_and_tells_who_checked(alfa) -> None:
    one, coach = practice(), make_user(Role.COACH)
    made = write_agreement(
        intervention=one, version=0, facts=AgreementFacts("Bageriet", 4, signed_on=TODAY), actor=None, today=TODAY
    )
    assert not made.is_insured
    one.refresh_from_db()
    assert one.place == "Bageriet"
    checked = AgreementFacts("Bageriet", 4, signed_on=TODAY, insurance_checked_on=TODAY)
    write_agreement(intervention=one, version=1, facts=checked, actor=coach, today=TODAY)
    made = PracticeAgreement.objects.get()
    assert made.is_insured
    assert made.insurance_checked_by == coach
    with pytest.raises(locking.Conflict):
        write_agreement(intervention=one, version=1, facts=checked, actor=coach, today=TODAY)


def test_attendance__by_week_is_mended_by_writing_it_again(alfa) -> None:
    one = practice()
    made = write_agreement(intervention=one, version=0, facts=AgreementFacts("Bageriet", 5), actor=None, today=TODAY)
    write_week(agreement=made, day=TODAY, planned=5, present=4, actor=None, today=TODAY)
    write_week(
        agreement=made, day=TODAY - timedelta(days=TODAY.weekday()), planned=5, present=3, actor=None, today=TODAY
    )
    assert [(each.planned, each.present) for each in made.weeks.all()] == [(5, 3)]
    for wrong in ({"day": TODAY + timedelta(days=8)}, {"present": 6}, {"day": BEGAN - timedelta(days=14)}):
        with pytest.raises(ValidationError):
            write_week(
                **{"agreement": made, "day": TODAY, "planned": 5, "present": 1, "actor": None, "today": TODAY, **wrong}
            )
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeWeek.objects.create(
            agreement=made, monday=TODAY - timedelta(days=TODAY.weekday()) + timedelta(days=1), planned=1, present=1
        )


@pytest.mark.req("K4-5.7")
def test_pages__from_the_youth_to_the_attendance(alfa, client_for, in_schema) -> None:
    one = practice()
    client = client_for("alfa", Role.COACH)
    args = [one.public_id]
    assert client.get(reverse("practice-week", args=args)).status_code == 404  # no agreement yet
    assert client.post(reverse("measure-next", args=args), {"due_on": SOON.isoformat()}).status_code == 302
    written = {"version": "0", "place": "Bageriet", "days_a_week": "5", "signed_on": TODAY.isoformat()}
    assert client.post(reverse("practice-agreement", args=args), written).status_code == 302
    assert client.get(reverse("practice-agreement", args=args)).status_code == 200
    week = {"day": TODAY.isoformat(), "planned": "5", "present": "4"}
    assert client.post(reverse("practice-week", args=args), week).status_code == 302
    assert (
        client.post(reverse("measure-held", args=args), {"held_on": TODAY.isoformat(), "note": "Trivs bra"}).status_code
        == 302
    )
    page = client.get(reverse("measure", args=args)).content.decode()
    for text in ("Trivs bra", "Kim", "060-1", "Bageriet"):
        assert text in page
    in_schema("k9901")
    shown = client.get(reverse("youth", args=[one.youth.public_id])).content.decode()
    assert reverse("measure", args=args) in shown
    assert "Trivs bra" in shown


def test_erase__leaves_no_trace(alfa) -> None:
    one = practice()
    hold_follow_up(intervention=one, held_on=TODAY, note="x", next_on=None, actor=None, today=TODAY)
    made = write_agreement(intervention=one, version=0, facts=AgreementFacts("Bageriet", 5), actor=None, today=TODAY)
    write_week(agreement=made, day=TODAY, planned=5, present=4, actor=None, today=TODAY)
    handler = make_user(Role.PROTECTED_HANDLER, Role.COACH)
    protect_by_hand(youth=one.youth, note="Beslut", actor=handler, now=clock.now())
    erase(youth=one.youth, actor=handler, now=clock.now())
    for model in (InterventionFollowUp, PracticeAgreement, PracticeWeek):
        assert not model.objects.exists()
        assert not model.pgh_event_model.objects.exists()


def test_follow_up__is_at_most_a_year_away(alfa) -> None:
    one, late = practice(), TODAY + timedelta(days=367)
    with pytest.raises(ValidationError) as planned:
        plan_follow_up(intervention=one, due_on=late, actor=None, today=TODAY)
    assert list(planned.value.message_dict) == ["due_on"]
    with pytest.raises(ValidationError) as held:
        hold_follow_up(intervention=one, held_on=TODAY, note="", next_on=late, actor=None, today=TODAY)
    assert list(held.value.message_dict) == ["next_on"]
    assert not one.follow_ups.exists()


def test_agreement__before_the_birth_is_no_day(alfa) -> None:
    one = practice()
    before = one.youth.birth_date - timedelta(days=1)
    with pytest.raises(ValidationError) as stopped:
        write_agreement(
            intervention=one, version=0, facts=AgreementFacts("Bageriet", 4, signed_on=before), actor=None, today=TODAY
        )
    assert list(stopped.value.message_dict) == ["signed_on"]


def test_page__shows_telephones_as_people_write_them(alfa, client_for) -> None:
    facts = InterventionFacts(
        type="internship", started_on=BEGAN, partner="Bageriet", contact_name="Kim", contact_phone="0701740635"
    )
    one = start_intervention(youth=registered(days_ago=60), facts=facts, actor=None, today=TODAY)
    told = AgreementFacts("Bageriet", 4, supervisor="Sam", supervisor_phone="växeln")
    write_agreement(intervention=one, version=0, facts=told, actor=None, today=TODAY)
    text = client_for("alfa", Role.COACH).get(reverse("measure", args=[one.public_id])).content.decode()
    assert "070-174 06 35" in text
    assert "växeln" in text
