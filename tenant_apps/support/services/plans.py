"""Action plans: made, revised, followed up, ended. A version that has been made is never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import chosen
from tenant_apps.register.models import Youth
from tenant_apps.reminders.follow_ups import remind_of_follow_up
from tenant_apps.support.enums import Responsible
from tenant_apps.support.models import ActionPlan, PlanFollowUp, PlanItem, PlanVersion

LONGEST = timedelta(days=366)  # to the next follow-up: a plan that nobody looks at for longer is none


@dataclass(frozen=True)
class Step:
    """What somebody is to do."""

    responsible: str
    what: str
    who: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class PlanFacts:
    goal: str
    planning: str
    next_follow_up_on: date
    steps: Sequence[Step] = ()


@transaction.atomic
def make_plan(*, youth: Youth, facts: PlanFacts, actor: User | None, today: date) -> ActionPlan:
    """The youth's first plan, or the first after one that has ended."""
    plan = ActionPlan(youth=youth, started_on=today, next_follow_up_on=_next(facts.next_follow_up_on, after=today))
    plan.validate_constraints()
    plan.save()
    _write(plan, facts=facts, number=1, why="", actor=actor, today=today, before=())
    _tell(plan, plan.next_follow_up_on, actor)
    return plan


@transaction.atomic
def revise_plan(
    *, plan: ActionPlan, version: int, facts: PlanFacts, why: str, actor: User | None, today: date
) -> PlanVersion:
    """A new version. What is done in the one before is done in this one, too."""
    _goes_on(plan)
    follow_up = facts.next_follow_up_on
    if follow_up != plan.next_follow_up_on:  # one that has passed may stand: the follow-up is still to be held
        follow_up = _next(follow_up, after=today)
    locking.save(plan, version=version, changes={"next_follow_up_on": follow_up})
    _tell(plan, follow_up, actor)
    latest = plan.versions.order_by("-number").prefetch_related("items")[0]
    return _write(
        plan, facts=facts, number=latest.number + 1, why=why, actor=actor, today=today, before=list(latest.items.all())
    )


@transaction.atomic
def follow_up_plan(
    *, plan: ActionPlan, version: int, held_on: date, next_on: date, note: str, with_youth: bool, actor: User | None, today: date
) -> PlanFollowUp:  # fmt: skip
    """A follow-up that was held, and the day of the next one."""
    _goes_on(plan)
    _past(held_on, today=today, field="held_on")
    if held_on < plan.started_on:
        raise ValidationError({"held_on": _("The plan had not begun that day.")})
    locking.save(plan, version=version, changes={"next_follow_up_on": _next(next_on, after=held_on, field="next_on")})
    _tell(plan, next_on, actor)
    number = plan.versions.filter(made_on__lte=held_on).aggregate(latest=Max("number"))["latest"] or 1
    held = PlanFollowUp(
        plan=plan, held_on=held_on, on_version=number, with_youth=with_youth, note=note, next_on=next_on, held_by=actor
    )
    held.validate_constraints()
    held.save()
    return held


@transaction.atomic
def end_plan(
    *, plan: ActionPlan, version: int, ended_on: date, end_reason: str, note: str, actor: User | None, today: date
) -> ActionPlan:  # fmt: skip
    _goes_on(plan)
    _past(ended_on, today=today, field="ended_on")
    if ended_on < plan.started_on:
        raise ValidationError({"ended_on": _("The plan cannot end before it began.")})
    if plan.follow_ups.filter(held_on__gt=ended_on).exists():
        raise ValidationError({"ended_on": _("The plan was followed up after that day.")})
    reason = chosen("plan_end", end_reason, on=ended_on, field="end_reason")
    if not reason.code:
        raise ValidationError({"end_reason": _("Choose a reason.")})
    changes = {
        "ended_on": ended_on, "next_follow_up_on": None, "end_reason": reason.code, "end_reason_version": reason.version, "end_note": note,
    }  # fmt: skip
    _tell(plan, None, actor)
    return locking.save(plan, version=version, changes=changes)


def _tell(plan: ActionPlan, on: date | None, actor: User | None) -> None:
    remind_of_follow_up(
        key=f"plan:{plan.public_id}", youth=plan.youth, text=gettext("Follow up the action plan"), on=on, actor=actor
    )


@transaction.atomic
def mark_item(*, item: PlanItem, is_done: bool, actor: User | None, today: date) -> PlanItem:  # noqa: ARG001
    """Done, or not done after all: in the version in force only."""
    # a revision that is being made takes over what is done before, or finds this refused
    plan = ActionPlan.objects.select_for_update(of=("self",)).get(pk=item.plan_version.plan_id)
    _goes_on(plan)
    item.refresh_from_db(fields=["done_on"])
    if plan.versions.filter(number__gt=item.plan_version.number).exists():
        raise ValidationError(_("The plan has been revised since: mark it in the version in force."))
    item.done_on = (item.done_on or today) if is_done else None
    item.save(update_fields=["done_on"])
    return item


def _write(
    plan: ActionPlan, *, facts: PlanFacts, number: int, why: str, actor: User | None, today: date, before: Sequence[PlanItem]
) -> PlanVersion:  # fmt: skip
    if not facts.goal.strip():
        raise ValidationError({"goal": _("Write the goal.")})
    if not facts.steps:
        raise ValidationError(_("Write at least one thing that somebody is to do."))
    made = PlanVersion(
        plan=plan, number=number, made_on=today, made_by=actor, goal=facts.goal.strip(), planning=facts.planning.strip(),
        why_revised=why.strip(), next_follow_up_on=facts.next_follow_up_on,
    )  # fmt: skip
    made.clean_fields(exclude=["plan", "made_by"])
    made.save()
    done = {(one.responsible, one.who, one.what): one.done_on for one in before}
    items = [
        PlanItem(
            plan_version=made, position=position, responsible=Responsible(one.responsible), who=one.who, what=one.what, due_on=one.due_on,
            done_on=done.get((one.responsible, one.who, one.what)),
        )
        for position, one in enumerate(facts.steps, start=1)
    ]  # fmt: skip
    for item in items:
        item.clean_fields(exclude=["plan_version"])
    PlanItem.objects.bulk_create(items)
    return made


def _goes_on(plan: ActionPlan) -> None:
    if plan.ended_on:
        raise ValidationError(_("The plan has ended."))


def _past(day: date, *, today: date, field: str) -> None:
    if day > today:
        raise ValidationError({field: _("The date cannot be in the future.")})


def _next(day: date, *, after: date, field: str = "next_follow_up_on") -> date:
    if day <= after:
        raise ValidationError({field: _("The next follow-up must be later.")})
    if day > after + LONGEST:
        raise ValidationError({field: _("At most a year to the next follow-up.")})
    return day
