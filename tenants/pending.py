from __future__ import annotations

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kaa.core.tenancy import PUBLIC
from kaa.core.tenancy.hosts import code_fingerprint
from tenants.models import Tenant


def tenants_unmarked() -> list[str]:
    """Schemas without the code's mark: behind, or cut off between their migrations and their grants."""
    others = Tenant.objects.exclude(schema_name=PUBLIC).exclude(migrated_to=code_fingerprint())
    return list(others.order_by("schema_name").values_list("schema_name", flat=True))


def tenants_behind() -> list[str]:
    """Schemas that lack a migration which the code has: one statement over all of them, whatever their number."""
    schemas = list(
        Tenant.objects.exclude(schema_name=PUBLIC).order_by("schema_name").values_list("schema_name", flat=True)
    )
    if not schemas:
        return []
    wanted = [f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations]
    parts = " union all ".join(
        f"select '{schema}' as s, count(*) as n from \"{schema}\".django_migrations where app || '.' || name = any(%(wanted)s)"
        for schema in schemas
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"select s from ({parts}) t where n < %(count)s order by s", {"wanted": wanted, "count": len(wanted)}
        )
        return [row[0] for row in cursor.fetchall()]
