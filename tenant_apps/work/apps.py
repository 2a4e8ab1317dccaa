from __future__ import annotations

from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "tenant_apps.work"
    label = "work"

    def ready(self) -> None:
        import tenant_apps.work.jobs  # noqa: F401  (it registers itself)
