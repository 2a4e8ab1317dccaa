"""The letter at 20 comes by itself in good time, once, and whoever has the label is reminded (rules: Outreach)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kaa.core import clock
from kaa.core.ages import birthday, turns_20_on
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.letters.models import Letter, LetterTemplate, Mailing
from tenant_apps.letters.selectors.turning import weeks_before
from tenant_apps.letters.services.farewells import make_farewells
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.outreach.models import OutreachSettings
from tenant_apps.register.models import Youth
from tenant_apps.reminders.models import Reminder
from tests.factories import letters as post
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories.accounts import user

DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 4, tzinfo=clock.STOCKHOLM)
ON_THE_DAY = date(2007, 1, 13)  # turns 20 eight weeks later, to the day


@pytest.fixture(autouse=True)
def templates(alfa: Any) -> None:
    ensure_starters()
    post.sender()


def reminders() -> list[tuple[int | None, str, str]]:
    return [(one.youth_id, one.key.split(":")[0], one.state) for one in Reminder.objects.order_by("pk")]


@pytest.mark.req("K4-3.1", "REL-06", "K4-3.1i")
def test_night__makes_the_letter_once_and_reminds_whoever_has_the_label() -> None:
    soon, later = post.reachable(ON_THE_DAY), post.reachable(ON_THE_DAY + timedelta(days=1))
    for _n in range(3):
        make_farewells(now=NOW)
    letter = Letter.objects.get()
    assert (letter.youth, letter.recipient, letter.occasion, letter.state) == (soon, "youth", date(2027, 1, 13), "made")
    assert Mailing.objects.get().version.template.key == post.AT_20
    assert reminders() == [(soon.pk, "turning_20.made", "open")]
    reminder = Reminder.objects.get()
    assert (reminder.kind, reminder.user, reminder.label) == (
        "rule",
        None,
        None,
    )  # follows the youth: the label's holder
    make_farewells(now=NOW + timedelta(days=1))
    assert set(Letter.objects.values_list("youth", flat=True)) == {soon.pk, later.pk}


def test_posted__closes_the_reminder() -> None:
    post.reachable(ON_THE_DAY)
    make_farewells(now=NOW)
    mark_posted(mailing=Mailing.objects.get(), letters=None, posted_on=DAY, actor=None, now=NOW + timedelta(hours=8))
    make_farewells(now=NOW + timedelta(days=1))
    assert [state for _youth, _key, state in reminders()] == ["done"]


def test_setting__says_how_many_weeks() -> None:
    reach.settings(farewell_weeks=12)
    youth = post.reachable(ON_THE_DAY + timedelta(weeks=4))
    assert weeks_before(DAY) == 12
    make_farewells(now=NOW)
    assert Letter.objects.get().youth == youth


@pytest.mark.parametrize("why", ["the tenant has chosen so", "no template"])
def test_reminds_only__when_nothing_is_made(why: str) -> None:
    if why == "no template":
        LetterTemplate.objects.filter(is_farewell=True).update(archived_at=NOW)
    else:
        reach.settings(farewell_makes=False)
    youth = post.reachable(ON_THE_DAY)
    for _n in range(2):
        make_farewells(now=NOW)
    assert not Letter.objects.exists()
    assert reminders() == [(youth.pk, "turning_20.to_make", "open")]


def test_without_an_address__a_reminder_that_goes_when_there_is_a_letter() -> None:
    youth = make.youth(ON_THE_DAY)
    make.registration(youth, date(2026, 8, 20))
    make_farewells(now=NOW)
    assert reminders() == [(youth.pk, "turning_20.no_address", "open")]
    make.detail(youth, "Storgatan 1", kind="address", postcode="85230", city="Sundsvall")
    make_farewells(now=NOW + timedelta(days=1))
    assert reminders() == [(youth.pk, "turning_20.no_address", "done"), (youth.pk, "turning_20.made", "open")]


def _who_gets_none(case: str) -> Youth:
    youth = post.reachable(ON_THE_DAY, lives_in=None if case == "moved" else "2281")
    if case == "moved":
        make.residence(youth, "0180", ON_THE_DAY)
    if case == "enrolled":
        make.placement(youth, date(2026, 8, 15))
    if case == "protected":
        Youth.objects.filter(pk=youth.pk).update(protected_at=NOW)
    if case == "deceased":
        Youth.objects.filter(pk=youth.pk).update(deceased_on=DAY)
    if case == "closed for another reason":
        youth.registrations.update(deregistered_on=DAY, ceased_on=DAY, end_reason="exam", end_reason_version=1)
    return youth


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize("case", ["moved", "enrolled", "protected", "deceased", "closed for another reason"])
def test_nobody__is_written_to_or_reminded_of_who_may_get_none(case: str) -> None:
    _who_gets_none(case)
    make_farewells(now=NOW)
    assert not Letter.objects.exists()
    assert not Reminder.objects.exists()


def test_closed_at_20__still_gets_it_afterwards() -> None:
    youth = post.reachable(date(2006, 11, 1))
    youth.registrations.update(
        covered_from=date(2026, 1, 8), registered_on=date(2026, 1, 8), deregistered_on=date(2026, 11, 1), ceased_on=date(2026, 11, 1),
        end_reason="turned_20", end_reason_version=1,
    )  # fmt: skip
    make_farewells(now=NOW)
    assert Letter.objects.get().occasion == date(2026, 11, 1)


def test_today__shows_the_letters_state_with_a_link(client_for, in_schema) -> None:
    in_schema("k9901")
    label = Label.objects.create(name="Maria", user=user(Role.COACH))
    turning = birthday(clock.today() + timedelta(days=20), -20)
    youth = post.reachable(turning, label=label)
    client = client_for("alfa", Role.COACH)
    assert reverse("turning-20") in client.get("/", {"visa": "alla"}).content.decode()
    in_schema("k9901")
    make_farewells(now=clock.now())
    letter = Letter.objects.get(youth=youth)
    page = client.get("/", {"visa": "alla"})
    assert reverse("letter", args=[letter.public_id]) in page.content.decode()
    assert page.context["view"].turning[0].letter_state
    reader = client_for("alfa", Role.READER).get("/", {"visa": "alla"}).content.decode()
    assert reverse("letter", args=[letter.public_id]) not in reader


def test_settings_page__sets_weeks_and_whether_it_is_made(client_for, in_schema) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    in_schema("k9901")
    form = client.get(reverse("outreach-settings")).context["form"]
    posted = {name: form.initial[name] for name in form.fields if name not in {"farewell_makes", "farewell_weeks"}}
    assert client.post(reverse("outreach-settings"), {**posted, "farewell_weeks": "10"}).status_code == 302
    in_schema("k9901")
    made = OutreachSettings.objects.get()
    assert (made.farewell_weeks, made.farewell_makes) == (10, False)


def test_born_29_february__turns_20_in_a_leap_year_whatever_the_setting() -> None:
    """Why the setting of 29 February is not asked for the 20th birthday: every year of birth that ends so has one 20 years later."""
    for year in range(1988, 2076, 4):
        born = date(year, 2, 29)
        assert turns_20_on(born) == birthday(born, 20, leap="0228") == birthday(born, 20, leap="0301")
