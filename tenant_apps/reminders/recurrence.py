"""Days of a series, counted from its first one: somebody who asks for the 31st gets the last day of each month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from tenant_apps.reminders.enums import Recurrence

MONTHS = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3}
WEEK = timedelta(days=7)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def following(*, recurs: str, starts_on: date, after: date) -> date | None:
    """The first day of the series after a day; None: it does not come back. What was missed does not heap up."""
    if recurs == Recurrence.WEEKLY:
        weeks = max((after - starts_on).days // 7 + 1, 1)
        return starts_on + WEEK * weeks
    step = MONTHS.get(recurs)  # type: ignore[call-overload]  # a plain string is a key too
    if step is None:
        return None
    passed = (after.year - starts_on.year) * 12 + after.month - starts_on.month
    turn = max(passed // step, 1)
    while add_months(starts_on, turn * step) <= after:
        turn += 1
    return add_months(starts_on, turn * step)
