"""A day that was asked for is one day, in the ladder and among the reminders, by whatever door it is given (rules: Outreach; P2.5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.outreach.ladder.services import lift_next_contact, set_next_contact
from tenant_apps.outreach.models import OutreachPause
from tenant_apps.outreach.services import ContactFacts, log_contact
from tenant_apps.register.models import Youth
from tenant_apps.reminders.models import Reminder
from tests.factories import outreach as reach
from tests.factories import register as make

pytestmark = [pytest.mark.usefixtures("alfa"), pytest.mark.req("K4-1.12")]


def today() -> date:
    return clock.today()


def someone() -> Youth:
    youth = make.youth(date(today().year - 17, 1, 15))
    make.registration(youth, today() - timedelta(days=3))
    return youth


def asks(youth: Youth, again_on: date | None = None, outcome: str = "call_back", **values: Any) -> None:
    facts = ContactFacts(
        at=values.pop("at", clock.now()), channel="phone", recipient="youth", outcome=outcome, again_on=again_on
    )
    log_contact(youth=youth, facts=facts, actor=None, now=clock.now())


def both(youth: Youth) -> tuple[date, date]:
    step = standing(youth, today=today()).step
    assert step is not None
    return step.due_on, Reminder.objects.get(youth=youth, state="open").due_on


def test_day_in_the_contact__is_the_ladders_and_the_reminders() -> None:
    youth, day = someone(), today() + timedelta(days=19)
    asks(youth, day)
    assert both(youth) == (day, day)


def test_no_day_said__is_the_ladders_own_days_in_both() -> None:
    reach.settings(call_back_days=4)
    youth = someone()
    asks(youth)
    assert both(youth) == (today() + timedelta(days=4),) * 2


def test_day_set_on_the_ladder__moves_the_reminder() -> None:
    youth, day = someone(), today() + timedelta(days=12)
    asks(youth)
    set_next_contact(youth=youth, until_on=day, reason="asked", actor=None, now=clock.now())
    assert both(youth) == (day, day)


@pytest.mark.parametrize("how", ["moved", "mended"])
def test_reminder_moved__the_ladder_waits_for_the_same_day(client_for: Any, in_schema: Any, how: str) -> None:
    youth, day = someone(), today() + timedelta(days=15)
    asks(youth, today() + timedelta(days=5))
    one = Reminder.objects.get()
    client = client_for("alfa", Role.COORDINATOR)
    if how == "moved":
        answer = client.post(reverse("reminder-act", args=[one.public_id]), {"action": "move", "to": day.isoformat()})
    else:
        told = {"version": one.version, "text": one.text, "due_on": day.isoformat(), "recurs": "", "holder": "coach"}
        answer = client.post(reverse("reminder-edit", args=[one.public_id]), told)
    assert answer.status_code in {200, 302}
    in_schema("k9901")
    assert both(youth) == (day, day)
    assert OutreachPause.objects.filter(lifted_at=None).count() == 1


def test_further_than_the_ladder_waits__only_the_reminder_says_so() -> None:
    youth = someone()
    asks(youth, today() + timedelta(days=400))
    assert not OutreachPause.objects.exists()
    assert Reminder.objects.get().due_on == today() + timedelta(days=400)


def test_written_down_afterwards__does_not_undo_a_later_contact() -> None:
    youth = someone()
    asks(youth, outcome="reached_wants_support")
    asks(youth, today() + timedelta(days=30), at=clock.now() - timedelta(days=1))
    assert not OutreachPause.objects.exists()


def test_declined__is_asked_again_in_three_months_whatever_the_ladder_says() -> None:
    youth = someone()
    asks(youth, outcome="declined")
    before = Reminder.objects.get().due_on
    set_next_contact(youth=youth, until_on=today() + timedelta(days=9), reason="agreed", actor=None, now=clock.now())
    lift_next_contact(youth=youth, actor=None, now=clock.now())
    assert Reminder.objects.get().due_on == before
