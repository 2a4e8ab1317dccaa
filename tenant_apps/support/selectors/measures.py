"""Measures that want something: a follow-up that is due, an agreement that is not whole."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery

from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
from tenant_apps.support.models import InterventionFollowUp, PracticeAgreement
from tenant_apps.support.selectors.participants import interventions_of

AHEAD = timedelta(days=14)
LISTED = 200
PRACTICE = "internship"


@dataclass(frozen=True)
class DueMeasure:
    public_id: uuid.UUID
    youth: uuid.UUID
    name: str
    label: str
    what: str
    partner: str
    due_on: date | None
    is_late: bool
    lacks_insurance: bool


def due_measures(user: User, *, today: date) -> list[DueMeasure]:
    """Going on, with a follow-up that has passed or comes within a fortnight, or practice without an insurance. One statement."""
    due = InterventionFollowUp.objects.filter(intervention=OuterRef("pk"), held_on=None).values("due_on")[:1]
    whole = PracticeAgreement.objects.filter(
        intervention=OuterRef("pk"), signed_on__isnull=False, insurance_checked_on__isnull=False
    )
    rows = interventions_of(user).filter(ended_on=None, started_on__lte=today).annotate(due=Subquery(due))
    rows = rows.filter(Q(due__lte=today + AHEAD) | (Q(type=PRACTICE) & ~Exists(whole))).annotate(is_whole=Exists(whole))
    rows = rows.select_related("youth__label").order_by(F("due").asc(nulls_first=True), "youth__sort_key", "pk")
    return [
        DueMeasure(
            public_id=one.public_id, youth=one.youth.public_id, name=one.youth.full_name, label=one.youth.label.name if one.youth.label else "",
            what=one.local_name or shown("intervention_type", one.type, one.type_version), partner=one.partner, due_on=one.due,
            is_late=bool(one.due and one.due < today), lacks_insurance=one.type == PRACTICE and not one.is_whole,
        )
        for one in rows[:LISTED]
    ]  # fmt: skip
