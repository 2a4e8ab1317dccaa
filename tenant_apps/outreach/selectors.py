from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.outreach.models import Contact
from tenant_apps.register.codes import shown
from tenant_apps.register.selectors.visibility import visible_youths


def reached_codes(on: date) -> tuple[str, ...]:
    return codelists.current("contact_outcome", on=on).codes_with("reached")


def attempt_codes(on: date) -> tuple[str, ...]:
    return codelists.current("contact_outcome", on=on).codes_with("counts_as_attempt")


def contacts_of(user: User) -> QuerySet[Contact]:
    """Contacts of those whom the user may open."""
    return Contact.objects.filter(youth__in=visible_youths(user)).select_related("youth", "occupation", "user")


def contact_by_id(user: User, public_id: uuid.UUID) -> Contact | None:
    return contacts_of(user).filter(public_id=public_id).first()


@dataclass(frozen=True)
class LatestContact:
    at: datetime
    outcome: str


def latest_contacts(youth_ids: Iterable[int]) -> dict[int, LatestContact]:
    """The latest contact or attempt of each youth: one query for a page of them."""
    rows = Contact.objects.filter(youth__in=list(youth_ids)).order_by("youth_id", "-at", "-id").distinct("youth_id")
    return {
        row.youth_id: LatestContact(at=row.at, outcome=shown("contact_outcome", row.outcome, row.outcome_version))
        for row in rows
    }
