"""What Idag shows of outreach: the steps due by the end of the week, who is new and untried, and the half year's contact. One statement."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.outreach.ladder.guarantee import NOT_COUNTED
from tenant_apps.outreach.ladder.rule import Rule
from tenant_apps.outreach.ladder.selectors import (
    GROUPS,
    MINE,
    NextStep,
    StepFilter,
    people_of,
    sees_concerns,
    steps_of_rows,
)
from tenant_apps.outreach.ladder.settings import Settings
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.reminders.selectors.cover import NOBODY_AWAY, Covering, covering

SHOWN_PER_GROUP = 15

TODAY = """
, placed_in as (
    select m.*, row_number() over (partition by m.grp order by m.due_on, m.sort_key, m.youth) as place, count(*) over (partition by m.grp) as of_group
    from mine m where m.grp <> 'later'
), duty as (
    select count(*) as registered, count(*) filter (where c.counts and f.met) as met,
           count(*) filter (where c.counts and not f.met and f.is_new) as new,
           count(*) filter (where c.counts and not f.met and not f.is_new) as remain
    from found f join register_youth y on y.id = f.youth left join accounts_label l on l.id = y.label_id
    cross join lateral (select not f.blocked = any(%(not_counted)s::text[]) as counts) c
    where y.protected_at is null and f.blocked <> 'merged' and (%(label)s = '' or (l.user_id = any(%(whose)s) and l.archived_at is null))
)
select n.*, d.met as all_met, d.new as all_new, d.remain as all_left, d.registered as all_registered, p.*
from duty d
cross join (select count(*) as untried, count(*) filter (where registered_on + %(first_days)s < %(day)s::date) as late,
                   min(registered_on) filter (where registered_on + %(first_days)s >= %(day)s::date) as first_registered
            from mine where first_attempt_on is null) n
left join placed_in p on p.place <= %(shown)s
order by p.due_on, p.sort_key, p.youth
"""
DUE = "select f.public_id from mine f where f.due_on <= %(day)s::date order by f.due_on, f.sort_key, f.youth"


@dataclass(frozen=True)
class StepGroup:
    key: str
    rows: tuple[NextStep, ...]
    total: int

    @property
    def hidden(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True)
class TodaySteps:
    """`untried`: registered and not tried yet, `late` of them past the days (I4), `shortest` what is left for the first of the others."""

    groups: tuple[StepGroup, ...] = ()
    untried: int = 0
    late: int = 0
    shortest: int | None = None
    days: int = 30
    met: int = 0
    left: int = 0
    new: int = 0
    registered: int = 0
    farewell_weeks: int = Settings.farewell_weeks

    @property
    def youths(self) -> set[uuid.UUID]:
        return {row.public_id for group in self.groups for row in group.rows}


def today_steps(user: User, *, mine: bool, today: date, cover: Covering = NOBODY_AWAY) -> TodaySteps:
    """Mine: of one's own labels, and of those whom one covers for."""
    if not user.may(Right.YOUTHS_READ):
        return TodaySteps()
    rule = Rule(today)
    first = rule.settings.first_contact_days
    values = {
        **_chosen(user, mine=mine, cover=cover),
        "shown": SHOWN_PER_GROUP,
        "first_days": first,
        "not_counted": list(NOT_COUNTED),
    }
    rows = rule.ask(MINE + TODAY, values)
    kept = [row for row in rows if row["youth"] is not None]
    totals = {row["grp"]: row["of_group"] for row in kept}
    steps = steps_of_rows(kept, rule, people=people_of(kept, visible_youths(user)))
    groups = [
        StepGroup(key, tuple(one for one in steps if one.group == key), totals[key]) for key in GROUPS if key in totals
    ]
    told = rows[0]
    shortest = (told["first_registered"] + timedelta(days=first) - today).days if told["first_registered"] else None
    return TodaySteps(
        groups=tuple(groups), untried=told["untried"], late=told["late"], shortest=shortest, days=first, met=told["all_met"], left=told["all_left"],
        new=told["all_new"], registered=told["all_registered"], farewell_weeks=rule.settings.farewell_weeks,
    )  # fmt: skip


def next_due(user: User, *, after: uuid.UUID, mine: bool, today: date) -> uuid.UUID | None:
    """Whom to go on with when one is saved: the next whose step is due, round to the list's start."""
    if not user.may(Right.YOUTHS_READ):
        return None
    cover = covering(user, today=today)
    chosen = _chosen(user, mine=mine or bool(cover.covered), cover=cover)
    order = [row["public_id"] for row in Rule(today).ask(MINE + DUE, chosen)]
    place = order.index(after) + 1 if after in order else 0
    return next((one for one in order[place:] + order[:place] if one != after), None)


def _chosen(user: User, *, mine: bool, cover: Covering) -> dict[str, object]:
    wanted = StepFilter(label="mine" if mine else "")
    return {
        "label": wanted.label,
        "way": "",
        "step": "",
        "group": "",
        "whose": [user.pk, *cover.user_ids],
        "concerns": sees_concerns(user),
    }
