"""What changes between the planning of a visit and the visit, and what a telephone took along (rules: Outreach)."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Youth
from tenant_apps.visits import eligibility, selectors
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import HomeVisit, VisitDay
from tenant_apps.visits.services import planning
from tests.factories import register as make
from tests.factories import visits as visiting
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered


def _dies(youth: Youth) -> None:
    Youth.objects.filter(pk=youth.pk).update(deceased_on=clock.today())


def _moves(youth: Youth) -> None:
    youth.residences.all().delete()
    make.residence(youth, "0180", valid_from=clock.today() - timedelta(days=3))


def _begins(youth: Youth) -> None:
    make.placement(youth, clock.today() - timedelta(days=3))


def _turns_20(youth: Youth) -> None:
    today = clock.today()
    Youth.objects.filter(pk=youth.pk).update(birth_date=date(today.year - 20, today.month, min(today.day, 28)))


def _closes(youth: Youth) -> None:
    youth.registrations.update(deregistered_on=clock.today(), end_reason="moved", end_reason_version=1)


CHANGES = {"died": _dies, "moved": _moves, "enrolled": _begins, "turned 20": _turns_20, "closed": _closes}


def listed(days: int = 0) -> tuple[VisitDay, HomeVisit, HomeVisit]:
    day = visiting.visit_day(clock.today() + timedelta(days=days), area="Nacksta")
    one, other = registered(family_name="Borta"), registered(family_name="Kvar")
    visiting.address(one), visiting.address(other)
    return day, visiting.visit(day, one), visiting.visit(day, other)


@pytest.mark.req("K4-2.10")
def test_visit_made_before_it_was_known__is_recorded_on_the_day(alfa: Any, client_for: Any, in_schema: Any) -> None:
    """Recording what happened is never refused (rules: Visits)."""
    day, gone, kept = listed()
    _begins(gone.youth)
    client = client_for("alfa", Role.COACH)
    page = client.get(reverse("visit-phone", args=[day.public_id])).content.decode()
    place = page.index("Borta")
    assert place > page.index("Kvar")
    assert "Ska inte besökas" in page[place:]
    assert gone.street not in page[place:]
    answer = client.post(
        reverse("visit-record", args=[gone.public_id]), {"result": "nobody_home:youth"}, headers={"X-Kaa-Queue": "1"}
    )
    in_schema("k9901")
    assert HomeVisit.objects.get(pk=gone.pk).outcome == "nobody_home"
    assert set(answer.json()["there"]) == {str(gone.public_id), str(kept.public_id)}


@pytest.mark.req("K4-2.10")
def test_open_telephone__is_told_who_is_not_to_be_visited(alfa: Any, client_for: Any) -> None:
    _day, gone, kept = listed()
    _begins(gone.youth)
    answer = client_for("alfa", Role.COACH).post(
        reverse("visit-record", args=[kept.public_id]), {"result": "nobody_home:youth"}, headers={"X-Kaa-Queue": "1"}
    )
    assert set(answer.json()["not_to_visit"]) == {str(gone.public_id)}


@pytest.mark.req("K4-2.10")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whoever_is_not_to_be_visited_any_more__is_marked_and_left_at_home(
    alfa: Any, client_for: Any, in_schema: Any, change: Any
) -> None:
    day, gone, kept = listed(days=1)
    change(gone.youth)
    client = client_for("alfa", Role.COACH)
    for name in ("visit-phone", "visit-paper"):
        page = client.get(reverse(name, args=[day.public_id])).content.decode()
        assert ("Borta" in page, "Kvar" in page) == (False, True), name
    page = client.get(reverse("visit-day", args=[day.public_id])).content.decode()
    assert "1 på listan ska inte besökas längre" in page
    in_schema("k9901")
    with pytest.raises(ValidationError) as wrong:
        planning.lock_day(day=day, version=day.version, actor=None, today=clock.today())
    assert [gone.youth.full_name in text for text in wrong.value.messages] == [True]
    planning.remove_visit(visit=gone, actor=None, now=clock.now())
    assert planning.lock_day(day=day, version=day.version, actor=None, today=clock.today()).state == DayState.LOCKED
    assert [one.public_id for one in selectors.day_view(client.user, day, today=clock.today()).to_visit] == [
        kept.public_id
    ]


@pytest.mark.req("K4-2.10")
def test_what_was_visited__and_a_day_that_is_past_are_as_they_were(alfa: Any) -> None:
    coach = user(Role.COACH)
    today_, gone, _kept = listed()
    HomeVisit.objects.filter(pk=gone.pk).update(outcome="nobody_home", outcome_version=1, outcome_at=clock.now())
    past = visiting.visit_day(clock.today() - timedelta(days=2))
    visiting.visit(past, registered(family_name="Igår"))
    Youth.objects.update(deceased_on=clock.today())
    assert [one.name for one in selectors.day_view(coach, today_, today=clock.today()).to_visit] == [
        gone.youth.full_name
    ]
    assert len(selectors.day_view(coach, past, today=clock.today()).to_visit) == 1


@pytest.mark.req("K4-2.10")
def test_another_address_since__is_told_on_all_three(alfa: Any, client_for: Any) -> None:
    day, one, _other = listed()
    one.youth.details.all().delete()
    visiting.address(one.youth, "Nya vägen 7", "85231")
    client = client_for("alfa", Role.COACH)
    for name in ("visit-phone", "visit-paper", "visit-day"):
        page = client.get(reverse(name, args=[day.public_id])).content.decode()
        assert page.count("bor nu på Nya vägen 7, 852 31 Sundsvall") == 1, name


@pytest.mark.req("K4-2.10")
@pytest.mark.parametrize("n", [1, 12])
def test_day_view__is_a_fixed_number_of_statements(alfa: Any, django_assert_max_num_queries: Any, n: int) -> None:
    day, coach = visiting.visit_day(clock.today()), user(Role.COACH)
    for _ in range(n):
        visiting.visit(day, registered())
    selectors.day_view(coach, day, today=clock.today())
    with django_assert_max_num_queries(10):
        selectors.day_view(coach, day, today=clock.today())


@pytest.mark.req("K4-2.12")
@pytest.mark.parametrize("silent", ["the placement", "the whole youth"])
def test_school__whose_source_no_longer_says_so_stops_no_visit(alfa: Any, silent: str) -> None:
    youth, today = registered(), clock.today()
    place = make.placement(youth, today - timedelta(days=60))
    everyone = Youth.objects.filter(pk=youth.pk)
    assert eligibility.why_not(everyone, on=today, today=today) == {youth.pk: "enrolled"}
    if silent == "the placement":
        type(place).objects.update(gone_on=today - timedelta(days=1))
    else:
        make.source_record(youth, place.source, gone_on=today - timedelta(days=1))
    assert eligibility.why_not(everyone, on=today, today=today) == {}


# ---- what a telephone took along -------------------------------------------------------------------------------------
def delivered(client: Any, visit: HomeVisit, result: str = "nobody_home") -> Any:
    entry = {"key": str(uuid.uuid4()), "result": result, "at": clock.now().isoformat(), "note": "Ingen svarade"}
    return client.post(reverse("visit-record", args=[visit.public_id]), entry, headers={"X-Kaa-Queue": "1"})


@pytest.mark.req("K4-2.11")
@pytest.mark.parametrize("days", [0, 1], ids=["today", "tomorrow"])
@pytest.mark.parametrize("how", ["visit", "day"])
def test_taken_off_while_a_telephone_had_it__what_happened_is_recorded(
    alfa: Any, client_for: Any, in_schema: Any, how: str, days: int
) -> None:
    day, gone, kept = listed(days)
    if how == "visit":
        planning.remove_visit(visit=gone, actor=None, now=clock.now())
        assert [one.public_id for one in selectors.day_view(user(Role.COACH), day, today=clock.today()).visits] == [
            kept.public_id
        ]
    else:
        planning.remove_day(day=day, actor=None, now=clock.now())
        assert selectors.days(today=clock.today()) == ([], [])
    assert not selectors.planned_visits(gone.youth, today=clock.today()).exists()
    answer = delivered(client_for("alfa", Role.COACH), gone)
    in_schema("k9901")
    assert answer.status_code == 200
    assert Contact.objects.get().youth_id == gone.youth_id
    gone.refresh_from_db()
    if how == "visit":  # it was made all the same
        assert gone.day_id == day.pk
        assert set(answer.json()["there"]) == {str(gone.public_id), str(kept.public_id)}
        assert VisitDay.objects.count() == 1
    else:
        assert (gone.outcome, answer.json()["there"]) == ("nobody_home", None)


@pytest.mark.req("K4-2.11")
def test_put_on_the_list_again__an_old_entry_is_recorded_beside_the_new_visit(
    alfa: Any, client_for: Any, in_schema: Any
) -> None:
    day, gone, _kept = listed()
    planning.remove_visit(visit=gone, actor=None, now=clock.now())
    again = planning.add_visits(day=day, youths=Youth.objects.filter(pk=gone.youth_id), actor=None, today=clock.today())
    assert again.done == 1
    answer = delivered(client_for("alfa", Role.COACH), gone)
    in_schema("k9901")
    assert (answer.status_code, answer.json()["there"]) == (200, None)
    assert day.visits.filter(youth=gone.youth_id).count() == 1


@pytest.mark.req("K4-2.11", "PRV-22")
def test_entry_of_somebody_under_protection__is_answered_as_one_of_nobody(alfa: Any, client_for: Any) -> None:
    _day, gone, kept = listed()
    planning.remove_visit(visit=gone, actor=None, now=clock.now())
    Youth.objects.update(protected_at=clock.now())
    client = client_for("alfa", Role.COACH)
    answers = [delivered(client, one) for one in (gone, kept, HomeVisit(public_id=uuid.uuid4()))]
    assert [one.status_code for one in answers] == [404, 404, 404]
    assert len({one.content for one in answers}) == 1


@pytest.mark.req("K4-2.11")
def test_taken_off_in_good_time__is_gone(alfa: Any) -> None:
    _day, gone, _kept = listed(days=14)
    planning.remove_visit(visit=gone, actor=None, now=clock.now())
    assert not HomeVisit.objects.filter(pk=gone.pk).exists()
