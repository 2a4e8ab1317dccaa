"""Coordinated individual plans (SIP): called with the youth's consent, held, followed up; no content (rules: Outreach)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import NOTHING, Coded, chosen
from tenant_apps.register.models import Youth
from tenant_apps.reminders.follow_ups import remind_of_follow_up
from tenant_apps.support.errors import NoConsent
from tenant_apps.support.models import CoordinatedPlan, Share
from tenant_apps.support.services.consents import has_names, normal_name, require_consent, share


@dataclass(frozen=True)
class CoordinatedFacts:
    """`initiator` empty: we called it ourselves; then each party called needs the youth's consent.

    `names` says which ones, by agency, of kinds that there are many of: of a plan that is edited those called now. The plan
    keeps the kinds alone; who was told by name stands with what was shared.
    """

    parties: Sequence[str]
    consent_on: date
    called_on: date
    initiator: str = ""
    held_on: date | None = None
    responsible: str = ""
    follow_up_on: date | None = None
    ended_on: date | None = None
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Party:
    agency: str
    name: str = ""


@transaction.atomic
def call_plan(*, youth: Youth, facts: CoordinatedFacts, actor: User | None, today: date) -> CoordinatedPlan:
    made = CoordinatedPlan(youth=youth, user=actor, **_checked(youth=youth, facts=facts, today=today, stored=None))
    made.clean_fields(exclude=["youth", "user"])
    made.validate_constraints()
    made.save()
    _call(youth, _newly_called(facts, stored=None), day=facts.called_on, actor=actor, today=today)
    _tell(made, facts, actor)
    return made


@transaction.atomic
def edit_coordinated(
    *, plan: CoordinatedPlan, version: int, facts: CoordinatedFacts, actor: User | None, today: date
) -> CoordinatedPlan:  # fmt: skip
    """Held, followed up, ended, or mended."""
    if plan.version != version:
        raise locking.Conflict(plan)
    changes = _checked(youth=plan.youth, facts=facts, today=today, stored=plan)
    _call(plan.youth, _newly_called(facts, stored=plan), day=facts.called_on, actor=actor, today=today)
    _tell(plan, facts, actor)
    return locking.save(plan, version=version, changes=changes)


def _tell(plan: CoordinatedPlan, facts: CoordinatedFacts, actor: User | None) -> None:
    on = None if facts.ended_on else facts.follow_up_on
    remind_of_follow_up(
        key=f"sip:{plan.public_id}", youth=plan.youth, text=gettext("Follow up the SIP"), on=on, actor=actor
    )


def _checked(*, youth: Youth, facts: CoordinatedFacts, today: date, stored: CoordinatedPlan | None) -> dict[str, Any]:
    days = {
        "consent_on": facts.consent_on,
        "called_on": facts.called_on,
        "held_on": facts.held_on,
        "ended_on": facts.ended_on,
    }
    for name, day in days.items():
        if day and day > today:
            raise ValidationError({name: _("The date cannot be in the future.")})
        if day and day < youth.birth_date:
            raise ValidationError({name: _("The date is before the date of birth.")})
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
    responsible = chosen(
        "agency", facts.responsible, on=facts.called_on, field="responsible",
        stored=Coded(stored.responsible, stored.responsible_version) if stored else NOTHING,
    )  # fmt: skip
    return {
        "initiator": initiator.code, "initiator_version": initiator.version, "parties": list(facts.parties), "parties_version": version,
        "consent_on": facts.consent_on, "called_on": facts.called_on, "held_on": facts.held_on, "responsible": responsible.code,
        "responsible_version": responsible.version, "follow_up_on": facts.follow_up_on, "ended_on": facts.ended_on,
    }  # fmt: skip


def name_field(*, agency: str) -> str:
    """Of the form: which ones are called, of a kind that there are many of."""
    return f"name_{agency}"


def _newly_called(facts: CoordinatedFacts, *, stored: CoordinatedPlan | None) -> Iterator[Party]:
    """Whom we tell of the youth now: none when another called, all when what another called turns out to be our own."""
    if facts.initiator:
        return
    told = set(stored.parties) if stored is not None and not stored.initiator else set()
    for code in facts.parties:
        names = list(dict.fromkeys(name for one in facts.names.get(code, ()) if (name := " ".join(one.split()))))
        if not has_names(agency=code, on=facts.called_on):
            if code not in told:
                yield Party(code)
        elif names:
            yield from (Party(code, name) for name in names)
        elif code not in told:
            raise ValidationError({name_field(agency=code): _("Write which one.")})


def _call(youth: Youth, parties: Iterator[Party], *, day: date, actor: User | None, today: date) -> None:
    """Calling a party tells it of the youth: that is a share with this one, by name, and rests on the consent to this one (PRV-31)."""
    told = gettext("Call to a coordinated individual plan")
    for one in parties:
        try:
            require_consent(youth=youth, agency=one.agency, day=day, agency_name=one.name)
        except NoConsent as missing:
            raise ValidationError(
                {name_field(agency=one.agency) if one.name else "parties": missing.messages}
            ) from None
        before = Share.objects.filter(youth=youth, agency=one.agency, shared_on=day, data=told)
        if not any(normal_name(name=known.agency_name) == normal_name(name=one.name) for known in before):
            share(
                youth=youth, agency=one.agency, agency_name=one.name, data=told, shared_on=day, actor=actor, today=today
            )
