"""A step that is removed, while somebody has another one's form open or saves it at the same moment."""

from __future__ import annotations

from typing import Any

import pytest

from kaa.core.locking import Conflict
from tenant_apps.outreach.enums import Follow, Situation
from tenant_apps.outreach.ladder import editing
from tenant_apps.outreach.ladder.specs import Then, read_follows
from tenant_apps.outreach.models import Ladder, LadderStep
from tests.at_once import at_once
from tests.factories import outreach as reach

pytestmark = [pytest.mark.req("K4-7.1"), pytest.mark.usefixtures("committed_alfa")]


def _ladder() -> list[LadderStep]:
    made: Ladder = reach.ladder({"way": "phone"}, {"way": "letter"}, {"way": "sms"})
    return list(made.steps.order_by("position"))


def _values(step: LadderStep, to: LadderStep) -> dict[str, Any]:
    names = ("way", "tries", "days_between", "wait_days", "audience", "age_from", "age_to", "pause_months")
    found = {name: getattr(step, name) for name in names if hasattr(step, name)}
    return {**found, "follows": {Situation.FAILED: Then(Follow.STEP, step=str(to.public_id))}}


def _leads_to(step: LadderStep) -> set[str]:
    return {then.step for then in read_follows(LadderStep.objects.get(pk=step.pk).follows).values() if then.step}


def test_form__that_leads_to_a_step_that_was_removed_since_is_a_conflict() -> None:
    first, _second, third = _ladder()
    saved = editing.edit_step(step=first, version=1, values=_values(first, third))
    editing.remove_step(step=third)
    with pytest.raises(Conflict):
        editing.edit_step(step=saved, version=saved.version, values=_values(first, third))
    assert _leads_to(first) == set()


def test_form__of_a_step_that_the_removal_did_not_touch_is_saved() -> None:
    first, second, third = _ladder()
    editing.remove_step(step=third)
    editing.edit_step(step=first, version=1, values=_values(first, second))
    assert _leads_to(first) == {str(second.public_id)}


@pytest.mark.req("K4-7.1f")
def test_two_at_once__neither_takes_the_others_away() -> None:
    for _n in range(4):
        Ladder.objects.all().delete()
        first, second, third = _ladder()
        given = at_once(
            lambda one=first, to=second: editing.edit_step(step=one, version=1, values=_values(one, to)),
            lambda one=third: editing.remove_step(step=one),
        )
        assert not [one for one in given if isinstance(one, Exception)], given
        assert _leads_to(first) == {str(second.public_id)}
