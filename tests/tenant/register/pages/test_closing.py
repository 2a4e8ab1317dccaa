"""Closing a registration asks what is missing, on one page and saved in one go, and offers the letter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.register.models import OccupationFact, Registration, Youth
from tenant_apps.reminders.services.reminders import add_reminder
from tenant_apps.support.models import (
    ActionPlan,
    CoordinatedPlan,
    Intervention,
    InterventionFollowUp,
    Offer,
)
from tenant_apps.support.services.coordinated import CoordinatedFacts, call_plan
from tenant_apps.support.services.interventions import InterventionFacts, start_intervention
from tenant_apps.support.services.measures import plan_follow_up
from tenant_apps.support.services.offers import OfferFacts, make_offer
from tenant_apps.support.services.plans import PlanFacts, Step, make_plan
from tests.factories import register as make
from tests.tenant.register.pages.people import registered, years_ago
from tests.tenant.register.pages.test_by_hand import closing, errors_of

TODAY = clock.today()
WEEK_AGO = TODAY - timedelta(days=7)


def url_of(youth: Youth, name: str = "registration-close") -> str:
    """Asked of the register once: after a request another schema is set."""
    if not hasattr(youth, "registered_as"):
        youth.registered_as = youth.registrations.get().public_id  # type: ignore[attr-defined]
    return reverse(name, args=[youth.registered_as])  # type: ignore[attr-defined]


def with_all_open() -> tuple[Youth, Intervention, Offer, CoordinatedPlan]:
    """A plan, an offer, a coordinated plan, a measure with a follow-up, a reminder: nothing ended."""
    youth = registered(days_ago=60)
    make_plan(
        youth=youth,
        facts=PlanFacts("Läsa", "", TODAY + timedelta(days=30), [Step("youth", "Söka")]),
        actor=None,
        today=TODAY,
    )
    offer = make_offer(youth=youth, facts=OfferFacts(type="motivation", offered_on=WEEK_AGO), actor=None, today=TODAY)
    facts = CoordinatedFacts(
        parties=["employment_service"], initiator="employment_service", consent_on=WEEK_AGO, called_on=WEEK_AGO
    )
    sip = call_plan(youth=youth, facts=facts, actor=None, today=TODAY)
    measure = start_intervention(youth=youth, facts=InterventionFacts("guidance", WEEK_AGO), actor=None, today=TODAY)
    plan_follow_up(intervention=measure, due_on=TODAY + timedelta(days=9), actor=None, today=TODAY)
    add_reminder(youth=youth, text="Ring henne", due_on=TODAY + timedelta(days=3), actor=None, now=clock.now())
    return youth, measure, offer, sip


@pytest.mark.req("K4-5.8")
def test_close__saves_all_that_was_filled_in_with_it(alfa, client_for, in_schema) -> None:
    youth, measure, offer, sip = with_all_open()
    client = client_for("alfa", Role.COORDINATOR)
    page = client.get(url_of(youth)).content.decode()
    for name in (
        "after-code",
        "open-plan",
        f"open-offer_{offer.pk}",
        f"open-sip_{sip.pk}",
        "open-follow_ups",
        "reminders-dismiss",
    ):
        assert f'name="{name}"' in page, name
    told = {
        "end_measures": "on", "occupation_after": "work", "after-code": "national_programme", "after-as_of": TODAY.isoformat(),
        "after-informant": "youth", "open-plan": "studies", f"open-offer_{offer.pk}": "declined", f"open-sip_{sip.pk}": "on",
        "open-follow_ups": "on", "reminders-dismiss": "on",
    }  # fmt: skip
    answer = client.post(url_of(youth), closing(**told))
    assert answer.headers["Location"] == reverse("youth", args=[youth.public_id])  # nothing is missing
    in_schema("k9901")
    assert Registration.objects.get().deregistered_on == TODAY
    assert OccupationFact.objects.get().code == "national_programme"
    plan = ActionPlan.objects.get()
    assert (plan.ended_on, plan.end_reason) == (TODAY, "studies")
    assert Offer.objects.get().response == "declined"
    assert CoordinatedPlan.objects.get().ended_on == TODAY
    measure.refresh_from_db()
    assert (measure.ended_on, measure.end_reason, measure.occupation_after) == (TODAY, "began_studies", "work")
    assert not InterventionFollowUp.objects.exists()
    assert [one.state for one in youth.reminders.filter(kind="by_hand")] == ["dismissed"]


@pytest.mark.req("K4-5.8")
def test_close__of_what_nobody_filled_in_nothing_is_changed_and_all_is_listed(alfa, client_for, in_schema) -> None:
    youth, measure, offer, sip = with_all_open()
    client = client_for("alfa", Role.COORDINATOR)
    answer = client.post(url_of(youth), closing(**{"after-as_of": TODAY.isoformat()}))
    assert answer.headers["Location"] == url_of(youth, "registration-closed")
    page = client.get(url_of(youth, "registration-closed")).content.decode()
    in_schema("k9901")
    assert Registration.objects.get().deregistered_on == TODAY
    assert not OccupationFact.objects.exists()
    for name, row in (
        ("plan-end", ActionPlan.objects.get()),
        ("offer-edit", offer),
        ("coordinated-edit", sip),
        ("intervention-edit", measure),
    ):
        assert reverse(name, args=[row.public_id]) in page, name
    assert reverse("occupation-add", args=[youth.public_id]) in page
    assert InterventionFollowUp.objects.count() == 1
    assert [one.state for one in youth.reminders.filter(kind="by_hand")] == ["open"]


@pytest.mark.req("K4-5.8")
def test_close__asks_for_what_a_red_rule_wants_and_waits_for_it(alfa, client_for, in_schema) -> None:
    youth = registered(days_ago=60)
    one = Intervention.objects.create(
        youth=youth, type="internship", type_version=1, started_on=TODAY - timedelta(days=20), ended_on=WEEK_AGO
    )
    client = client_for("alfa", Role.COORDINATOR)
    refused = client.post(url_of(youth), closing())
    assert not errors_of(refused)
    assert set(refused.context["part_forms"][1].errors) == {f"reason_{one.pk}", f"after_{one.pk}"}
    in_schema("k9901")
    assert Registration.objects.get().deregistered_on is None
    told = {f"measures-reason_{one.pk}": "completed", f"measures-after_{one.pk}": "unknown"}
    assert client.post(url_of(youth), closing(**told)).status_code == 302
    in_schema("k9901")
    one.refresh_from_db()
    assert (one.end_reason, one.occupation_after) == ("completed", "unknown")


@pytest.mark.parametrize("left_out", ["measure_end_reason", "occupation_after"], ids=["R3", "R4"])
def test_close__a_measure_does_not_end_here_without_what_the_report_wants(
    alfa, client_for, in_schema, left_out
) -> None:
    youth = registered()
    start_intervention(youth=youth, facts=InterventionFacts("guidance", WEEK_AGO), actor=None, today=TODAY)
    told = {
        "end_reason": "exam",
        "end_measures": "on",
        "measure_end_reason": "completed",
        "occupation_after": "work",
        left_out: "",
    }
    answer = client_for("alfa", Role.COORDINATOR).post(url_of(youth), closing(**told))
    assert errors_of(answer) == {left_out}
    in_schema("k9901")
    assert Registration.objects.get().deregistered_on is None


def test_close__what_a_part_refuses_undoes_it_all_and_stands_at_its_field(alfa, client_for, in_schema) -> None:
    youth = registered()
    told = {"after-code": "work", "after-as_of": (TODAY + timedelta(days=1)).isoformat(), "after-informant": "youth"}
    answer = client_for("alfa", Role.COORDINATOR).post(url_of(youth), closing(**told))
    assert not errors_of(answer)
    assert set(answer.context["part_forms"][0].errors) == {"as_of"}
    assert 'name="after-as_of" value="' in answer.content.decode()
    in_schema("k9901")
    assert Registration.objects.get().deregistered_on is None


def almost_20(**fields: object) -> Youth:
    birth = date(TODAY.year - 20, TODAY.month, min(TODAY.day, 28)) + timedelta(days=20)
    youth = make.youth(birth, **fields)
    make.registration(youth, TODAY - timedelta(days=90))
    return youth


@pytest.mark.req("K4-5.8")
def test_closed__offers_the_letter_at_20_to_whom_it_may_be_sent(alfa, client_for, in_schema) -> None:
    ensure_starters()
    client = client_for("alfa", Role.COORDINATOR)
    youth = almost_20()
    client.post(url_of(youth), closing(end_reason="exam"))
    page = client.get(url_of(youth, "registration-closed")).content.decode()
    link = f"{reverse('letter-write', args=[youth.public_id])}?mall="
    assert link in page
    write = client.get(page[page.index(link) :].split('"')[0])
    assert " selected" in write.content.decode()
    in_schema("k9901")


@pytest.mark.req("K4-5.8")
@pytest.mark.parametrize("reason", ["died", "moved"])
def test_closed__offers_no_letter_to_who_may_not_have_one(alfa, client_for, reason) -> None:
    ensure_starters()
    client, youth = client_for("alfa", Role.COORDINATOR), almost_20()
    answer = client.post(url_of(youth), closing(end_reason=reason))
    assert answer.status_code == 302
    page = client.get(url_of(youth, "registration-closed")).content.decode()
    assert reverse("letter-write", args=[youth.public_id]) not in page


def test_closed__offers_no_letter_to_who_is_placed_in_school(alfa, client_for) -> None:
    ensure_starters()
    client, youth = client_for("alfa", Role.COORDINATOR), almost_20()
    make.placement(youth, WEEK_AGO)
    client.post(url_of(youth), closing(end_reason="exam"))
    page = client.get(url_of(youth, "registration-closed")).content.decode()
    assert "?mall=" not in page


def test_closed__offers_nothing_to_the_protected_the_deceased_and_the_young(alfa, client_for) -> None:
    ensure_starters()
    handler = client_for("alfa", Role.COORDINATOR, Role.PROTECTED_HANDLER)
    people = [almost_20(protected=True), almost_20(deceased_on=WEEK_AGO), registered()]
    addresses = [(url_of(one), url_of(one, "registration-closed")) for one in people]
    for close, closed in addresses:
        handler.post(close, closing(end_reason="exam"))
        page = handler.get(closed)
        assert page.status_code == 200
        assert "?mall=" not in page.content.decode()


def test_closed__of_one_that_is_open_leads_to_the_form(alfa, client_for) -> None:
    youth = registered()
    answer = client_for("alfa", Role.COORDINATOR).get(url_of(youth, "registration-closed"))
    assert answer.headers["Location"] == url_of(youth)


def test_close__of_the_deceased_asks_for_no_occupation_afterwards(alfa, client_for) -> None:
    youth = make.youth(years_ago(17))
    make.registration(youth, TODAY - timedelta(days=90))
    answer = client_for("alfa", Role.COORDINATOR).post(url_of(youth), closing(end_reason="died"))
    assert answer.headers["Location"] == reverse("youth", args=[youth.public_id])
