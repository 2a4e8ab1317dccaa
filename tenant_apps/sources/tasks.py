from __future__ import annotations

import structlog
from celery import shared_task

from kaa.core import clock
from kaa.core.tenancy import each_tenant
from tenant_apps.sources.selectors import stale_sources
from tenant_apps.sources.services import uploads

log = structlog.get_logger()


@shared_task
def sweep_imports(tenant: str) -> None:  # noqa: ARG001  (the base task has chosen the schema by it)
    uploads.sweep_stale()
    for line in stale_sources(today=clock.today()):  # the operator's alarm; the tenant has its banner (REL-04)
        log.warning("source_stale", source=line.slug, days=line.age, period=line.period_days)


@shared_task(in_public=True)  # type: ignore[call-overload]  # an attribute of our base
def dispatch_sweep() -> None:
    """Each hour: a file kept between two steps and a run that nobody applied go after a day."""
    for schema in [tenant.schema_name for tenant in each_tenant()]:
        sweep_imports.delay(schema)
