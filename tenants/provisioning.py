"""Schemas, roles and rights. Everything here runs as the owner of all objects."""

from __future__ import annotations

import functools
import secrets
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.dispatch import Signal
from django_tenants.utils import schema_exists

from kaa.core.tenancy import PUBLIC, TEMPLATE, connection, in_tenant_being_made
from kaa.core.tenancy.hosts import code_fingerprint
from kaa.core.tenancy.roles import SCHEMA, erasing_role_of, role_of
from tenants.models import Domain, Tenant
from tenants.pending import is_behind

log = structlog.get_logger()

# Rows are added, never changed: history and logs
APPEND_ONLY = ["audit_readlog", "%event"]
# All that a tenant's role may read in public, and no more
READ_IN_PUBLIC = ["codelists_codelist", "codelists_codelistversion", "codelists_code",
    "scb_collectionperiod", "scb_reportformat", "scb_reportcolumn", "scb_reportcheck"]  # fmt: skip

SNAPSHOT = Path(__file__).with_name("data") / "template.sql"  # made by `make template`

shipped_data_due = Signal()  # sent in public after its migrations: shared apps load the rows that come with the code
tenant_created = Signal()  # sent in the new tenant's schema, within the creating transaction


@dataclass(frozen=True, kw_only=True)
class NewTenant:
    """What a tenant is made from. `schema` matches ^k[a-z0-9_]{1,30}$; `host` is the exact host without port."""

    schema: str
    name: str
    host: str
    kind: str = Tenant.Kind.MUNICIPALITY
    municipality_codes: list[str] = field(default_factory=list)
    controller: str = ""
    organisation_number: str = ""
    data_protection_contact: str = ""
    agreement_signed_at: datetime | None = None


def database() -> str:
    return str(connection.settings_dict["NAME"])


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _app_login() -> str:
    return str(connection.settings_dict["APP_LOGIN"]["USER"])


def ensure_role(schema: str) -> None:
    """NOLOGIN roles; the application's login may become them (SET ROLE) but inherits nothing."""
    for role in (role_of(database(), schema), erasing_role_of(database(), schema)):
        # 42710/23505: another database's set-up made it at the same moment (roles belong to the cluster)
        _execute(f"""do $$ begin
            if not exists (select from pg_roles where rolname = '{role}') then create role "{role}" nologin; end if;
            exception when duplicate_object or unique_violation then null; end $$""")
        _execute(f'grant "{role}" to "{_app_login()}"')


# What stands in a schema: asked of pg_depend, which has an index for it, for pg_class has half a million rows beside 290 tenants
RELATIONS = """pg_class where oid = any(array(select objid from pg_depend where refobjid = '"{schema}"'::regnamespace
    and refclassid = 'pg_namespace'::regclass and classid = 'pg_class'::regclass))"""
# What a tenant's roles hold in its schema, by what a relation is; which migrations it has, only the owner writes.
# One statement for all that lack the same, and none for those that have it: a row of the catalogue is written once, or not at all.
GRANTS = """do $$ declare change text; begin
    for change in
        with relation as materialized (
            select oid, format('%I.%I', '{schema}', relname) as name, relacl, case relkind when 'S' then 'sequence' else 'table' end as what,
                   case when relname = 'django_migrations' then 'read' when relkind = 'S' then 'sequence'
                        when relkind in ('r', 'p') and ({append_only}) then 'growing' else 'table' end as kind
            from {relations} and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        ), wanted as (
            select oid, grantee, privilege_type from relation join (values
                ('{role}', 'SELECT', array['read', 'sequence', 'growing', 'table']), ('{role}', 'INSERT', array['growing', 'table']),
                ('{role}', 'UPDATE', array['table']), ('{role}', 'DELETE', array['table']), ('{role}', 'USAGE', array['sequence']),
                ('{eraser}', 'SELECT', array['growing']), ('{eraser}', 'DELETE', array['growing'])
            ) given (grantee, privilege_type, kinds) on kind = any(kinds)
        ), held as (
            select oid, case given.grantee when '"{role}"'::regrole then '{role}' else '{eraser}' end as grantee, given.privilege_type
            from relation, aclexplode(relacl) given where given.grantee in ('"{role}"'::regrole, '"{eraser}"'::regrole)
        ), changes as (
            select 'revoke' as verb, 'from' as preposition, too_many.* from (table held except table wanted) too_many
            union all
            select 'grant', 'to', missing.* from (table wanted except table held) missing
        ), of_each as (
            select verb, preposition, oid, grantee, string_agg(privilege_type, ', ' order by privilege_type) as rights
            from changes group by verb, preposition, oid, grantee
        )
        select format('%s %s on %s %s %s %I', verb, rights, what, string_agg(name, ', '), preposition, grantee)
        from of_each join relation using (oid) group by verb, preposition, rights, what, grantee order by verb desc, grantee, rights
    loop
        execute change;
    end loop;
end $$;"""


def grant(schema: str) -> None:
    """Exactly the rights that a tenant's role has. Idempotent, one round trip; run after every migration and replay."""
    role, eraser = role_of(database(), schema), erasing_role_of(database(), schema)
    append_only = " or ".join(f"relname like '{pattern}'" for pattern in APPEND_ONLY)
    public = ""
    if schema != PUBLIC:
        tables = ", ".join(f"public.{table}" for table in READ_IN_PUBLIC)
        public = f"""grant usage on schema public to "{role}";
            do $$ declare t text; begin  -- what an earlier release's list gave
                for t in select distinct format('%I.%I', 'public', relname)
                         from (select * from {RELATIONS.format(schema=PUBLIC)}) relation, aclexplode(relacl) given
                         where relkind in ('r', 'p') and given.grantee = '"{role}"'::regrole
                           and (given.privilege_type <> 'SELECT' or relname <> all(array{READ_IN_PUBLIC})) loop
                    execute 'revoke all on ' || t || ' from "{role}"';
                end loop;
            end $$;
            grant select on {tables} to "{role}";"""
    relations = RELATIONS.format(schema=schema)
    grants = GRANTS.format(schema=schema, role=role, eraser=eraser, append_only=append_only, relations=relations)
    _execute(f"""
        grant usage on schema "{schema}", extensions to "{role}", "{eraser}";
        {public}
        {grants}""")


def bootstrap_public() -> None:
    """Migrate public and give its role its rights; extensions come with the first migration of `tenants`."""
    if is_behind(PUBLIC):
        call_command("migrate_schemas", shared=True, verbosity=0)
    ensure_role(PUBLIC)
    grant(PUBLIC)


def load_shipped_data() -> None:
    """Code lists, periods and report formats that come with the code, into public."""
    shipped_data_due.send(sender=Tenant)


def ensure_template(*, from_nothing: bool = False) -> None:
    """The schema that new tenants are copied from, migrated.

    Where there is none yet it begins from the snapshot that comes with the code, and takes the migrations made since (docs/adr/0013).
    """
    if not from_nothing and SNAPSHOT.exists() and not schema_exists(TEMPLATE):
        with transaction.atomic():
            _replay(SNAPSHOT.read_text(encoding="utf-8"))
    _execute(f'create schema if not exists "{TEMPLATE}"')
    if is_behind(TEMPLATE):
        call_command("migrate_schemas", schema_name=TEMPLATE, verbosity=0)


def _replay(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local search_path = ''; set local check_function_bodies = off")
        cursor.execute(text)
    connection.search_path_set_schemas = None


@functools.lru_cache(maxsize=2)
def template_sql(database_name: str, fingerprint: str) -> str:  # noqa: ARG001  (the key of the cache)
    """The template as SQL text, with comments (pgtrigger keeps its hashes there) and the rows that migrations made."""
    at = connection.settings_dict
    dump = [
        str(Path(settings.PG_BINDIR) / "pg_dump"),
        "-h",
        at["HOST"],
        "-p",
        str(at["PORT"] or 5432),
        "-U",
        at["USER"],
        "-d",
        database_name,
    ]
    options = ["-n", TEMPLATE, "--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=500"]
    env = {"PGPASSWORD": at["PASSWORD"] or "", "LC_ALL": "C"}
    text = subprocess.run([*dump, *options], check=True, capture_output=True, text=True, env=env).stdout
    skipped = ("--", "\\", "SET ", "SELECT pg_catalog.set_config")
    return "\n".join(line for line in text.splitlines() if not line.startswith(skipped))


def schema_sql(schema: str) -> str:
    """The text that makes one tenant's schema."""
    return template_sql(database(), code_fingerprint()).replace(TEMPLATE, schema)


def create_tenant(new: NewTenant) -> Tenant:
    """A migrated schema with its role, rights and secret, in one transaction: all of it or nothing."""
    if new.schema == TEMPLATE:
        raise ValidationError({"schema_name": "the template's name"})
    if not SCHEMA.match(new.schema):
        raise ValidationError({"schema_name": "k and at most 30 of a-z, 0-9 and single underscores"})
    text = schema_sql(new.schema)
    if not connection.in_atomic_block:
        # each plan that the triggers of earlier tenants left on the connection is looked at for every change of the catalogue: thousands
        connection.close()
    with transaction.atomic():
        tenant = Tenant(
            schema_name=new.schema, name=new.name, kind=new.kind, municipality_codes=new.municipality_codes, controller=new.controller,
            organisation_number=new.organisation_number, data_protection_contact=new.data_protection_contact,
            agreement_signed_at=new.agreement_signed_at, migrated_to=code_fingerprint(),
        )  # fmt: skip
        tenant.full_clean()
        tenant.save()
        Domain.objects.create(domain=new.host, tenant=tenant, is_primary=True)
        ensure_role(new.schema)
        _replay(text)
        with connection.cursor() as cursor:
            cursor.execute(
                f'insert into "{new.schema}".work_secret (name, value) values (%s, %s)',
                ["tenant", secrets.token_bytes(32)],
            )
        grant(new.schema)
        with in_tenant_being_made(tenant):
            tenant_created.send(sender=Tenant, tenant=tenant)
    log.info("tenant_created", schema=new.schema)
    return tenant


def drop_tenant(tenant: Tenant) -> None:
    """Off-boarding (TEN-12): schema, roles, rows, and then the files. Irreversible; the caller has asked."""
    schema = tenant.schema_name
    with transaction.atomic():
        Domain.objects.filter(tenant=tenant).delete()
        Tenant.objects.filter(pk=tenant.pk).delete()
        _execute(f'drop schema "{schema}" cascade')
        for role in (role_of(database(), schema), erasing_role_of(database(), schema)):
            # from PostgreSQL 16 on, who made a role does not have its rights by that, and may not drop what it was granted
            _execute(f'grant "{role}" to current_user; drop owned by "{role}"; drop role "{role}"')
        transaction.on_commit(lambda: shutil.rmtree(Path(settings.PRIVATE_FILES) / schema, ignore_errors=True))
