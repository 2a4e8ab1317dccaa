"""Two coaches with the same plan open (issue 4, faults): one revision is saved, the other is told."""

from __future__ import annotations

import pytest

from kaa.core.locking import Conflict
from tenant_apps.support.models import (
    ActionPlan,
    Intervention,
    InterventionFollowUp,
    PlanItem,
    PlanVersion,
    PracticeAgreement,
)
from tenant_apps.support.services import plans
from tenant_apps.support.services.measures import AgreementFacts, plan_follow_up, write_agreement
from tests.at_once import at_once
from tests.tenant.support.test_measures import practice
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


@pytest.mark.req("K4-7.1f")
def test_done_and_revised__two_at_once_what_is_done_stays_done() -> None:
    for _n in range(4):
        ActionPlan.objects.all().delete()
        plan = made()
        item = PlanItem.objects.filter(plan_version__plan=plan).order_by("pk")[0]
        done, _revised = at_once(
            lambda one=item: plans.mark_item(item=one, is_done=True, actor=None, today=TODAY),
            lambda one=plan: plans.revise_plan(
                plan=ActionPlan.objects.get(pk=one.pk), version=1, facts=facts(), why="Ändrat", actor=None, today=TODAY
            ),
        )
        stands = PlanItem.objects.get(plan_version__plan=plan, plan_version__number=2, what=item.what)
        assert (stands.done_on is not None) is not isinstance(done, Exception)


def test_follow_up__two_who_plan_the_first_one() -> None:
    one = practice()
    given = at_once(
        *(
            lambda: plan_follow_up(
                intervention=Intervention.objects.get(pk=one.pk), due_on=TODAY, actor=None, today=TODAY
            )
            for _n in range(3)
        )
    )
    assert not [each for each in given if isinstance(each, Exception)], given
    assert InterventionFollowUp.objects.count() == 1


def test_agreement__two_who_write_the_first_one() -> None:
    one = practice()
    told = AgreementFacts("Bageriet", 4)
    given = at_once(
        *(
            lambda: write_agreement(
                intervention=Intervention.objects.get(pk=one.pk), version=0, facts=told, actor=None, today=TODAY
            )
            for _n in range(2)
        )
    )
    assert sorted(type(each).__name__ for each in given) == ["Conflict", "PracticeAgreement"]
    assert PracticeAgreement.objects.count() == 1
