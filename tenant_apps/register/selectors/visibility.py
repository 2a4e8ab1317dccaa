"""Who sees whom: the one place that every page, list, search and form of a tenant asks (PRV-22, PRV-32)."""

from __future__ import annotations

import uuid
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from kaa.core.access import Right
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Registration, Youth


def visible_youths(user: User) -> QuerySet[Youth]:
    """Give those whom the user may open.

    Protected ones only for their handlers; residents who were never registered only for those who need the sources; the
    rest of the staff open each other's youths, for calls come for absent colleagues (rules: Who sees what).
    """
    youths: QuerySet[Youth] = Youth.objects.living()
    if not user.may(Right.PROTECTED_HANDLE):
        youths = youths.filter(protected_at=None)
    if not user.may(Right.YOUTHS_READ):
        return _participants(youths, user)
    if not user.may(Right.RESIDENTS_READ):
        youths = youths.filter(ever_registered() | takes_part())
    return youths


def _participants(youths: QuerySet[Youth], user: User) -> QuerySet[Youth]:
    """A local project leader's: the own subproject's and no others."""
    if not user.may(Right.PARTICIPANTS_READ):
        return youths.none()
    units = [grant.unit_id for grant in user.grants.all() if grant.role == Role.LOCAL_LEADER and grant.unit_id]
    return youths.filter(takes_part(unit_ids=units))


def ever_registered() -> Exists:
    """Registered at any time, by mistake too: what was registered stays visible."""
    return Exists(Registration.objects.filter(youth=OuterRef("pk")))


def takes_part(*, unit_ids: list[int] | None = None) -> Exists:
    participation = Youth._meta.get_field("participations").related_model
    rows = participation._default_manager.filter(youth=OuterRef("pk"))
    return Exists(rows if unit_ids is None else rows.filter(programme__unit__in=unit_ids))


def open_on(day: date, *, prefix: str = "") -> Q:
    """A registration that counts on the day: half-open, and not made by mistake."""
    ends_later = Q(**{f"{prefix}deregistered_on": None}) | Q(**{f"{prefix}deregistered_on__gt": day})
    return ends_later & Q(**{f"{prefix}registered_on__lte": day, f"{prefix}mistaken_at": None})


def registered_on(day: date) -> Exists:
    return Exists(Registration.objects.filter(open_on(day), youth=OuterRef("pk")))


def youth_or_404(user: User, public_id: uuid.UUID) -> Youth:
    """The same answer for a youth that does not exist and one that this user may not know of."""
    found = visible_youths(user).filter(public_id=public_id).select_related("label", "unit").first()
    if found is None:
        raise Http404
    return found


def place_of(user: User, public_id: uuid.UUID | None) -> int | None:
    """The primary key behind a list's cursor, for raw SQL. None: nobody, or nobody whom this user may know of: then the list begins anew.

    Else pages asked for one after the other would tell where in the alphabet somebody stands who is not shown.
    """
    if public_id is None:
        return None
    found: int | None = visible_youths(user).filter(public_id=public_id).values_list("pk", flat=True).first()
    return found
