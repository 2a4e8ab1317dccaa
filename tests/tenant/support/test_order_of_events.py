"""What was written first limits what can be written after it: dates and states that contradict each other are refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from kaa.core import clock
from tenant_apps.support.models import Intervention, Offer
from tenant_apps.support.services.interventions import end_intervention
from tenant_apps.support.services.measures import AgreementFacts, hold_follow_up, write_agreement, write_week
from tenant_apps.support.services.offers import OfferFacts, edit_offer, make_offer
from tenant_apps.support.services.participations import begin_participation, edit_participation
from tenant_apps.support.services.plans import end_plan, follow_up_plan
from tests.tenant.register.pages.people import registered
from tests.tenant.support.test_measures import practice
from tests.tenant.support.test_participations import ParticipationFacts, project
from tests.tenant.support.test_plans import made

TODAY = clock.today()
NOW: dict[str, object] = {"actor": None, "today": TODAY}


def attendance_after_the_end() -> None:
    one = practice()
    agreement = write_agreement(intervention=one, version=0, facts=AgreementFacts("Bageriet", 5), **NOW)
    one = Intervention.objects.get()
    ended = TODAY - timedelta(days=14)
    end_intervention(intervention=one, version=one.version, ended_on=ended, end_reason="", occupation_after="", **NOW)
    agreement.refresh_from_db()
    write_week(agreement=agreement, day=ended, planned=5, present=5, **NOW)
    write_week(agreement=agreement, day=ended + timedelta(days=7), planned=5, present=5, **NOW)


def a_second_follow_up_of_a_measure_the_same_day() -> None:
    one = practice()
    for _each in range(2):
        hold_follow_up(intervention=one, held_on=TODAY, note="", next_on=TODAY + timedelta(days=90), **NOW)


def a_plan_that_ends_before_it_was_followed_up() -> None:
    plan = made(today=TODAY - timedelta(days=20))
    follow_up_plan(
        plan=plan,
        version=plan.version,
        held_on=TODAY,
        next_on=TODAY + timedelta(days=9),
        note="",
        with_youth=True,
        **NOW,
    )
    plan.refresh_from_db()
    end_plan(plan=plan, version=plan.version, ended_on=TODAY - timedelta(days=1), end_reason="work", note="", **NOW)


def another_offer_when_its_measure_has_begun() -> None:
    told = {"offered_on": TODAY, "response": "accepted", "answered_on": TODAY}
    make_offer(youth=registered(), facts=OfferFacts(type="guidance", begins_on=TODAY, **told), **NOW)
    offer = Offer.objects.get()
    edit_offer(offer=offer, version=offer.version, facts=OfferFacts(type="motivation", **told), **NOW)


def a_participation_moved_to_a_programme_that_is_closed() -> None:
    one = begin_participation(youth=registered(), facts=ParticipationFacts(project(), TODAY), **NOW)
    closed = project("Stängt")
    closed.archived_at = clock.now()
    closed.save()
    edit_participation(participation=one, version=one.version, facts=ParticipationFacts(closed, TODAY), **NOW)


@pytest.mark.req("K4-5.3", "K4-5.4", "K4-5.5", "K4-5.7b")
@pytest.mark.parametrize(
    ("write", "field"),
    [(attendance_after_the_end, "day"), (a_second_follow_up_of_a_measure_the_same_day, "held_on"),
     (a_plan_that_ends_before_it_was_followed_up, "ended_on"), (another_offer_when_its_measure_has_begun, "type"),
     (a_participation_moved_to_a_programme_that_is_closed, "programme")],
    ids=lambda one: getattr(one, "__name__", one),
)  # fmt: skip
def test_service__refuses(alfa, write: Callable[[], None], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        write()
    assert set(refused.value.message_dict) == {field}
