"""A new tenant beside 290 (at most 1.5 times the same DDL by bare psycopg), and a release with nothing to migrate (3 times one UNION ALL)."""

from __future__ import annotations

import io
import os

import psycopg
from django.core.management import call_command
from django.db import connection

from kaa.core.tenancy import PUBLIC
from tenants import provisioning
from tenants.models import Tenant
from tenants.pending import tenants_behind, tenants_unmarked
from tests.bench.figures import figure, seconds

TENANTS = int(os.environ.get("TENANTS", "290"))
TIMES = 7


def _create(number: int) -> None:
    new = provisioning.NewTenant(
        schema=f"k{number}", name=f"Tenant {number}", host=f"t{number}.localhost", municipality_codes=["0180"]
    )
    provisioning.create_tenant(new)


def release() -> float:
    return seconds(lambda: call_command("migrate_schemas", verbosity=0, stdout=io.StringIO()), times=3)


def run() -> None:
    alone = release()
    have = Tenant.objects.exclude(schema_name=PUBLIC).count()
    for number in range(1000, 1000 + TENANTS - have):
        _create(number)
    numbers = iter(range(5000, 5100))
    ours = seconds(lambda: _create(next(numbers)), times=TIMES)
    figure("tenant_beside_290", measured=ours, floor=_bare(), limit=1.5)
    schemas = list(Tenant.objects.exclude(schema_name=PUBLIC).values_list("schema_name", flat=True))
    union = " union all ".join(f'select app, name from "{schema}".django_migrations' for schema in schemas)

    def read_all() -> None:
        with connection.cursor() as cursor:
            cursor.execute(union)
            cursor.fetchall()

    floor = seconds(read_all, times=TIMES)
    figure("nothing_to_migrate_290", measured=seconds(tenants_behind, times=TIMES), floor=floor, limit=3)
    # the whole check: whose migrations, and whose marks
    check = seconds(lambda: (tenants_behind(), tenants_unmarked()), times=TIMES)
    figure("nothing_to_migrate_290_whole_check", measured=check, floor=floor, limit=3)
    # the release step from beginning to end, against itself without them and three times the statement; a fifth for the machine's noise
    figure("release_with_nothing_to_migrate_290", measured=release(), floor=alone + 3 * floor, limit=1.2)


def _bare() -> float:
    """The same DDL as it was written down, by psycopg on a connection that is open: nothing but the database's own work."""
    params = connection.get_connection_params()
    at = {key: params[key] for key in ("dbname", "host", "port", "user", "password") if params.get(key)}
    texts = [provisioning.schema_sql(f"k{number}") for number in range(7000, 7000 + TIMES)]
    with psycopg.connect(**at, autocommit=True) as conn:

        def replay() -> None:
            with conn.transaction():
                conn.execute("set local search_path = ''; set local check_function_bodies = off")
                conn.execute(texts.pop())

        return seconds(replay, times=TIMES)
