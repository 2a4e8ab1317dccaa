"""Scenario 8 from its first line to its last: the half year's guarantee, and a home visit with its notice, its list, its outcome and what follows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaa.core import clock
from kaa.core.halfyears import HalfYear
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.ladder.guarantee import guarantee
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.outreach.models import Contact
from tenant_apps.outreach.services import ContactFacts, log_contact
from tenant_apps.register.models import OccupationFact, Youth
from tenant_apps.visits import selectors
from tenant_apps.visits.enums import ConcernPolicy, DayState
from tenant_apps.visits.models import HomeVisit, VisitSettings
from tenant_apps.visits.services import notices, planning, recording
from tenant_apps.visits.services.concerns import ConcernFacts, record_concern
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories import visits as visiting
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered
from tests.tenant.visits.test_recording import entry

ANSWERED = date(2026, 10, 20)
TODAY = clock.today()


@pytest.mark.req("SCN-8", "K4-1.4")
def test_scenario_8__the_half_years_guarantee_and_home_visits(alfa: Any, client_for: Any, in_schema: Any) -> None:
    _a_mother_answers()
    youth, visit, coach = _a_notice_in_time()
    _nobody_is_met(youth, visit, coach)
    _the_concern_is_a_duty_and_comes_again(youth, client_for, in_schema)


def _counts(day: date) -> dict[str, int]:
    return dict(guarantee(user(Role.COACH), mine=False, today=day).counts)


def _a_mother_answers() -> None:
    """2026-10-20: "arbetar, inte intresserad": H2 met with source guardian, reminder 2027-01-20, H1 opens 2027-01-01."""
    youth = make.youth(date(2009, 5, 17))
    make.registration(youth, date(2026, 8, 20))
    assert _counts(ANSWERED) == {"none": 1}
    facts = ContactFacts(
        at=reach.moment(ANSWERED),
        channel="phone",
        recipient="guardian",
        outcome="declined",
        occupation="work",
        as_of=ANSWERED,
    )
    log_contact(youth=youth, facts=facts, actor=None, now=reach.moment(ANSWERED, 11))
    assert OccupationFact.objects.values_list("code", "informant").get() == ("work", "guardian")
    assert _counts(ANSWERED) == _counts(HalfYear.of(ANSWERED).end) == {"met": 1}
    step = standing(youth, today=ANSWERED).step
    assert step is not None
    assert step.due_on == date(2027, 1, 20)
    assert _counts(date(2027, 1, 1)) == {"none": 1}
    Youth.objects.filter(pk=youth.pk).delete()


def _a_notice_in_time() -> tuple[Youth, HomeVisit, Any]:
    """Another, 17: notice posted 6 days before = day refused, 7 = accepted."""
    youth, (coach, other) = (
        registered(age=17, days_ago=60),
        (user(Role.COACH, name=name) for name in ("Maria Ek", "Anders Lind")),
    )
    make.guardian(youth)
    visiting.address(youth)
    late = _planned(youth, 6, coach, other)
    with pytest.raises(ValidationError):
        _post(late)
    with pytest.raises(ValidationError):
        planning.lock_day(day=late.day, version=late.day.version, actor=coach, today=TODAY)
    planning.remove_day(day=late.day, actor=coach, now=clock.now())
    right = _planned(youth, 7, coach, other)
    assert _post(right).done == 1
    locked = planning.lock_day(day=right.day, version=right.day.version, actor=coach, today=TODAY)
    assert locked.state == DayState.LOCKED
    assert Contact.objects.values_list("channel", "outcome", "recipient").get() == ("visit_notice", "sent", "guardian")
    right.refresh_from_db()
    return youth, right, coach


def _planned(youth: Youth, days: int, *staff: Any) -> HomeVisit:
    facts = planning.DayFacts(on=TODAY + timedelta(days=days), area=f"Nacksta {days}", staff=staff)
    day = planning.plan_day(facts=facts, actor=staff[0], today=TODAY)
    assert planning.add_visits(day=day, youths=Youth.objects.filter(pk=youth.pk), actor=staff[0], today=TODAY).done == 1
    return day.visits.get()


def _post(visit: HomeVisit) -> planning.Added:
    return notices.post_notices(day=visit.day, visits=[visit.public_id], posted_on=TODAY, actor=None, now=clock.now())


def _nobody_is_met(youth: Youth, visit: HomeVisit, coach: Any) -> None:
    """A colleague ill: the result is saved, with a reason; without one it is saved, too, and the reason asked for."""
    visited = clock.now() + timedelta(days=7)
    ill = next(one.user for one in visit.day.staff.all() if one.user != coach)
    planning.set_absent(day=visit.day, user=ill, is_absent=True, actor=coach)
    done = recording.record_visit(
        visit=visit, entry=entry("nobody_home", minutes_ago=-7 * 24 * 60), actor=coach, now=visited
    )
    assert (done.visit.outcome, done.visit.deviates, done.visit.deviation) == ("nobody_home", True, "")
    recording.give_reason(visit=done.visit, deviation="colleague_absent", actor=coach)
    visit.refresh_from_db()
    assert visit.deviation == "colleague_absent"
    assert Contact.objects.filter(youth=youth, channel="home_visit", outcome="nobody_home").count() == 1


def _the_concern_is_a_duty_and_comes_again(youth: Youth, client_for: Any, in_schema: Any) -> None:
    """Nobody met: a concern task by setting, again in three months."""
    VisitSettings.objects.create(concern=ConcernPolicy.DUTY)
    coach, visited = user(Role.COACH), TODAY + timedelta(days=7)

    def due(days: int) -> list[bool]:
        return [
            one.is_again for one in selectors.concerns_due(coach, today=visited + timedelta(days=days), youth=youth)
        ]

    assert due(0) == [False]
    facts = ConcernFacts(
        outcome="not_made", decided_on=visited, decided_by=coach, reason="no_ground", made_to="", reference=""
    )
    record_concern(youth=youth, facts=facts, actor=coach, now=clock.now() + timedelta(days=7))
    assert (due(0), due(80), due(93)) == ([], [], [True])
    assert selectors.visit_settings().concern == ConcernPolicy.DUTY
    page = client_for("alfa", Role.COACH).get(reverse("youth", args=[youth.public_id]))
    in_schema("k9901")
    assert page.status_code == 200
