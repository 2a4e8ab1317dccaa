"""Reminders: for whom, when, done, moved, put aside, in series; and what contacts make of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kaa.core import clock, locking
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.outreach.forms import ContactForm
from tenant_apps.outreach.services import ContactFacts, edit_contact, log_contact
from tenant_apps.register.models import Youth
from tenant_apps.reminders.enums import ReminderKind, ReminderState
from tenant_apps.reminders.models import Notification, Reminder
from tenant_apps.reminders.recurrence import add_months, following
from tenant_apps.reminders.selectors import reminders as selectors
from tenant_apps.reminders.selectors.cover import NOBODY_AWAY
from tenant_apps.reminders.selectors.reminders import open_reminders, reminders_of, visible_reminders
from tenant_apps.reminders.services import reminders as services
from tenant_apps.reminders.services.reminders import Holder
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
TODAY = date(2026, 11, 16)
pytestmark = pytest.mark.on_day(2026, 11, 16)
DAYS = ("due_on", "first_due_on", "starts_on")


def remind(**fields: object) -> Reminder:
    values = {"text": "Ring om praktiken", "due_on": TODAY, "actor": None, "now": NOW, **fields}
    return services.add_reminder(**values)


@pytest.mark.parametrize(
    ("recurs", "starts_on", "after", "expected"),
    [
        ("", date(2026, 11, 16), date(2026, 11, 16), None),
        ("weekly", date(2026, 11, 16), date(2026, 11, 16), date(2026, 11, 23)),
        ("weekly", date(2026, 11, 16), date(2026, 12, 8), date(2026, 12, 14)),
        ("monthly", date(2026, 1, 31), date(2026, 1, 31), date(2026, 2, 28)),
        ("monthly", date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)),
        ("monthly", date(2024, 1, 31), date(2024, 1, 31), date(2024, 2, 29)),
        ("quarterly", date(2026, 11, 30), date(2026, 11, 30), date(2027, 2, 28)),
        ("quarterly", date(2026, 11, 30), date(2027, 6, 1), date(2027, 8, 30)),
        ("weekly", date(2026, 12, 1), date(2026, 11, 20), date(2026, 12, 8)),
    ],
    ids=[
        "once", "a week later", "missed weeks do not heap up", "last of January", "back to the 31st", "leap year", "three months",
        "missed quarters", "done before its first day",
    ],
)  # fmt: skip
def test_series__next_day(recurs: str, starts_on: date, after: date, expected: date | None) -> None:
    assert following(recurs=recurs, starts_on=starts_on, after=after) == expected


def test_months__of_the_last_day() -> None:
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2026, 12, 31), 1) == date(2027, 1, 31)


@pytest.mark.parametrize(
    "fields",
    [{"user": 1, "label": 1}, {"youth": None}, {"state": "done"}, {"text": ""}],
    ids=["two holders", "nobody", "closed without a time", "no text"],
)
def test_constraint__refuses(alfa, fields) -> None:
    youth, staff, label = registered(), make_user(Role.COACH), Label.objects.create(name="Maria")
    known = {"user": staff, "label": label}
    values = {name: known.get(name) if value == 1 else value for name, value in fields.items()}
    base = {"youth": youth, "text": "Ring", "due_on": TODAY, "first_due_on": TODAY, "starts_on": TODAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(**{**base, **values})


def test_add__with_a_key_is_made_once_and_stays_as_it_was_closed(alfa) -> None:
    youth = registered()
    first = remind(youth=youth, key="ladder:1")
    services.close_reminder(reminder=first, actor=None, now=NOW)
    again = remind(youth=youth, key="ladder:1", text="Annat")
    assert again.pk == first.pk
    assert Reminder.objects.get().state == ReminderState.DONE
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(
            youth=youth, text="x", due_on=TODAY, first_due_on=TODAY, starts_on=TODAY, key="ladder:1"
        )


@pytest.mark.parametrize(
    ("due_on", "field"), [(TODAY - timedelta(days=1), "due_on"), (date(2226, 1, 1), "due_on")], ids=["past", "far away"]
)
def test_add__refuses_a_day(alfa, due_on, field) -> None:
    with pytest.raises(ValidationError) as wrong:
        remind(youth=registered(), due_on=due_on)
    assert field in wrong.value.message_dict


def test_add__needs_somebody_when_free(alfa) -> None:
    with pytest.raises(ValidationError):
        remind()


def test_close__makes_the_next_of_a_series_once(alfa) -> None:
    staff = make_user(Role.COACH)
    one = remind(youth=registered(), recurs="monthly", due_on=date(2026, 11, 30))
    moved = services.move_reminder(reminder=one, to=date(2026, 12, 2), actor=staff, now=NOW)
    assert (moved.moved_by, moved.moved_at, moved.first_due_on) == (staff, NOW, date(2026, 11, 30))
    later = NOW + timedelta(days=17)
    following_one = services.close_reminder(reminder=one, actor=staff, now=later)
    assert following_one.due_on == date(2026, 12, 30)
    assert services.close_reminder(reminder=one, actor=staff, now=later) is None
    one.refresh_from_db()
    assert (one.state, one.closed_by, one.closed_at) == (ReminderState.DONE, staff, later)
    assert Reminder.objects.filter(state=ReminderState.OPEN).count() == 1


@pytest.mark.req("K4-6.2")
def test_series__moved_earlier_and_done_does_not_come_twice(alfa) -> None:
    one = remind(youth=registered(), recurs="monthly", due_on=date(2026, 11, 28))
    second = services.close_reminder(reminder=one, actor=None, now=NOW + timedelta(days=12))
    assert second.due_on == date(2026, 12, 28)
    services.move_reminder(reminder=second, to=date(2026, 12, 25), actor=None, now=NOW)
    third = services.close_reminder(reminder=second, actor=None, now=NOW + timedelta(days=39))
    assert third.due_on == date(2027, 1, 28)


@pytest.mark.req("K4-6.2")
def test_series__given_anew_counts_from_the_new_day(alfa) -> None:
    one = remind(youth=registered(), recurs="monthly", due_on=date(2027, 6, 28))
    values = {"text": "Ring", "due_on": date(2026, 12, 1), "recurs": "weekly", "holder": Holder(), "actor": None}
    services.edit_reminder(reminder=one, version=1, now=NOW, **values)
    assert services.close_reminder(reminder=one, actor=None, now=NOW).due_on == date(2026, 12, 8)


def test_dismiss__ends_a_series(alfa) -> None:
    one = remind(youth=registered(), recurs="weekly")
    assert services.close_reminder(reminder=one, actor=None, now=NOW, dismissed=True, note="  Flyttat  ") is None
    one.refresh_from_db()
    assert (one.state, one.closing_note) == (ReminderState.DISMISSED, "Flyttat")
    assert not Reminder.objects.filter(state=ReminderState.OPEN).exists()


def test_reopen__takes_the_untouched_next_one_away(alfa) -> None:
    one = remind(youth=registered(), recurs="weekly")
    following_one = services.close_reminder(reminder=one, actor=None, now=NOW)
    services.reopen_reminder(reminder=one, actor=None, now=NOW)
    assert [row.pk for row in Reminder.objects.filter(state=ReminderState.OPEN)] == [one.pk]
    following_one = services.close_reminder(reminder=one, actor=None, now=NOW)
    services.move_reminder(reminder=following_one, to=TODAY + timedelta(days=20), actor=None, now=NOW)
    with pytest.raises(ValidationError):
        services.reopen_reminder(reminder=one, actor=None, now=NOW)


@pytest.mark.req("REL-09")
def test_edit__the_second_of_two_is_told(alfa) -> None:
    staff = make_user(Role.COACH)
    one = remind(youth=registered())
    values = {"text": "Ring", "due_on": TODAY, "recurs": "", "holder": Holder(user=staff), "actor": None, "now": NOW}
    services.edit_reminder(reminder=Reminder.objects.get(), version=1, **values)
    with pytest.raises(locking.Conflict):
        services.edit_reminder(reminder=one, version=1, **values)


def test_history__has_each_version_with_who(alfa) -> None:
    one = remind(youth=registered())
    services.move_reminder(reminder=one, to=TODAY + timedelta(days=1), actor=None, now=NOW)
    events = Reminder.pgh_event_models["changed"].objects.filter(pgh_obj_id=one.pk).order_by("pgh_id")
    assert [event.due_on for event in events] == [TODAY, TODAY + timedelta(days=1)]


def _texts(user, *, mine: bool = True) -> list[str]:
    lists = open_reminders(user, mine=mine, today=TODAY)
    return [row.text for group in lists.groups for row in group.rows]


@pytest.mark.req("K4-6.2")
def test_list__reads_the_first_of_each_group_and_counts_them_all(alfa, monkeypatch) -> None:
    maria, built = make_user(Role.COACH), []
    label = Label.objects.create(name="Maria", user=maria)
    for days in (9, 8, 8, 8, 7, 1, 0, 0, 0):
        remind(youth=registered(label=label), due_on=TODAY + timedelta(days=days), text=f"om {days}")
    Reminder.objects.create(text="sen", user=maria, **dict.fromkeys(DAYS, TODAY - timedelta(days=1)))
    row = selectors._row
    monkeypatch.setattr(selectors, "_row", lambda *args: built.append(args) or row(*args))
    with CaptureQueriesContext(connection) as queries:
        lists = open_reminders(maria, mine=True, today=TODAY, cover=NOBODY_AWAY, shown=2)
    assert len([one for one in queries if "reminders_reminder" in one["sql"]]) == 1
    assert len(built) == 7
    assert [(one.key, [each.text for each in one.rows], one.total, one.hidden) for one in lists.groups] == [
        ("overdue", ["sen"], 1, 0), ("today", ["om 0", "om 0"], 3, 1), ("week", ["om 1", "om 7"], 2, 0), ("later", ["om 8", "om 8"], 4, 2),
    ]  # fmt: skip
    assert [each.place for one in lists.groups for each in one.rows] == list(range(7))


def test_whose__named_user_then_label_then_the_youths_label(alfa) -> None:
    maria, anders = make_user(Role.COACH), make_user(Role.COACH, name="Anders Al")
    hers, vacant = Label.objects.create(name="Maria", user=maria), Label.objects.create(name="Vakant")
    youth = registered(label=hers)
    remind(youth=youth, text="följer ungdomen")
    remind(youth=youth, text="Anders", holder=Holder(user=anders))
    remind(text="etiketten", holder=Holder(label=hers))
    remind(youth=youth, text="vakant etikett", holder=Holder(label=vacant))
    assert sorted(_texts(maria)) == ["etiketten", "följer ungdomen", "vakant etikett"]
    assert _texts(anders) == ["Anders"]
    assert len(_texts(maria, mine=False)) == 4


def test_whose__nobodys_fall_to_who_runs_the_register(alfa) -> None:
    gone, coach, runner = make_user(Role.COACH), make_user(Role.COACH), make_user(Role.COORDINATOR)
    gone.is_active = False
    gone.save()
    remind(youth=registered(), text="utan etikett")
    remind(text="stängt konto", holder=Holder(user=gone))
    assert _texts(coach) == []
    assert sorted(_texts(runner)) == ["stängt konto", "utan etikett"]


def test_free__is_seen_by_its_own_and_who_runs_the_register(alfa) -> None:
    maria, anders, runner = make_user(Role.COACH), make_user(Role.COACH), make_user(Role.ADMINISTRATOR)
    one = remind(text="Fri", holder=Holder(user=maria))
    assert list(visible_reminders(maria)) == [one] == list(visible_reminders(runner))
    assert not visible_reminders(anders).exists()


@pytest.mark.req("PRV-22")
def test_protected__is_in_no_list_but_the_handlers(alfa) -> None:
    coach, handler = make_user(Role.COACH), make_user(Role.COACH, Role.PROTECTED_HANDLER)
    youth = registered(protected=True, label=Label.objects.create(name="M", user=coach))
    remind(youth=youth)
    assert _texts(coach) == _texts(coach, mine=False) == []
    assert len(_texts(handler, mine=False)) == 1


def test_groups__by_day(alfa) -> None:
    coach = make_user(Role.COACH)
    for days in (-3, 0, 1, 7, 8):
        remind(text=str(days), holder=Holder(user=coach), due_on=TODAY + timedelta(days=days), key=f"t{days}")
    lists = open_reminders(coach, mine=True, today=TODAY)
    assert [(group.key, group.total) for group in lists.groups] == [
        ("overdue", 1),
        ("today", 1),
        ("week", 2),
        ("later", 1),
    ]
    assert (lists.now, lists.overdue) == (2, 1)


def test_deceased__reminds_of_nothing(alfa) -> None:
    coach = make_user(Role.COACH)
    remind(youth=registered(deceased_on=TODAY, label=Label.objects.create(name="M", user=coach)))
    assert _texts(coach) == []


@pytest.mark.req("K4-6.2")
def test_responsibility_over__what_contacts_made_is_not_worth_doing(alfa) -> None:
    """At 20, moved, in school again: nobody is asked again. What somebody wrote by hand stays."""
    coach = make_user(Role.COORDINATOR)
    youth = registered(label=Label.objects.create(name="M", user=coach))
    _log(youth, "declined")
    _log(youth, "no_answer", again_on=clock.today() + timedelta(days=9))
    assert len(_texts(coach)) == 2
    youth.registrations.update(deregistered_on=TODAY, ceased_on=TODAY, end_reason="turned_20", end_reason_version=1)
    assert _texts(coach) == ["Kontakta igen"]
    youth.registrations.all().delete()
    assert len(_texts(coach)) == 2  # never registered: somebody looks into it


@pytest.mark.req("K4-6.2")
def test_contact__mended_leaves_the_day_that_somebody_chose(alfa) -> None:
    day = clock.today() + timedelta(days=9)
    contact = _log(registered(), "no_answer", again_on=day)
    one = Reminder.objects.get()

    def mended(outcome: str, **fields: object) -> Reminder:
        contact.refresh_from_db()
        facts = ContactFacts(
            **{"at": contact.at, "channel": "phone", "recipient": "youth", "outcome": outcome, **fields}
        )
        edit_contact(contact=contact, version=contact.version, facts=facts, actor=None, now=clock.now())
        one.refresh_from_db()
        return one

    assert (mended("no_answer", note="talade in").state, one.due_on) == ("open", day)
    assert (mended("call_back").kind, one.state, one.due_on) == ("call_back", "open", day)


@pytest.mark.req("K4-6.2")
def test_contact__of_another_day_moves_what_was_counted_from_it(alfa) -> None:
    contact = _log(registered(), "declined")
    one = Reminder.objects.get()
    earlier = contact.at - timedelta(days=10)
    facts = ContactFacts(at=earlier, channel="phone", recipient="youth", outcome="declined")
    edit_contact(contact=contact, version=contact.version, facts=facts, actor=None, now=clock.now())
    one.refresh_from_db()
    assert one.due_on == add_months(clock.local_date(earlier), 3)


def _log(youth, outcome: str, *, at: datetime | None = None, **fields: object):
    now = clock.now()
    facts = ContactFacts(at=at or now, channel="phone", recipient="youth", outcome=outcome, **fields)
    return log_contact(youth=youth, facts=facts, actor=None, now=now)


def test_declined__reminds_three_months_later(alfa) -> None:
    contact = _log(registered(), "declined")
    one = Reminder.objects.get()
    assert one.due_on == add_months(clock.local_date(contact.at), 3)
    assert (one.kind, one.key, one.contact) == (ReminderKind.DECLINED, f"contact:{contact.public_id}", contact)


def test_call_back__reminds_on_the_day_given(alfa) -> None:
    day = clock.today() + timedelta(days=12)
    _log(registered(), "call_back", again_on=day)
    assert Reminder.objects.get().due_on == day
    _log(registered(), "call_back")
    assert Reminder.objects.order_by("pk").last().due_on == clock.today() + timedelta(days=7)
    with pytest.raises(ValidationError) as wrong:
        _log(registered(), "call_back", again_on=clock.today() - timedelta(days=1))
    assert "again_on" in wrong.value.message_dict


@pytest.mark.parametrize("outcome", ["no_answer", "reached"])
def test_contact__of_other_outcomes_reminds_of_nothing_unless_asked(alfa, outcome) -> None:
    _log(registered(), outcome)
    assert not Reminder.objects.exists()
    _log(registered(), outcome, again_on=clock.today())
    assert Reminder.objects.get().due_on == clock.today()


def test_contact__that_reaches_closes_what_earlier_ones_asked_for(alfa) -> None:
    youth = registered()
    _log(youth, "declined", at=clock.now() - timedelta(days=2))
    by_hand = services.add_reminder(text="Egen", due_on=clock.today(), youth=youth, actor=None, now=clock.now())
    _log(youth, "no_answer", at=clock.now() - timedelta(days=1))
    assert Reminder.objects.filter(state=ReminderState.OPEN).count() == 2
    _log(youth, "declined")
    states = list(Reminder.objects.filter(kind=ReminderKind.DECLINED).order_by("pk").values_list("state", flat=True))
    assert states == [ReminderState.DONE, ReminderState.OPEN]
    by_hand.refresh_from_db()
    assert by_hand.is_open


def test_contact__written_down_afterwards_does_not_remind(alfa) -> None:
    youth = registered()
    _log(youth, "reached", at=clock.now() - timedelta(hours=1))
    _log(youth, "declined", at=clock.now() - timedelta(days=1))
    assert not Reminder.objects.exists()


def test_contact__mended_mends_its_reminder(alfa) -> None:
    contact = _log(registered(), "declined")
    facts = ContactFacts(at=contact.at, channel="phone", recipient="youth", outcome="no_answer")
    contact = edit_contact(contact=contact, version=1, facts=facts, actor=None, now=clock.now())
    assert Reminder.objects.get().state == ReminderState.DISMISSED
    facts = ContactFacts(at=contact.at, channel="phone", recipient="youth", outcome="call_back")
    edit_contact(contact=contact, version=2, facts=facts, actor=None, now=clock.now())
    one = Reminder.objects.get()
    assert (one.state, one.kind, one.due_on) == (
        ReminderState.OPEN,
        ReminderKind.CALL_BACK,
        clock.today() + timedelta(days=7),
    )


def test_contact_form__has_the_day(alfa) -> None:
    assert "again_on" in ContactForm(today=clock.today()).fields


def test_given__to_somebody_else_rings_for_them_and_not_for_the_giver(alfa) -> None:
    maria, anders = make_user(Role.COACH), make_user(Role.COACH)
    remind(text="x", holder=Holder(user=maria), actor=maria)
    remind(text="x", holder=Holder(user=anders), actor=maria)
    assert [(one.user, one.kind) for one in Notification.objects.all()] == [(anders, "reminder_given")]


def test_youth__has_its_open_ones(alfa) -> None:
    coach, youth = make_user(Role.COACH), registered()
    done = remind(youth=youth)
    services.close_reminder(reminder=done, actor=None, now=NOW)
    remind(youth=youth, text="kvar")
    assert [row.text for row in reminders_of(coach, youth, today=TODAY)] == ["kvar"]


def test_many__get_one_each_once_for_whoever_has_the_label(alfa) -> None:
    coach = make_user(Role.COACH)
    for _n in range(3):
        registered(label=Label.objects.get_or_create(name="M", user=coach)[0])
    values = {"text": "Ring", "due_on": TODAY, "key": "bulk:1", "actor": coach, "now": NOW}
    assert services.remind_of_many(youths=Youth.objects.all(), **values) == (3, 0)
    assert services.remind_of_many(youths=Youth.objects.all(), **values) == (0, 3)
    assert _texts(coach) == ["Ring"] * 3
