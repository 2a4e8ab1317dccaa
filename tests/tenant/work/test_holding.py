"""A worker holds its job by its database session: slow is not dead, and what died is taken up by one other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from kaa.core import clock
from tenant_apps.work import registry, services, tasks
from tenant_apps.work.models import Job

pytestmark = [pytest.mark.req("K4-7.1", "K4-7.1d", "REL-06"), pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _nobody_is_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.run_job, "delay", lambda *_: None)
    monkeypatch.setitem(registry.FUNCTIONS, "test", lambda _job: {})


def _job(key: str = "one") -> Job:
    return services.enqueue(kind="test", key=key, arguments={}, actor=None)


def _elsewhere(tenant: Any, work: Callable[[], Any]) -> Any:
    """In another worker: what it came to."""
    told: list[Any] = []

    def do() -> None:
        connection.set_tenant(tenant)
        try:
            told.append(work())
        except BaseException as problem:  # noqa: BLE001  (told in the test's own thread)
            told.append(problem)
        finally:
            connection.close()

    thread = threading.Thread(target=do)
    thread.start()
    thread.join(20)
    return told[0]


def _began_long_ago(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(started_at=clock.now() - timedelta(hours=3))


def test_job__that_works_for_hours_is_begun_by_nobody_else(
    committed_alfa: Any, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.JOBS_PER_TENANT = 1
    begun: list[int] = []
    job, other = _job(), _job("other")

    def another() -> tuple[int, Job | None]:
        services.run(public_id=str(job.public_id))
        return services.wake_stale(), services.claim(public_id=str(other.public_id))

    def slow(running: Job) -> dict[str, Any]:
        begun.append(running.attempts)
        with transaction.atomic():
            _began_long_ago(running)
        return {"told": list(_elsewhere(committed_alfa, another))}

    monkeypatch.setitem(registry.FUNCTIONS, "test", slow)
    services.run(public_id=str(job.public_id))
    job.refresh_from_db()
    # begun once, not woken, and still in the tenant's only place
    assert (begun, job.state, job.attempts, job.result) == ([1], "done", 1, {"told": [0, None]})
    assert services.claim(public_id=str(other.public_id)) is not None  # it has let go


def test_job__whose_worker_died_is_taken_up_by_another(committed_alfa: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def die(_job: Job) -> dict[str, Any]:
        connection.close()
        raise Killed

    job = _job()
    monkeypatch.setitem(registry.FUNCTIONS, "test", die)
    assert isinstance(_elsewhere(committed_alfa, lambda: services.run(public_id=str(job.public_id))), Killed)
    monkeypatch.setitem(registry.FUNCTIONS, "test", lambda _job: {"rows": 7})
    assert services.wake_stale() == 0
    _began_long_ago(job)
    assert services.wake_stale() == 1
    services.run(public_id=str(job.public_id))
    job.refresh_from_db()
    assert (job.state, job.attempts, job.result) == ("done", 2, {"rows": 7})


@pytest.mark.parametrize("ends", ["done", "wrong", "cancelled"])
def test_job__that_another_took_over_is_not_for_the_first_to_end(
    committed_alfa: Any, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    """Its session was lost and it did not notice."""
    ended: list[Job] = []
    monkeypatch.setattr(services, "FINISHED", [ended.append])
    monkeypatch.setitem(services.ON_CANCEL, "test", ended.append)

    def late(running: Job) -> dict[str, Any]:
        Job.objects.filter(pk=running.pk).update(attempts=2)
        if ends == "wrong":
            raise RuntimeError
        if ends == "cancelled":
            raise services.Cancelled
        return {}

    job = _job()
    monkeypatch.setitem(registry.FUNCTIONS, "test", late)
    if ends == "wrong":
        with pytest.raises(RuntimeError):
            services.run(public_id=str(job.public_id))
    else:
        services.run(public_id=str(job.public_id))
    job.refresh_from_db()
    assert (job.state, job.finished_at, ended) == ("running", None, [])
