"""Making the file as a job: the worker's side."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.tenancy import own_codes
from tenant_apps.reporting.errors import ExportBlocked, NotRepresentable, WrongCode
from tenant_apps.reporting.services import KIND, make_export
from tenant_apps.work.models import Job
from tenant_apps.work.registry import JobPage, JobProblem, job_page, register_job


@register_job(KIND)
def export_job(job: Job) -> dict[str, Any]:
    """Repeated after a crash it makes the next file: what the crash left is not there."""
    wanted = job.arguments
    try:
        export = make_export(
            period=wanted["period"],
            municipality_code=wanted["municipality_code"],
            actor=job.created_by,
            today=clock.today(),
            codes=own_codes(),
        )
    except ExportBlocked as blocked:
        count = len(blocked.hits)
        raise JobProblem(
            ngettext(
                "%(n)d red problem stands in the way of the file.",
                "%(n)d red problems stand in the way of the file.",
                count,
            )
            % {"n": count}
        ) from None
    except NotRepresentable as problem:
        raise JobProblem(
            _("Row %(n)d holds a character that the file's encoding does not have.") % {"n": problem.row_number}
        ) from None
    except WrongCode:
        raise JobProblem(_("This register does not report for that municipality.")) from None
    return {"export": str(export.public_id), "rows": export.row_count}


@job_page(KIND)
def export_page(job: Job) -> JobPage:
    return JobPage(
        url=reverse("report-period", args=[job.arguments["period"]]),
        title=_("The half-year file is being made"),
        right=Right.REPORT_EXPORT,
    )
