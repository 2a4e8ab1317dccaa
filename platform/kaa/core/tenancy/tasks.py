"""The base of every Celery task: the tenant is the first argument, and the task fails closed without one (TEN-06)."""

from __future__ import annotations

from typing import Any

import structlog
from celery import Task

from kaa.core.tenancy import PUBLIC, current_schema, find_tenant, in_public, in_tenant, probe, time_limits

log = structlog.get_logger()


class TenantTask(Task):  # type: ignore[type-arg]  # celery's stubs and celery disagree
    """Runs in the schema named by its first argument. Tasks marked `in_public = True` run in public and take no tenant.

    A forged or missing header changes nothing: headers are not read.
    """

    abstract = True
    in_public = False

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.name.startswith("celery."):
            return super().__call__(*args, **kwargs)
        if not probe.is_sound():
            raise RuntimeError(probe.REFUSAL)
        if self.in_public:
            with in_public():
                return super().__call__(*args, **kwargs)
        if not args or not isinstance(args[0], str) or args[0] == PUBLIC:
            raise RuntimeError(f"task {self.name} without a tenant")
        tenant = find_tenant(args[0])
        if current_schema() not in {PUBLIC, tenant.schema_name}:
            raise RuntimeError("a task of one tenant called in another")
        bound = structlog.contextvars.bound_contextvars(tenant=tenant.schema_name, task=self.name)
        with bound, time_limits("work"), in_tenant(tenant):
            return super().__call__(*args, **kwargs)
