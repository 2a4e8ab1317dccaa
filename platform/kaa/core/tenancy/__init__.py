"""The only place that switches schema (architecture, decision 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.db import connection as django_connection
from django.db import connections, transaction
from django_tenants.utils import get_tenant_model

from kaa.core.tenancy.roles import erasing_role_of, role_of

Tenant = Any  # tenants.models.Tenant: that room stands above this one, so Django is asked for the model
connection: Any = django_connection  # what our backend adds to it, Django's types do not know

log = structlog.get_logger()
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
    """One tenant's schema and role, and back to what was set whatever happens. For commands, tasks and provisioning."""
    before = connection.tenant
    if before.schema_name not in {PUBLIC, tenant.schema_name}:  # two contexts at once (TEN-09)
        log.info("second_tenant_opened", schema=tenant.schema_name, within=before.schema_name)
    connection.set_tenant(tenant)
    try:
        yield
    finally:
        connection.set_tenant(before)


@contextmanager
def in_tenant_being_made(tenant: Tenant) -> Iterator[None]:
    """The schema that the open transaction makes, and back. For provisioning: what it holds from its first day comes with it or not at all."""
    before = connection.tenant
    connection.set_tenant_being_made(tenant)
    try:
        yield
    finally:
        connection.set_tenant_being_made(before)


@contextmanager
def time_limits(name: str) -> Iterator[None]:
    """Which of the settings' TIME_LIMITS hold for statements: "request", of somebody who waits for a page, or "work" (TEN-11)."""
    before, connection.time_limits = connection.time_limits, name
    try:
        yield
    finally:
        connection.time_limits = before


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
    """The tenant with this schema name, open for work; raises LookupError (unknown, suspended, or older than the code)."""
    with in_public():
        tenant = _open_tenants().filter(schema_name=schema).first()
    if tenant is None:
        raise LookupError(f"no open tenant: {schema}")
    return tenant


def _open_tenants() -> Any:
    """TEN-05: work rests, as its pages do, in a schema that the code's migrations have not reached."""
    from kaa.core.tenancy.hosts import code_fingerprint

    tenants = get_tenant_model().objects.exclude(schema_name=PUBLIC)
    return tenants.filter(suspended_at=None, migrated_to=code_fingerprint())


def each_tenant(only: Iterable[str] | None = None) -> Iterator[Tenant]:
    """Every open tenant, one after the other, with its schema set while the caller works."""
    with in_public():
        tenants = list(_open_tenants().order_by("schema_name"))
    wanted = None if only is None else set(only)
    before = connection.tenant
    log.info("tenants_opened_in_turn", schemas="all" if wanted is None else sorted(wanted))
    for tenant in tenants:
        if wanted is None or tenant.schema_name in wanted:
            connection.set_tenant(tenant)
            try:
                yield tenant
            finally:
                # whoever leaves the loop half way ends this whenever the generator is collected: then it may be another's turn
                if connection.tenant is tenant:
                    connection.set_tenant(before)


def current_schema() -> str:
    """The schema that is set now."""
    return str(connection.schema_name)


def own_codes() -> list[str]:
    """The municipalities whose duty the tenant that is set has: to identify, to register, to report. Empty for a partnership and in public."""
    return area_codes() if getattr(connection.tenant, "is_municipality", False) else []


def area_codes() -> list[str]:
    """The municipalities in which its youths may live: a municipality's own, and those that a partnership was made with, if any."""
    return list(getattr(connection.tenant, "municipality_codes", []))
