"""What PostgreSQL's own catalogue says of the walls: nothing that runs as the owner, nothing that is everybody's."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError

from kaa.core.tenancy import as_owner, in_tenant
from tenants import provisioning
from tenants.models import Tenant

OURS = "n.nspname = 'public' or n.nspname like 'k99%' or n.nspname = 'kaa_template_schema'"


def _rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.mark.req("TEN-02", "A14")
def test_functions__none_runs_as_its_owner(alfa: Tenant) -> None:
    """SECURITY DEFINER would carry a tenant's role over every wall."""
    found = _rows(
        f"select n.nspname, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ({OURS})"
    )
    assert found == []
    assert _rows(f"select 1 from pg_proc p join pg_namespace n on n.oid = p.pronamespace where {OURS} limit 1")


@pytest.mark.req("TEN-02", "A14")
def test_views__none_reads_as_its_owner(alfa: Tenant) -> None:
    found = _rows(
        f"select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ({OURS})"
    )
    assert found == []


@pytest.mark.req("TEN-02", "A14")
def test_rights__nothing_is_everybodys(alfa: Tenant) -> None:
    """No table or schema is granted to PUBLIC, nothing is granted by default, and nobody creates in public."""
    assert _rows("select defaclrole::regrole, defaclnamespace from pg_default_acl") == []
    tables = f"""select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) given
        where given.grantee = 0 and ({OURS})"""
    assert _rows(tables) == []
    schemas = f"select n.nspname, given.privilege_type from pg_namespace n, aclexplode(n.nspacl) given where given.grantee = 0 and ({OURS})"
    assert set(_rows(schemas)) <= {("public", "USAGE")}


@pytest.mark.req("TEN-02", "A14")
def test_roles__of_the_tenants_are_nobodys_members_and_own_nothing(alfa: Tenant) -> None:
    prefix = f"{connection.settings_dict['NAME']}__"
    members = _rows(
        f"""select m.rolname, r.rolname from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
            where m.rolname like '{prefix}%'"""
    )
    assert members == []
    owned = _rows(
        f"select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like '{prefix}%'"
    )
    assert owned == []


@pytest.mark.req("TEN-02", "TEN-05")
@pytest.mark.parametrize(
    "sql",
    [
        "create table k9901.mine (id int)", "create table public.mine (id int)", "create schema mine", "create role mine",
        "create function k9901.mine() returns int language sql as 'select 1'", "alter table register_youth disable trigger all",
        "truncate register_youth", "drop table register_youth",
        "create trigger x after insert on register_youth execute function now()", "alter table register_youth owner to current_user",
        "set session_replication_role = replica", "select lo_import('/etc/passwd')", "copy register_youth to program 'cat'",
        "copy register_youth to '/tmp/youths'", "select pg_read_file('/etc/passwd')", "select * from pg_authid",
    ],
)  # fmt: skip
def test_tenants_role__may_not(alfa: Tenant, sql: str) -> None:
    with pytest.raises(DatabaseError, match="permission|must be|superuser|owner|denied"), transaction.atomic():
        _rows(sql)


@pytest.mark.req("TEN-02", "A14")
def test_large_objects__of_one_tenant_are_closed_to_another(alfa: Tenant, in_schema) -> None:
    [(number,)] = _rows("select lo_from_bytea(0, 'secret'::bytea)")
    in_schema("k9902")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        _rows(f"select lo_get({number})")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        _rows("select * from pg_largeobject")


@pytest.mark.req("TEN-02", "A14")
def test_temporary_tables__of_one_tenant_are_an_error_in_another(alfa: Tenant, in_schema) -> None:
    """The same connection, not returned to a pool in between: pg_temp is looked in first, and the table is still the other role's."""
    with connection.cursor() as cursor:
        cursor.execute("create temporary table accounts_user_shadow as select 'alfas' as name")
    in_schema("k9902")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        _rows("select * from accounts_user_shadow")


@pytest.mark.req("TEN-02")
def test_activity__shows_no_other_tenants_statements(alfa: Tenant) -> None:
    others = _rows(
        "select query from pg_stat_activity where pid <> pg_backend_pid() and query not in ('', '<insufficient privilege>')"
    )
    assert others == []


@pytest.mark.req("TEN-02")
@pytest.mark.django_db(transaction=True)
def test_grant__takes_back_what_an_earlier_list_gave(committed_alfa: Tenant) -> None:
    role = f'"{connection.settings_dict["NAME"]}__k9901"'
    with as_owner() as owner:
        owner.set_schema_to_public()
        with owner.cursor() as cursor:
            cursor.execute(
                f"grant select on public.tenants_tenant to {role}; grant update on public.codelists_code to {role}"
            )
        provisioning.grant("k9901")
    with in_tenant(committed_alfa):
        assert _rows("select count(*) from public.codelists_code")
        for sql in ("select * from public.tenants_tenant", "update public.codelists_code set code = code returning 1"):
            with pytest.raises(ProgrammingError, match="permission denied"):
                _rows(sql)


@pytest.mark.req("K2-2.14")
def test_history__every_accounts_table_that_people_change_has_it(alfa: Tenant) -> None:
    """Who gave whom which role, and who changed whose address: the two ways into somebody else's youths."""
    tracked = {
        name
        for (name,) in _rows(
            "select relname from pg_class where relnamespace = 'k9901'::regnamespace and relname like '%event'"
        )
    }
    assert {"accounts_labelevent", "accounts_rolegrantevent", "accounts_unitevent", "accounts_userevent"} <= tracked
