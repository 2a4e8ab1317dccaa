"""The only place that switches schema (architecture, decision 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection as django_connection
from django.db import connections, transaction
from django_tenants.utils import get_tenant_model

from kaa.core.tenancy.roles import erasing_role_of, role_of

Tenant = Any  # tenants.models.Tenant: that room stands above this one, so Django is asked for the model
connection: Any = django_connection  # what our backend adds to it, Django's types do not know

PUBLIC = "public"
TEMPLATE = "kaa_template_schema"  # a name that no data holds: the replay renames it in the whole text


@contextmanager
def as_owner(alias: str = "default") -> Iterator[Any]:
    """Connect as the owner of all objects (migrations, provisioning, test set-up). Never in web or worker."""
    conn: Any = connections[alias]
    login = {key: conn.settings_dict.get(key) for key in ("USER", "PASSWORD", "LOGIN", "OPTIONS")}
    if login["LOGIN"] == "owner":
        yield conn
        return
    if conn.in_atomic_block:
        raise RuntimeError("as_owner inside a transaction")
    tenant = conn.tenant
    conn.close()
    options = {key: value for key, value in (login["OPTIONS"] or {}).items() if key != "pool"}
    conn.settings_dict.update(conn.settings_dict["OWNER_LOGIN"], LOGIN="owner", OPTIONS=options)
    try:
        yield conn
    finally:
        conn.close()
        conn.settings_dict.update(login)
        conn.set_tenant(tenant)


@contextmanager
def as_eraser() -> Iterator[None]:
    """The role that may delete history and logs in the tenant's schema, and do nothing else; for the length of the block.

    `SET LOCAL` within a savepoint: whatever ends the block also ends the role.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("as_eraser outside a transaction")
    name, schema = connection.settings_dict["NAME"], current_schema()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'set local role "{erasing_role_of(name, schema)}"')
        yield
        cursor.execute(f'set local role "{role_of(name, schema)}"')


@contextmanager
def in_tenant(tenant: Tenant) -> Iterator[None]:
    """One tenant's schema and role, and back to public whatever happens. For commands, tasks and provisioning."""
    before = connection.tenant
    connection.set_tenant(tenant)
    try:
        yield
    finally:
        connection.set_tenant(before)


@contextmanager
def in_public() -> Iterator[None]:
    """The public schema, and back. For commands and tasks that begin outside a tenant."""
    before = connection.tenant
    connection.set_schema_to_public()
    try:
        yield
    finally:
        connection.set_tenant(before)


def find_tenant(schema: str) -> Tenant:
    """The tenant with this schema name, open for work; raises LookupError (unknown or suspended)."""
    with in_public():
        tenant = get_tenant_model().objects.exclude(schema_name=PUBLIC).filter(schema_name=schema).first()
    if tenant is None or tenant.suspended_at:
        raise LookupError(f"no open tenant: {schema}")
    return tenant


def each_tenant(only: Iterable[str] | None = None) -> Iterator[Tenant]:
    """Every tenant that is not suspended, one after the other, with its schema set while the caller works."""
    with in_public():
        tenants = list(
            get_tenant_model().objects.exclude(schema_name=PUBLIC).filter(suspended_at=None).order_by("schema_name")
        )
    wanted = None if only is None else set(only)
    for tenant in tenants:
        if wanted is None or tenant.schema_name in wanted:
            with in_tenant(tenant):
                yield tenant


def current_schema() -> str:
    """The schema that is set now."""
    return str(connection.schema_name)


def own_codes() -> list[str]:
    """The municipality codes of the tenant that is set; empty for a partnership and in public."""
    return list(getattr(connection.tenant, "municipality_codes", []))
