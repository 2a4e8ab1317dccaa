"""Identification as nightly work, and on demand."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from kaa.core.access import Right
from tenant_apps.register.services.identification import run_identification
from tenant_apps.work.models import Job
from tenant_apps.work.registry import JobPage, job_page
from tenant_apps.work.services import register_job


@register_job("identify", nightly=True)
def identify(job: Job) -> dict[str, Any]:
    """Partnerships identify nobody: they list participants."""
    tenant: Any = getattr(connection, "tenant", None)
    if not tenant.is_municipality:
        return {}
    run = run_identification(day=date.fromisoformat(job.arguments["day"]), municipality_codes=tenant.municipality_codes)
    return asdict(run.counts) | {"opened": run.opened, "closed": run.closed, "held": run.held}


@job_page("identify")
def page(_job: Job) -> JobPage:
    return JobPage(url=reverse("proposals"), title=_("Identification"), right=Right.REGISTRATIONS_WRITE)
