"""Which text a ladder's step is written with, and what of the steps that are due can be made now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from tenant_apps.letters.enums import Channel, SentTo
from tenant_apps.letters.models import LetterTemplate
from tenant_apps.letters.selectors.templates import asked_fields, newest_versions
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder.made import ToWrite
from tenant_apps.outreach.ladder.specs import WRITTEN, LadderSpec, StepSpec
from tenant_apps.outreach.ladder.words import ACTIONS, RECIPIENTS

WRITTEN_TO = {
    "youth": {SentTo.YOUTH, SentTo.BY_AGE, SentTo.BOTH},
    "guardian": {SentTo.GUARDIAN, SentTo.BY_AGE, SentTo.BOTH},
}
Templates = Mapping[str, LetterTemplate]


def templates_for_steps() -> dict[str, LetterTemplate]:
    """By key: those that many can be written to at once. The letter at 20 is none, nor what asks for the day of a visit."""
    newest = newest_versions()
    rows = LetterTemplate.objects.filter(
        archived_at=None, is_farewell=False, channel__in=[way.value for way in WRITTEN]
    )
    return {
        one.key: one
        for one in rows.select_related("after_18")
        if one.pk in newest and not asked_fields([newest[one.pk]])
    }


def template_of(step: StepSpec, recipient: str, known: Templates) -> LetterTemplate | None:
    """The step's own, or the shipped one: when it is still in use, sent in the step's way, and written to that recipient."""
    found = known.get(step.template(recipient))
    return found if found is not None and fits(found, step.way, recipient) else None


def fits(template: LetterTemplate, way: str, recipient: str) -> bool:
    return template.channel == way and template.sent_to in WRITTEN_TO[recipient]


def recipients_of(step_recipient: str) -> tuple[str, ...]:
    """Each gets a text of their own."""
    return ("guardian", "youth") if step_recipient == "both" else (step_recipient,)


@dataclass(frozen=True)
class StepToMake:
    """A step on Uppsök: to how many it can be made now, for how many it waits to be posted, and whose text is missing."""

    step: str
    position: int
    action: str
    ladder: str
    count: int
    waiting: int
    is_message: bool
    missing: tuple[str, ...]
    is_own: bool

    @property
    def may_be_made(self) -> bool:
        return self.count > 0


def steps_to_make(told: Iterable[ToWrite], ladders: Sequence[LadderSpec]) -> list[StepToMake]:
    """In the order of the ladders; three statements, none when nothing is due."""
    by_step: dict[str, list[ToWrite]] = {}
    for one in told:
        by_step.setdefault(one.step, []).append(one)
    if not by_step:
        return []
    known = templates_for_steps()
    several = len(ladders) > 1
    return [
        _row(step, ladder, by_step[step.key], known, several=several)
        for ladder in ladders
        for step in ladder.steps
        if step.key in by_step
    ]


def _row(step: StepSpec, ladder: LadderSpec, told: list[ToWrite], known: Templates, *, several: bool) -> StepToMake:
    wanted = {who for one in told if one.count for who in recipients_of(one.recipient)}
    missing = sorted(who for who in wanted if template_of(step, who, known) is None)
    able = sum(one.count for one in told if not set(recipients_of(one.recipient)) <= set(missing))
    return StepToMake(
        step=step.key, position=step.position, action=str(ACTIONS[step.way]), ladder=ladder.name if several else "", count=able,
        waiting=sum(one.waiting for one in told), is_message=step.way in {Way.SMS, Way.EMAIL},
        missing=tuple(str(RECIPIENTS[who]) for who in missing), is_own=not ladder.is_shipped,
    )  # fmt: skip


def choices_for_steps(recipient: str) -> list[tuple[str, list[tuple[str, str | Promise]]]]:
    """Grouped by what they are sent as: the form says when one does not fit the step's way."""
    groups: dict[str, list[tuple[str, str | Promise]]] = {}
    for one in templates_for_steps().values():
        if one.sent_to in WRITTEN_TO[recipient]:
            groups.setdefault(str(Channel(one.channel).label), []).append((one.key, one.name))
    return list(groups.items())
