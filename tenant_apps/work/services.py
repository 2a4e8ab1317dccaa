"""Jobs: a row says what is to be done; a message only wakes a worker, and a lost message is sent again."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import pghistory
import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.tenancy import current_schema
from kaa.core.tenancy.limits import StoreFull
from tenant_apps.accounts.models import User
from tenant_apps.work.holding import HELD, holding
from tenant_apps.work.models import Job
from tenant_apps.work.progress import (
    Cancelled,
    Progress,
    forget_progress,
    is_cancel_asked,
    progress_of,
    report_progress,
)
from tenant_apps.work.registry import FINISHED, FUNCTIONS, NIGHTLY, ON_CANCEL, JobProblem, register_job

__all__ = [
    "Cancelled", "JobProblem", "Progress", "cancel", "enqueue", "enqueue_once", "may_cancel", "page_key", "progress_of", "register_job",
    "report_progress",
]  # fmt: skip

log = structlog.get_logger()
MAX_ATTEMPTS = 3
STALE_AFTER = timedelta(minutes=5)  # a queued job whose message was lost
DEAD_AFTER = timedelta(minutes=5)  # a running job that no worker holds


def enqueue(*, kind: str, key: str, arguments: dict[str, Any], actor: User | None) -> Job:
    """The open job of this kind and key, made unless there is one already. The worker is woken when the transaction commits."""
    if kind not in FUNCTIONS:
        raise KeyError(kind)
    with transaction.atomic():
        job, created = Job.objects.get_or_create(
            kind=kind, key=key, state__in=[Job.State.QUEUED, Job.State.RUNNING],
            defaults={"arguments": arguments, "created_by": actor, "state": Job.State.QUEUED},
        )  # fmt: skip
        if created:
            wake(job=job)
    return job


def page_key(*, page: str, said: object) -> uuid.UUID:
    """The key of what a page's form says: the page's own key with the words. What is no key is a new one each time."""
    try:
        own = uuid.UUID(page)
    except ValueError:
        own = uuid.uuid4()
    return uuid.uuid5(own, json.dumps(said, sort_keys=True, default=str))


def enqueue_once(*, kind: str, page: str, arguments: dict[str, Any], actor: User) -> Job:
    """One job for what the form of a page says, however often it is delivered, also when the job has ended (REL-06).

    `page` is the page's own key. The same page with other words is another job.
    """
    key = page_key(page=page, said=[actor.pk, arguments]).hex
    with transaction.atomic():
        with connection.cursor() as cursor:  # of two at once the second waits, and finds the first one's
            cursor.execute("select pg_advisory_xact_lock(hashtext(current_schema()), hashtext(%s))", [f"job.{key}"])
        before = Job.objects.filter(kind=kind, key=key).first()
        return before or enqueue(kind=kind, key=key, arguments=arguments, actor=actor)


def wake(*, job: Job) -> None:
    from tenant_apps.work.tasks import run_job

    schema = current_schema()
    transaction.on_commit(lambda: run_job.delay(schema, str(job.public_id)))


def claim(*, public_id: str) -> Job | None:
    """Take a queued job, or one whose worker died; None when somebody else has it, or the tenant has enough going on.

    Whoever asks holds the job (see `run`): that it began some time ago and runs means that its worker is dead, and not that it is slow.
    One that has to wait for its turn stays queued: whichever ends next wakes it.
    """
    now = clock.now()
    with transaction.atomic():
        _one_claim_at_a_time()
        job = Job.objects.select_for_update(skip_locked=True).filter(public_id=public_id).first()
        if job is None or not job.is_open:
            return None
        if job.state == Job.State.RUNNING and job.started_at and job.started_at > now - DEAD_AFTER:
            return None
        if job.cancel_asked_at is not None:  # its worker died, or it failed, before it could stop
            _stop(job)
            return None
        if job.attempts >= MAX_ATTEMPTS:  # its worker died each time, so nobody wrote down that it failed
            finish(job=job, state=Job.State.FAILED, message=_("Something went wrong on our side. Nothing was changed."))
            return None
        alive = Q(started_at__gt=now - DEAD_AFTER) | Q(HELD)
        running = Job.objects.filter(alive, state=Job.State.RUNNING).exclude(pk=job.pk)
        if running.count() >= settings.JOBS_PER_TENANT:
            return None
        job.state, job.started_at, job.attempts = Job.State.RUNNING, now, job.attempts + 1
        job.save(update_fields=["state", "started_at", "attempts"])
    return job


def _one_claim_at_a_time() -> None:
    """Until the transaction's end, in this tenant: two workers that count at once would both find a place."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('work.claim'))")


def run(*, public_id: str) -> None:
    """Do the job, once, and write down how it went."""
    with holding(public_id) as is_mine:
        job = claim(public_id=public_id) if is_mine else None
        if job is not None:
            _do(job)


def _do(job: Job) -> None:
    try:
        with pghistory.context(job=str(job.public_id), user=job.created_by_id):
            result = FUNCTIONS[job.kind](job)
    except Cancelled:
        _stop(job)
    except (JobProblem, StoreFull) as problem:
        finish(job=job, state=Job.State.FAILED, message=str(problem))
    except Exception:
        log.exception("job_failed", kind=job.kind, job=str(job.public_id))
        if is_cancel_asked(job):
            _stop(job)
        elif job.attempts >= MAX_ATTEMPTS:
            finish(job=job, state=Job.State.FAILED, message=_("Something went wrong on our side. Nothing was changed."))
        else:
            _own(job).update(state=Job.State.QUEUED)
            _wake_next(after=job)
        raise
    else:
        finish(job=job, state=Job.State.DONE, result=result)


def may_cancel(*, job: Job, user: User) -> bool:
    """Who started it, and administrators; of those who may see it at all."""
    mine = job.created_by_id is not None and job.created_by_id == user.pk
    return job.is_open and job.cancel_asked_at is None and (mine or user.may(Right.JOBS_CANCEL))


@transaction.atomic
def cancel(*, job: Job, actor: User) -> Job:
    """What waits ends at once. What runs ends where it next tells how far it has come: what it is in the middle of is undone, and what it has
    finished before (a printed file) stays. One that is done by then is done.
    """
    held = Job.objects.select_for_update().get(pk=job.pk)
    if not held.is_open:
        raise ValidationError(_("The work has ended already."))
    if held.cancel_asked_at is None:
        held.cancel_asked_at, held.cancelled_by = clock.now(), actor
        held.save(update_fields=["cancel_asked_at", "cancelled_by"])
    if held.state == Job.State.QUEUED:
        _stop(held)
    return held


def _own(job: Job) -> QuerySet[Job]:
    """The row, unless another worker has begun anew since: then it is for that one to say how it went."""
    return Job.objects.filter(pk=job.pk, attempts=job.attempts)


@transaction.atomic
def _stop(job: Job) -> None:
    if _own(job).select_for_update().first() is None:
        return
    if job.kind in ON_CANCEL:
        ON_CANCEL[job.kind](job)
    finish(
        job=job,
        state=Job.State.CANCELLED,
        message=_("Somebody stopped the work. What it was in the middle of was undone."),
    )


def finish(*, job: Job, state: str, result: dict[str, Any] | None = None, message: str = "") -> None:
    told = {"state": state, "result": result or {}, "message": message[:300], "finished_at": clock.now()}
    if not _own(job).update(**told):
        log.warning("job_taken_over", kind=job.kind, job=str(job.public_id))
        return
    forget_progress(job)
    _wake_next(after=job)
    job.state, job.finished_at = state, clock.now()
    for hook in FINISHED:
        hook(job)


def _wake_next(*, after: Job) -> None:
    """A place is free for the one that has waited longest; a job that just failed waits for the dispatcher."""
    waiting = Job.objects.filter(state=Job.State.QUEUED).exclude(pk=after.pk).order_by("pk").first()
    if waiting is not None:
        wake(job=waiting)


def wake_stale() -> int:
    """Send a message again for jobs that wait too long or whose worker died."""
    now = clock.now()
    waiting = Job.objects.filter(state=Job.State.QUEUED, woken_at__lt=now - STALE_AFTER)
    dead = Job.objects.filter(~Q(HELD), state=Job.State.RUNNING, started_at__lt=now - DEAD_AFTER)
    stale = list(waiting) + list(dead)
    Job.objects.filter(pk__in=[job.pk for job in stale]).update(woken_at=now)
    for job in stale:
        wake(job=job)
    return len(stale)


def enqueue_nightly() -> None:
    """The tenant's nightly work, once a day, from four in the morning."""
    today = clock.today()
    for kind in NIGHTLY:
        key = f"nightly-{today.isoformat()}"
        if not Job.objects.filter(kind=kind, key=key).exists():
            enqueue(kind=kind, key=key, arguments={"day": today.isoformat()}, actor=None)
