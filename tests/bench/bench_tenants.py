"""A new tenant beside 290 (at most 1.5 times the same DDL by bare psycopg), and a release with nothing to migrate (3 times one UNION ALL)."""

from __future__ import annotations

import psycopg
from django.db import connection

from kaa.core.tenancy import PUBLIC
from tenants import provisioning
from tenants.models import Tenant
from tenants.pending import tenants_behind
from tests.bench.figures import figure, seconds

TENANTS = 290
TIMES = 7


def _create(number: int) -> None:
    new = provisioning.NewTenant(
        schema=f"k{number}", name=f"Tenant {number}", host=f"t{number}.localhost", municipality_codes=["0180"]
    )
    provisioning.create_tenant(new)


def run() -> None:
    have = Tenant.objects.exclude(schema_name=PUBLIC).count()
    for number in range(1000, 1000 + TENANTS - have):
        _create(number)
    numbers = iter(range(5000, 5100))
    ours = seconds(lambda: _create(next(numbers)), times=TIMES)
    bare = iter(range(7000, 7100))
    params = connection.get_connection_params()
    at = {key: params[key] for key in ("dbname", "host", "port", "user", "password") if params.get(key)}

    def floor() -> None:
        text = provisioning.schema_sql(f"k{next(bare)}")
        with psycopg.connect(**at) as conn:
            conn.execute("set local search_path = ''; set local check_function_bodies = off")
            conn.execute(text)

    figure("tenant_beside_290", measured=ours, floor=seconds(floor, times=TIMES), limit=1.5)
    schemas = list(Tenant.objects.exclude(schema_name=PUBLIC).values_list("schema_name", flat=True))
    union = " union all ".join(f'select app, name from "{schema}".django_migrations' for schema in schemas)

    def read_all() -> None:
        with connection.cursor() as cursor:
            cursor.execute(union)
            cursor.fetchall()

    figure(
        "nothing_to_migrate_290",
        measured=seconds(tenants_behind, times=TIMES),
        floor=seconds(read_all, times=TIMES),
        limit=3,
    )
