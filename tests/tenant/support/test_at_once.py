"""Two coaches with the same plan open (issue 4, faults): one revision is saved, the other is told."""

from __future__ import annotations

import pytest

from kaa.core.locking import Conflict
from tenant_apps.support.models import ActionPlan, PlanVersion
from tenant_apps.support.services import plans
from tests.at_once import at_once
from tests.tenant.support.test_plans import TODAY, facts, made

pytestmark = [pytest.mark.req("K4-7.1"), pytest.mark.usefixtures("committed_alfa")]


def test_revise_plan__two_at_once() -> None:
    plan = made()
    goals = ["Läsa klart", "Söka praktik"]

    def revise(goal: str) -> PlanVersion:
        mine = ActionPlan.objects.get(pk=plan.pk)
        return plans.revise_plan(
            plan=mine, version=plan.version, facts=facts(goal=goal), why="Ändrat", actor=None, today=TODAY
        )

    given = at_once(*(lambda goal=goal: revise(goal) for goal in goals))
    assert sorted(type(one).__name__ for one in given) == ["Conflict", "PlanVersion"]
    assert any(isinstance(one, Conflict) for one in given)
    (saved,) = [one for one in given if isinstance(one, PlanVersion)]
    assert list(PlanVersion.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert PlanVersion.objects.get(number=2).goal == saved.goal


def test_make_plan__two_at_once_is_one_plan() -> None:
    youth = made().youth
    ActionPlan.objects.all().delete()
    given = at_once(*(lambda: made(youth) for _n in range(2)))
    assert sorted(isinstance(one, Exception) for one in given) == [False, True]
    assert (ActionPlan.objects.count(), PlanVersion.objects.count()) == (1, 1)
