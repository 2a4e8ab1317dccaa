"""Letters, cards and messages of the ladder's steps that are due: each to the step's own recipient, with the step's own text (P2.3)."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import Reason
from tenant_apps.letters.selectors.ladder import recipients_of, template_of, templates_for_steps
from tenant_apps.letters.services.mailings import make_mailing
from tenant_apps.outreach.ladder.by_letter import due_by_letter
from tenant_apps.outreach.ladder.rule import ladders_in_use
from tenant_apps.outreach.ladder.selectors import NextStep, StepFilter
from tenant_apps.register.models import Youth

STEP = "ladder:{step}"


@dataclass
class MadeOfSteps:
    """`left_out`: why, by the youth's public id. `gone`: chosen, but no longer due by letter, card or message."""

    mailings: list[uuid.UUID] = field(default_factory=list)
    letters: int = 0
    left_out: dict[str, str] = field(default_factory=dict)
    gone: int = 0


@transaction.atomic
def make_of_steps(
    *, user: User, wanted: StepFilter, step: str = "", chosen: Collection[uuid.UUID] | None = None, today: date
) -> MadeOfSteps:
    """Of one step, everybody in the filtered list; or of those chosen in it, each by the own step. What is made already is made once."""
    found = due_by_letter(user, wanted, today=today, step=step, chosen=chosen)
    made = MadeOfSteps(gone=0 if chosen is None else len(set(chosen)) - len(found))
    for one in found:
        if one.letter is not None:
            made.left_out[str(one.public_id)] = Reason.ALREADY
    known, steps = templates_for_steps(), {one.key: one for ladder in ladders_in_use() for one in ladder.steps}
    for key, who, rows in _groups([one for one in found if one.letter is None]):
        template = template_of(steps[key], who, known) if key in steps else None
        if template is None:
            made.left_out |= {str(one.public_id): Reason.NO_TEMPLATE for one in rows}
            continue
        try:
            mailing = make_mailing(
                template=template, youths=Youth.objects.filter(pk__in=[one.youth_id for one in rows]), step_key=STEP.format(step=key),
                occasion=rows[0].step_on, actor=user, today=today, sent_to=who, keys={one.youth_id: one.key for one in rows},
            )  # fmt: skip
        except ValidationError:  # put away this very moment
            made.left_out |= {str(one.public_id): Reason.NO_TEMPLATE for one in rows}
            continue
        made.mailings += [one.public_id for one in (mailing.mailing, mailing.instead) if one is not None]
        made.letters += mailing.letters + (mailing.instead.letters.count() if mailing.instead else 0)
        made.left_out |= mailing.left_out
    return made


def _groups(found: list[NextStep]) -> list[tuple[str, str, list[NextStep]]]:
    """By step and recipient. In one order, so that of two who make letters at once one waits for the other.

    What is due is taken today, whenever it came due: all of a group have the same day, and ages are counted on it.
    """
    groups: dict[tuple[str, str], list[NextStep]] = {}
    for one in found:
        for who in recipients_of(one.recipient):
            groups.setdefault((one.step, who), []).append(one)
    return [(step, who, rows) for (step, who), rows in sorted(groups.items(), key=lambda group: group[0])]
