"""Mapping: the controller's decision, the question sets, and the answers (PRV-12)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.reminders.selectors.staff import with_right
from tenant_apps.support.models import (
    Answer,
    Assessment,
    AssessmentDecision,
    AssessmentExclusion,
    AssessmentQuestion,
    AssessmentTemplate,
)
from tenant_apps.support.selectors.assessments import PURPOSE, is_decided, row_of
from tenant_apps.work.sealing import sealer

SHIPPED = Path(__file__).parents[1] / "data" / "question_sets.json"

EARLIEST = date(2015, 1, 1)  # the activity responsibility (29 kap. 9 § skollagen) replaced the duty of information


@dataclass(frozen=True)
class Question:
    text: str
    may_record: str
    heading: str = ""
    choices: Sequence[str] = field(default_factory=tuple)
    max_length: int = 500


@transaction.atomic
def store_decision(
    *, decided_by: str, decided_on: date, reference: str, scope: str, actor: User | None, today: date
) -> AssessmentDecision:
    """From now mapping is on. The question sets that come with the service are there from the first decision."""
    if decided_on > today:
        raise ValidationError({"decided_on": _("The date cannot be in the future.")})
    if decided_on < EARLIEST:
        raise ValidationError({"decided_on": _("There was no activity responsibility before 2015. Check the year.")})
    if is_decided():
        raise ValidationError(_("There is a decision in force already: end it first."))
    made = AssessmentDecision(
        decided_by=decided_by.strip(),
        decided_on=decided_on,
        reference=reference.strip(),
        scope=scope.strip(),
        recorded_by=actor,
    )
    made.clean_fields(exclude=["recorded_by"])
    made.save()
    if not AssessmentTemplate.objects.exists():
        for one in json.loads(SHIPPED.read_text(encoding="utf-8")):
            _template(
                slug=one["slug"], number=1, name=one["name"], purpose=one["purpose"], is_shipped=True,
                questions=[Question(**row) for row in one["questions"]],
            )  # fmt: skip
    return made


@transaction.atomic
def end_decision(*, actor: User | None, today: date) -> None:  # noqa: ARG001
    """Mapping is off again: nothing more is written, and what is written is not shown. Erasing it is retention's."""
    if not AssessmentDecision.objects.filter(ended_on=None).update(ended_on=today):
        raise ValidationError(_("There is no decision in force."))


@transaction.atomic
def choose_mappers(
    *, chosen: Collection[uuid.UUID], actor: User | None, seen: Collection[uuid.UUID] | None = None
) -> None:
    """Of those whose role may map, who does: whoever is not among the chosen has the register alone.

    `seen` were ticked when the page was made: what its user did not touch stays as somebody else has said meanwhile.
    """
    staff = with_right(Right.ASSESSMENTS)
    if seen is not None:
        ticked = set(chosen) - set(seen)
        staff = staff.filter(public_id__in=set(seen) - set(chosen))
        AssessmentExclusion.objects.filter(user__public_id__in=ticked).delete()
    else:
        AssessmentExclusion.objects.filter(user__public_id__in=chosen).delete()
    left_out = staff.exclude(public_id__in=chosen)
    known = set(AssessmentExclusion.objects.values_list("user_id", flat=True))
    rows = [AssessmentExclusion(user=one, decided_by=actor) for one in left_out if one.pk not in known]
    AssessmentExclusion.objects.bulk_create(rows)


@transaction.atomic
def revise_template(
    *, template: AssessmentTemplate, name: str, purpose: str, questions: Sequence[Question], actor: User | None, today: date  # noqa: ARG001
) -> AssessmentTemplate:  # fmt: skip
    """A new version; mappings made by the one before keep their questions."""
    if not questions:
        raise ValidationError(_("Write at least one question."))
    if not AssessmentTemplate.objects.filter(pk=template.pk, replaced_on=None).update(replaced_on=today):
        raise ValidationError(_("Somebody has made a new version meanwhile: open that one."))
    return _template(
        slug=template.slug,
        number=template.number + 1,
        name=name,
        purpose=purpose,
        is_shipped=False,
        questions=questions,
    )


def _template(
    *, slug: str, number: int, name: str, purpose: str, is_shipped: bool, questions: Sequence[Question]
) -> AssessmentTemplate:
    made = AssessmentTemplate(
        slug=slug, number=number, name=name.strip(), purpose=purpose.strip(), is_shipped=is_shipped
    )
    made.clean_fields()
    made.save()
    rows = [
        AssessmentQuestion(
            template=made, position=position, heading=one.heading, text=one.text, may_record=one.may_record, choices=list(one.choices),
            max_length=one.max_length,
        )
        for position, one in enumerate(questions, start=1)
    ]  # fmt: skip
    for row in rows:
        row.clean_fields(exclude=["template", "choices"])
    AssessmentQuestion.objects.bulk_create(rows)
    return made


@transaction.atomic
def record_assessment(
    *, youth: Youth, template: AssessmentTemplate, held_on: date, declined: bool, answers: Mapping[int, str], actor: User | None, today: date
) -> Assessment:  # fmt: skip
    """`answers` by the questions' keys; what is empty is not kept."""
    if not is_decided():
        raise ValidationError(_("Mapping is off: the decision is not stored, or has ended."))
    _held(youth, held_on, today)
    made = Assessment(youth=youth, template=template, held_on=held_on, declined=declined, user=actor)
    made.validate_constraints()
    made.save()
    _write(made, answers=answers)
    return made


@transaction.atomic
def edit_assessment(
    *, assessment: Assessment, version: int, held_on: date, declined: bool, answers: Mapping[int, str], actor: User | None, today: date  # noqa: ARG001
) -> Assessment:  # fmt: skip
    if not is_decided():
        raise ValidationError(_("Mapping is off: the decision is not stored, or has ended."))
    _held(assessment.youth, held_on, today)
    saved = locking.save(assessment, version=version, changes={"held_on": held_on, "declined": declined})
    _write(saved, answers=answers)
    return saved


def _held(youth: Youth, held_on: date, today: date) -> None:
    if held_on > today:
        raise ValidationError({"held_on": _("The date cannot be in the future.")})
    if held_on < youth.birth_date:
        raise ValidationError({"held_on": _("The date is before the date of birth.")})


def _write(assessment: Assessment, *, answers: Mapping[int, str]) -> None:
    """The answers as they are now: one statement for those that stay, one for those that went."""
    seal = sealer(PURPOSE)
    lengths = dict(assessment.template.questions.values_list("pk", "max_length"))
    kept: list[Any] = []
    for question, text in answers.items():
        if text.strip() and question in lengths:
            cut = text.strip()[: lengths[question]]
            sealed = seal.seal(cut, row=row_of(assessment.public_id, question))
            kept.append(Answer(assessment=assessment, question_id=question, sealed=sealed))
    Answer.objects.filter(assessment=assessment).exclude(question__in=[one.question_id for one in kept]).delete()
    Answer.objects.bulk_create(
        kept, update_conflicts=True, unique_fields=["assessment", "question"], update_fields=["sealed"]
    )
