from __future__ import annotations

from dataclasses import dataclass

from kaa.core.tenancy import PUBLIC
from tenants.models import Tenant


@dataclass(frozen=True)
class ServedTenant:
    """A tenant as the public site names it."""

    name: str
    controller: str
    is_municipality: bool
    url: str


def served(port: str, *, secure: bool) -> list[ServedTenant]:
    """Open tenants by name, with the address of their site. In public."""
    scheme, standard = ("https", "443") if secure else ("http", "80")
    suffix = "" if port == standard else f":{port}"
    tenants = (
        Tenant.objects.exclude(schema_name=PUBLIC)
        .filter(suspended_at=None)
        .prefetch_related("domains")
        .order_by("name")
    )
    return [
        ServedTenant(tenant.name, tenant.controller, tenant.is_municipality, f"{scheme}://{domain.domain}{suffix}/")
        for tenant in tenants
        for domain in tenant.domains.all()
        if domain.is_primary
    ]
