from __future__ import annotations

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "tenant_apps.reporting"
    label = "reporting"

    def ready(self) -> None:
        import tenant_apps.reporting.jobs  # noqa: F401  (its job registers itself)
