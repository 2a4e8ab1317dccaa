"""Which function does a kind of job, and where the page of a finished one is: each room says so for its kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kaa.core.access import Right
from tenant_apps.work.models import Job

JobFunction = Callable[[Job], dict[str, Any]]
FUNCTIONS: dict[str, JobFunction] = {}
NIGHTLY: list[str] = []


class JobProblem(Exception):
    """The job cannot be done, and this text (without personal data) tells the user why."""


def register_job(kind: str, *, nightly: bool = False) -> Callable[[JobFunction], JobFunction]:
    """The function that does this kind of work: gets the job, returns its result (counts and public ids).

    It is run again after a crash, so it must be repeatable; it opens its own transaction.
    """

    def add(function: JobFunction) -> JobFunction:
        FUNCTIONS[kind] = function
        if nightly:
            NIGHTLY.append(kind)
        return function

    return add


FINISHED: list[Callable[[Job], None]] = []


def on_finished(hook: Callable[[Job], None]) -> None:
    """A later room wants to know of jobs that have ended. Called when apps are ready."""
    if hook not in FINISHED:
        FINISHED.append(hook)


ON_CANCEL: dict[str, Callable[[Job], None]] = {}


def when_cancelled(kind: str) -> Callable[[Callable[[Job], None]], Callable[[Job], None]]:
    """What waits for a job of this kind waits no more: runs in the transaction that marks it cancelled."""

    def add(function: Callable[[Job], None]) -> Callable[[Job], None]:
        ON_CANCEL[kind] = function
        return function

    return add


@dataclass(frozen=True)
class JobPage:
    """`title` is a translated text; `right` is what one needs to see the job."""

    url: str
    title: str
    right: Right


PAGES: dict[str, Callable[[Job], JobPage]] = {}


def job_page(kind: str) -> Callable[[Callable[[Job], JobPage]], Callable[[Job], JobPage]]:
    def add(function: Callable[[Job], JobPage]) -> Callable[[Job], JobPage]:
        PAGES[kind] = function
        return function

    return add


def page_of(job: Job) -> JobPage | None:
    function = PAGES.get(job.kind)
    return function(job) if function else None
