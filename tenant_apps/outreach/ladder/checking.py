"""What is wrong with a ladder: dead ends, steps that nobody comes to, steps that can never have a recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tenant_apps.outreach.enums import Audience, Follow, Situation, Way
from tenant_apps.outreach.ladder.compiling import after_pause, ladder_for, last_slot, place, slot_of
from tenant_apps.outreach.ladder.specs import MAJORITY, OLDEST, LadderSpec, StepSpec
from tenant_apps.outreach.ladder.words import ACTIONS

YOUNGEST_COVERED = 16


@dataclass(frozen=True)
class Finding:
    """`position` 0: the ladder as a whole."""

    tone: str
    text: str
    position: int = 0


def findings(ladder: LadderSpec) -> list[Finding]:
    """The serious ones first."""
    if not ladder.steps:
        return [Finding("red", _("The ladder has no steps: nobody gets a next step from it."))]
    found = [
        *_no_recipient(ladder),
        *_dead_ends(ladder),
        *_unreachable(ladder),
        *_gaps(ladder),
        *_lost(ladder),
        *_notices(ladder),
    ]
    return sorted(found, key=lambda one: (one.tone != "red", one.position))


def _named(step: StepSpec) -> dict[str, object]:
    return {"n": step.position, "step": str(ACTIONS[step.way]).lower()}


def _ages(ladder: LadderSpec) -> range:
    return range(max(ladder.age_from, YOUNGEST_COVERED), min(ladder.age_to, OLDEST) + 1)


def _reasons(ladder: LadderSpec) -> list[str]:
    """Each that some step names, and one that none does."""
    named = sorted({reason for step in ladder.steps for reason in step.reasons})
    return [
        *(reason for reason in named if not ladder.reasons or reason in ladder.reasons),
        *sorted(ladder.reasons)[:1],
        "",
    ]


def _no_recipient(ladder: LadderSpec) -> Iterator[Finding]:
    for step in ladder.steps:
        only_guardians = step.audience == Audience.GUARDIAN and step.way not in {Way.PAUSE, Way.CONCERN}
        if (only_guardians or step.way == Way.CONCERN) and max(step.age_from, ladder.age_from) >= MAJORITY:
            text = _(
                "Step %(n)d (%(step)s) can never be taken: it is for guardians or minors, but the ages begin at 18."
            )
            yield Finding("red", text % _named(step), step.position)
        elif only_guardians and min(step.age_to, ladder.age_to) >= MAJORITY and not _for_adults(ladder, step):
            text = _(
                "Step %(n)d (%(step)s) is only for guardians: from 18 it is passed over, and no step beside it is for the youth."
            )
            yield Finding("yellow", text % _named(step), step.position)


def _for_adults(ladder: LadderSpec, step: StepSpec) -> bool:
    beside = [one for one in ladder.steps if abs(one.position - step.position) == 1]
    return any(one.age_to >= MAJORITY and one.audience != Audience.GUARDIAN and one.way != Way.PAUSE for one in beside)


def _reached(ladder: LadderSpec, *, reason: str, age: int) -> set[int]:
    """Positions that somebody of that age comes to from the beginning, by any outcome; pauses on the way too."""
    seen: set[int] = set()
    waiting, slots = [1], set()
    while waiting:
        slot = waiting.pop()
        if slot in slots:
            continue
        slots.add(slot)
        step = next((one for one in ladder.steps if one.position >= slot and one.is_for(reason=reason, age=age)), None)
        if step is None:
            continue
        seen.add(step.position)
        if step.way == Way.PAUSE:
            waiting.append(after_pause(ladder, step))
        else:
            waiting += [
                slot_of(ladder, step.then(one), step) for one in Situation if step.then(one).follow != Follow.END
            ]
    return seen


def _unreachable(ladder: LadderSpec) -> Iterator[Finding]:
    reached = {
        one for reason in _reasons(ladder) for age in _ages(ladder) for one in _reached(ladder, reason=reason, age=age)
    }
    known = {one.position for one in _no_recipient(ladder) if one.tone == "red"}
    for step in ladder.steps:
        if step.position not in reached | known:
            text = _(
                "Nobody comes to step %(n)d (%(step)s): what comes before leads past it, or no age or reason fits."
            )
            yield Finding("red", text % _named(step), step.position)


def _dead_ends(ladder: LadderSpec) -> Iterator[Finding]:
    """Where nobody was reached and nothing comes more: the youth would be left."""
    for age in (YOUNGEST_COVERED, MAJORITY):
        if age not in _ages(ladder):
            continue
        for step in ladder.steps:
            if step.way == Way.PAUSE or not step.is_for(reason="", age=age):
                continue
            then = step.then(Situation.TRIED)
            slot = slot_of(ladder, then, step)
            if (
                then.follow == Follow.END
                or slot >= last_slot(ladder)
                or place(ladder, slot, reason="", age=age).step is None
            ):
                whom = _("under 18") if age < MAJORITY else _("from 18")
                text = _(
                    "Dead end after step %(n)d (%(step)s) %(whom)s: when nobody is reached, nothing comes next. "
                    "End with a pause, so that it begins again."
                )
                yield Finding("red", text % {**_named(step), "whom": whom}, step.position)


def _gaps(ladder: LadderSpec) -> Iterator[Finding]:
    empty = [age for age in _ages(ladder) if place(ladder, 1, reason="", age=age).step is None]
    if empty and any(not one.reasons for one in ladder.steps):
        ages = ", ".join(str(age) for age in empty)
        yield Finding("red", _("No step is for the age %(ages)s.") % {"ages": ages})


def _lost(ladder: LadderSpec) -> Iterator[Finding]:
    keys = {one.key for one in ladder.steps}
    for step in ladder.steps:
        if any(then.follow == Follow.STEP and then.step not in keys for then in step.follows.values()):
            yield Finding(
                "red", _("Step %(n)d (%(step)s) leads to a step that is not there.") % _named(step), step.position
            )


def _notices(ladder: LadderSpec) -> Iterator[Finding]:
    """A home visit is announced a week before (P2.3)."""
    for step in ladder.steps:
        if step.way != Way.HOME_VISIT:
            continue
        before = [one for one in ladder.steps if one.position < step.position and one.way == Way.VISIT_NOTICE]
        if not before:
            yield Finding(
                "yellow", _("Step %(n)d is a home visit without a notice before it.") % _named(step), step.position
            )
        elif before[-1].wait_days < 7:
            text = _("The notice of step %(n)d comes less than a week before the home visit.")
            yield Finding("yellow", text % _named(before[-1]), before[-1].position)


def unserved(ladders: Sequence[LadderSpec]) -> bool:
    """Whether somebody may be registered for whom there is no ladder."""
    return any(ladder_for(ladders, reason="", age=age) is None for age in range(YOUNGEST_COVERED, OLDEST + 1))
