"""What Idag counts of outreach, for all who have labels at once: for the digest. That a concern report is to be considered is in no figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tenant_apps.outreach.ladder.guarantee import NOT_COUNTED
from tenant_apps.outreach.ladder.rule import Rule

# as Idag's own (today.py) for somebody who may not record concern reports, by whose label it is
BY_USER = """
select l.user_id,
       count(*) filter (where c.is_step and f.due_on < %(day)s::date) as late,
       count(*) filter (where c.is_step and f.due_on = %(day)s::date) as today,
       count(*) filter (where c.is_step and f.due_on > %(day)s::date and f.due_on <= %(day)s::date + 7) as week,
       count(*) filter (where c.is_step and f.first_attempt_on is null) as untried,
       count(*) filter (where c.counts and not f.met and not f.is_new) as remain
from found f join register_youth y on y.id = f.youth join accounts_label l on l.id = y.label_id
cross join lateral (select f.blocked = '' and (f.follows_up or f.way is distinct from 'concern') as is_step,
                           not f.blocked = any(%(not_counted)s::text[]) as counts) c
where y.protected_at is null and f.blocked <> 'merged' and l.archived_at is null and l.user_id is not null group by l.user_id
"""


@dataclass(frozen=True)
class StepFigures:
    """`left`: to reach this half year."""

    late: int
    today: int
    week: int
    untried: int
    left: int


def steps_by_user(*, today: date) -> dict[int, StepFigures]:
    rows = Rule(today).ask(BY_USER, {"not_counted": list(NOT_COUNTED)})
    return {
        row["user_id"]: StepFigures(row["late"], row["today"], row["week"], row["untried"], row["remain"])
        for row in rows
    }
