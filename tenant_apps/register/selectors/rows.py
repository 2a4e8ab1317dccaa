"""What stands under youths, as rows of those whom the user may open."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tenant_apps.accounts.models import User
from tenant_apps.register.models import ContactDetail, Guardian, OccupationFact, PreferredDetail, Registration
from tenant_apps.register.selectors.filtering import years_before
from tenant_apps.register.selectors.visibility import open_on, visible_youths

ADULT = 18


def registrations_of(
    user: User, *, open_today: date | None = None, closed_today: date | None = None
) -> QuerySet[Registration]:
    """Those made by mistake, too: they say so themselves. Open, or not, on a day."""
    rows: QuerySet[Registration] = Registration.objects.filter(youth__in=visible_youths(user)).select_related("youth")
    if open_today is not None:
        return rows.filter(open_on(open_today))
    return rows.filter(~Q(open_on(closed_today))) if closed_today is not None else rows


def occupations_of(user: User) -> QuerySet[OccupationFact]:
    return OccupationFact.objects.filter(youth__in=visible_youths(user)).select_related("youth", "contact")


def details_of(user: User) -> QuerySet[ContactDetail]:
    preferred = Exists(PreferredDetail.objects.filter(detail=OuterRef("pk")))
    rows = ContactDetail.objects.filter(youth__in=visible_youths(user))
    return rows.select_related("youth").annotate(is_preferred=preferred)


def guardians_of(user: User, *, today: date) -> QuerySet[Guardian]:
    """Their part ends at the 18th birthday, whether or not their rows are erased yet (PRV-11). None of those under protection."""
    minors = visible_youths(user).filter(birth_date__gt=years_before(today, ADULT))
    return Guardian.objects.shown().filter(youth__in=minors).select_related("youth")
