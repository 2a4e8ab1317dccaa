"""The store's own nightly work."""

from __future__ import annotations

from typing import Any

from tenant_apps.work import files
from tenant_apps.work.models import Job
from tenant_apps.work.services import register_job


@register_job("sweep_files", nightly=True)
def sweep_files(job: Job) -> dict[str, Any]:  # noqa: ARG001
    return {"files": files.sweep()}
