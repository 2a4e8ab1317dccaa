"""Tenants come and go whole: schema, roles, rights, rows; and are migrated one after the other."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from pgtrigger.migrations import AddTrigger, RemoveTrigger

from kaa.core.tenancy import PUBLIC, TEMPLATE, as_owner, find_tenant, in_tenant
from kaa.core.tenancy.hosts import code_fingerprint
from kaa.core.tenancy.roles import erasing_role_of, role_of
from tenant_apps.letters.models import LetterTemplate, TemplateVersion
from tenant_apps.work.models import Secret
from tenants import provisioning
from tenants.management.commands import migrate_schemas
from tenants.models import Domain, Tenant
from tenants.pending import is_behind, tenants_behind

pytestmark = pytest.mark.django_db(transaction=True)
SCHEMA = "k9903"


def _rows(sql: str, *args: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, args or None)
        return cursor.fetchall()


def _roles_of(schema: str) -> list[str]:
    name = connection.settings_dict["NAME"]
    wanted = [role_of(name, schema), erasing_role_of(name, schema)]
    return sorted(row[0] for row in _rows("select rolname from pg_roles where rolname = any(%s)", wanted))


def _schemas() -> set[str]:
    return {row[0] for row in _rows("select nspname from pg_namespace where nspname like 'k%%'")}


@contextmanager
def _owner() -> Iterator[None]:
    with as_owner() as owner:
        owner.set_schema_to_public()
        yield


@pytest.fixture
def owner() -> Iterator[None]:
    with _owner():
        yield


@pytest.fixture
def gamma(owner: None) -> Iterator[Tenant]:
    """A third tenant, made by the command and dropped again."""
    out = io.StringIO()
    call_command(
        "create_tenant", schema=SCHEMA, name="Gamma", host="gamma.localhost", codes=["1480", "1440"], controller="Utbildningsnämnden",
        organisation_number="212000-1355", data_protection_contact="dso@example.test", agreement_signed_at="2026-01-31T12:00+01:00", stdout=out,
    )  # fmt: skip
    assert out.getvalue().split() == [SCHEMA, "gamma.localhost"]
    yield Tenant.objects.get(schema_name=SCHEMA)
    connection.set_schema_to_public()
    with suppress(Tenant.DoesNotExist):
        provisioning.drop_tenant(Tenant.objects.get(schema_name=SCHEMA))


STRUCTURE = {
    "tables and comments": """select c.relname, c.relkind::text, obj_description(c.oid, 'pg_class') from pg_class c
        where c.relnamespace = %s::regnamespace and c.relkind in ('r', 'p', 'v', 'S')""",
    "columns": """select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text, a.attgenerated::text,
        a.attcollation, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum) from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relnamespace = %s::regnamespace and c.relkind in ('r', 'p')""",
    "constraints": """select conrelid::regclass::text, conname, contype::text, pg_get_constraintdef(oid), condeferrable, condeferred
        from pg_constraint where connamespace = %s::regnamespace""",
    "indexes": "select tablename, indexname, indexdef from pg_indexes where schemaname::regnamespace = %s::regnamespace",
    "triggers and comments": """select c.relname, t.tgname, pg_get_triggerdef(t.oid), obj_description(t.oid, 'pg_trigger'), t.tgenabled::text
        from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relnamespace = %s::regnamespace""",
    "functions": "select proname, pg_get_functiondef(oid) from pg_proc where pronamespace = %s::regnamespace",
}


def _plain(row: tuple) -> tuple[str, ...]:
    """Without the schema's name, and the casts and brackets that a deparsed text gains when it is read again."""
    return tuple(
        re.sub(r"::(text|character varying)(\[\])?|[()]", "", str(value)).replace(SCHEMA, TEMPLATE) for value in row
    )


@pytest.mark.req("K2-2.1", "K2-2.4", "K2-2.5", "K2-3.13")
def test_create_tenant__makes_row_hosts_roles_secret_and_the_templates_structure(gamma: Tenant) -> None:
    assert (gamma.kind, gamma.municipality_codes, gamma.controller) == (
        "municipality",
        ["1480", "1440"],
        "Utbildningsnämnden",
    )
    assert (gamma.organisation_number, gamma.data_protection_contact) == ("212000-1355", "dso@example.test")
    assert gamma.agreement_signed_at is not None
    assert gamma.migrated_to == code_fingerprint()
    assert [domain.domain for domain in gamma.domains.all()] == ["gamma.localhost"]
    assert len(_roles_of(SCHEMA)) == 2
    assert SCHEMA not in tenants_behind()
    for what, sql in STRUCTURE.items():
        mine = sorted(_plain(row) for row in _rows(sql, SCHEMA))
        assert mine == sorted(_plain(row) for row in _rows(sql, TEMPLATE)), what
        assert mine, what
    secrets = set()
    for schema in ("k9901", "k9902", SCHEMA):
        with in_tenant(find_tenant(schema)):
            secrets.add(bytes(Secret.objects.get(name="tenant").value))
    assert len(secrets) == 3
    assert {len(secret) for secret in secrets} == {32}
    for table in ("django_migrations", "auth_permission", "django_content_type"):
        assert _rows(f'select count(*) from {SCHEMA}."{table}"') == _rows(f'select count(*) from {TEMPLATE}."{table}"')


@pytest.mark.req("K2-2.4")
def test_create_tenant__starter_templates_come_with_it(gamma: Tenant) -> None:
    assert connection.schema_name == "public"
    with in_tenant(gamma):
        assert LetterTemplate.objects.exists()
        assert not LetterTemplate.objects.filter(versions=None).exists()
    assert not _rows("select 1 from pg_tables where schemaname = 'public' and tablename like 'letters%%'")


@pytest.mark.req("K2-2.3", "TEN-02")
def test_grant__mends_whatever_right_is_too_many_or_missing(gamma: Tenant) -> None:
    role, eraser = role_of(provisioning.database(), SCHEMA), erasing_role_of(provisioning.database(), SCHEMA)
    rights = (
        f"select relname, relacl::text from pg_class where relnamespace = '{SCHEMA}'::regnamespace order by relname"
    )
    before = _rows(rights)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""grant truncate on {SCHEMA}.register_youth to "{role}"; grant update on {SCHEMA}.audit_readlog to "{role}";
                grant insert on {SCHEMA}.django_migrations to "{eraser}"; grant update on {SCHEMA}.work_job_id_seq to "{role}";
                revoke delete on {SCHEMA}.register_youth from "{role}"; revoke select on {SCHEMA}.audit_readlog from "{eraser}" """
        )
    assert len(set(_rows(rights)) - set(before)) == 4
    provisioning.grant(SCHEMA)
    mended = _rows(rights)
    assert [(name, sorted((acl or "{}")[1:-1].split(","))) for name, acl in mended] == [
        (name, sorted((acl or "{}")[1:-1].split(","))) for name, acl in before
    ]
    rows = "select relname, xmin::text from pg_class where relnamespace = %s::regnamespace"
    there = _rows(rows, SCHEMA)
    provisioning.grant(SCHEMA)
    assert _rows(rows, SCHEMA) == there  # nothing to mend: the catalogue is not written


@pytest.mark.req("K2-2.3", "TEN-05")
def test_new_tenants_role__reads_its_schema_and_makes_nothing(gamma: Tenant) -> None:
    role = role_of(connection.settings_dict["NAME"], SCHEMA)
    assert _rows(
        "select has_schema_privilege(%s, %s, 'usage'), has_schema_privilege(%s, %s, 'create')",
        role,
        SCHEMA,
        role,
        SCHEMA,
    ) == [(True, False)]
    assert _rows(
        "select has_schema_privilege(%s, 'public', 'create'), has_schema_privilege(%s, 'k9901', 'usage')", role, role
    ) == [(False, False)]
    assert _rows("select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = %s", role) == [
        (False, False, False)
    ]


@pytest.mark.req("TEN-05")
@pytest.mark.parametrize(
    "sql",
    [
        "create table x (a int)",
        "create table public.x (a int)",
        "alter table register_youth add x int",
        "create schema k9999",
        "drop table work_job",
    ],
)
def test_application__has_no_ddl(committed_alfa: Tenant, sql: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied|must be owner"), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.req("K2-2.4")
@pytest.mark.parametrize("where", ["rows", "structure", "grants", "starter templates"])
def test_create_tenant__that_fails_midway_leaves_nothing(
    owner: None, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IntegrityError("for a test")

    new = {"schema": SCHEMA, "name": "Gamma", "host": "gamma.localhost", "codes": ["1480"]}
    if where == "rows":
        new["host"] = "alfa.localhost"  # is Alfa's
    elif where == "structure":
        text = provisioning.schema_sql(SCHEMA)
        monkeypatch.setattr(
            provisioning, "schema_sql", lambda schema: f"{text}; insert into {schema}.work_secret (name) values (null)"
        )
    else:
        broken = {"grants": (provisioning, "grant"), "starter templates": (TemplateVersion.objects, "bulk_create")}
        monkeypatch.setattr(*broken[where], fail)
    with pytest.raises(CommandError, match=f"{SCHEMA} was not created"):
        call_command("create_tenant", **new)
    assert SCHEMA not in _schemas()
    assert _roles_of(SCHEMA) == []
    assert not Tenant.objects.filter(schema_name=SCHEMA).exists()
    assert Domain.objects.count() == 3
    assert connection.schema_name == "public"


@pytest.mark.req("K2-2.4", "K2-2.5")
def test_drop_tenant__takes_schema_roles_and_rows(gamma: Tenant) -> None:
    provisioning.drop_tenant(gamma)
    assert SCHEMA not in _schemas()
    assert _roles_of(SCHEMA) == []
    assert not Domain.objects.filter(domain="gamma.localhost").exists()
    assert {"k9901", "k9902"} <= _schemas()


@pytest.mark.req("K2-2.4", "K2-2.5")
@pytest.mark.parametrize(
    "schema",
    [
        "public",
        "tpl",
        "K2281",
        "k",
        "k2281-x",
        'k1"; drop schema k9901; --',
        "pg_catalog",
        "x2281",
        "k" + "a" * 31,
        TEMPLATE,
        "k2281\n",
    ],
)
def test_schema_name__that_is_not_ours_is_refused_by_the_command(owner: None, schema: str) -> None:
    with pytest.raises(CommandError, match="was not created"):
        call_command("create_tenant", schema=schema, name="Gamma", host="gamma.localhost", codes=["1480"])
    assert Tenant.objects.count() == 3


@pytest.mark.req("K2-2.4")
@pytest.mark.parametrize("schema", ["tpl", "K2281", "k2281-x"])
def test_schema_name__that_is_not_ours_is_refused_by_the_database(owner: None, schema: str) -> None:
    with pytest.raises(IntegrityError, match="tenant_schema_name_is_ours"), transaction.atomic():
        Tenant.objects.bulk_create([Tenant(schema_name=schema, name="X", kind="partnership")])


@pytest.mark.req("K2-2.1")
@pytest.mark.parametrize(
    "wrong",
    [
        {"municipality_codes": []},
        {"municipality_codes": ["228"]},
        {"organisation_number": "2120001355"},
        {"kind": "region"},
    ],
)
def test_tenant__wrong_particulars_are_refused(owner: None, wrong: dict[str, object]) -> None:
    new = {"schema": SCHEMA, "name": "Gamma", "host": "gamma.localhost", "municipality_codes": ["1480"]} | wrong
    with pytest.raises((ValidationError, IntegrityError)):
        provisioning.create_tenant(provisioning.NewTenant(**new))
    assert SCHEMA not in _schemas()


# ---- migrate_schemas -------------------------------------------------------------------------------------------------
MIGRATION = ("audit", "0002_readlog_by_youth")  # nothing depends on it


@pytest.fixture
def behind(gamma: Tenant, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Alfa and Gamma lack a migration; the list tells which tenants the command migrated (it only records it)."""
    done: list[str] = []
    fake = migrate_schemas.MigrateSchemasCommand.handle

    def handle(self: object, *args: object, **options: object) -> None:
        if options.get("schema_name") in {"k9901", SCHEMA}:
            done.append(options["schema_name"])
            options["fake"] = True  # its tables are there
        fake(self, *args, **options)

    monkeypatch.setattr(migrate_schemas.MigrateSchemasCommand, "handle", handle)
    monkeypatch.setattr(provisioning, "bootstrap_public", lambda: None)  # slow, and of no interest here
    monkeypatch.setattr(provisioning, "ensure_template", lambda: None)
    monkeypatch.setattr(provisioning, "load_shipped_data", lambda: None)
    for schema in ("k9901", SCHEMA):
        _forget_migration(schema)
    Tenant.objects.exclude(schema_name="public").update(migrated_to="older")
    yield done
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """insert into k9901.django_migrations (app, name, applied) select %s, %s, now()
               where not exists (select from k9901.django_migrations where app = %s and name = %s)""",
            [*MIGRATION, *MIGRATION],
        )
    provisioning.grant("k9901")
    Tenant.objects.exclude(schema_name="public").update(migrated_to=code_fingerprint())


def _forget_migration(schema: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"delete from {schema}.django_migrations where app = %s and name = %s", MIGRATION)
        assert cursor.rowcount == 1


def _marked() -> dict[str, bool]:
    tenants = Tenant.objects.exclude(schema_name="public")
    return {tenant.schema_name: tenant.migrated_to == code_fingerprint() for tenant in tenants}


def _may_read_jobs(schema: str) -> bool:
    return bool(
        _rows(
            "select has_table_privilege(%s, %s, 'select')",
            role_of(connection.settings_dict["NAME"], schema),
            f"{schema}.work_job",
        )[0][0]
    )


@pytest.mark.req("K2-2.6", "TEN-05")
def test_migrate_schemas__only_those_behind_with_their_grants_and_mark(behind: list[str]) -> None:
    assert tenants_behind() == ["k9901", SCHEMA]
    for schema in ("k9901", SCHEMA):
        with connection.cursor() as cursor:
            cursor.execute(
                f'revoke select on {schema}.work_job from "{role_of(connection.settings_dict["NAME"], schema)}"'
            )
    call_command("migrate_schemas", stdout=io.StringIO())
    assert behind == ["k9901", SCHEMA]
    assert tenants_behind() == []
    assert _may_read_jobs("k9901")
    assert _may_read_jobs(SCHEMA)
    assert _marked() == {"k9901": True, "k9902": True, SCHEMA: True}
    behind.clear()
    call_command("migrate_schemas", stdout=io.StringIO())
    assert behind == []


@pytest.mark.req("K2-2.6")
@pytest.mark.usefixtures("owner")
@pytest.mark.parametrize("schema", [PUBLIC, TEMPLATE])
def test_is_behind__when_one_migration_is_not_there_or_nothing_is(schema: str) -> None:
    assert not is_behind(schema)
    assert is_behind("k_not_made")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"delete from {schema}.django_migrations where id = (select max(id) from {schema}.django_migrations)"
        )
        assert is_behind(schema)
        transaction.set_rollback(True)


@pytest.mark.req("K2-2.6")
def test_migrate_schemas__a_trigger_makes_no_model_anew() -> None:
    """It is SQL: the models of a migration's state, and all that have keys to them, stay as they are. Afterwards pgtrigger is itself."""
    state = MigrationLoader(None).project_state()
    model = state.apps.get_model("register", "youth")
    before = len(state.models["register", "youth"].options["triggers"])
    trigger = state.models["register", "youth"].options["triggers"][0]
    with migrate_schemas._triggers_apart():
        RemoveTrigger("youth", trigger.name).state_forwards("register", state)
        assert len(state.models["register", "youth"].options["triggers"]) == before - 1
        AddTrigger("youth", trigger).state_forwards("register", state)
    assert len(state.models["register", "youth"].options["triggers"]) == before
    assert state.apps.get_model("register", "youth") is model
    RemoveTrigger("youth", trigger.name).state_forwards("register", state)
    assert state.apps.get_model("register", "youth") is not model


@pytest.mark.req("K2-2.6", "TEN-05")
def test_migrate_schemas__one_that_fails_stays_closed_and_is_taken_again(
    behind: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = provisioning.grant

    def fail(schema: str) -> None:
        if schema == "k9901":
            raise DatabaseError("for a test")
        real(schema)

    with monkeypatch.context() as broken:
        broken.setattr(provisioning, "grant", fail)
        with pytest.raises(CommandError, match="k9901"):
            call_command("migrate_schemas", stdout=io.StringIO())
    assert _marked() == {"k9901": False, "k9902": True, SCHEMA: True}
    assert tenants_behind() == []  # its tables are new: only the mark tells that it was cut off before its grants
    with connection.cursor() as cursor:
        cursor.execute(f'revoke select on k9901.work_job from "{role_of(connection.settings_dict["NAME"], "k9901")}"')
    call_command("migrate_schemas", stdout=io.StringIO())
    assert _marked() == {"k9901": True, "k9902": True, SCHEMA: True}
    assert _may_read_jobs("k9901")


@pytest.mark.req("K2-2.6")
def test_migrate_schemas__killed_between_two_tenants_goes_on_where_it_was(
    behind: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = provisioning.grant

    def killed(schema: str) -> None:
        if schema == SCHEMA:
            raise KeyboardInterrupt
        real(schema)

    with monkeypatch.context() as broken:
        broken.setattr(provisioning, "grant", killed)
        with pytest.raises(KeyboardInterrupt):
            call_command("migrate_schemas", stdout=io.StringIO())
    connection.set_schema_to_public()
    assert _marked() == {"k9901": True, "k9902": False, SCHEMA: False}
    call_command("migrate_schemas", stdout=io.StringIO())
    assert behind == ["k9901", SCHEMA]  # each once
    assert _marked() == {"k9901": True, "k9902": True, SCHEMA: True}


# ---- list and suspend ------------------------------------------------------------------------------------------------
def _listed() -> dict[str, dict[str, object]]:
    out = io.StringIO()
    call_command("list_tenants", as_json=True, stdout=out)
    return {row["schema"]: row for row in json.loads(out.getvalue())}


@pytest.mark.req("K2-2.5")
def test_list_and_suspend_tenant__tell_and_change_the_state(owner: None) -> None:
    assert {schema: row["state"] for schema, row in _listed().items()} == {"k9901": "open", "k9902": "open"}
    try:
        call_command("suspend_tenant", "k9902", stdout=io.StringIO())
        Tenant.objects.filter(schema_name="k9901").update(migrated_to="older")
        assert {schema: row["state"] for schema, row in _listed().items()} == {"k9901": "behind", "k9902": "suspended"}
        assert _listed()["k9901"]["hosts"] == ["alfa.localhost"]
    finally:
        call_command("suspend_tenant", "k9902", resume=True, stdout=io.StringIO())
        Tenant.objects.filter(schema_name="k9901").update(migrated_to=code_fingerprint())
    assert _listed()["k9902"]["state"] == "open"
    out = io.StringIO()
    call_command("list_tenants", stdout=out)
    assert out.getvalue().splitlines()[0].split("\t") == [
        "k9901",
        "Alfa",
        "municipality",
        "alfa.localhost",
        "2281",
        "open",
    ]
    for schema in ("k9999", "public"):
        with pytest.raises(CommandError, match="no tenant"):
            call_command("suspend_tenant", schema)
