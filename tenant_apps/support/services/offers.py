"""Offers: made and answered; one that is accepted can become a measure in the same go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import Unit, User
from tenant_apps.register.codes import Coded, chosen
from tenant_apps.register.models import Youth
from tenant_apps.support.models import Offer
from tenant_apps.support.services.interventions import InterventionFacts, start_intervention

ACCEPTED = "accepted"
PENDING = "pending"


@dataclass(frozen=True)
class OfferFacts:
    """`begins_on`: the accepted measure begins that day."""

    type: str
    offered_on: date
    response: str = PENDING
    answered_on: date | None = None
    unit: Unit | None = None
    note: str = ""
    begins_on: date | None = None
    local_name: str = ""


@transaction.atomic
def make_offer(*, youth: Youth, facts: OfferFacts, actor: User | None, today: date) -> Offer:
    offer = Offer(youth=youth, user=actor, **_checked(youth=youth, facts=facts, today=today, stored=Offer()))
    offer.clean_fields(exclude=["youth", "user", "unit", "intervention"])
    offer.validate_constraints()
    offer.save()
    _begin(offer, facts=facts, actor=actor, today=today)
    return offer


@transaction.atomic
def edit_offer(*, offer: Offer, version: int, facts: OfferFacts, actor: User | None, today: date) -> Offer:
    """The answer has come, or what stands is mended."""
    if offer.version != version:
        raise locking.Conflict(offer)
    if offer.intervention_id and facts.response != ACCEPTED:
        raise ValidationError({"response": _("The measure has begun: end it instead.")})
    if offer.intervention_id and (facts.type, facts.local_name) != (offer.type, offer.local_name):
        raise ValidationError({"type": _("The measure has begun: change the measure instead.")})
    changes = _checked(youth=offer.youth, facts=facts, today=today, stored=offer)
    saved = locking.save(offer, version=version, changes=changes)
    _begin(saved, facts=facts, actor=actor, today=today)
    return saved


def _begin(offer: Offer, *, facts: OfferFacts, actor: User | None, today: date) -> None:
    if facts.begins_on is None or offer.intervention_id:
        return
    try:
        begun = start_intervention(
            youth=offer.youth,
            facts=InterventionFacts(type=offer.type, local_name=offer.local_name, started_on=facts.begins_on),
            actor=actor,
            today=today,
        )
    except ValidationError as wrong:
        texts = wrong.message_dict
        raise ValidationError({"begins_on": texts.get("started_on") or wrong.messages}) from None
    if offer.unit_id:
        begun.unit = offer.unit
        begun.save(update_fields=["unit"])
    offer.intervention = begun
    offer.save(update_fields=["intervention"])


def _checked(*, youth: Youth, facts: OfferFacts, today: date, stored: Offer) -> dict[str, Any]:
    for field, day in (("offered_on", facts.offered_on), ("answered_on", facts.answered_on)):
        if day and day > today:
            raise ValidationError({field: _("The date cannot be in the future.")})
    if facts.offered_on < youth.birth_date:
        raise ValidationError({"offered_on": _("The date is before the date of birth.")})
    if facts.answered_on and facts.answered_on < facts.offered_on:
        raise ValidationError({"answered_on": _("The answer cannot be before the offer.")})
    if facts.begins_on and facts.response != ACCEPTED:
        raise ValidationError({"begins_on": _("A measure follows only from an offer that was accepted.")})
    kind = chosen(
        "intervention_type",
        facts.type,
        on=facts.offered_on,
        field="type",
        stored=Coded(stored.type, stored.type_version),
    )
    answer = chosen(
        "offer_response",
        facts.response,
        on=today,
        field="response",
        stored=Coded(stored.response, stored.response_version),
    )
    if not kind.code:
        raise ValidationError({"type": _("Choose a measure.")})
    if not answer.code:
        raise ValidationError({"response": _("Choose an answer.")})
    answered = facts.answered_on or (today if answer.code != PENDING else None)
    return {
        "type": kind.code, "type_version": kind.version, "offered_on": facts.offered_on, "response": answer.code,
        "response_version": answer.version, "answered_on": None if answer.code == PENDING else answered, "unit": facts.unit, "note": facts.note,
        "local_name": facts.local_name,
    }  # fmt: skip
