"""Fetching as a job: by hand, and every night."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.sources.errors import ImportProblem, NeedsReason
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.runs import check_reason, request_apply
from tenant_apps.sources.ss12000 import selectors, services
from tenant_apps.sources.ss12000.errors import FetchFailed
from tenant_apps.sources.ss12000.models import Fetch
from tenant_apps.work.models import Job
from tenant_apps.work.registry import JobPage, job_page
from tenant_apps.work.services import MAX_ATTEMPTS, JobProblem, register_job, report_progress


@register_job(services.JOB)
def ss12000_fetch(job: Job) -> dict[str, Any]:
    """Repeatable: a run that a crash left staged is discarded by the next one."""
    connection = selectors.find_connection(uuid.UUID(job.arguments["connection"]))
    if connection is None:
        raise JobProblem(_("The connection is gone."))
    report_progress(job, 0, 1, _("Logging in to the school system"))
    try:
        row = services.run_fetch(
            connection=connection, full=job.arguments.get("full"), actor=job.created_by, now=clock.now(),
            counted=lambda persons: report_progress(job, 0, 1, _("%(count)s persons fetched") % {"count": persons}),
        )  # fmt: skip
        run = _apply(row, job)
    except FetchFailed as problem:
        if problem.is_passing and job.arguments.get("day") and job.attempts < MAX_ATTEMPTS:
            raise  # at night there is time to try again
        raise JobProblem(problem.message) from None
    except ImportProblem as problem:
        raise JobProblem(problem.message) from None
    return {"run": str(run.public_id)} if run else {}


def _apply(row: Fetch, job: Job) -> ImportRun | None:
    """What changes nothing is applied here; the rest by its own job, when the administrator has said so and it is no large change."""
    run = services.apply_if_harmless(row=row, actor=job.created_by, always=False)
    if run and run.state == ImportRun.State.STAGED and services.may_apply_by_itself(row=row):
        try:
            check_reason(run=run)
        except NeedsReason:
            return run  # somebody must say why it is right (REL-03)
        request_apply(run=run, actor=job.created_by, today=clock.today())
    return run


@register_job(services.NIGHTLY, nightly=True)
def ss12000_nightly(job: Job) -> dict[str, Any]:  # noqa: ARG001
    """One job per connection that is due: each fails on its own."""
    now = clock.now()
    due = [one for one in selectors.connections() if selectors.is_due(connection=one, now=now)]
    for connection in due:
        services.request_fetch(connection=connection, actor=None, day=clock.local_date(now))
    return {"connections": len(due)}


@job_page(services.JOB)
def page_of_fetch(job: Job) -> JobPage:
    """To what was fetched; to the connection when nothing was."""
    run = job.result.get("run")
    if run:
        return JobPage(url=reverse("import-run", args=[run]), title=_("Fetch"), right=Right.SOURCES_IMPORT)
    url = reverse("ss12000", args=[job.arguments["connection"]])
    return JobPage(url=url, title=_("Fetch"), right=Right.SOURCES_CONNECT)
