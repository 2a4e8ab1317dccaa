"""What the editor warns of; the shipped ladders are without fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared_apps.codelists import selectors as codelists
from tenant_apps.outreach.enums import Audience, Follow, Situation, Way
from tenant_apps.outreach.ladder.checking import findings
from tenant_apps.outreach.ladder.specs import LadderSpec, StepSpec, Then, starters

PAUSE = {"way": Way.PAUSE, "pause_months": 3}


def ladder(*steps: dict[str, object]) -> LadderSpec:
    made = tuple(StepSpec(key=str(place), position=place, **one) for place, one in enumerate(steps, start=1))
    return LadderSpec(key="x", name="x", steps=made)


@pytest.mark.req("K4-1.1")
@pytest.mark.parametrize("slug", ["sundsvall", "stockholm"])
def test_starter__has_no_faults(slug) -> None:
    assert findings(starters()[slug]) == []


@pytest.mark.req("K4-1.1", "K4-1.1a")
@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (ladder(), [("red", 0)]),
        (ladder({"way": Way.PHONE}), [("red", 1), ("red", 1)]),  # under 18 and from 18
        (ladder({"way": Way.PHONE}, {"way": Way.CONCERN}, PAUSE), []),
        (ladder({"way": Way.PHONE}, {"way": Way.CONCERN}), [("red", 1), ("red", 2)]),
        (ladder({"way": Way.LETTER, "audience": Audience.GUARDIAN, "age_from": 18}, {"way": Way.PHONE}, PAUSE), [("red", 1)]),
        (ladder({"way": Way.LETTER, "audience": Audience.GUARDIAN}, PAUSE), [("red", 0), ("yellow", 1)]),
        (ladder({"way": Way.PHONE, "age_from": 18}, PAUSE), [("red", 0)]),
        (ladder({"way": Way.PHONE, "follows": {Situation.TRIED: Then(Follow.STEP, "9")}}, PAUSE), [("red", 1)]),
        (ladder({"way": Way.VISIT_NOTICE, "wait_days": 3}, {"way": Way.HOME_VISIT}, PAUSE), [("yellow", 1)]),
        (ladder({"way": Way.HOME_VISIT}, PAUSE), [("yellow", 1)]),
    ],
    ids=[
        "no steps", "no pause", "well made", "no pause under 18", "guardians from 18", "adults without a step", "minors without a step",
        "leads nowhere", "notice too late", "visit without notice",
    ],
)  # fmt: skip
def test_findings__tell_dead_ends_and_steps_for_nobody(wrong, found) -> None:
    told = findings(wrong)
    assert [(one.tone, one.position) for one in told] == found


def test_findings__a_step_that_every_outcome_leads_past() -> None:
    skipping = dict.fromkeys((Situation.TRIED, Situation.FAILED, Situation.NO_DETAILS), Then(Follow.STEP, "3"))
    made = ladder({"way": Way.PHONE, "follows": skipping}, {"way": Way.SMS}, {"way": Way.LETTER}, PAUSE)
    assert [(one.tone, one.position) for one in findings(made)] == [("red", 2)]
    assert findings(replace(made, steps=(made.steps[0], *made.steps[2:]))) == []


def test_way__is_a_code_of_the_shared_list(alfa) -> None:
    known = {one.code for one in codelists.current("contact_channel").codes}
    assert {way.value for way in Way} - known == {"concern", "pause"}
