"""Celery: Redis when BROKER_URL is set, else the file system; tests run tasks at once."""

from __future__ import annotations

from pathlib import Path

from kaa.settings.env import env

STATE = Path(env.str("KAA_STATE", default=str(Path(__file__).resolve().parents[3] / ".state")))

CELERY_BROKER_URL = env.str("BROKER_URL", default="filesystem://")
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {}
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(STATE / "queue"),
        "data_folder_out": str(STATE / "queue"),
        "control_folder": str(STATE / "control"),
        "store_processed": False,
    }
    for folder in ("queue", "control"):
        (STATE / folder).mkdir(parents=True, exist_ok=True)
CELERY_TASK_IGNORE_RESULT = True  # the outcome is a row in the tenant's Job table
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = env.int("WORKER_CONCURRENCY", default=2)
CELERY_TIMEZONE = "Europe/Stockholm"
CELERY_BEAT_SCHEDULE_FILENAME = str(STATE / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    # one dispatcher sends one message per tenant; it also wakes workers for jobs whose message was lost
    "dispatch-jobs": {"task": "tenant_apps.work.tasks.dispatch_stale_jobs", "schedule": 60.0},
    "outbox": {"task": "tenant_apps.work.tasks.dispatch_outbox", "schedule": 60.0},
    "note-activity": {"task": "tenants.tasks.note_activity", "schedule": 3600.0},
    "sweep-imports": {"task": "tenant_apps.sources.tasks.dispatch_sweep", "schedule": 3600.0},
    "nightly": {"task": "tenant_apps.work.tasks.dispatch_nightly", "schedule": 3600.0},
}
