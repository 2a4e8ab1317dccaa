"""Action plans as pages show them, and the share of youths with a current one (I7)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import own_labels
from tenant_apps.register.codes import shown
from tenant_apps.register.models import Registration, Youth
from tenant_apps.register.selectors.visibility import open_on, registered_on, visible_youths
from tenant_apps.support.enums import Responsible
from tenant_apps.support.models import ActionPlan, PlanFollowUp, PlanItem, PlanVersion

GRACE = timedelta(
    days=30
)  # rules.md, I7: a plan is current when not ended and its next follow-up has not passed by more


def is_current(next_follow_up_on: date | None, ended_on: date | None, *, on: date) -> bool:
    return ended_on is None and next_follow_up_on is not None and next_follow_up_on >= on - GRACE


def open_plans(youths: QuerySet[Youth]) -> int:
    """How many of these youths have a plan that has not ended: what goes with them when they are handed over."""
    return ActionPlan.objects.filter(youth__in=youths, ended_on=None).count()


def plan_by_id(user: User, public_id: uuid.UUID) -> ActionPlan | None:
    rows = ActionPlan.objects.filter(youth__in=visible_youths(user), public_id=public_id)
    return rows.select_related("youth__label").first()


def item_by_id(user: User, public_id: uuid.UUID) -> PlanItem | None:
    rows = PlanItem.objects.filter(plan_version__plan__youth__in=visible_youths(user), public_id=public_id)
    return rows.select_related("plan_version__plan__youth").first()


@dataclass(frozen=True)
class ShownItem:
    public_id: uuid.UUID
    responsible: str
    who: str
    what: str
    due_on: date | None
    done_on: date | None
    is_late: bool


@dataclass(frozen=True)
class Part:
    """What one of the three is responsible for."""

    responsible: str
    label: str
    items: tuple[ShownItem, ...]


@dataclass(frozen=True)
class ShownVersion:
    number: int
    made_on: date
    made_by: str
    goal: str
    planning: str
    why_revised: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class PlanView:
    plan: ActionPlan
    version: ShownVersion
    versions: tuple[ShownVersion, ...]  # the latest first
    follow_ups: tuple[PlanFollowUp, ...]
    end_reason: str
    is_current: bool
    is_late: bool

    @property
    def is_latest(self) -> bool:
        return self.version.number == self.versions[0].number


def plan_view(plan: ActionPlan, *, today: date, number: int | None = None) -> PlanView | None:
    """A plan with one of its versions, the latest unless said; None: it has no such version. Three queries."""
    rows = plan.versions.order_by("-number").select_related("made_by").prefetch_related("items")
    versions = tuple(_version(one, today=today) for one in rows)
    found = [one for one in versions if number is None or one.number == number]
    if not found:
        return None
    return PlanView(
        plan=plan, version=found[0], versions=versions, follow_ups=tuple(plan.follow_ups.select_related("held_by")),
        end_reason=shown("plan_end", plan.end_reason, plan.end_reason_version),
        is_current=is_current(plan.next_follow_up_on, plan.ended_on, on=today),
        is_late=bool(plan.next_follow_up_on and plan.next_follow_up_on < today),
    )  # fmt: skip


def _version(one: PlanVersion, *, today: date) -> ShownVersion:
    items = [
        ShownItem(
            each.public_id, each.responsible, each.who, each.what, each.due_on, each.done_on,
            is_late=bool(each.due_on and each.due_on < today and not each.done_on),
        )
        for each in sorted(one.items.all(), key=lambda each: each.position)
    ]  # fmt: skip
    return ShownVersion(
        number=one.number, made_on=one.made_on, made_by=one.made_by.display_name if one.made_by else "", goal=one.goal,
        planning=one.planning, why_revised=one.why_revised, parts=parts_of(items),
    )  # fmt: skip


def parts_of(items: Sequence[ShownItem]) -> tuple[Part, ...]:
    return tuple(
        Part(str(who.value), str(who.label), tuple(one for one in items if one.responsible == who.value))
        for who in Responsible
    )


@dataclass(frozen=True)
class Difference:
    """One field in two versions; steps that came and went."""

    label: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class StepChange:
    label: str
    gone: tuple[ShownItem, ...]
    stays: tuple[ShownItem, ...]
    new: tuple[ShownItem, ...]


def step_changes(before: ShownVersion, after: ShownVersion) -> list[StepChange]:
    """By whose task it is: what went, what stayed (done or moved in time), what came."""
    found = []
    for was, now in zip(before.parts, after.parts, strict=True):
        old, new = {(one.who, one.what) for one in was.items}, {(one.who, one.what) for one in now.items}
        found.append(
            StepChange(
                label=now.label, gone=tuple(one for one in was.items if (one.who, one.what) not in new),
                stays=tuple(one for one in now.items if (one.who, one.what) in old),
                new=tuple(one for one in now.items if (one.who, one.what) not in old),
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True)
class PlanShare:
    """I7: of those with an open registration that day, how many have a current plan; by sex as at the registration's start."""

    sex: str  # female, male, or empty: not known
    registered: int
    with_plan: int


_SHARE = """
    select coalesce(s.sex, ''), count(*), count(*) filter (where p.current)
    from (select distinct on (r.youth_id) r.youth_id, r.registered_on from register_registration r
          join register_youth y on y.id = r.youth_id and y.protected_at is null and y.merged_into_id is null
          where r.mistaken_at is null and r.registered_on <= %(day)s and (r.deregistered_on is null or r.deregistered_on > %(day)s)
          order by r.youth_id, r.registered_on desc) o
    left join lateral (select s.sex from register_legalsex s where s.youth_id = o.youth_id and s.valid_from <= o.registered_on
          order by s.valid_from desc limit 1) s on true
    left join lateral (select exists (select from support_actionplan p
          cross join lateral (select e.next_on from (
              select v.made_on as told_on, v.next_follow_up_on as next_on, v.created_at, v.number from support_planversion v where v.plan_id = p.id
              union all select f.held_on, f.next_on, f.created_at, f.on_version from support_planfollowup f
                        where f.plan_id = p.id and f.next_on is not null) e
              where e.told_on <= %(day)s order by e.created_at desc, e.number desc limit 1) told  -- what was written last holds
          where p.youth_id = o.youth_id and p.started_on <= %(day)s and (p.ended_on is null or p.ended_on > %(day)s)
          and told.next_on >= %(day)s::date - %(grace)s) as current) p on true
    group by 1 order by 1"""


@dataclass(frozen=True)
class Planless:
    """Registered, without a current plan: none, one that has ended, or one whose follow-up has passed by more than the grace."""

    youth: uuid.UUID
    name: str
    label: str
    follow_up_was: date | None


@dataclass(frozen=True)
class WithoutPlan:
    """`listed` are the user's own, if some labels are, else anybody's: the first of `listed_of`."""

    listed: list[Planless]
    listed_of: int
    total: int
    mine: bool


def without_plan(user: User, *, today: date, shown: int) -> WithoutPlan:
    """Whom no current plan covers, those longest registered first. The filter `plan` of the list of youths says the same of all."""
    goes_on = ActionPlan.objects.filter(youth=OuterRef("pk"), ended_on=None)
    current = goes_on.filter(next_follow_up_on__gte=today - GRACE)
    rows = visible_youths(user).filter(~Exists(current), registered_on(today))
    since = Registration.objects.filter(open_on(today), youth=OuterRef("pk")).values("registered_on")[:1]
    labels = own_labels(user)
    own = Q(label__in=labels) if labels else Q()
    count = rows.aggregate(own=Count("pk", filter=own), total=Count("pk"))
    found = rows.filter(own).annotate(since=Subquery(since), was=Subquery(goes_on.values("next_follow_up_on")[:1]))
    listed = [
        Planless(one.public_id, one.full_name, one.label.name if one.label else "", one.was)
        for one in found.select_related("label").order_by("since", "sort_key", "pk")[:shown]
    ]
    return WithoutPlan(listed, count["own"], count["total"], bool(labels))


def plan_shares(*, day: date) -> list[PlanShare]:
    """One statement for the whole municipality, also for a day that has passed; protected youths are in no figure."""
    with connection.cursor() as cursor:
        cursor.execute(_SHARE, {"day": day, "grace": GRACE.days})
        rows: list[Any] = cursor.fetchall()
    return [PlanShare(*row) for row in rows]
