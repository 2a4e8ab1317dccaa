from __future__ import annotations

from django.db import connection

from kaa.core.tenancy import PUBLIC, TEMPLATE
from kaa.core.tenancy.hosts import code_fingerprint, migrations_in
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
    return _lacking(schemas, migrations_in(TEMPLATE))


def is_behind(schema: str) -> bool:
    """Whether one schema lacks a migration, or is not there yet. Django's own look reads the names of every tenant's tables, again and again."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass(%s) is null", [f"{schema}.django_migrations"])
        is_missing: bool = cursor.fetchone()[0]
    return is_missing or bool(_lacking([schema], migrations_in(schema)))


def _lacking(schemas: list[str], wanted: tuple[str, ...]) -> list[str]:
    have = " union all ".join(
        f"select '{schema}' as s, app || '.' || name as m from \"{schema}\".django_migrations" for schema in schemas
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""select s from unnest(%(schemas)s::text[]) s
                left join ({have}) have using (s)
                left join unnest(%(wanted)s::text[]) wanted (m) using (m)
                group by s having count(wanted.m) < %(count)s order by s""",
            {"schemas": schemas, "wanted": list(wanted), "count": len(wanted)},
        )
        return [row[0] for row in cursor.fetchall()]
