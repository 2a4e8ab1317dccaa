"""A ladder as the rule takes it: read from rows, or from what is shipped when a municipality has chosen none."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from tenant_apps.outreach.enums import Audience, Follow, Situation, Way
from tenant_apps.outreach.models import Ladder, LadderStep

OLDEST = 19
MAJORITY = 18
STARTER_KEYS = uuid.UUID("5f5d1e0c-6a94-4c43-9d38-6a4a9f0f4a11")  # keys of shipped ladders and steps are made from it
DEFAULT_STARTER = "sundsvall"
WRITTEN = (Way.LETTER, Way.POSTCARD, Way.SMS, Way.EMAIL)  # made from a template; a notice of a visit is the visit day's
SHIPPED_TEMPLATES: Mapping[tuple[Way, str], str] = {
    (Way.LETTER, "guardian"): "forsta-brev-vardnadshavare", (Way.LETTER, "youth"): "forsta-brev-ungdom",
    (Way.POSTCARD, "youth"): "vykort-ungdom", (Way.SMS, "guardian"): "sms-vardnadshavare", (Way.SMS, "youth"): "sms-ungdom",
    (Way.EMAIL, "guardian"): "kort-mejl", (Way.EMAIL, "youth"): "kort-mejl",
}  # fmt: skip


@dataclass(frozen=True)
class Then:
    """What follows a situation; `step` is a step's key, `months` a pause's."""

    follow: Follow
    step: str = ""
    months: int = 0


USUAL: Mapping[Situation, Then] = {
    Situation.TRIED: Then(Follow.NEXT),
    Situation.FAILED: Then(Follow.NEXT),
    Situation.NO_DETAILS: Then(Follow.NEXT),
    Situation.REACHED: Then(Follow.END),
    Situation.OCCUPIED: Then(Follow.END),
    Situation.SUPPORT: Then(Follow.END),
    Situation.DECLINED: Then(Follow.PAUSE, months=3),  # rules: a reminder in three months
    Situation.CALL_BACK: Then(Follow.AGAIN),
    Situation.MISTAKE: Then(Follow.END),
}


@dataclass(frozen=True)
class StepSpec:
    key: str
    position: int
    way: Way
    audience: Audience = Audience.BY_AGE
    age_from: int = 0
    age_to: int = OLDEST
    reasons: frozenset[str] = frozenset()
    tries: int = 1
    days_between: int = 3
    wait_days: int = 7
    pause_months: int = 0
    hold_from: int | None = None
    hold_until: int | None = None
    follows: Mapping[Situation, Then] = field(default_factory=dict)
    template_guardian: str = ""
    template_youth: str = ""

    def then(self, situation: Situation) -> Then:
        return self.follows.get(situation, USUAL[situation])

    def is_for(self, *, reason: str, age: int) -> bool:
        """Whether the step can be taken at that age, on its own day (rules: Ages, recipients, guardians)."""
        minors_only = self.way == Way.CONCERN or (self.audience == Audience.GUARDIAN and self.way != Way.PAUSE)
        if minors_only and age >= MAJORITY:
            return False
        return self.age_from <= age <= self.age_to and (not self.reasons or reason in self.reasons)

    def recipient(self, age: int) -> str:
        """guardian, youth or both; nobody for what is no contact."""
        if self.way in {Way.CONCERN, Way.PAUSE}:
            return ""
        if age >= MAJORITY:
            return "youth"
        return {Audience.BY_AGE: "guardian", Audience.GUARDIAN: "guardian", Audience.YOUTH: "youth"}.get(
            self.audience, "both"
        )

    def template(self, recipient: str) -> str:
        """The key of the text that goes to this recipient, the step's own or the shipped one; empty: there is none."""
        own = self.template_youth if recipient == "youth" else self.template_guardian
        return own or SHIPPED_TEMPLATES.get((self.way, recipient), "")


@dataclass(frozen=True)
class LadderSpec:
    key: str
    name: str
    steps: tuple[StepSpec, ...]
    reasons: frozenset[str] = frozenset()
    age_from: int = 0
    age_to: int = OLDEST
    start_days: int = 7
    is_default: bool = False
    starter: str = ""
    description: str = ""
    is_shipped: bool = False

    def is_for(self, *, reason: str, age: int) -> bool:
        return self.age_from <= age <= self.age_to and (not self.reasons or reason in self.reasons)

    def at(self, key: str) -> StepSpec | None:
        return next((one for one in self.steps if one.key == key), None)


def from_rows(rows: Iterable[LadderStep | Ladder]) -> list[LadderSpec]:
    """Ladders in the order given, from steps with their ladders, or ladders without steps."""
    found: dict[int, tuple[Ladder, list[StepSpec]]] = {}
    for one in rows:
        ladder = one.ladder if isinstance(one, LadderStep) else one
        steps = found.setdefault(ladder.pk, (ladder, []))[1]
        if isinstance(one, LadderStep):
            steps.append(_step(one))
    return [_ladder(ladder, steps) for ladder, steps in found.values()]


def _ladder(one: Ladder, steps: list[StepSpec]) -> LadderSpec:
    return LadderSpec(
        key=str(one.public_id), name=one.name, steps=tuple(sorted(steps, key=lambda step: step.position)), reasons=frozenset(one.reasons),
        age_from=one.age_from, age_to=one.age_to, start_days=one.start_days, is_default=one.is_default, starter=one.starter,
    )  # fmt: skip


def _step(one: LadderStep) -> StepSpec:
    return StepSpec(
        key=str(one.public_id), position=one.position, way=Way(one.way), audience=Audience(one.audience), age_from=one.age_from,
        age_to=one.age_to, reasons=frozenset(one.reasons), tries=one.tries, days_between=one.days_between, wait_days=one.wait_days,
        pause_months=one.pause_months, hold_from=one.hold_from, hold_until=one.hold_until, follows=read_follows(one.follows),
        template_guardian=one.template_guardian, template_youth=one.template_youth,
    )  # fmt: skip


def read_follows(stored: Mapping[str, Any]) -> dict[Situation, Then]:
    """An unknown situation or one that has been written wrongly is as usual."""
    found = {}
    for name, then in stored.items():
        if name in Situation.values and then.get("then") in Follow.values:
            found[Situation(name)] = Then(Follow(then["then"]), str(then.get("step", "")), int(then.get("months", 0)))
    return found


def stored_follows(follows: Mapping[Situation, Then]) -> dict[str, Any]:
    """As LadderStep keeps them: only what is not as usual."""
    kept = {}
    for situation, then in follows.items():
        if then != USUAL[situation]:
            values: dict[str, Any] = {"then": then.follow.value}
            if then.step:
                values["step"] = then.step
            if then.months:
                values["months"] = then.months
            kept[situation.value] = values
    return kept


@cache
def starters() -> Mapping[str, LadderSpec]:
    """The shipped ladders by name."""
    text = files("tenant_apps.outreach.ladder").joinpath("starters.json").read_text(encoding="utf-8")
    return {one["slug"]: _starter(one) for one in json.loads(text)}


def _starter(told: Mapping[str, Any]) -> LadderSpec:
    slug = told["slug"]
    keys = {place: str(uuid.uuid5(STARTER_KEYS, f"{slug}/{place}")) for place in range(1, len(told["steps"]) + 1)}
    steps = []
    for position, one in enumerate(told["steps"], start=1):
        values = {name: value for name, value in one.items() if name not in {"way", "audience", "follows"}}
        follows = {
            Situation(name): Then(Follow(then["then"]), keys.get(then.get("step", 0), ""), then.get("months", 0))
            for name, then in one.get("follows", {}).items()
        }
        audience = Audience(one.get("audience", Audience.BY_AGE))
        steps.append(
            StepSpec(
                key=keys[position], position=position, way=Way(one["way"]), audience=audience, follows=follows, **values
            )
        )
    return LadderSpec(
        key=str(uuid.uuid5(STARTER_KEYS, slug)), name=told["name"], steps=tuple(steps), start_days=told["start_days"], is_default=True,
        starter=slug, description=told["description"], is_shipped=True,
    )  # fmt: skip
