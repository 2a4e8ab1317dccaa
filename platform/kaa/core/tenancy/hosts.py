"""Which tenant a host belongs to, and whether its schema is as new as the code."""

from __future__ import annotations

import functools
import hashlib
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django_tenants.utils import get_public_schema_name, get_tenant_domain_model


def tenant_of_host(host: str) -> Any | None:
    """The tenant with exactly this host, or None. One query, in public."""
    domain = get_tenant_domain_model().objects.select_related("tenant").filter(domain=host).first()
    return domain.tenant if domain else None


def site_address() -> str:
    """The address of the tenant's site that is set, for what is read elsewhere (a mail): no trailing slash; empty without a host."""
    from kaa.core.tenancy import connection, in_public

    tenant = connection.tenant
    with in_public():
        hosts = get_tenant_domain_model().objects.filter(tenant__schema_name=tenant.schema_name)
        host = hosts.order_by("-is_primary", "pk").values_list("domain", flat=True).first()
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    return f"{scheme}://{host}" if host else ""


@functools.cache
def code_migrations() -> tuple[str, ...]:
    """All migrations that this code has, as app.name."""
    return tuple(sorted(f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations))


def migrations_in(schema: str) -> tuple[str, ...]:
    """Those of them that a schema takes: public, or a tenant's."""
    names = settings.SHARED_APPS if schema == get_public_schema_name() else settings.TENANT_APPS
    labels = {config.label for config in apps.get_app_configs() if config.name in names}
    return tuple(one for one in code_migrations() if one.partition(".")[0] in labels)


@functools.cache
def code_fingerprint() -> str:
    """A mark of them; a tenant carries the mark it was migrated to."""
    return hashlib.sha256("\n".join(code_migrations()).encode()).hexdigest()[:12]
