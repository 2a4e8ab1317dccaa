"""Whose next step is what, to whom, when and why. The seam for letters, reminders and visits is `next_steps`."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from kaa.core.access import Right
from kaa.core.ages import age_on
from kaa.core.together import read_together
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder import words
from tenant_apps.outreach.ladder.made import LETTER, WRITTEN_WAYS, StepLetter, ToWrite
from tenant_apps.outreach.ladder.quick import Quick, quick
from tenant_apps.outreach.ladder.rule import Rule
from tenant_apps.outreach.ladder.specs import WRITTEN, LadderSpec
from tenant_apps.register.identification.decisions import planned_for
from tenant_apps.register.models import ContactDetail, Guardian, Youth
from tenant_apps.register.selectors.visibility import place_of, visible_youths

PAGE_SIZE = 50
FOLLOW_UP = "follow_up"
GROUPS = ("overdue", "today", "week", "later")


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """One youth's next step. `key` names the step and the occasion: the same until something happens, then never again (REL-06)."""

    key: str
    youth_id: int
    public_id: uuid.UUID
    name: str
    age: int
    label: str
    registered_on: date
    ladder: str
    step: str
    position: int | None
    way: Way
    recipient: str
    due_on: date
    step_on: date
    days_left: int
    attempt: int
    tries: int
    why: str
    is_follow_up: bool
    by_guarantee: bool
    is_pinned: bool
    guarantee_met: bool
    first_attempt_on: date | None
    first_attempt_by: date
    turns_20_on: date
    quick: Quick | None = None
    remarks: tuple[str, ...] = ()
    letter: StepLetter | None = None

    @property
    def action(self) -> str:
        return str(words.ACTIONS[self.way])

    @property
    def to_whom(self) -> str:
        return str(words.RECIPIENTS.get(self.recipient, ""))

    @property
    def is_concern(self) -> bool:
        """That a concern report comes next is for those alone who may record one."""
        return self.way == Way.CONCERN

    @property
    def group(self) -> str:
        return group_of(self.days_left)

    @property
    def may_be_written(self) -> bool:
        """Due, by something that is made from a template, and not made yet."""
        return self.way in WRITTEN and not self.is_follow_up and self.days_left <= 0 and self.letter is None

    @property
    def days_to_first_attempt(self) -> int | None:
        """What is left of the days within which somebody new is tried first (I4); None: has been tried."""
        return (
            None
            if self.first_attempt_on
            else (self.first_attempt_by - (self.step_on - timedelta(days=max(self.days_left, 0)))).days
        )


@dataclass(frozen=True)
class Standing:
    """What comes next for one youth, or why nothing does."""

    step: NextStep | None
    reason: str = ""
    ladder: LadderSpec | None = None


def sees_concerns(user: User) -> bool:
    """Whoever may not record a concern report is not told that one is to be considered (PRV-16)."""
    return user.may(Right.CONCERNS_WRITE)


def group_of(days_left: int) -> str:
    return "overdue" if days_left < 0 else "today" if days_left == 0 else "week" if days_left <= 7 else "later"


@dataclass(frozen=True)
class StepFilter:
    """What narrows the list of next steps: codes and public ids. `label`: mine, none or a label's public id."""

    label: str = ""
    way: str = ""
    step: str = ""
    group: str = ""

    def values(self) -> dict[str, str]:
        found = {"label": self.label, "way": self.way, "step": self.step, "group": self.group}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True)
class Cursor:
    """A place in the order by date and name; the date stands in it because the youth's own may have moved since."""

    due_on: date
    youth: uuid.UUID

    def __str__(self) -> str:
        return f"{self.due_on.isoformat()}.{self.youth}"

    @classmethod
    def parse(cls, text: str) -> Cursor | None:
        day, _dot, youth = text.partition(".")
        try:
            return cls(date.fromisoformat(day), uuid.UUID(youth))
        except ValueError:
            return None


@dataclass(frozen=True)
class StepPage:
    rows: tuple[NextStep, ...]
    after: Cursor | None = None
    before: Cursor | None = None
    total: int = 0
    by_group: Mapping[str, int] = field(default_factory=dict)
    by_way: Mapping[str, int] = field(default_factory=dict)
    by_step: Mapping[str, int] = field(default_factory=dict)
    to_write: tuple[ToWrite, ...] = ()
    new_untried: int = 0
    new_late: int = 0

    @property
    def youths(self) -> set[uuid.UUID]:
        return {row.public_id for row in self.rows}


GROUP_SQL = """case when f.due_on < %(day)s::date then 'overdue' when f.due_on = %(day)s::date then 'today'
               when f.due_on <= %(day)s::date + 7 then 'week' else 'later' end"""  # group_of, of everybody
SEEN_SQL = "f.blocked = '' and (%(concerns)s or f.follows_up or f.way is distinct from 'concern')"
MINE = f"""
, mine as materialized (
    select f.*, y.public_id, y.sort_key, w.letter_state, w.letter_mailing, {GROUP_SQL} as grp
    from found f join register_youth y on y.id = f.youth
    left join accounts_label l on l.id = y.label_id{LETTER}
    where {SEEN_SQL} and y.protected_at is null
      and case %(label)s when '' then true when 'none' then y.label_id is null when 'mine' then l.user_id = any(%(whose)s) and l.archived_at is null
               else l.public_id::text = %(label)s end
), chosen as materialized (
    select * from mine
    where (%(way)s = '' or coalesce(way, 'phone') = %(way)s) and (%(step)s = '' or case when follows_up then 'follow_up' else sid end = %(step)s)
      and (%(group)s = '' or grp = %(group)s)
)"""
PAGE = """
, page as (
    select * from chosen c
    where %(at_due)s::date is null or (c.due_on, c.sort_key, c.youth) {past}
          (select %(at_due)s::date, y.sort_key, y.id from register_youth y where y.id = %(at_youth)s::bigint)
    order by c.due_on {order}, c.sort_key {order}, c.youth {order} limit %(limit)s
)
select n.*, page.*
from (select (select jsonb_agg(jsonb_build_array(grp, way, sid, n)) from (
                 select grp, coalesce(way, 'phone') as way, case when follows_up then 'follow_up' else sid end as sid, count(*) as n
                 from mine group by 1, 2, 3) g) as counts,
             (select jsonb_agg(jsonb_build_array(sid, recipient, n, waiting)) from (
                 select sid, recipient, count(*) filter (where letter_state is null) as n, count(*) filter (where letter_state = 'made') as waiting
                 from chosen where grp in ('overdue', 'today') and not follows_up and way in ({written}) group by 1, 2) g) as to_write,
             (select count(*) from chosen) as chosen_total,
             (select count(*) from mine where first_attempt_on is null and not follows_up) as new_untried,
             (select count(*) from mine where first_attempt_on is null and registered_on + %(first_contact_days)s < %(day)s::date) as new_late) n
left join page on true
order by page.due_on, page.sort_key, page.youth
"""


def step_page(
    user: User,
    wanted: StepFilter,
    *,
    today: date,
    after: Cursor | None = None,
    before: Cursor | None = None,
    size: int = PAGE_SIZE,
) -> StepPage:
    """A page of the list by date, with the counts of its filters; a fixed number of statements, whatever the list's length."""
    rule, at, backwards = Rule(today), before or after, before is not None
    place = place_of(user, at.youth) if at else None
    if place is None:  # the first page
        at = after = None
        backwards = False
    text = MINE + PAGE.format(
        past="<" if backwards else ">", order="desc" if backwards else "asc", written=WRITTEN_WAYS
    )
    values = {
        "label": wanted.label, "way": wanted.way, "step": wanted.step, "group": wanted.group, "whose": [user.pk], "concerns": sees_concerns(user),
        "limit": size + 1,
        "at_due": at.due_on if at else None, "at_youth": place, "first_contact_days": rule.settings.first_contact_days,
    }  # fmt: skip
    found = rule.ask(text, values)
    rows = [row for row in found if row["youth"] is not None]
    more = len(rows) > size
    rows = (rows[1:] if backwards else rows[:size]) if more else rows
    steps = with_remarks(steps_of_rows(rows, rule, people=people_of(rows, visible_youths(user))), today=today)
    first, last = (steps[0], steps[-1]) if steps else (None, None)
    has_before, has_after = (more, True) if backwards else (after is not None, more)
    return StepPage(
        rows=tuple(steps), total=found[0]["chosen_total"],
        new_untried=found[0]["new_untried"], new_late=found[0]["new_late"],
        before=Cursor(first.due_on, first.public_id) if first and has_before else None,
        after=Cursor(last.due_on, last.public_id) if last and has_after else None, **_counts(found[0]["counts"]),
        to_write=tuple(ToWrite(*one) for one in _read(found[0]["to_write"])),
    )  # fmt: skip


def _read(told: Any) -> Any:
    return json.loads(told) if isinstance(told, str) else told or ()


def _counts(told: Any) -> dict[str, dict[str, int]]:
    counted: dict[str, dict[str, int]] = {"by_group": {}, "by_way": {}, "by_step": {}}
    for group, way, step, n in _read(told):
        for kind, key in (("by_group", group), ("by_way", way), ("by_step", step)):
            counted[kind][key] = counted[kind].get(key, 0) + n
    return counted


def next_steps(
    *, today: date, youths: Collection[int] | None = None, ways: Iterable[Way] | None = None, due_by: date | None = None
) -> list[NextStep]:
    """The next steps of everybody for whom one may be taken, or of some (keys), by date: for jobs. Without remarks; see `with_remarks`."""
    rule = Rule(today)
    tail = """
select f.* from found f join register_youth y on y.id = f.youth
where f.blocked = '' and (%(due_by)s::date is null or f.due_on <= %(due_by)s::date)
  and (%(ways)s::text[] is null or coalesce(f.way, 'phone') = any(%(ways)s::text[]))
order by f.due_on, y.sort_key, f.youth"""
    chosen = None if ways is None else [one.value for one in ways]
    with planned_for(youths):  # a job may come right after a first import, when the planner knows nothing of the tables
        rows = rule.ask(tail, {"due_by": due_by, "ways": chosen}, youths=youths)
    return steps_of_rows(rows, rule, people=people_of(rows, Youth.objects.all()))


def steps_seen_by(
    user: User, *, today: date, youths: Collection[int] | None = None, due_by: date | None = None, way: str = ""
) -> list[NextStep]:
    """Everybody's next steps as far as this user may see them."""
    ways = [Way(way)] if way else None
    found = [
        one
        for one in next_steps(today=today, youths=youths, ways=ways, due_by=due_by)
        if sees_concerns(user) or not one.is_concern
    ]
    seen = set(visible_youths(user).filter(pk__in=[one.youth_id for one in found]).values_list("pk", flat=True))
    return [one for one in found if one.youth_id in seen]


def standing(youth: Youth, *, today: date) -> Standing:
    """One youth's: the same statement as for everybody, with one key."""
    rule = Rule(today)
    rows = rule.ask(f"select f.*, w.* from found f{LETTER}", youths=[youth.pk])
    if not rows:
        return Standing(None, "merged" if youth.merged_into_id else "not_registered")
    row = rows[0]
    ladder = next((one for one in rule.ladders if one.key == row["ladder"]), None)
    if row["blocked"]:
        return Standing(None, row["blocked"], ladder)
    steps = steps_of_rows([row], rule, people={youth.pk: youth})
    return Standing(with_remarks(steps, today=today)[0], ladder=ladder)


def people_of(rows: list[dict[str, Any]], seen: QuerySet[Youth]) -> dict[int, Youth]:
    """Of those who may be seen: one statement."""
    return {one.pk: one for one in seen.filter(pk__in=[row["youth"] for row in rows]).select_related("label")}


def steps_of_rows(rows: list[dict[str, Any]], rule: Rule, *, people: Mapping[int, Youth]) -> list[NextStep]:
    """With names; who is not among the people is left out."""
    names = {one.key: one for one in rule.ladders}
    return [_step(row, people[row["youth"]], names, rule) for row in rows if row["youth"] in people]


def _step(row: dict[str, Any], youth: Youth, ladders: Mapping[str, LadderSpec], rule: Rule) -> NextStep:
    ladder = ladders.get(row["ladder"])
    follows_up = bool(row["follows_up"])
    way = Way(row["way"]) if row["way"] and not follows_up else Way.PHONE
    recipient = (
        row["recipient"]
        if row["recipient"] is not None and not follows_up
        else ("guardian" if row["age"] < 18 else "youth")
    )
    step = FOLLOW_UP if follows_up else row["sid"]
    attempt = 1 if follows_up else row["tries"] + 1
    return NextStep(
        key=row["key"], youth_id=youth.pk, public_id=youth.public_id, name=youth.full_name,
        age=age_on(youth.birth_date, rule.day, leap=rule.leap), label=youth.label.name if youth.label else "", registered_on=row["registered_on"],
        ladder=ladder.name if ladder else "", step=step, position=None if follows_up else row["pos"], way=way, recipient=recipient,
        due_on=row["due_on"], step_on=row["step_on"], days_left=(row["due_on"] - rule.day).days, attempt=attempt,
        tries=1 if follows_up else row["tries_of"], why=words.why(row, rule.day), is_follow_up=follows_up, by_guarantee=row["by_guarantee"],
        is_pinned=row["pinned"], guarantee_met=row["met"], first_attempt_on=row["first_attempt_on"],
        first_attempt_by=row["registered_on"] + timedelta(days=rule.settings.first_contact_days), turns_20_on=row["turns_20"],
        quick=quick(way, recipient, today=rule.day),
        letter=StepLetter(row["letter_mailing"], row["letter_state"]) if row.get("letter_mailing") else None,
    )  # fmt: skip


def with_remarks(steps: list[NextStep], *, today: date) -> list[NextStep]:
    """What is in the way of reaching the recipient: one statement for all."""
    if not steps:
        return steps
    keys = [one.youth_id for one in steps]
    theirs = [one.youth_id for one in steps if one.recipient in {"guardian", "both"}]
    details = ContactDetail.objects.filter(youth__in=keys, failed_on=None, gone_on=None).values_list("youth_id", "kind")
    known = Guardian.objects.shown().filter(youth__in=theirs)
    read_together(details, known)
    working, guardians = set(details), dict[int, list[Guardian]]()
    for one in known:
        guardians.setdefault(one.youth_id, []).append(one)
    channels = codelists.current("contact_channel", on=today)
    return [replace(one, remarks=_remarks(one, working, guardians.get(one.youth_id, []), channels)) for one in steps]


def _remarks(
    step: NextStep, working: set[tuple[int, str]], guardians: list[Guardian], channels: Any
) -> tuple[str, ...]:
    item = channels.get(step.way.value)
    needs = str(item.flags.get("detail", "")) if item else ""
    has = (step.youth_id, needs) in working
    if step.recipient in {"guardian", "both"}:
        if not guardians:
            return (str(words.REMARKS["no_guardian"]),)
        theirs = {
            "phone": any(one.phone and one.phone_failed_on is None for one in guardians),
            "email": any(one.email and one.email_failed_on is None for one in guardians),
            # without an own address the post goes to where the youth is registered
            "address": any((one.address_failed_on is None) if one.street else has for one in guardians),
        }
        has = theirs.get(needs, has) or (step.recipient == "both" and has)
    return () if not needs or has else (str(words.REMARKS[f"no_{needs}"]),)
