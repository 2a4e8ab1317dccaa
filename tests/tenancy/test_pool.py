"""TEN-02: what a connection carries ends with its borrower: a pool of one, two tenants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from kaa.core.tenancy import find_tenant
from kaa.core.tenancy.pool import on_release
from kaa.core.tenancy.postgres.base import DatabaseWrapper

TRACES = """select current_user, session_user, coalesce(current_setting('app.tenant', true), ''), current_setting('search_path'),
    to_regclass('pg_temp.secret') is not null, (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()),
    current_setting('TimeZone'), pg_backend_pid()"""


@pytest.fixture
def borrow(transactional_db: None) -> Iterator[Callable[..., DatabaseWrapper]]:
    """borrow(): a wrapper of its own on the one connection of the pool; borrow(reset=None): a pool without our release."""
    made: list[DatabaseWrapper] = []

    def make(*, reset: Any = on_release) -> DatabaseWrapper:
        pool = {"min_size": 1, "max_size": 1, "timeout": 20, **({"reset": reset} if reset else {})}
        settings = {**connection.settings_dict, "OPTIONS": {"options": "-c TimeZone=UTC -c jit=off", "pool": pool}}
        made.append(DatabaseWrapper(settings, alias=f"pool of one {bool(reset)}"))
        made[-1].inc_thread_sharing()
        return made[-1]

    yield make
    for one in made:
        one.close()
    for one in made:
        one.close_pool()


def _use(one: DatabaseWrapper, schema: str) -> tuple[Any, ...]:
    """As the tenant: a temporary table and a lock are left behind; what stands while it is borrowed."""
    one.set_tenant(find_tenant(schema))
    with one.cursor() as cursor:
        cursor.execute("create temporary table secret as select 1 as one")
        cursor.execute("select pg_advisory_lock(20090126)")
        cursor.execute(TRACES)
        found: tuple[Any, ...] = cursor.fetchone()
    one.close()
    return found


def _raw(one: DatabaseWrapper) -> tuple[Any, ...]:
    """What the next borrower gets, before our backend has set anything on it."""
    one.ensure_connection()
    row = one.connection.execute(TRACES).fetchone()
    one.connection.rollback()
    one.close()
    return tuple(row)


@pytest.mark.req("TEN-02")
def test_release__leaves_nothing_of_the_tenant(borrow) -> None:
    one, database = borrow(), connection.settings_dict["NAME"]
    used = _use(one, "k9901")
    assert used[:3] == (f"{database}__k9901", "kaa_app", "k9901")
    assert used[4:6] == (True, 1)
    next_one = _raw(one)
    assert next_one[-1] == used[-1]  # the same connection
    assert next_one[:3] == ("kaa_app", "kaa_app", "")
    assert "k9901" not in next_one[3]
    assert next_one[4:7] == (False, 0, "UTC")
    again = _use(one, "k9902")
    assert again[-1] == used[-1]
    assert (again[0], again[2]) == (f"{database}__k9902", "k9902")


@pytest.mark.req("TEN-02", "A14")
def test_release__taken_away_leaves_role_path_table_and_lock(borrow) -> None:
    """So that the test above sees them."""
    one, database = borrow(reset=None), connection.settings_dict["NAME"]
    used = _use(one, "k9901")
    left = _raw(one)
    assert left[-1] == used[-1]
    assert (left[0], left[2]) == (f"{database}__k9901", "k9901")
    assert left[5] == 1


@pytest.mark.req("TEN-02")
def test_pool_of_one__with_many_threads_of_two_tenants_mixes_nothing(borrow) -> None:
    tenants = [find_tenant("k9901"), find_tenant("k9902")]
    database = connection.settings_dict["NAME"]
    wrappers = [borrow() for _ in range(8)]

    def read(number: int) -> set[bool]:
        one, found = wrappers[number], set()
        for turn in range(40):
            tenant = tenants[(number + turn) % 2]
            one.set_tenant(tenant)
            with one.cursor() as cursor:
                cursor.execute("select current_user, current_setting('app.tenant'), current_schema()")
                schema = tenant.schema_name
                found.add(cursor.fetchone() == (f"{database}__{schema}", schema, schema))
            if turn % 7 == 0:
                one.connection.rollback()
            one.close()
        return found

    with ThreadPoolExecutor(8) as threads:
        assert set().union(*threads.map(read, range(8))) == {True}


def test_production__has_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    import runpy

    from tests.project.test_settings import GIVEN

    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)
    options = runpy.run_module("kaa.settings.production")["DATABASES"]["default"]["OPTIONS"]
    assert options["pool"]["reset"] is on_release
    assert options["options"].startswith("-c TimeZone=UTC -c jit=off -c tcp_keepalives_idle=60 ")
