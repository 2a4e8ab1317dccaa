"""Who sees what came in by a door. Somebody under protection is never shown by it, and never found by it (PRV-22)."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.doors.models import SelfReferral
from tenant_apps.register.models import Youth, YouthNumber
from tenant_apps.register.selectors.visibility import visible_youths

RowT = TypeVar("RowT", bound=Model)


def of_protected() -> Q:
    """Rows whose number is, or was, somebody's under protection."""
    now = Youth.objects.exclude(protected_at=None).filter(personnummer=OuterRef("personnummer"))
    before = YouthNumber.objects.exclude(youth__protected_at=None).filter(value=OuterRef("personnummer"))
    return Q(Exists(now)) | Q(Exists(before))


def shown(rows: QuerySet[RowT], user: User) -> QuerySet[RowT]:
    """Of talks and notices, those that this reader may know of."""
    return rows if user.may(Right.PROTECTED_HANDLE) else rows.exclude(of_protected())


def shown_referrals(user: User) -> QuerySet[SelfReferral]:
    """With `shown_youth`: the public id of the one it is tied to, if this reader may open them. A resident who was never registered
    is tied by those who need the sources; everybody else sees the referral, and neither the register's name nor its id (PRV-32).
    """
    tied = visible_youths(user).filter(pk=OuterRef("youth_id")).order_by().values("public_id")
    rows = SelfReferral.objects.select_related("youth", "decided_by").annotate(shown_youth=Subquery(tied))
    return rows if user.may(Right.PROTECTED_HANDLE) else rows.filter(Q(youth=None) | Q(youth__protected_at=None))
