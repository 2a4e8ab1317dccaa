"""The digest: figures and a link, to whom and on which days; and never a name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, User
from tenant_apps.reminders.digest import Figures, figures_by_user, letters, write_digests
from tenant_apps.reminders.holidays import easter, is_first_working_day_of_week, is_working_day
from tenant_apps.reminders.models import Absence, DigestChoice
from tenant_apps.reminders.services.digests import choose_digest
from tenant_apps.reminders.services.reminders import Holder, add_reminder
from tenant_apps.work.models import Message
from tests.factories import register as make
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import years_ago

MONDAY, TUESDAY, SATURDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 21)
ADDRESS = "https://alfa.example"


def coach(pace: str = "", **fields: object) -> User:
    made = make_user(Role.COACH, **fields)
    User.objects.filter(pk=made.pk).update(last_login=clock.now())
    if pace:
        DigestChoice.objects.create(user=made, pace=pace)
    return made


def remind(user: User, due_on: date = MONDAY, **fields: object) -> None:
    holder = Holder(user=user)
    add_reminder(
        **{
            "text": "Hemligt Namn",
            "due_on": due_on,
            "holder": holder,
            "actor": None,
            "now": clock.now(),
            "key": f"{user.pk}{due_on}{fields}",
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2026, date(2026, 4, 5)), (2027, date(2027, 3, 28))]
)
def test_easter__is_on_its_sunday(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 3), False), (date(2026, 4, 6), False), (date(2026, 5, 14), False), (date(2026, 6, 19), False), (date(2026, 12, 24), False),
        (date(2026, 1, 6), False), (date(2026, 11, 21), False), (date(2026, 11, 16), True), (date(2026, 6, 22), True),
    ],
    ids=["Good Friday", "Easter Monday", "Ascension", "Midsummer Eve", "Christmas Eve", "Epiphany", "Saturday", "Monday", "after Midsummer"],
)  # fmt: skip
def test_day__is_worked_or_free(day: date, works: bool) -> None:
    assert is_working_day(day) == works


def test_week__begins_on_its_first_working_day() -> None:
    assert is_first_working_day_of_week(MONDAY)
    assert not is_first_working_day_of_week(TUESDAY)
    assert is_first_working_day_of_week(date(2026, 4, 7))  # after Easter Monday


def test_figures__of_each_user_in_one_go(alfa) -> None:
    maria = coach()
    label = Label.objects.create(name="Maria", user=maria)
    old, new = make.youth(years_ago(17), label=label), make.youth(years_ago(17), label=label)
    make.registration(old, MONDAY - timedelta(days=45))
    make.registration(new, MONDAY - timedelta(days=5))
    remind(maria, MONDAY - timedelta(days=1))
    remind(maria, MONDAY)
    remind(maria, MONDAY + timedelta(days=7))
    remind(maria, MONDAY + timedelta(days=8))
    found = figures_by_user(today=MONDAY)[maria.pk]
    assert (found.overdue, found.today, found.week, found.untried) == (1, 1, 1, 2)
    assert found.steps_late + found.steps_today > 0


@pytest.mark.req("PRV-22")
def test_figures__have_nobody_under_protection(alfa) -> None:
    handler = make_user(Role.COACH, Role.PROTECTED_HANDLER)
    label = Label.objects.create(name="Maria", user=handler)
    hidden = make.youth(years_ago(17), label=label, protected=True)
    make.registration(hidden, MONDAY - timedelta(days=45))
    remind(handler, youth=hidden)
    assert figures_by_user(today=MONDAY).get(handler.pk, Figures()).nothing


@pytest.mark.parametrize(
    ("pace", "day", "comes"),
    [
        ("", MONDAY, True), ("", TUESDAY, False), ("daily", TUESDAY, True), ("daily", SATURDAY, False), ("never", MONDAY, False),
        ("weekly", MONDAY, True),
    ],
    ids=["nothing chosen, Monday", "nothing chosen, Tuesday", "daily", "weekend", "never", "weekly"],
)  # fmt: skip
def test_letter__comes_at_the_chosen_pace(alfa, pace, day, comes) -> None:
    user = coach(pace)
    remind(user)
    assert bool(letters(today=day)) == comes


def test_letter__to_nobody_inactive_nobody_without_a_list_and_nobody_who_never_logged_in(alfa) -> None:
    closed, idle, new = coach("daily"), coach("daily"), make_user(Role.COACH)
    remind(closed)
    remind(new)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    assert idle
    assert letters(today=MONDAY) == []


def test_letter__of_somebody_away_goes_to_the_cover(alfa) -> None:
    maria, anders = coach("daily"), coach("never")
    remind(maria)
    remind(anders)
    Absence.objects.create(user=maria, cover=anders, starts_on=MONDAY)
    [one] = letters(today=MONDAY)
    assert (one.user, one.own.nothing, one.covered.today, one.covers) == (anders, True, 1, 1)


@pytest.mark.req("K4-6.1a")
@pytest.mark.parametrize(
    ("absents", "covers", "comes"),
    [("never", "daily", True), ("", "daily", True), ("daily", "never", True), ("never", "", False)],
    ids=["the cover's own", "the cover's comes oftener", "the absent one's", "neither's today"],
)
def test_letter__of_the_cover_comes_at_the_pace_of_either(alfa, absents, covers, comes) -> None:
    maria, anders = coach(absents), coach(covers)
    remind(maria, TUESDAY)
    Absence.objects.create(user=maria, cover=anders, starts_on=MONDAY)
    assert [(one.user, one.covered.today) for one in letters(today=TUESDAY)] == ([(anders, 1)] if comes else [])


@pytest.mark.req("REL-06", "K4-6.1")
def test_mail__is_written_once_and_has_figures_and_a_link_alone(alfa) -> None:
    user = coach(name="Maria Ek")
    remind(user)
    assert [write_digests(today=MONDAY, address=ADDRESS) for _turn in range(3)] == [1, 0, 0]
    mail = Message.objects.get()
    assert mail.recipient == user.email
    assert mail.youth is None
    assert f"{ADDRESS}/" in mail.body
    assert "Hemligt" not in mail.body + mail.subject
    assert "Maria" not in mail.body + mail.subject
    assert clock.local_date(mail.send_after) == MONDAY


def test_choice__is_ones_own(alfa) -> None:
    maria, anders = coach(), coach()
    with pytest.raises(PermissionError):
        choose_digest(user=maria, pace="daily", actor=anders)
    assert choose_digest(user=maria, pace="never", actor=maria).pace == "never"


def test_choice__on_the_own_page(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    assert client.post("/min-sida/", {"pace": "daily"}).headers["Location"] == "/min-sida/"
    in_schema("k9901")
    assert DigestChoice.objects.get(user=client.user).pace == "daily"
    wrong = client.post("/min-sida/", {"pace": "hourly"})
    assert "pace" in wrong.context["form"].errors


def test_figures__take_as_many_statements_for_many_users(alfa) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def counted() -> int:
        letters(today=MONDAY)
        with CaptureQueriesContext(connection) as queries:
            letters(today=MONDAY)
        return len(queries)

    remind(coach())
    few = counted()
    for _n in range(8):
        remind(coach())
    assert counted() == few
