"""Made-up staff."""

from __future__ import annotations

import itertools

from tenant_apps.accounts.models import RoleGrant, User

_numbers = itertools.count(1)


def user(
    *roles: str,
    email: str | None = None,
    name: str = "Maria Ek",
    password: str = "Hemligt-losenord-1",
    unit: object = None,
) -> User:
    """A user with these roles, in the schema that is set."""
    staff = User.objects.create_user(email=email or f"staff{next(_numbers)}@example.test", password=password, name=name)
    for role in roles:
        RoleGrant.objects.create(user=staff, role=role, unit=unit)
    return staff
