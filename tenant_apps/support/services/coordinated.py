"""Coordinated individual plans (SIP): called with the youth's consent, held, followed up; no content (rules: Outreach)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import NOTHING, Coded, chosen
from tenant_apps.register.models import Youth
from tenant_apps.support.errors import NoConsent
from tenant_apps.support.models import CoordinatedPlan
from tenant_apps.support.services.consents import require_consent


@dataclass(frozen=True)
class CoordinatedFacts:
    """`initiator` empty: we called it ourselves; then each party called needs the youth's consent."""

    parties: Sequence[str]
    consent_on: date
    called_on: date
    initiator: str = ""
    held_on: date | None = None
    responsible: str = ""
    follow_up_on: date | None = None
    ended_on: date | None = None


@transaction.atomic
def call_plan(*, youth: Youth, facts: CoordinatedFacts, actor: User | None, today: date) -> CoordinatedPlan:
    made = CoordinatedPlan(youth=youth, user=actor, **_checked(youth=youth, facts=facts, today=today, stored=None))
    made.clean_fields(exclude=["youth", "user"])
    made.validate_constraints()
    made.save()
    return made


@transaction.atomic
def edit_coordinated(
    *, plan: CoordinatedPlan, version: int, facts: CoordinatedFacts, actor: User | None, today: date  # noqa: ARG001
) -> CoordinatedPlan:  # fmt: skip
    """Held, followed up, ended, or mended."""
    if plan.version != version:
        raise locking.Conflict(plan)
    changes = _checked(youth=plan.youth, facts=facts, today=today, stored=plan)
    return locking.save(plan, version=version, changes=changes)


def _checked(*, youth: Youth, facts: CoordinatedFacts, today: date, stored: CoordinatedPlan | None) -> dict[str, Any]:
    days = {
        "consent_on": facts.consent_on,
        "called_on": facts.called_on,
        "held_on": facts.held_on,
        "ended_on": facts.ended_on,
    }
    for field, day in days.items():
        if day and day > today:
            raise ValidationError({field: _("The date cannot be in the future.")})
    if not facts.parties:
        raise ValidationError({"parties": _("Choose who was called.")})
    if facts.consent_on > facts.called_on:
        raise ValidationError({"consent_on": _("The consent comes before the call.")})
    before = Coded(stored.initiator, stored.initiator_version) if stored else NOTHING
    initiator = chosen("agency", facts.initiator, on=facts.called_on, field="initiator", stored=before)
    kept = set(stored.parties) if stored else set()
    version = stored.parties_version if stored else 0
    for code in facts.parties:
        if code not in kept:
            version = chosen("agency", code, on=facts.called_on, field="parties").known_version
            if not initiator.code:
                _consented(youth, code, facts.called_on)
    responsible = chosen(
        "agency", facts.responsible, on=facts.called_on, field="responsible",
        stored=Coded(stored.responsible, stored.responsible_version) if stored else NOTHING,
    )  # fmt: skip
    return {
        "initiator": initiator.code, "initiator_version": initiator.version, "parties": list(facts.parties), "parties_version": version,
        "consent_on": facts.consent_on, "called_on": facts.called_on, "held_on": facts.held_on, "responsible": responsible.code,
        "responsible_version": responsible.version, "follow_up_on": facts.follow_up_on, "ended_on": facts.ended_on,
    }  # fmt: skip


def _consented(youth: Youth, agency: str, day: date) -> None:
    """Calling a party tells it of the youth: that is a share (PRV-31)."""
    try:
        require_consent(youth=youth, agency=agency, day=day, agency_name=None)
    except NoConsent as missing:
        raise ValidationError({"parties": missing.messages}) from None
