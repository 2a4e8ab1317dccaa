"""What happened is recorded whatever the rules say, once for each key, and the same in whatever order it comes."""

from __future__ import annotations

import itertools
import threading
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.models import Contact
from tenant_apps.outreach.services import ContactFacts, edit_contact
from tenant_apps.register.models import IdentificationSettings
from tenant_apps.visits import selectors
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import HomeVisit, VisitEntry
from tenant_apps.visits.services import planning, recording
from tests.factories import register as make
from tests.factories import visits as visiting
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered


def entry(outcome: str = "nobody_home", *, minutes_ago: int = 10, **changed: object) -> recording.Entry:
    at = clock.now() - timedelta(minutes=minutes_ago)
    return recording.Entry(**({"key": uuid.uuid4(), "outcome": outcome, "at": at} | changed))


def todays_visit(**fields: object) -> HomeVisit:
    """On today's list, planned long ago."""
    youth = registered()
    visiting.address(youth)
    visit = visiting.visit(visiting.visit_day(clock.today()), youth, **fields)
    HomeVisit.objects.filter(pk=visit.pk).update(created_at=clock.now() - timedelta(days=20))
    visit.refresh_from_db()
    return visit


def record(visit: HomeVisit, one: recording.Entry, *, actor: object = None) -> recording.Recorded:
    return recording.record_visit(visit=visit, entry=one, actor=actor, now=clock.now())


def test_record__is_a_contact_and_stands_on_the_visit(alfa) -> None:
    visit, coach = todays_visit(), user(Role.COACH)
    done = record(visit, entry("met_at_visit", recipient="guardian", note="Ringer på måndag"), actor=coach)
    contact = Contact.objects.get()
    assert done.visit.contact == contact
    assert (contact.channel, contact.outcome, contact.recipient, contact.user) == (
        "home_visit",
        "met_at_visit",
        "guardian",
        coach,
    )
    assert (contact.note, done.visit.recorded_by, done.visit.deviates) == ("Ringer på måndag", coach, False)
    assert done.visit.day.state == DayState.DONE  # it was the last one


def test_record__without_saying_whom_is_meant_for_the_guardian_of_a_minor(alfa) -> None:
    record(todays_visit(), entry("nobody_home"))
    assert Contact.objects.get().recipient == "guardian"


@pytest.mark.req("REL-06")
def test_record__posted_thrice_is_recorded_once(alfa) -> None:
    visit, one = todays_visit(), entry("met_at_visit")
    answers = [record(visit, one) for _ in range(3)]
    assert [done.is_new for done in answers] == [True, False, False]
    assert all(done.stands for done in answers)
    assert (Contact.objects.count(), VisitEntry.objects.count()) == (1, 1)
    visit.refresh_from_db()
    assert visit.version == 2


@pytest.mark.req("REL-06")
@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=lambda order: "".join(map(str, order)))
def test_record__in_any_order_ends_the_same(alfa, order: tuple[int, ...]) -> None:
    visit = todays_visit()
    one, other = user(Role.COACH), user(Role.COACH)
    entries = [
        (entry("not_at_address", minutes_ago=30, note="först"), one), (entry("nobody_home", minutes_ago=20, note="sedan"), other),
        (entry("met_at_visit", minutes_ago=10, recipient="youth"), one),
    ]  # fmt: skip
    for place in [*order, *order]:  # each of them twice
        record(visit, entries[place][0], actor=entries[place][1])
    visit.refresh_from_db()
    contact = Contact.objects.get()
    assert (visit.outcome, visit.recorded_by, visit.outcome_at) == ("met_at_visit", one, entries[2][0].at)
    assert (contact.outcome, contact.note, contact.user, contact.at) == ("met_at_visit", "sedan", one, entries[2][0].at)
    assert not visit.youth.details.exclude(failed_on=None).exists()
    assert VisitEntry.objects.count() == 3


def test_record__a_colleagues_other_outcome_is_told_and_shown(alfa) -> None:
    visit, one, other = todays_visit(), user(Role.COACH, name="Maria Ek"), user(Role.COACH)
    record(visit, entry("nobody_home", minutes_ago=20), actor=one)
    done = record(visit, entry("met_at_visit", minutes_ago=10), actor=other)
    assert done.replaced == "nobody_home"
    [row] = selectors.day_view(other, visit.day, today=clock.today()).visits
    assert row.others == ("Maria Ek: Ingen hemma",)


@pytest.mark.parametrize(
    ("at", "expected"),
    [(timedelta(days=400), "now"), (timedelta(days=-4000), "planned"), (timedelta(minutes=-5), "as told")],
    ids=["a clock in the future", "a clock in the past", "a right clock"],
)
def test_record__a_phones_clock_may_be_wrong(alfa, at: timedelta, expected: str) -> None:
    visit, now = todays_visit(), clock.now()
    done = recording.record_visit(visit=visit, entry=entry(at=now + at), actor=None, now=now)
    wanted: dict[str, datetime] = {"now": now, "planned": visit.created_at, "as told": now + at}
    assert done.visit.outcome_at == wanted[expected]


# ---- deviations: never refused ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("what", ["a colleague ill", "no notice", "notice too late"])
def test_record__a_deviation_takes_a_reason_and_is_not_refused(alfa, what: str) -> None:
    """Scenario 8: a colleague ill: result saved with a reason."""
    late = clock.today() - timedelta(days=6)
    fields = {
        "no notice": {"notice_posted_on": None},
        "notice too late": {"notice_posted_on": late, "deviates": True},
    }.get(what, {})
    visit = todays_visit(**fields)
    if what == "a colleague ill":
        planning.set_absent(day=visit.day, user=visit.day.staff.first().user, is_absent=True, actor=None)
    done = record(visit, entry("met_at_visit", deviation="colleague_absent")).visit
    assert (done.outcome, done.deviates, done.deviation) == ("met_at_visit", True, "colleague_absent")


def test_record__a_deviation_without_a_reason_is_saved_and_asked_for(alfa) -> None:
    visit = todays_visit(notice_posted_on=None)
    done = record(visit, entry("met_at_visit")).visit
    view = selectors.day_view(user(Role.COACH), done.day, today=clock.today())
    assert (done.deviates, done.deviation, view.lacking_reasons) == (True, "", 1)
    recording.give_reason(visit=done, deviation="agreed", actor=None)
    record(visit, entry("met_at_visit", minutes_ago=1))  # mended afterwards: the reason stays
    done.refresh_from_db()
    assert done.deviation == "agreed"


@pytest.mark.parametrize("what", ["aged out", "deceased", "deregistered"])
def test_record__somebody_who_may_no_longer_be_planned_is_recorded(alfa, what: str) -> None:
    visit = todays_visit()
    if what == "aged out":
        visit.youth.birth_date = clock.today().replace(year=clock.today().year - 21)
    if what == "deceased":
        visit.youth.deceased_on = clock.today()
    visit.youth.save()
    if what == "deregistered":
        visit.youth.registrations.update(deregistered_on=clock.today())
    assert record(visit, entry("nobody_home")).stands


def test_record__of_an_outcome_that_does_not_exist_is_wrong(alfa) -> None:
    with pytest.raises(ValidationError):
        record(todays_visit(), entry("påhittat"))
    assert not VisitEntry.objects.exists()


# ---- does not live there ---------------------------------------------------------------------------------------------------
def test_not_at_address__fails_the_address_and_mended_it_works_again(alfa) -> None:
    visit = todays_visit()
    visiting.address(visit.youth, "Andra gatan 2")
    record(visit, entry("not_at_address", minutes_ago=20))
    failed = visit.youth.details.get(failed_on__isnull=False)
    assert (failed.value, failed.failed_reason) == (visit.street, "not_at_address")
    record(visit, entry("nobody_home", minutes_ago=5))
    assert not visit.youth.details.filter(failed_on__isnull=False).exists()


def test_not_at_address__of_an_address_that_no_source_gives_now_fails_no_other(alfa) -> None:
    visit = todays_visit()
    visit.youth.details.filter(kind="address").delete()
    visiting.address(visit.youth, "Andra gatan 2")
    contact = record(visit, entry("not_at_address", minutes_ago=20)).visit.contact
    _mend(_mend(contact, "nobody_home"), "not_at_address")
    assert not visit.youth.details.filter(failed_on__isnull=False).exists()


@pytest.mark.req("K4-2.13")
def test_not_at_address__mended_at_the_office_is_mended_in_the_visit(alfa) -> None:
    visit = todays_visit()
    late = entry("not_at_address", minutes_ago=8)
    contact = record(visit, entry("not_at_address", minutes_ago=20)).visit.contact
    contact = _mend(contact, "nobody_home")
    visit.refresh_from_db()
    assert (visit.outcome, visit.contact_id, visit.outcome_at) == ("nobody_home", contact.pk, contact.at)
    assert not visit.youth.details.filter(failed_on__isnull=False).exists()
    assert not record(visit, late).stands  # a phone that comes late was entered before the mending
    visit.refresh_from_db()
    assert (visit.outcome, Contact.objects.get().outcome) == ("nobody_home", "nobody_home")
    _mend(Contact.objects.get(), "not_at_address")
    assert visit.youth.details.get(failed_on__isnull=False).value == visit.street
    _mend(Contact.objects.get(), "not_at_address", note="Grannen säger det")  # says nothing new of the visit
    assert VisitEntry.objects.count() == 4
    with pytest.raises(ValidationError) as refused:
        _mend(Contact.objects.get(), "no_answer", channel="phone")
    assert list(refused.value.message_dict) == ["channel"]


def _mend(contact: Contact, outcome: str, *, channel: str = "home_visit", note: str = "") -> Contact:
    facts = ContactFacts(at=contact.at, channel=channel, recipient=contact.recipient, outcome=outcome, note=note)
    return edit_contact(contact=contact, version=contact.version, facts=facts, actor=None, now=clock.now())


def test_told_tax_agency__only_of_a_wrong_address_and_never_of_the_protected(alfa) -> None:
    visit = todays_visit()
    with pytest.raises(ValidationError):
        recording.note_told_tax_agency(visit=visit, on=clock.now(), actor=None)
    done = record(visit, entry("not_at_address")).visit
    recording.note_told_tax_agency(visit=done, on=clock.now(), actor=None)
    done.refresh_from_db()
    assert done.told_tax_agency_on == clock.today()
    done.youth.protected_at = clock.now()
    with pytest.raises(ValidationError):
        recording.note_told_tax_agency(visit=done, on=clock.now(), actor=None)


@pytest.mark.parametrize(("leap", "recipient"), [("0228", "youth"), ("0301", "guardian")])
def test_record__meant_for_whom_the_setting_of_29_february_says(alfa, leap: str, recipient: str) -> None:
    IdentificationSettings.objects.create(valid_from=date(2020, 1, 1), leap_birthday=leap)
    youth = make.youth(date(2008, 2, 29))
    visit = visiting.visit(visiting.visit_day(date(2026, 2, 28)), youth)
    HomeVisit.objects.update(created_at=datetime(2026, 2, 1, tzinfo=UTC))
    visit.refresh_from_db()
    at = datetime(2026, 2, 28, 15, tzinfo=UTC)
    record(visit, recording.Entry(key=uuid.uuid4(), outcome="nobody_home", at=at))
    assert Contact.objects.get().recipient == recipient


# ---- two at once -----------------------------------------------------------------------------------------------------------
def test_record__two_coaches_and_a_repeated_delivery_at_once(committed_alfa) -> None:
    visit = todays_visit()
    coaches = [user(Role.COACH), user(Role.COACH)]
    entries = [entry("nobody_home", minutes_ago=20), entry("met_at_visit", minutes_ago=10)]
    connection.set_schema_to_public()
    start, wrong = threading.Barrier(6), []

    def deliver(place: int) -> None:
        try:
            with in_tenant(find_tenant("k9901")):
                start.wait(timeout=20)
                record(visit, entries[place], actor=coaches[place])
        except Exception as error:  # noqa: BLE001
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=deliver, args=(place % 2,)) for place in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with in_tenant(find_tenant("k9901")):
        assert not wrong
        stored = HomeVisit.objects.get()
        assert (stored.outcome, stored.recorded_by_id, VisitEntry.objects.count(), Contact.objects.count()) == (
            "met_at_visit", coaches[1].pk, 2, 1,
        )  # fmt: skip
