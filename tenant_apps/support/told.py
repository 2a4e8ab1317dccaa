"""What the list of youths is told of the action plan: a filter by whether there is a current one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.list_facts import NOTHING_TOLD, Choices, FactFilter, ListFact
from tenant_apps.support.selectors.plans import GRACE

CURRENT = "current"
# as Measures has it (`plans.without_plan`): a plan is current until its follow-up has passed by more than the grace
TOLD = f"""
select distinct youth_id, '{CURRENT}' as plan from support_actionplan
where ended_on is null and next_follow_up_on >= %(today)s::date - %(grace)s and %(may_read)s"""


def _statement(user: User, today: date) -> tuple[str, Mapping[str, Any]]:
    return TOLD, {"today": today, "grace": GRACE.days, "may_read": user.may(Right.PLANNING_READ)}


def _choices(user: User, _today: date) -> Choices:
    """Nothing to choose for whom nothing is told."""
    if not user.may(Right.PLANNING_READ):
        return []
    return [(CURRENT, _("A current plan")), (NOTHING_TOLD, _("No current plan"))]


PLAN = ListFact("plan", _statement, (FactFilter("plan", "plan", _choices),), lambda _user, _ids, _today: {})
