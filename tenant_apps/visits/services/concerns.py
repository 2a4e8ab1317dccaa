"""That a concern report was made or not: date, who, to whom, reference number. Never what it says (PRV-16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import clock, locking
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import StepResult, Way
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.outreach.ladder.services import record_step
from tenant_apps.register.codes import NOTHING, Coded, chosen
from tenant_apps.register.models import Youth
from tenant_apps.visits.enums import ConcernOutcome
from tenant_apps.visits.models import ConcernReport, VisitSettings


@dataclass(frozen=True)
class ConcernFacts:
    outcome: str
    decided_on: date
    decided_by: User
    made_to: str = ""
    reference: str = ""
    reason: str = ""


@transaction.atomic
def record_concern(*, youth: Youth, facts: ConcernFacts, actor: User | None, now: datetime) -> ConcernReport:
    """Possible at any time, not only after a visit (rules: Outreach)."""
    today = clock.local_date(now)
    new = ConcernReport(youth=youth, recorded_by=actor, **_checked(facts, youth=youth, today=today))
    new.clean_fields(exclude=["youth", "recorded_by", "decided_by"])
    new.validate_constraints()
    new.save()
    step = standing(youth, today=today).step
    if step is not None and step.way == Way.CONCERN:  # that step of the ladder is done, whatever was decided
        record_step(youth=youth, way=Way.CONCERN, result=StepResult.DONE, actor=actor, now=now)
    return new


@transaction.atomic
def change_concern(
    *, report: ConcernReport, version: int, facts: ConcernFacts, actor: User | None, today: date  # noqa: ARG001
) -> ConcernReport:  # fmt: skip
    """Such as the reference number, which comes later."""
    if report.version != version:
        raise locking.Conflict(report)
    stored = Coded(report.reason, report.reason_version)
    return locking.save(
        report, version=version, changes=_checked(facts, youth=report.youth, today=today, stored=stored)
    )


def _checked(facts: ConcernFacts, *, youth: Youth, today: date, stored: Coded = NOTHING) -> dict[str, Any]:
    if facts.decided_on > today:
        raise ValidationError({"decided_on": _("The date cannot be in the future.")})
    if facts.decided_on < youth.birth_date:
        raise ValidationError({"decided_on": _("The date is before the date of birth.")})
    made = facts.outcome == ConcernOutcome.MADE
    if made and not facts.made_to.strip():
        raise ValidationError({"made_to": _("Write to whom the report was made.")})
    reason = NOTHING
    if not made:
        reason = chosen("concern_not_made", facts.reason, on=facts.decided_on, field="reason", stored=stored)
        if not reason.code:
            raise ValidationError({"reason": _("Choose why no report was made.")})
    return {
        "outcome": ConcernOutcome(facts.outcome), "decided_on": facts.decided_on, "decided_by": facts.decided_by,
        "made_to": facts.made_to.strip() if made else "", "reference": facts.reference.strip() if made else "",
        "reason": reason.code, "reason_version": reason.version,
    }  # fmt: skip


@transaction.atomic
def save_settings(*, version: int | None, changes: dict[str, Any], actor: User | None) -> VisitSettings:  # noqa: ARG001
    """`version`: of the row that the form was filled from; none: nobody had decided anything yet."""
    stored = VisitSettings.objects.first()
    if stored is None:
        stored = VisitSettings(**changes)
        stored.full_clean()
        stored.save()
        return stored
    if version is None:
        raise locking.Conflict(stored)
    return locking.save(stored, version=version, changes=changes)
