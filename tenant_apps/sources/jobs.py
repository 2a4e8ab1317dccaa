"""Applying a run as a job: the worker's side."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.tenancy import own_codes
from tenant_apps.register.services.proposals import propose
from tenant_apps.sources.errors import ImportProblem, WrongState
from tenant_apps.sources.history.services import apply_history
from tenant_apps.sources.history.shapes import is_history
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services import undoing
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.following import identify_after
from tenant_apps.sources.services.runs import JOB
from tenant_apps.work.models import Job
from tenant_apps.work.registry import JobPage, job_page, when_cancelled
from tenant_apps.work.services import MAX_ATTEMPTS, JobProblem, register_job, report_progress

log = structlog.get_logger()
_APPLIED = gettext_lazy(
    "The file is applied. Who enters and leaves could not be worked out now: the proposals are made tonight."
)
_UNDONE = gettext_lazy(
    "The file is undone. Who enters and leaves could not be worked out now: the proposals are made tonight."
)


@register_job(JOB)
def import_apply(job: Job) -> dict[str, Any]:
    """Repeatable: a run that was applied before the worker died is done, not applied again."""
    run = ImportRun.objects.select_related("source").get(public_id=job.arguments["run"])
    if run.state != ImportRun.State.APPLIED:
        run = _apply(run, job)
    with _told_at_last(job, _APPLIED):
        identify_after(run=run)
    return {}  # the run has its figures, and keeps them as if who comes under protection had never been there


@contextmanager
def _told_at_last(job: Job, told: Promise) -> Iterator[None]:
    """What was done is done, whatever happens to what follows it: the last attempt says so, and the night's identification takes over."""
    try:
        yield
    except Exception as problem:
        if job.attempts < MAX_ATTEMPTS:
            raise
        log.exception("identification_failed", job=str(job.public_id))
        raise JobProblem(str(told)) from problem


def _apply(run: ImportRun, job: Job) -> ImportRun:
    def progress(done: int, total: int) -> None:
        report_progress(job, done, total, _("The file is being applied"))

    try:
        if is_history(run.source.kind):
            return apply_history(run=run, actor=job.created_by, progress=progress)
        return apply_run(run=run, actor=job.created_by, progress=progress)
    except WrongState as problem:
        raise JobProblem(problem.message) from None
    except ImportProblem as problem:
        _failed(run)
        raise JobProblem(problem.message) from None
    except Exception:
        if job.attempts >= MAX_ATTEMPTS:
            _failed(run)
        raise


@when_cancelled(JOB)
def import_apply_cancelled(job: Job) -> None:
    """Nothing of it was applied: it can be applied later, or discarded."""
    ImportRun.objects.filter(public_id=job.arguments["run"], state=ImportRun.State.APPLYING).update(
        state=ImportRun.State.STAGED
    )


@when_cancelled(undoing.JOB)
def import_undo_cancelled(job: Job) -> None:
    undoing.give_up(run=ImportRun.objects.get(public_id=job.arguments["run"]))


@register_job(undoing.JOB)
def import_undo(job: Job) -> dict[str, Any]:
    """Repeatable: a run that was taken back before the worker died is done."""
    run = ImportRun.objects.select_related("source").get(public_id=job.arguments["run"])
    if run.state != ImportRun.State.UNDONE:
        try:
            undoing.undo_run(run=run, actor=job.created_by)
        except ImportProblem as problem:
            undoing.give_up(run=run)
            raise JobProblem(problem.message) from None
        except Exception:
            if job.attempts >= MAX_ATTEMPTS:
                undoing.give_up(run=run)
            raise
    if own_codes():
        with _told_at_last(job, _UNDONE):
            propose(day=clock.today(), municipality_codes=own_codes())
    return {}


@register_job("import_forget", nightly=True)
def import_forget(job: Job) -> dict[str, Any]:  # noqa: ARG001
    return {"runs": undoing.forget_old()}


def _failed(run: ImportRun) -> None:
    ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.APPLYING).update(state=ImportRun.State.FAILED)


@job_page(JOB)
@job_page(undoing.JOB)
def page_of_run(job: Job) -> JobPage:
    return JobPage(
        url=reverse("import-run", args=[job.arguments["run"]]), title=_("Import"), right=Right.SOURCES_IMPORT
    )
