from __future__ import annotations

import threading
from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from kaa.core import clock, locking
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Youth
from tenant_apps.visits import selectors
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import HomeVisit, VisitDay
from tenant_apps.visits.services import notices, planning
from tests.factories import register as make
from tests.factories import visits as visiting
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered


def facts(*staff: object, days: int = 14, **changed: object) -> planning.DayFacts:
    return planning.DayFacts(
        **({"on": clock.today() + timedelta(days=days), "area": "Nacksta", "staff": staff} | changed)
    )


def plan(youths: list[Youth], day: VisitDay | None = None) -> tuple[VisitDay, planning.Added]:
    day = day or visiting.visit_day()
    chosen = Youth.objects.filter(pk__in=[one.pk for one in youths])
    return day, planning.add_visits(day=day, youths=chosen, actor=None, today=clock.today())


# ---- two who go --------------------------------------------------------------------------------------------------------
def test_plan_day__with_two_is_made(alfa) -> None:
    coach, other = user(Role.COACH), user(Role.COORDINATOR)
    day = planning.plan_day(facts=facts(coach, other, starts_at=time(15)), actor=coach, today=clock.today())
    assert day.state == DayState.PLANNED
    assert {one.user for one in day.staff.all()} == {coach, other}


@pytest.mark.req("K4-2.1a")
@pytest.mark.parametrize("how", ["nobody", "one", "the same one twice", "a reader"])
def test_plan_day__with_fewer_than_two_who_may_is_refused(alfa, how: str) -> None:
    coach = user(Role.COACH)
    staff = {
        "nobody": [],
        "one": [coach],
        "the same one twice": [coach, coach],
        "a reader": [coach, user(Role.READER)],
    }[how]
    with pytest.raises(ValidationError) as refused:
        planning.plan_day(facts=facts(*staff), actor=coach, today=clock.today())
    assert "staff" in refused.value.message_dict
    assert not VisitDay.objects.exists()


def test_plan_day__of_the_past_is_refused(alfa) -> None:
    with pytest.raises(ValidationError):
        planning.plan_day(facts=facts(user(Role.COACH), user(Role.COACH), days=-1), actor=None, today=clock.today())


def test_plan_day__twice_for_one_area_is_refused(alfa) -> None:
    staff = user(Role.COACH), user(Role.COACH)
    planning.plan_day(facts=facts(*staff), actor=None, today=clock.today())
    with pytest.raises(ValidationError):
        planning.plan_day(facts=facts(*staff), actor=None, today=clock.today())


# ---- whom ----------------------------------------------------------------------------------------------------------------
def test_add_visits__takes_the_address_as_it_was(alfa) -> None:
    youth = registered()
    visiting.address(youth, "Gamla gatan 3", failed_on=clock.today())
    visiting.address(youth, "Nackstavägen 12 C", care_of="Ek")
    day, added = plan([youth])
    visit = HomeVisit.objects.get()
    assert (added.done, visit.street, visit.care_of, visit.visit_on) == (1, "Nackstavägen 12 C", "Ek", day.on)
    youth.details.filter(failed_on=None).update(value="Nya gatan 1")
    visit.refresh_from_db()
    assert visit.street == "Nackstavägen 12 C"
    assert plan([youth], day)[1].unchanged == 1


def unfit(what: str) -> Youth:
    day = clock.today() + timedelta(days=14)
    if what == "aged_out":  # 19 today, 20 on the day itself
        one = make.youth(day.replace(year=day.year - 20))
        make.registration(one, clock.today() - timedelta(days=10))
    else:
        one = registered(protected=what == "protected", deceased_on=clock.today() if what == "deceased" else None)
    if what == "moved":
        one.residences.all().delete()
        make.residence(one, "2281", one.birth_date, clock.today() - timedelta(days=3))
        make.residence(one, "0180", clock.today() - timedelta(days=3))
    if what == "enrolled":
        make.placement(one, clock.today() - timedelta(days=20))
    if what == "not_registered":
        one.registrations.all().delete()
    if what != "no_address":
        visiting.address(one)
    return one


@pytest.mark.parametrize(
    "what", ["protected", "deceased", "aged_out", "moved", "enrolled", "not_registered", "no_address"]
)
def test_add_visits__nobody_who_may_not_be_visited(alfa, what: str) -> None:
    one, other = unfit(what), registered()
    visiting.address(other)
    _day, added = plan([one, other])
    assert (added.done, added.failed) == (1, {str(one.public_id): what})
    assert HomeVisit.objects.get().youth == other


def test_add_visits__the_day_before_the_20th_birthday_is_still_planned(alfa) -> None:
    birthday = clock.today() + timedelta(days=15)
    one = make.youth(birthday.replace(year=birthday.year - 20))
    make.registration(one, clock.today() - timedelta(days=10))
    visiting.address(one)
    assert plan([one])[1].done == 1


def test_add_visits__an_ended_place_or_one_that_the_source_no_longer_gives_does_not_matter(alfa) -> None:
    one = registered()
    visiting.address(one)
    make.placement(one, clock.today() - timedelta(days=90), clock.today() - timedelta(days=1))
    make.placement(one, clock.today() - timedelta(days=80), form="IM", gone_on=clock.today())
    assert plan([one])[1].done == 1


def test_add_visits__statements_do_not_grow_with_the_list(alfa, django_assert_max_num_queries) -> None:
    youths = [registered() for _ in range(12)]
    for place, one in enumerate(youths):
        visiting.address(one, f"Gatan {place}")
    day = visiting.visit_day()
    with django_assert_max_num_queries(22):
        plan(youths, day)


# ---- order ---------------------------------------------------------------------------------------------------------------
def streets(day: VisitDay) -> list[str]:
    return [one.street for one in day.visits.order_by("position")]


@pytest.mark.req("K4-2.1c")
def test_order__is_by_postcode_street_and_number_until_somebody_moves(alfa) -> None:
    youths = [registered() for _ in range(4)]
    for one, (street, postcode) in zip(
        youths,
        [("Bygatan 12", "85231"), ("Bygatan 2 B", "85231"), ("Bygatan 2 A", "85231"), ("Åvägen 1", "85230")],
        strict=True,
    ):
        visiting.address(one, street, postcode)
    day, _added = plan(youths)
    assert streets(day) == ["Åvägen 1", "Bygatan 2 A", "Bygatan 2 B", "Bygatan 12"]
    last = day.visits.order_by("position").last()
    planning.move_visit(visit=last, earlier=True, actor=None)
    assert streets(day) == ["Åvägen 1", "Bygatan 2 A", "Bygatan 12", "Bygatan 2 B"]
    day.refresh_from_db()
    assert not day.is_sorted
    late = registered()
    visiting.address(late, "Aktern 1", "85100")
    plan([late], day)
    assert streets(day)[-1] == "Aktern 1"  # people's own order is left
    planning.sort_visits(day=day)
    assert streets(day)[0] == "Aktern 1"


def test_move_visit__beyond_the_ends_changes_nothing_and_skips_the_hidden(alfa) -> None:
    day = visiting.visit_day()
    first, hidden, last = (visiting.visit(day, registered()) for _ in range(3))
    Youth.objects.filter(pk=hidden.youth_id).update(protected_at=clock.now())
    planning.move_visit(visit=first, earlier=True, actor=None)
    planning.move_visit(visit=last, earlier=True, actor=None)
    shown = day.visits.filter(youth__protected_at=None).order_by("position")
    assert [one.pk for one in shown] == [last.pk, first.pk]


def test_set_times__follow_the_list(alfa) -> None:
    day = visiting.visit_day()
    for _ in range(3):
        visiting.visit(day, registered())
    planning.set_times(day=day, first=time(14, 50), minutes=20, actor=None)
    assert [one.approx_at for one in day.visits.order_by("position")] == [time(14, 50), time(15, 10), time(15, 30)]


# ---- the notice ----------------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-2.1b")
@pytest.mark.parametrize(("days_before", "accepted"), [(6, False), (7, True), (8, True)])
def test_notice__posted_so_many_days_before(alfa, days_before: int, accepted: bool) -> None:
    """Scenario 8: six days before = refused, seven = accepted."""
    youth = registered()
    make.guardian(youth)
    visiting.address(youth)
    day = visiting.visit_day(clock.today() + timedelta(days=days_before))
    visit = visiting.visit(day, youth, notice_posted_on=None)

    def post() -> planning.Added:
        return notices.post_notices(
            day=day, visits=[visit.public_id], posted_on=clock.today(), actor=None, now=clock.now()
        )

    if accepted:
        assert post().done == 1
        assert planning.lock_day(day=day, version=day.version, actor=None, today=clock.today()).state == DayState.LOCKED
        contact = Contact.objects.get()
        assert (contact.channel, contact.outcome, contact.recipient) == ("visit_notice", "sent", "guardian")
    else:
        with pytest.raises(ValidationError) as refused:
            post()
        assert "posted_on" in refused.value.message_dict
        with pytest.raises(ValidationError):
            planning.lock_day(day=day, version=day.version, actor=None, today=clock.today())
        assert not Contact.objects.exists()


def test_notice__the_database_refuses_it_too(alfa) -> None:
    day = visiting.visit_day()
    with pytest.raises(IntegrityError, match="homevisit_notice_in_time"), transaction.atomic():
        visiting.visit(day, registered(), notice_posted_on=day.notice_by + timedelta(days=1))
    visiting.visit(day, registered(), notice_posted_on=day.notice_by)


def test_notice__marked_twice_is_one_contact(alfa) -> None:
    youth = registered(age=18)
    visiting.address(youth)
    day = visiting.visit_day()
    visit = visiting.visit(day, youth, notice_posted_on=None)
    for _ in range(2):
        notices.post_notices(day=day, visits=[visit.public_id], posted_on=clock.today(), actor=None, now=clock.now())
    assert Contact.objects.get().recipient == "youth"


def test_notice__to_a_minor_whose_guardians_are_not_known_is_in_the_youths_name(alfa) -> None:
    youth = registered(age=16)
    visiting.address(youth)
    day = visiting.visit_day()
    visit = visiting.visit(day, youth, notice_posted_on=None)
    posted = notices.post_notices(
        day=day, visits=[visit.public_id], posted_on=clock.today(), actor=None, now=clock.now()
    )
    assert (posted.done, Contact.objects.get().recipient) == (1, "youth")


def test_notice__that_the_log_knows_is_taken_over(alfa) -> None:
    youth = registered()
    visiting.address(youth)
    posted = clock.now() - timedelta(days=1)
    Contact.objects.create(
        youth=youth,
        at=posted,
        channel="visit_notice",
        channel_version=1,
        recipient="youth",
        recipient_version=1,
        outcome="sent",
        outcome_version=1,
    )
    plan([youth])
    assert HomeVisit.objects.get().notice_posted_on == clock.local_date(posted)


def test_change_day__to_a_date_too_near_the_notices_is_refused(alfa) -> None:
    staff = [user(Role.COACH), user(Role.COACH)]
    day = visiting.visit_day(staff=staff)
    visiting.visit(day, registered())
    nearer = facts(*staff, on=day.on - timedelta(days=1))
    with pytest.raises(ValidationError):
        planning.change_day(day=day, version=day.version, facts=nearer, actor=None, today=clock.today())
    later = facts(*staff, on=day.on + timedelta(days=1))
    planning.change_day(day=day, version=day.version, facts=later, actor=None, today=clock.today())
    assert HomeVisit.objects.get().visit_on == later.on


# ---- states --------------------------------------------------------------------------------------------------------------
def test_lock_day__asks_for_two_present_and_somebody_on_the_list(alfa) -> None:
    day = visiting.visit_day()
    with pytest.raises(ValidationError):
        planning.lock_day(day=day, version=day.version, actor=None, today=clock.today())
    visiting.visit(day, registered())
    one = day.staff.first()
    planning.set_absent(day=day, user=one.user, is_absent=True, actor=None)
    with pytest.raises(ValidationError):
        planning.lock_day(day=day, version=day.version, actor=None, today=clock.today())
    planning.set_absent(day=day, user=one.user, is_absent=False, actor=None)
    locked = planning.lock_day(day=day, version=day.version, actor=None, today=clock.today())
    with pytest.raises(ValidationError):
        plan([registered()], locked)
    assert planning.open_day(day=locked, version=locked.version, actor=None).state == DayState.PLANNED


def test_lock_day__of_two_the_second_is_told(alfa) -> None:
    day = visiting.visit_day()
    visiting.visit(day, registered())
    with pytest.raises(locking.Conflict):
        planning.lock_day(day=day, version=day.version + 1, actor=None, today=clock.today())


def test_twin__in_another_tenant_is_not_there(in_schema) -> None:
    in_schema("k9901")
    visiting.visit(visiting.visit_day(), registered())
    in_schema("k9902")
    assert (VisitDay.objects.count(), HomeVisit.objects.count()) == (0, 0)


# ---- what others have on a day ---------------------------------------------------------------------------------------------
def hidden(visit: HomeVisit) -> None:
    Youth.objects.filter(pk=visit.youth_id).update(protected_at=clock.now())


@pytest.mark.req("PRV-22")
def test_change_day__is_not_stopped_by_somebody_under_protection(alfa) -> None:
    staff = [user(Role.COACH), user(Role.COACH)]
    day = visiting.visit_day(staff=staff)
    shown = visiting.visit(day, registered(), notice_posted_on=clock.today())
    gone = visiting.visit(day, registered())  # posted on the last day
    done = visiting.visit(day, registered(), outcome="nobody_home", outcome_version=1, outcome_at=clock.now())
    for one in (gone, done):
        hidden(one)
    nearer = facts(*staff, on=day.on - timedelta(days=1))
    planning.change_day(day=day, version=day.version, facts=nearer, actor=None, today=clock.today())
    for one in (shown, gone, done):
        one.refresh_from_db()
    assert (shown.visit_on, shown.notice_posted_on) == (nearer.on, clock.today())
    assert (gone.visit_on, gone.notice_posted_on) == (nearer.on, None)  # the new day has no notice in time
    assert done.visit_on != nearer.on  # it was made on its own day
    assert done.notice_posted_on is not None


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize("outcome", ["", "nobody_home"], ids=["to come", "made"])
def test_remove_day__with_somebody_under_protection_is_gone_for_all_and_the_record_stays(alfa, outcome: str) -> None:
    day, now = visiting.visit_day(area="Nacksta"), clock.now()
    visiting.visit(day, registered())
    made = {"outcome": outcome, "outcome_version": 1, "outcome_at": now} if outcome else {}
    kept = visiting.visit(day, registered(), **made)
    hidden(kept)
    planning.remove_day(day=day, actor=None, now=now)
    assert HomeVisit.objects.get() == kept
    assert selectors.day_by_id(day.public_id) is None
    assert selectors.days(today=clock.today()) == ([], [])
    assert selectors.days_to_join(today=clock.today()) == []
    again = facts(user(Role.COACH), user(Role.COACH))
    planning.plan_day(facts=again, actor=None, today=clock.today())  # the same area on the same day
    Youth.objects.update(protected_at=None)  # the handler shows them again
    assert selectors.visit_by_id(user(Role.COACH), kept.public_id) is None
    assert not selectors.planned_visits(kept.youth, today=clock.today()).exists()


# ---- two days --------------------------------------------------------------------------------------------------------------
def test_add_visits__who_is_on_another_days_list_is_refused_with_the_day(alfa) -> None:
    one = registered()
    visiting.address(one)
    first, _added = plan([one])
    second = visiting.visit_day(first.on + timedelta(days=1))
    _day, added = plan([one], second)
    assert (added.done, added.failed) == (0, {str(one.public_id): "other_day"})
    assert first.area in added.elsewhere[str(one.public_id)]
    planning.remove_visit(visit=HomeVisit.objects.get(), actor=None, now=clock.now())
    assert plan([one], second)[1].done == 1


@pytest.mark.parametrize("what", ["made", "past", "called off"])
def test_add_visits__a_visit_that_is_over_stops_nothing(alfa, what: str) -> None:
    one = registered()
    visiting.address(one)
    ago = clock.today() - timedelta(days=3)
    day = visiting.visit_day(ago if what == "past" else None)
    made = {"outcome": "nobody_home", "outcome_version": 1, "outcome_at": clock.now()} if what == "made" else {}
    visiting.visit(day, one, **made)
    if what == "called off":
        VisitDay.objects.update(called_off_at=clock.now())
    assert plan([one], visiting.visit_day())[1].done == 1


def test_search__says_on_which_other_day_the_youth_is(alfa, client_for) -> None:
    one = registered(family_name="Enstaka")
    visiting.address(one)
    plan([one])
    other = visiting.visit_day()
    page = client_for("alfa", Role.COACH).post(reverse("visit-day-youths", args=[other.public_id]), {"q": "Enstaka"})
    text = page.content.decode()
    assert "Enstaka" in text
    assert f'value="{one.public_id}"' not in text


def test_add_visits__two_coaches_at_once_put_the_youth_on_one_day(committed_alfa) -> None:
    one = registered()
    visiting.address(one)
    days = [visiting.visit_day() for _ in range(2)]
    connection.set_schema_to_public()
    start, wrong = threading.Barrier(2), []

    def put(day: VisitDay) -> None:
        try:
            with in_tenant(find_tenant("k9901")):
                start.wait(timeout=20)
                plan([one], day)
        except Exception as error:  # noqa: BLE001
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=put, args=(day,)) for day in days]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    with in_tenant(find_tenant("k9901")):
        assert not wrong
        assert HomeVisit.objects.count() == 1


def test_plan_page__without_a_day_asks_for_one(alfa, client_for) -> None:
    youth = registered()
    visiting.visit_day(clock.today() + timedelta(days=20))
    page = client_for("alfa", Role.COACH).post(reverse("visit-plan-youth", args=[youth.public_id]), {})
    assert page.status_code == 200
    assert "Välj en dag." in page.content.decode()
