"""Making the file as a job: the worker's side."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.tenancy import own_codes
from tenant_apps.reporting import notices, reading_copy, redaction
from tenant_apps.reporting.errors import ExportBlocked, NotRepresentable, Withheld, WrongCode
from tenant_apps.reporting.models import Export
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


@register_job(reading_copy.KIND)
def reading_copy_job(job: Job) -> dict[str, Any]:
    """Repeated after a crash it makes another copy: the one that was cut short was never kept."""
    export = Export.objects.select_related("file").get(public_id=job.arguments["export"])
    try:
        made = reading_copy.make_reading_copy(export=export, actor=job.created_by)
    except Withheld:
        raise JobProblem(_("This file can no longer be used. Make a new file and deliver it.")) from None
    return {"copy": str(made.public_id)}


@job_page(reading_copy.KIND)
def reading_copy_page(job: Job) -> JobPage:
    return JobPage(
        url=reverse("export-page", args=[job.arguments["export"]]),
        title=_("The reading copy is being made"),
        right=Right.REPORT_EXPORT,
    )


@register_job("scb_hide_missed", nightly=True)
def hide_missed(job: Job) -> dict[str, Any]:  # noqa: ARG001
    """Nothing is told: how many, and that there were any, is the handlers' to know."""
    redaction.hide_missed()
    return {}


@register_job("scb_reminders", nightly=True)
def reminders_job(job: Job) -> dict[str, Any]:  # noqa: ARG001
    """Six, four and two weeks before SCB's date; whatever is repeated, each is sent once."""
    sent = notices.remind(today=clock.today())
    return {"messages": sent.messages if sent and sent.sent_on == clock.today() else 0}
