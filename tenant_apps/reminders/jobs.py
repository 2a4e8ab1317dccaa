"""The room's nightly work."""

from __future__ import annotations

from typing import Any

from kaa.core import clock
from kaa.core.tenancy.hosts import site_address
from tenant_apps.reminders.digest import write_digests
from tenant_apps.reminders.listeners import tell_what_waits
from tenant_apps.reminders.services.notifications import forget_old
from tenant_apps.work.models import Job
from tenant_apps.work.services import register_job


@register_job("reminders_nightly", nightly=True)
def nightly(job: Job) -> dict[str, Any]:  # noqa: ARG001
    """Repeatable: what is told is told once, and each digest has its key."""
    now = clock.now()
    tell_what_waits(now=now)
    return {
        "digests": write_digests(today=clock.local_date(now), address=site_address()),
        "forgotten": forget_old(now=now),
    }
