"""The doors' nightly work."""

from __future__ import annotations

from datetime import date
from typing import Any

from tenant_apps.doors.services.forgetting import forget_old
from tenant_apps.work.models import Job
from tenant_apps.work.services import register_job


@register_job("forget_incoming", nightly=True)
def forget_incoming(job: Job) -> dict[str, Any]:
    return dict(forget_old(today=date.fromisoformat(job.arguments["day"])))
