from __future__ import annotations

import os

from celery import Celery
from celery.signals import beat_init, setup_logging, worker_init

from kaa.core.rubbish import leave_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaa.settings.dev")

app = Celery("kaa", task_cls="kaa.core.tenancy.tasks:TenantTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def _refuse_transaction_pooling(**_: object) -> None:
    from kaa.core.tenancy.probe import refuse_at_start  # needs the settings

    refuse_at_start()


worker_init.connect(_refuse_transaction_pooling, weak=False)
beat_init.connect(_refuse_transaction_pooling, weak=False)


@setup_logging.connect
def _leave_the_lines_to_the_settings(**_: object) -> None:
    """Whoever answers this signal keeps Celery from changing handlers and levels."""


@worker_init.connect
def _before_the_processes_part(**_: object) -> None:
    leave_what_is_loaded()  # and what they share stays shared
