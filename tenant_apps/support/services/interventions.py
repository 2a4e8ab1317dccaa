"""Measures (åtgärder): begun, ended, mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import Coded, chosen
from tenant_apps.register.models import Youth
from tenant_apps.support.models import Intervention


@dataclass(frozen=True)
class InterventionFacts:
    type: str
    started_on: date
    local_name: str = ""
    planned_end_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    occupation_after: str = ""
    partner: str = ""
    place: str = ""
    contact_name: str = ""
    contact_phone: str = ""


@transaction.atomic
def start_intervention(*, youth: Youth, facts: InterventionFacts, actor: User | None, today: date) -> Intervention:
    """Begin a measure (2006:39 4 § 3; SCB: Atgard, DatumAtgStart)."""
    new = Intervention(youth=youth, user=actor, **_checked(youth=youth, facts=facts, today=today))
    new.clean_fields(exclude=["youth", "user", "unit"])
    new.validate_constraints()
    new.save()
    return new


@transaction.atomic
def edit_intervention(
    *, intervention: Intervention, version: int, facts: InterventionFacts, actor: User | None, today: date  # noqa: ARG001
) -> Intervention:  # fmt: skip
    """Mend or end a measure. A missing reason or occupation after is no error here: R3 and R4 report it."""
    if intervention.version != version:
        raise locking.Conflict(intervention)
    changes = _checked(youth=intervention.youth, facts=facts, today=today, stored=intervention)
    return locking.save(intervention, version=version, changes=changes)


@transaction.atomic
def end_intervention(
    *, intervention: Intervention, version: int, ended_on: date, end_reason: str, occupation_after: str, actor: User | None, today: date
) -> Intervention:  # fmt: skip
    """End a measure (SCB: DatumAtgSlut, GrundAtgSlut, SysEfter)."""
    one = intervention
    facts = InterventionFacts(
        type=one.type, started_on=one.started_on, local_name=one.local_name, planned_end_on=one.planned_end_on, ended_on=ended_on,
        end_reason=end_reason, occupation_after=occupation_after, partner=one.partner, place=one.place,
        contact_name=one.contact_name, contact_phone=one.contact_phone,
    )  # fmt: skip
    return edit_intervention(intervention=one, version=version, facts=facts, actor=actor, today=today)


def _checked(
    *, youth: Youth, facts: InterventionFacts, today: date, stored: Intervention | None = None
) -> dict[str, Any]:
    if facts.started_on > today:
        raise ValidationError({"started_on": _("The date cannot be in the future.")})
    if facts.started_on < youth.birth_date:
        raise ValidationError({"started_on": _("The date is before the date of birth.")})
    if facts.ended_on and facts.ended_on > today:
        raise ValidationError({"ended_on": _("The end has not come yet: write it as the planned end.")})
    if facts.ended_on and facts.ended_on < facts.started_on:
        raise ValidationError({"ended_on": _("The measure cannot end before it began.")})
    if not facts.ended_on and (facts.end_reason or facts.occupation_after):
        raise ValidationError({"ended_on": _("Write the day the measure ended.")})
    end = facts.ended_on or today
    old = stored or Intervention()
    kind = chosen(
        "intervention_type", facts.type, on=facts.started_on, field="type", stored=Coded(old.type, old.type_version)
    )
    reason = chosen(
        "intervention_end",
        facts.end_reason,
        on=end,
        field="end_reason",
        stored=Coded(old.end_reason, old.end_reason_version),
    )
    after = chosen(
        "occupation",
        facts.occupation_after,
        on=end,
        field="occupation_after",
        stored=Coded(old.occupation_after, old.occupation_after_version),
    )
    if not kind.code:
        raise ValidationError({"type": _("Choose a measure.")})
    return {
        "type": kind.code, "type_version": kind.version, "local_name": facts.local_name, "started_on": facts.started_on,
        "planned_end_on": facts.planned_end_on, "ended_on": facts.ended_on, "end_reason": reason.code, "end_reason_version": reason.version,
        "occupation_after": after.code, "occupation_after_version": after.version, "partner": facts.partner, "place": facts.place,
        "contact_name": facts.contact_name, "contact_phone": facts.contact_phone,
        "ended_by_deregistration": old.ended_by_deregistration and bool(facts.ended_on),
    }  # fmt: skip
