"""Who is due by letter, card or message: for those who make them."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date

from tenant_apps.accounts.models import User
from tenant_apps.outreach.ladder.made import WRITTEN_WAYS
from tenant_apps.outreach.ladder.rule import Rule
from tenant_apps.outreach.ladder.selectors import MINE, NextStep, StepFilter, people_of, sees_concerns, steps_of_rows
from tenant_apps.register.identification.decisions import planned_for
from tenant_apps.register.selectors.visibility import visible_youths


def due_by_letter(
    user: User, wanted: StepFilter, *, today: date, step: str = "", chosen: Collection[uuid.UUID] | None = None
) -> list[NextStep]:
    """Of the filtered list, or of those chosen in it: who is due by letter, card or message, by date. What is made already stands with them."""
    rule = Rule(today)
    tail = f"""
select * from chosen where grp in ('overdue', 'today') and not follows_up and way in ({WRITTEN_WAYS})
  and (%(only)s = '' or sid = %(only)s) and (%(ids)s::uuid[] is null or public_id = any(%(ids)s::uuid[]))
order by due_on, sort_key, youth"""
    values = {
        "label": wanted.label, "way": wanted.way, "step": wanted.step, "group": wanted.group, "whose": [user.pk], "concerns": sees_concerns(user),
        "only": step, "ids": None if chosen is None else [str(one) for one in chosen],
    }  # fmt: skip
    with planned_for(None):
        rows = rule.ask(MINE + tail, values)
    return steps_of_rows(rows, rule, people=people_of(rows, visible_youths(user)))
