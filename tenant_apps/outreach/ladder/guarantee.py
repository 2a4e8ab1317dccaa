"""The half year's guarantee as a number and a list that drain (rules: Outreach; peers 4), and the first attempt within a month (I4)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kaa.core.ages import age_on
from kaa.core.halfyears import HalfYear
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder import words
from tenant_apps.outreach.ladder.rule import Rule
from tenant_apps.outreach.ladder.selectors import sees_concerns
from tenant_apps.outreach.selectors import attempt_codes
from tenant_apps.register.codes import shown
from tenant_apps.register.selectors.visibility import place_of, visible_youths

PAGE_SIZE = 50
# nobody of them is anybody's duty to reach
NOT_COUNTED = ("protected", "merged", "deceased", "turned_20")
STATES = ("left", "known", "tried", "none", "new", "met")

STATEMENT = """
, told as (
    select distinct f.youth_id from register_occupationfact f
    where f.as_of between %(half_start)s::date and least(%(half_end)s::date, %(day)s::date)
), counted as materialized (
    select f.*, y.sort_key, y.public_id, case when f.met then 'met' when f.is_new then 'new' when t.youth_id is not null then 'known'
               when f.tried_this_half then 'tried' else 'none' end as state
    from found f join register_youth y on y.id = f.youth
    left join told t on t.youth_id = f.youth
    left join accounts_label l on l.id = y.label_id
    where not f.blocked = any(%(not_counted)s::text[]) and y.protected_at is null
      and (not %(mine)s or (l.user_id = any(%(users)s) and l.archived_at is null))
), page as (
    select * from counted c
    where case when %(state)s = 'all' then true when %(state)s = 'left' then c.state in ('known', 'tried', 'none') else c.state = %(state)s end
      and (%(at)s::bigint is null or (c.sort_key, c.youth) > (select y.sort_key, y.id from register_youth y where y.id = %(at)s::bigint))
    order by c.sort_key, c.youth limit %(limit)s
)
select n.*, page.*
from (select jsonb_object_agg(state, n) as counts from (select state, count(*) as n from counted group by state) g) n
left join page on true
order by page.sort_key, page.youth
"""


@dataclass(frozen=True)
class GuaranteeRow:
    public_id: uuid.UUID
    name: str
    age: int
    label: str
    registered_on: date
    state: str
    last_attempt_on: date | None
    last_reached_on: date | None
    occupation: str
    occupation_as_of: date | None
    due_on: date | None
    action: str
    remark: str


@dataclass(frozen=True)
class Guarantee:
    """`left` drains to nothing by the half year's end; those registered lately stand apart."""

    half_year: HalfYear
    days_left: int
    counts: Mapping[str, int]
    rows: tuple[GuaranteeRow, ...] = ()
    after: uuid.UUID | None = None
    new_days: int = 30

    @property
    def met(self) -> int:
        return self.counts.get("met", 0)

    @property
    def new(self) -> int:
        return self.counts.get("new", 0)

    @property
    def left(self) -> int:
        return sum(self.counts.get(state, 0) for state in ("known", "tried", "none"))

    @property
    def total(self) -> int:
        """Those who must have had a contact by the end: without the new ones who have not."""
        return self.met + self.left


def guarantee(user: User, *, mine: bool, today: date, state: str = "left", after: uuid.UUID | None = None) -> Guarantee:
    """The numbers, and a page of the list of one state by name."""
    rule, half = Rule(today), HalfYear.of(today)
    values = {
        "mine": mine,
        "users": [user.pk],
        "state": state,
        "at": place_of(user, after),
        "limit": PAGE_SIZE + 1,
        "not_counted": list(NOT_COUNTED),
    }
    found = rule.ask(STATEMENT, values)
    counts = found[0]["counts"]
    counts = json.loads(counts) if isinstance(counts, str) else counts
    kept = [row for row in found if row["youth"] is not None]
    people = {
        one.pk: one
        for one in visible_youths(user)
        .filter(pk__in=[row["youth"] for row in kept[:PAGE_SIZE]])
        .select_related("label")
    }
    concerns = sees_concerns(user)
    rows = tuple(
        _row(row, people[row["youth"]], rule, concerns=concerns) for row in kept[:PAGE_SIZE] if row["youth"] in people
    )
    return Guarantee(
        half_year=half, days_left=(half.end - today).days, counts=counts or {}, rows=rows, new_days=rule.settings.new_days,
        after=rows[-1].public_id if rows and len(kept) > PAGE_SIZE else None,
    )  # fmt: skip


def _row(row: Mapping[str, Any], youth: Any, rule: Rule, *, concerns: bool) -> GuaranteeRow:
    action, due_on, remark = _next(row, concerns=concerns)
    return GuaranteeRow(
        public_id=youth.public_id, name=youth.full_name, age=age_on(youth.birth_date, rule.day, leap=rule.leap),
        label=youth.label.name if youth.label else "", registered_on=row["registered_on"], state=row["state"], last_attempt_on=row["last_attempt_on"],
        last_reached_on=row["last_reached_on"], occupation=shown("occupation", row["occupation"] or "", None),
        occupation_as_of=row["occupation_as_of"], due_on=due_on, remark=remark, action=action,
    )  # fmt: skip


def _next(row: Mapping[str, Any], *, concerns: bool) -> tuple[str, date | None, str]:
    """The next step's name and day; or why none is told."""
    if row["blocked"]:
        return "", None, words.why_none(row["blocked"], concerns=concerns)
    way = Way(row["way"]) if row["way"] and not row["follows_up"] else Way.PHONE
    if way == Way.CONCERN and not concerns:
        return "", None, str(words.TO_BE_DECIDED)
    return str(words.ACTIONS[way]), row["due_on"], ""


@dataclass(frozen=True)
class FirstAttempts:
    """I4: of the registrations that begin in the period, those with a first attempt within the days; some still have time."""

    registered: int
    within: int
    within_from_autumn: int
    late: int
    waiting: int
    days: int

    @property
    def settled(self) -> int:
        return self.registered - self.waiting


FIRST = """
select count(*) as registered, count(*) filter (where first_on <= registered_on + %(days)s) as within,
       count(*) filter (where first_on <= counted_from + %(days)s) as within_from_autumn,
       count(*) filter (where first_on is null and registered_on + %(days)s >= %(day)s::date) as waiting
from (select r.id, r.registered_on, min((c.at at time zone 'Europe/Stockholm')::date) as first_on,
             case when extract(month from r.registered_on) * 100 + extract(day from r.registered_on) between 601 and 914
                  then make_date(extract(year from r.registered_on)::int, 9, 15) else r.registered_on end as counted_from
      from register_registration r
      join register_youth y on y.id = r.youth_id and y.protected_at is null and y.merged_into_id is null
      left join accounts_label l on l.id = y.label_id
      left join outreach_contact c on c.youth_id = r.youth_id and c.outcome = any(%(attempts)s::text[])
           and (c.at at time zone 'Europe/Stockholm')::date between r.registered_on and %(day)s::date
      where r.mistaken_at is null and r.registered_on between %(first)s::date and %(last)s::date
        and (not %(mine)s or (l.user_id = any(%(users)s) and l.archived_at is null))
      group by r.id) f
"""


def first_attempts(user: User, *, mine: bool, today: date, days: int, first: date, last: date) -> FirstAttempts:
    """One statement. The second count is from the later of registration and 15 September, for the summer's new (rules: Indicators, I4)."""
    values: dict[str, Any] = {
        "days": days, "day": today, "first": first, "last": min(last, today), "mine": mine, "users": [user.pk],
        "attempts": list(attempt_codes(today)),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(FIRST, values)
        registered, within, from_autumn, waiting = cursor.fetchone()
    return FirstAttempts(registered, within, from_autumn, registered - within - waiting, waiting, days)
