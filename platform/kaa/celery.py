from __future__ import annotations

import os

from celery import Celery
from celery.signals import beat_init, worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaa.settings.dev")

app = Celery("kaa", task_cls="kaa.core.tenancy.tasks:TenantTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def _refuse_transaction_pooling(**_: object) -> None:
    from kaa.core.tenancy.probe import refuse_at_start  # needs the settings

    refuse_at_start()


worker_init.connect(_refuse_transaction_pooling, weak=False)
beat_init.connect(_refuse_transaction_pooling, weak=False)
