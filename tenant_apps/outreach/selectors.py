from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

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


def reached_since(field: str, on: date) -> Exists:
    """Somebody was reached on or after the date in the outer query's field: attempts do not count."""
    rows = Contact.objects.filter(youth=OuterRef("youth"), outcome__in=reached_codes(on), at__date__gte=OuterRef(field))
    return Exists(rows)


def attempts_since(pairs: dict[int, date], *, on: date) -> dict[int, tuple[int, datetime]]:
    """How often each youth was tried since a date of its own, and when last."""
    if not pairs:
        return {}
    first = min(pairs.values())
    rows = (
        Contact.objects.filter(youth__in=pairs, outcome__in=attempt_codes(on), at__date__gte=first)
        .filter(
            youth__registrations__registered_on__lte=F("at__date"),
            youth__registrations__registered_on__in=set(pairs.values()),
        )
        .values("youth_id", "youth__registrations__registered_on")
        .annotate(times=Count("id"), last=Max("at"))
    )
    found = {(row["youth_id"], row["youth__registrations__registered_on"]): (row["times"], row["last"]) for row in rows}
    return {youth: found[youth, day] for youth, day in pairs.items() if (youth, day) in found}


def guarantee_met(*, first: date, last: date) -> Exists:
    """Of a youth (outer query): a contact that reached youth or guardian and gave an occupation, dated in the half year."""
    told_by = codelists.current("informant", on=last).codes_with("meets_guarantee")
    met = Contact.objects.filter(
        Q(youth=OuterRef("pk"), outcome__in=reached_codes(last), recipient__in=told_by, occupation__isnull=False),
        Q(at__date__gte=first, at__date__lte=last),
    )
    return Exists(met)
