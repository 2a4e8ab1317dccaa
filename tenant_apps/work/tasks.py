from __future__ import annotations

from celery import shared_task

from kaa.core import clock
from kaa.core.tenancy import each_tenant
from tenant_apps.work import sending, services


@shared_task
def run_job(tenant: str, public_id: str) -> None:  # noqa: ARG001  (the base task has chosen the schema by it)
    services.run(public_id=public_id)


@shared_task
def wake_stale_jobs(tenant: str) -> None:  # noqa: ARG001
    services.wake_stale()


@shared_task
def nightly_work(tenant: str) -> None:  # noqa: ARG001
    services.enqueue_nightly()


@shared_task
def send_messages(tenant: str) -> None:  # noqa: ARG001
    sending.send_waiting()


def _send_to_all(task: object) -> None:
    schemas = [tenant.schema_name for tenant in each_tenant()]
    for schema in schemas:
        task.delay(schema)  # type: ignore[attr-defined]


@shared_task(in_public=True)  # type: ignore[call-overload]  # an attribute of our base
def dispatch_stale_jobs() -> None:
    _send_to_all(wake_stale_jobs)


@shared_task(in_public=True)  # type: ignore[call-overload]  # an attribute of our base
def dispatch_outbox() -> None:
    _send_to_all(send_messages)


@shared_task(in_public=True)  # type: ignore[call-overload]  # an attribute of our base
def dispatch_nightly() -> None:
    """Each hour from four: what was done today already is not done again."""
    if clock.now().astimezone(clock.STOCKHOLM).hour >= 4:
        _send_to_all(nightly_work)
