"""Names of schemas and database roles. Free of Django's models."""

from __future__ import annotations

import re

from django.core.exceptions import ImproperlyConfigured

# No double underscore: it parts the names of roles, and the tenant "k1__erase" would have k1's erasing role as its own
SCHEMA = re.compile(r"^(public|kaa_template_schema|k(?!.*__)[a-z0-9_]{1,30})\Z")


def role_of(database: str, schema: str, *, suffix: str = "") -> str:
    """Roles are the cluster's, not the database's: the database's name keeps test databases and checkouts apart."""
    role = f"{database}__{schema}{suffix}"
    if len(role) > 63:
        raise ImproperlyConfigured(f"role name too long: {role}")
    return role


def erasing_role_of(database: str, schema: str) -> str:
    """History cannot be erased by the tenant's own role; erasure (retention, protection) takes this one."""
    return role_of(database, schema, suffix="__erase")
