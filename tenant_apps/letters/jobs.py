"""Letters as jobs: printing, and the night's own work."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kaa.core.access import Right
from tenant_apps.letters.models import Mailing
from tenant_apps.letters.services.files import JOB, print_files, print_labels
from tenant_apps.work.models import Job
from tenant_apps.work.registry import JobPage, job_page
from tenant_apps.work.services import JobProblem, register_job, report_progress


@register_job(JOB)
def letters_files(job: Job) -> dict[str, Any]:
    """Repeatable: what stands in a file is not printed again."""
    mailing = Mailing.objects.filter(public_id=job.arguments["mailing"]).first()
    if mailing is None:
        raise JobProblem(_("The letters are gone."))
    if job.arguments.get("labels"):
        return {"labels": print_labels(mailing=mailing)}

    def counted(done: int, total: int) -> None:
        report_progress(job, done, total, _("%(done)d of %(total)d letters are in a file") % {"done": done, "total": total})

    return {"files": print_files(mailing=mailing, counted=counted)}


@job_page(JOB)
def page_of_files(job: Job) -> JobPage:
    return JobPage(url=reverse("mailing", args=[job.arguments["mailing"]]), title=_("Letters"), right=Right.YOUTHS_WRITE)
