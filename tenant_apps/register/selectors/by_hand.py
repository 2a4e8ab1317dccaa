"""What somebody who registers, closes or adds by hand must see before it is done."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from kaa.core.names import search_key
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.models import Proposal, Youth
from tenant_apps.register.selectors.visibility import visible_youths


@dataclass(frozen=True)
class OngoingMeasure:
    public_id: uuid.UUID
    text: str


@dataclass(frozen=True)
class Namesake:
    public_id: uuid.UUID
    name: str
    number: str


def ongoing_measures(youth: Youth) -> list[OngoingMeasure]:
    rows: Any = youth.interventions.filter(ended_on=None)
    return [
        OngoingMeasure(
            one.public_id, f"{shown('intervention_type', one.type, one.type_version)}, {sv_date(one.started_on)} –"
        )
        for one in rows
    ]


def namesakes(user: User, *, given_name: str, family_name: str, birth_date: date) -> list[Namesake]:
    """Those whom the user may see with this name and birth date: perhaps the same person under another number."""
    key = search_key(f"{given_name} {family_name}")
    found = visible_youths(user).filter(search_key=key, birth_date=birth_date).order_by("id")[:5]
    return [_namesake(one) for one in found]


def namesake_if_visible(user: User, youth: Youth | None) -> Namesake | None:
    found = visible_youths(user).filter(pk=youth.pk).first() if youth else None
    return _namesake(found) if found else None


def _namesake(one: Youth) -> Namesake:
    return Namesake(one.public_id, one.full_name, one.shown_number)


def handlers() -> list[str]:
    """The named handlers of protected identities: to whom everyone else is referred."""
    found = User.objects.filter(is_active=True, grants__role=Role.PROTECTED_HANDLER).distinct().order_by("name")
    return [one.display_name for one in found]


def proposal_in(youth: Youth) -> Proposal | None:
    open_ones = Q(state__in=(ProposalState.NEW, ProposalState.INQUIRY))
    return Proposal.objects.filter(open_ones, youth=youth, kind=ProposalKind.IN).first()
