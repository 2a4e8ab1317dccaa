"""Two who see to the same reminder at once (issue 4, faults): it is done once, and its series goes on once."""

from __future__ import annotations

import pytest

from tenant_apps.reminders.enums import ReminderState
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.services import reminders as services
from tests.at_once import at_once
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered
from tests.tenant.reminders.test_reminders import NOW, TODAY

pytestmark = [pytest.mark.req("K4-7.1"), pytest.mark.usefixtures("committed_alfa")]


def _weekly() -> Reminder:
    return services.add_reminder(
        youth=registered(), text="Ring om praktiken", due_on=TODAY, recurs="weekly", actor=make_user("coach"), now=NOW
    )


def test_close__two_who_press_done() -> None:
    reminder = _weekly()
    given = at_once(*(lambda: services.close_reminder(reminder=reminder, actor=None, now=NOW) for _n in range(2)))
    assert not [one for one in given if isinstance(one, Exception)]
    assert sorted(one is None for one in given) == [False, True]
    assert sorted(Reminder.objects.values_list("state", flat=True)) == [ReminderState.DONE, ReminderState.OPEN]


def test_close_and_dismiss__whoever_was_first_decides_and_no_series_goes_on_twice() -> None:
    reminder = _weekly()
    at_once(
        lambda: services.close_reminder(reminder=reminder, actor=None, now=NOW),
        lambda: services.close_reminder(reminder=reminder, actor=None, now=NOW, dismissed=True),
    )
    state = Reminder.objects.get(pk=reminder.pk).state
    assert Reminder.objects.filter(state=ReminderState.OPEN).count() == (1 if state == ReminderState.DONE else 0)
