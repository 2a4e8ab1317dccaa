from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kaa.core.tenancy import PUBLIC
from kaa.core.tenancy.hosts import code_fingerprint
from tenants.models import Tenant


@dataclass(frozen=True)
class ServedTenant:
    """A tenant as the public site names it."""

    name: str
    controller: str
    is_municipality: bool
    url: str


@dataclass(frozen=True)
class TenantRow:
    """A tenant as its operator sees it: nothing of the persons in it."""

    name: str
    controller: str
    kind: str
    codes: tuple[str, ...]
    url: str
    is_behind: bool
    suspended_at: datetime | None
    agreement_signed_at: datetime | None
    last_active_on: date | None
    created_at: datetime

    @property
    def is_open(self) -> bool:
        return not self.suspended_at and not self.is_behind


def _address(port: str, *, secure: bool) -> tuple[str, str]:
    """What stands before and after a host."""
    scheme, standard = ("https", "443") if secure else ("http", "80")
    return f"{scheme}://", "/" if port == standard else f":{port}/"


def tenant_rows(port: str, *, secure: bool) -> list[TenantRow]:
    """All tenants by name, closed ones too; two queries. In public."""
    before, after = _address(port, secure=secure)
    found = Tenant.objects.exclude(schema_name=PUBLIC).prefetch_related("domains").order_by("name")
    mark = code_fingerprint()
    return [
        TenantRow(
            name=one.name, controller=one.controller, kind=one.get_kind_display(), codes=tuple(one.municipality_codes),
            url=next((f"{before}{domain.domain}{after}" for domain in one.domains.all() if domain.is_primary), ""),
            is_behind=one.migrated_to != mark, suspended_at=one.suspended_at, agreement_signed_at=one.agreement_signed_at,
            last_active_on=one.last_active_on, created_at=one.created_at,
        )
        for one in found
    ]  # fmt: skip


def served(port: str, *, secure: bool) -> list[ServedTenant]:
    """Open tenants by name, with the address of their site. In public."""
    before, after = _address(port, secure=secure)
    tenants = (
        Tenant.objects.exclude(schema_name=PUBLIC)
        .filter(suspended_at=None)
        .prefetch_related("domains")
        .order_by("name")
    )
    return [
        ServedTenant(tenant.name, tenant.controller, tenant.is_municipality, f"{before}{domain.domain}{after}")
        for tenant in tenants
        for domain in tenant.domains.all()
        if domain.is_primary
    ]
