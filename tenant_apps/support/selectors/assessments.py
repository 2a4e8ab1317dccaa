"""Mapping: whether it is on, which question sets there are, and a youth's answers, opened."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.reminders.selectors.staff import with_right
from tenant_apps.support.models import (
    Assessment,
    AssessmentDecision,
    AssessmentExclusion,
    AssessmentQuestion,
    AssessmentTemplate,
)
from tenant_apps.work.sealing import sealer

PURPOSE = b"zone b"


def is_decided() -> bool:
    return AssessmentDecision.objects.filter(ended_on=None).exists()


def may_map(user: User) -> bool:
    """Zone B: a right of its own, the controller's decision, and not taken from this member of staff (PRV-12)."""
    if not user.may(Right.ASSESSMENTS):
        return False
    excluded = AssessmentExclusion.objects.filter(user=user)
    return AssessmentDecision.objects.filter(~Exists(excluded), ended_on=None).exists()


@dataclass(frozen=True)
class Mapper:
    """Somebody whose role may map, and whether they do."""

    public_id: uuid.UUID
    name: str
    maps: bool


def mappers() -> list[Mapper]:
    excluded = AssessmentExclusion.objects.filter(user=OuterRef("pk"))
    rows = with_right(Right.ASSESSMENTS).annotate(is_excluded=Exists(excluded)).order_by("name", "pk")
    return [Mapper(one.public_id, one.display_name, not one.is_excluded) for one in rows]


def templates_in_force() -> list[AssessmentTemplate]:
    return list(AssessmentTemplate.objects.filter(replaced_on=None).prefetch_related("questions"))


def template_by_id(public_id: uuid.UUID) -> AssessmentTemplate | None:
    return AssessmentTemplate.objects.filter(public_id=public_id).prefetch_related("questions").first()


def assessment_by_id(user: User, public_id: uuid.UUID) -> Assessment | None:
    rows = Assessment.objects.filter(youth__in=visible_youths(user), public_id=public_id)
    return rows.select_related("youth__label", "template", "user").first()


def row_of(assessment: uuid.UUID, question: int) -> str:
    """What an answer is bound to: sealed bytes put in another row do not open."""
    return f"answer {assessment} {question}"


@dataclass(frozen=True)
class ShownAnswer:
    question: AssessmentQuestion
    text: str


def answers_of(assessment: Assessment) -> list[ShownAnswer]:
    """Every question of the set that was used, with its answer. Three queries."""
    opener = sealer(PURPOSE)
    texts = {
        question: opener.open(bytes(sealed), row=row_of(assessment.public_id, question))
        for question, sealed in assessment.answers.values_list("question_id", "sealed")
    }
    return [ShownAnswer(one, texts.get(one.pk, "")) for one in assessment.template.questions.all()]
