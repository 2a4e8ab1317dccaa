"""Ladders, settings and code lists on a day, as parameters of next_steps.sql: what the statement must know, without joining public."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kaa.core.ages import LeapBirthday
from kaa.core.halfyears import HalfYear
from shared_apps.codelists import selectors as codelists
from shared_apps.codelists.snapshots import CodeItem
from tenant_apps.outreach.enums import Follow, Situation, Way
from tenant_apps.outreach.ladder.settings import Settings
from tenant_apps.outreach.ladder.specs import USUAL, LadderSpec, StepSpec, Then

YOUNGEST, LIMIT = 13, 20  # ages beyond these are as these; at the limit there are no steps
AGES = range(YOUNGEST, LIMIT + 1)

# numbers that next_steps.sql knows
SITUATIONS = {situation: number for number, situation in enumerate(Situation, start=1)}
PASSED, PINNED = 10, 11
# by these somebody is written to or called: never a guardian under protection
TOLD_WAYS = [
    Way.PHONE.value,
    Way.LETTER.value,
    Way.POSTCARD.value,
    Way.SMS.value,
    Way.EMAIL.value,
    Way.VISIT_NOTICE.value,
]
LOOKED_FOR = (Way.PHONE, Way.HOME_VISIT)  # in which one youth is looked for: what is sent goes to many at once
FOLLOWS = {Follow.NEXT: 1, Follow.END: 2, Follow.STEP: 3, Follow.PAUSE: 4, Follow.AGAIN: 5}
ANYWAY = {
    Situation.REACHED,
    Situation.OCCUPIED,
    Situation.SUPPORT,
    Situation.DECLINED,
    Situation.CALL_BACK,
    Situation.MISTAKE,
}


def situation_of(item: CodeItem) -> Situation | None:
    """What an outcome means to the ladder, by its flags; None: nothing."""
    flags = item.flags
    by_flag = {
        "by_mistake": Situation.MISTAKE, "declined": Situation.DECLINED, "call_back": Situation.CALL_BACK, "wants_support": Situation.SUPPORT,
        "asks_occupation": Situation.OCCUPIED, "reached": Situation.REACHED, "detail_failed": Situation.FAILED,
        "no_details": Situation.NO_DETAILS, "missing_detail": Situation.NO_DETAILS, "counts_as_attempt": Situation.TRIED,
    }  # fmt: skip
    return next((situation for flag, situation in by_flag.items() if flags.get(flag)), None)


@dataclass(frozen=True)
class Place:
    """Where a slot leads at an age: a step, after the months of the pauses on the way; no step at a ladder's end."""

    step: StepSpec | None
    months: int = 0


def place(ladder: LadderSpec, slot: int, *, reason: str, age: int) -> Place:
    """The first step from the slot on that is for that age; a pause is passed through, and leads where it says."""
    months, passed = 0, set()
    while True:
        step = next((one for one in ladder.steps if one.position >= slot and one.is_for(reason=reason, age=age)), None)
        if step is None or step.way != Way.PAUSE:
            return Place(step, months)
        if step.key in passed:
            return Place(None, months)  # pauses that lead to each other
        passed.add(step.key)
        months += step.pause_months
        slot = after_pause(ladder, step)


def after_pause(ladder: LadderSpec, pause: StepSpec) -> int:
    """From the beginning, unless the pause says where to."""
    then = pause.follows.get(Situation.TRIED)
    if then is None or then.follow in {Follow.PAUSE, Follow.AGAIN}:
        return 1
    return slot_of(ladder, then, pause)


def slot_of(ladder: LadderSpec, then: Then, step: StepSpec | None) -> int:
    """Where a follow leads; a step that has been taken away leads to the next."""
    here = step.position if step else 1
    if then.follow == Follow.STEP and (wanted := ladder.at(then.step)):
        return wanted.position
    if then.follow == Follow.END:
        return last_slot(ladder)
    return 1 if then.follow == Follow.PAUSE else here if then.follow == Follow.AGAIN else here + 1


def last_slot(ladder: LadderSpec) -> int:
    return max((one.position for one in ladder.steps), default=0) + 1


def moves(track: int, ladder: LadderSpec, reason: str) -> Iterable[dict[str, Any]]:
    """What each slot is at each age, and where each situation leads from there."""
    for slot in range(1, last_slot(ladder) + 1):
        for age in AGES:
            found = place(ladder, slot, reason=reason, age=age)
            yield {"track": track, "slot": slot, "age": age, "months": found.months, **_step(ladder, found.step, age)}


def _step(ladder: LadderSpec, step: StepSpec | None, age: int) -> dict[str, Any]:
    thens = [step.then(one) if step else USUAL[one] for one in Situation]
    thens.append(Then(Follow.NEXT))  # passed over, or done without a contact
    leads = {
        "acts": [FOLLOWS[one.follow] for one in thens], "dest": [slot_of(ladder, one, step) for one in thens],
        "mon": [one.months for one in thens],
    }  # fmt: skip
    if step is None:
        return leads
    return leads | {
        "pos": step.position, "sid": step.key, "way": step.way.value, "kind": kind_of(step.way), "recipient": step.recipient(age),
        "tries": step.tries, "btw": step.days_between, "wait": step.wait_days, "hold_from": step.hold_from, "hold_until": step.hold_until,
    }  # fmt: skip


def kind_of(channel: str, flags: Mapping[str, Any] | None = None) -> str:
    """A letter and a postcard are one kind of attempt (I5's counted_as), and do each other's step."""
    if flags is None:
        item = codelists.current("contact_channel").get(channel)
        flags = item.flags if item else {}
    return str(flags.get("counted_as") or channel)


def entries(track: int, ladder: LadderSpec, reason: str) -> Iterable[dict[str, Any]]:
    """The first step at each age by each of the ways in which one youth is looked for."""
    for age in AGES:
        steps = [one for one in ladder.steps if one.is_for(reason=reason, age=age)]
        for kind in sorted({kind_of(one) for one in LOOKED_FOR}):
            step = next((one for one in steps if kind_of(one.way) == kind), None)
            if step is not None:
                yield {"track": track, "age": age, "kind": kind, "slot": step.position}


@dataclass
class Compiled:
    """`chosen`: which ladder is whose by reason and age; `moves` and `entries` of each track."""

    chosen: list[dict[str, Any]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)


def tracks(ladders: Sequence[LadderSpec], reasons: Sequence[str]) -> Compiled:
    """Reasons that a ladder does not tell apart share a track."""
    found = Compiled()
    numbers: dict[tuple[str, str], int] = {}
    for reason in reasons:
        for age in AGES:
            ladder = ladder_for(ladders, reason=reason, age=age)
            if ladder is None:
                continue
            tells = any(one.reasons for one in ladder.steps)
            key = (ladder.key, reason if tells else "")
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                found.moves += moves(numbers[key], ladder, reason)
                found.entries += entries(numbers[key], ladder, reason)
            own = {
                "track": numbers[key],
                "ladder": ladder.key,
                "start_days": ladder.start_days,
                "slots": last_slot(ladder),
            }
            found.chosen.append({"reason": reason, "age": age, **own})
    return found


def ladder_for(ladders: Sequence[LadderSpec], *, reason: str, age: int) -> LadderSpec | None:
    """A ladder that says whom it is for goes before the default."""
    fitting = [one for one in ladders if one.is_for(reason=reason, age=age)]
    return min(fitting, key=lambda one: (one.is_default, one.name, one.key), default=None)


def parameters(
    *, day: date, municipality_codes: Iterable[str], youths: Iterable[int] | None, settings: Settings, ladders: Sequence[LadderSpec],
    leap: LeapBirthday,
) -> dict[str, Any]:  # fmt: skip
    lists = codelists.snapshots(on=day)
    half = HalfYear.of(day)
    made = tracks(ladders, ["", *(one.code for one in lists["latest_studies"].codes)])
    return {
        "day": day, "youths": None if youths is None else list(youths), "municipality_codes": list(municipality_codes), "leap": leap,
        "forms": sorted(codelists.placement_forms(on=day)), "tracks": json.dumps(made.chosen), "moves": json.dumps(made.moves),
        "entries": json.dumps(made.entries), "looked_for": sorted({kind_of(one) for one in LOOKED_FOR}),
        "outcomes": json.dumps([_outcome(one) for one in lists["contact_outcome"].codes]),
        "channels": json.dumps([{"code": one.code, "kind": kind_of(one.code, one.flags)} for one in lists["contact_channel"].codes]),
        "best_before": json.dumps([{"code": one.code, "months": settings.months_for(one)} for one in lists["occupation"].codes]),
        "told_by": list(lists["informant"].codes_with("meets_guarantee")), "told_ways": TOLD_WAYS,
        "unknown_occupations": list(lists["occupation"].codes_with("unknown")),
        "half_start": half.start, "half_end": half.end, "new_days": settings.new_days, "call_back_days": settings.call_back_days,
        "follow_up_days": settings.follow_up_days, "guarantee_days": settings.guarantee_days,
    }  # fmt: skip


def _outcome(item: CodeItem) -> dict[str, Any]:
    situation = situation_of(item)
    return {
        "code": item.code, "class": SITUATIONS[situation] if situation else 0,
        "anyway": situation in ANYWAY or bool(item.flags.get("no_details")),
        "attempt": bool(item.flags.get("counts_as_attempt")), "reached": bool(item.flags.get("reached")),
    }  # fmt: skip
