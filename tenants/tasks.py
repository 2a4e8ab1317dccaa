from __future__ import annotations

from celery import shared_task

from tenants import services


@shared_task(in_public=True)  # type: ignore[call-overload]  # an attribute of our base
def note_activity() -> None:
    services.note_activity()
