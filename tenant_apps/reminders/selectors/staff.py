"""Staff who work with youths: for whom a reminder may be, and who may cover."""

from __future__ import annotations

from django.db.models import QuerySet

from kaa.core.access import Right
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.matrix import rights_of
from tenant_apps.accounts.models import User


def workers() -> QuerySet[User]:
    """Open accounts with a role that writes on youths."""
    return with_right(Right.YOUTHS_WRITE)


def with_right(right: Right) -> QuerySet[User]:
    roles = [role for role in Role if right in rights_of(role)]
    return User.objects.filter(is_active=True, grants__role__in=roles).distinct()


def worker_choices() -> list[tuple[str, str]]:
    return [(str(one.public_id), one.display_name) for one in workers()]
