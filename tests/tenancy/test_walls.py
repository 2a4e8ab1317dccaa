"""The second wall: what the database itself refuses."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from kaa.core.tenancy import as_owner, each_tenant, find_tenant, in_tenant, in_tenant_being_made
from kaa.core.tenancy.hosts import code_fingerprint
from kaa.core.tenancy.probe import connection_arguments, is_transaction_pooled
from tenant_apps.accounts.models import User
from tenants import provisioning
from tenants.models import Tenant
from tests.factories.accounts import user


def _one(sql: str, *args: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, args or None)
        return cursor.fetchone()[0]


@pytest.mark.req("TEN-02", "K2-2.3")
def test_role__is_the_tenants_own_and_has_no_login(alfa: Tenant) -> None:
    assert _one("select current_user") == f"{connection.settings_dict['NAME']}__k9901"
    assert _one("select session_user") == "kaa_app"
    assert (
        _one(
            "select rolcanlogin or rolsuper or rolbypassrls or rolinherit and rolname = 'kaa_app' from pg_roles where rolname = current_user"
        )
        is False
    )
    assert _one("select current_setting('app.tenant')") == "k9901"


@pytest.mark.req("TEN-02", "A13")
@pytest.mark.parametrize(
    "table",
    [
        "k9902.accounts_user",
        "k9902.register_youth",
        "public.accounts_user",
        "public.tenants_tenant",
        "public.django_session",
    ],
)
def test_raw_sql__into_another_schema_is_denied(alfa: Tenant, table: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        _one(f"select count(*) from {table}")


@pytest.mark.req("A5", "K2-2.21")
@pytest.mark.django_db(transaction=True)
def test_dropped_table__never_falls_through_to_public(committed_alfa: Tenant) -> None:
    """Each table that also stands in public: gone from the tenant, its name must give an error, never public's rows."""
    with as_owner() as owner:
        owner.set_schema_to_public()
        public = set(owner.introspection.table_names())
        owner.set_tenant(committed_alfa)
        shared = sorted(public & set(owner.introspection.table_names()))
    assert "accounts_user" in shared
    assert len(shared) > 10
    for table in shared:
        with as_owner() as owner, owner.cursor() as cursor:
            cursor.execute(f'alter table k9901."{table}" rename to gone_for_a_test')
        try:
            with pytest.raises(ProgrammingError, match="permission denied for table"):
                _one(f'select count(*) from "{table}"')
        finally:
            with as_owner() as owner, owner.cursor() as cursor:
                cursor.execute(f'alter table k9901.gone_for_a_test rename to "{table}"')


@pytest.mark.req("A5", "K2-2.21")
@pytest.mark.django_db(transaction=True)
def test_renamed_schema__is_an_error_in_every_table(committed_alfa: Tenant) -> None:
    user("coach", email="samma@example.test")
    with as_owner() as owner:
        owner.set_schema_to_public()
        user("coach", email="public@example.test", name="Publics")
        with owner.cursor() as cursor:
            cursor.execute("alter schema k9901 rename to k9901_elsewhere")
    try:
        for model in apps.get_models():
            if model._meta.managed and f"{model.__module__}.".startswith("tenant_apps."):
                with pytest.raises(ProgrammingError, match="permission denied|does not exist"):
                    model._default_manager.first()
        response = Client(HTTP_HOST="alfa.localhost", raise_request_exception=False).get("/konto/login/")
        assert response.status_code == 500
        assert b"Publics" not in response.content
    finally:
        with as_owner() as owner, owner.cursor() as cursor:
            cursor.execute("alter schema k9901_elsewhere rename to k9901")
    connection.set_tenant(committed_alfa)
    assert User.objects.get().email == "samma@example.test"


@pytest.mark.req("A5", "TEN-05", "K2-2.21")
@pytest.mark.django_db(transaction=True)
def test_unapplied_migration__is_an_error_and_the_site_is_closed(committed_alfa: Tenant) -> None:
    """A schema that the code's migrations have not reached lacks a column; a page may not be made of what is left."""
    user("coach", email="samma@example.test")
    with as_owner() as owner, owner.cursor() as cursor:
        cursor.execute("alter table k9901.accounts_user rename column name to not_yet")
        Tenant.objects.filter(schema_name="k9901").update(migrated_to="older")
    try:
        with pytest.raises(ProgrammingError, match="does not exist"):
            User.objects.get()
        assert Client(HTTP_HOST="alfa.localhost").get("/konto/login/").status_code == 503
        with pytest.raises(LookupError):
            find_tenant("k9901")
    finally:
        with as_owner() as owner, owner.cursor() as cursor:
            cursor.execute("alter table k9901.accounts_user rename column not_yet to name")
            Tenant.objects.filter(schema_name="k9901").update(migrated_to=code_fingerprint())


@pytest.mark.req("A6")
@pytest.mark.django_db(transaction=True)
def test_schema__is_right_after_a_deadlock(committed_alfa: Tenant) -> None:
    """Two of Beta's transactions wait for each other; whichever the server breaks, both go on as Beta, and Alfa as Alfa."""
    user("coach", email="samma@example.test", name="Alfas")
    beta = find_tenant("k9902")
    with in_tenant(beta):
        first, second = user("coach", name="Ett"), user("coach", name="Tva")
    both_hold_one = threading.Barrier(2, timeout=20)
    broken: list[str] = []

    def take(one: User, other: User) -> str:
        with in_tenant(beta):
            try:
                with transaction.atomic():
                    User.objects.select_for_update().get(pk=one.pk)
                    both_hold_one.wait()
                    User.objects.select_for_update().get(pk=other.pk)
            except DatabaseError as error:
                broken.append(str(error))
            return ",".join(User.objects.order_by("name").values_list("name", flat=True))

    with ThreadPoolExecutor(1) as elsewhere:
        there = elsewhere.submit(lambda: (take(second, first), connection.close())[0])
        assert take(first, second) == "Ett,Tva"
        assert there.result() == "Ett,Tva"
    assert len(broken) == 1
    assert "deadlock detected" in broken[0]
    assert User.objects.get().name == "Alfas"


@pytest.mark.req("A6")
@pytest.mark.django_db(transaction=True)
def test_schema__is_right_when_the_connection_breaks_in_the_midst_of_a_switch(committed_alfa: Tenant) -> None:
    """Between the choice of a tenant and its first statement: that statement is an error, and the next connection the tenant's."""
    user("coach", name="Alfas")
    beta = find_tenant("k9902")
    with in_tenant(beta):
        user("coach", name="Betas")
    pid = _one("select pg_backend_pid()")
    with in_tenant(beta):
        with psycopg.connect(**connection_arguments(), autocommit=True) as other:
            other.execute("select pg_terminate_backend(%s, 5000)", [pid])
        with pytest.raises((DatabaseError, InterfaceError)):
            User.objects.get()
        connection.close()
        assert User.objects.get().name == "Betas"
    assert User.objects.get().name == "Alfas"


@pytest.mark.req("A6")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("break_off", ["rollback", "savepoint", "error", "timeout", "connection"])
def test_schema__is_right_after_what_goes_wrong(committed_alfa: Tenant, break_off: str) -> None:
    user("coach", email="samma@example.test", name="Alfas")
    beta = find_tenant("k9902")
    with in_tenant(beta):
        user("coach", email="samma@example.test", name="Betas")
    with in_tenant(beta):
        if break_off == "rollback":
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                User.objects.count()
                raise ZeroDivisionError
        elif break_off == "savepoint":
            with transaction.atomic():
                with pytest.raises(ZeroDivisionError), transaction.atomic():
                    User.objects.count()
                    raise ZeroDivisionError
                assert User.objects.get().name == "Betas"
        elif break_off == "error":
            with pytest.raises(DatabaseError), transaction.atomic():
                _one("select 1/0")
        elif break_off == "timeout":
            with pytest.raises(DatabaseError), transaction.atomic():
                _one("set local statement_timeout = 20; select pg_sleep(1)")
        else:
            with pytest.raises(DatabaseError):
                _one("select pg_terminate_backend(pg_backend_pid())")
            connection.close()
        assert User.objects.get().name == "Betas"
    assert User.objects.get().name == "Alfas"


@pytest.mark.req("K2-2.3", "A6")
def test_set_tenant__refused_inside_a_transaction(alfa: Tenant) -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"), transaction.atomic():
        connection.set_schema_to_public()
    assert connection.schema_name == "k9901"


@pytest.mark.req("K2-2.3", "A6")
def test_tenant_being_made__is_the_owners_alone(alfa: Tenant) -> None:
    """Web and worker have no way round the refusal."""
    other = Tenant(schema_name="k9902")
    with pytest.raises(RuntimeError, match="made by the owner"), transaction.atomic(), in_tenant_being_made(other):
        raise AssertionError
    assert connection.schema_name == "k9901"


@pytest.mark.req("TEN-02", "K2-2.3")
def test_rights__are_exactly_those_of_the_list(alfa: Tenant) -> None:
    role = f"{connection.settings_dict['NAME']}__k9901"
    with connection.cursor() as cursor:
        cursor.execute(
            """select n.nspname, c.relname, p.privilege_type from pg_class c join pg_namespace n on n.oid = c.relnamespace,
               aclexplode(c.relacl) p join pg_roles r on r.oid = p.grantee where r.rolname = %s and c.relkind in ('r', 'p')""",
            [role],
        )
        rows = cursor.fetchall()
    outside = {(schema, table, right) for schema, table, right in rows if schema != "k9901"}
    assert outside == {("public", table, "SELECT") for table in provisioning.READ_IN_PUBLIC}
    changeable = {table for _, table, right in rows if right in {"UPDATE", "DELETE"}}
    assert not [
        table for table in changeable if table.endswith("event") or table in {"audit_readlog", "django_migrations"}
    ]
    assert "register_youth" in changeable


@pytest.mark.req("K2-2.14", "PRV-33")
@pytest.mark.parametrize("table", ["register_youthevent", "audit_readlog"])
@pytest.mark.parametrize("verb", ["delete from {}", "update {} set id = id", "truncate {}"])
def test_history_and_logs__cannot_be_changed_by_the_tenants_role(alfa: Tenant, table: str, verb: str) -> None:
    sql = verb.format(table).replace("set id = id", "set pgh_id = pgh_id" if table.endswith("event") else "set id = id")
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.req("TEN-03", "K2-2.7")
def test_probe__direct_connection_passes(db: None) -> None:
    assert is_transaction_pooled(**connection_arguments()) is False


@pytest.mark.req("K2-2.5", "TEN-09")
def test_each_tenant__all_but_suspended_with_their_schema(db: None) -> None:
    Tenant.objects.filter(schema_name="k9902").update(suspended_at="2026-01-01T00:00Z")
    seen = [(tenant.schema_name, connection.schema_name) for tenant in each_tenant()]
    assert seen == [("k9901", "k9901")]
    assert connection.schema_name == "public"
    with pytest.raises(LookupError):
        find_tenant("k9902")
