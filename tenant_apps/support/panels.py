"""The section Planering on a youth's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.register.panels import Panel, youth_panel
from tenant_apps.support.selectors.planning import Planning, planning_of
from tenant_apps.support.selectors.plans import is_current

Row = Mapping[str, Any]


@dataclass(frozen=True)
class PlanLine:
    """The plan that goes on, or the latest that has ended."""

    plan: Row
    is_current: bool
    is_late: bool


@dataclass(frozen=True)
class PlanningPanel:
    youth: Youth
    may_write: bool
    plan: PlanLine | None
    ended_plans: int


@youth_panel
def planning_panel(request: HttpRequest, youth: Youth) -> Panel | None:
    user = request.user
    if not isinstance(user, User) or not user.may(Right.PLANNING_READ):
        return None
    planning, today = planning_of(youth), clock.today()
    data = PlanningPanel(
        youth=youth, may_write=user.may(Right.PLANNING_WRITE), plan=_plan(planning, today),
        ended_plans=sum(1 for one in planning["plan"] if one["ended_on"]),
    )  # fmt: skip
    return Panel("support/youth_panel.html", data, place="planning")


def _plan(planning: Planning, today: date) -> PlanLine | None:
    opened = sorted(planning["plan"], key=lambda one: one["ended_on"] is not None)
    if not opened:
        return None
    one = opened[0]
    due = one["next_follow_up_on"]
    return PlanLine(one, is_current(due, one["ended_on"], on=today), is_late=bool(due and due < today))
