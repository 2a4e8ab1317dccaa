"""Where the page of a finished job is; each room that has jobs says so for its kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kaa.core.access import Right
from tenant_apps.work.models import Job


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
