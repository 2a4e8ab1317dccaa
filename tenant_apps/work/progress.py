"""How far a job has come: in the cache, because the job's own transaction is still open."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache

from tenant_apps.work.models import Job


class Cancelled(Exception):
    """Somebody has asked the work to stop: the transaction that is open goes back, whole."""


def report_progress(job: Job, done: int, total: int, text: str = "") -> None:
    """Also where a job lets itself be stopped."""
    if is_cancel_asked(job):
        raise Cancelled
    cache.set(_progress_key(job), {"done": done, "total": max(total, 1), "text": text}, timeout=3600)


def is_cancel_asked(job: Job) -> bool:
    return Job.objects.filter(pk=job.pk).exclude(cancel_asked_at=None).exists()


@dataclass(frozen=True)
class Progress:
    """What a page shows of a job."""

    done: int
    total: int
    text: str


def progress_of(job: Job) -> Progress:
    if not job.is_open:
        return Progress(1, 1, "")
    return Progress(**(cache.get(_progress_key(job)) or {"done": 0, "total": 1, "text": ""}))


def forget_progress(job: Job) -> None:
    cache.delete(_progress_key(job))


def _progress_key(job: Job) -> str:
    return f"job-progress:{job.public_id}"
