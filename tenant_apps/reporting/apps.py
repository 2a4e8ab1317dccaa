from __future__ import annotations

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "tenant_apps.reporting"
    label = "reporting"

    def ready(self) -> None:
        import tenant_apps.reporting.jobs
        import tenant_apps.reporting.panels  # noqa: F401  (they register themselves)
        from tenant_apps.quality.acceptance import answer_with
        from tenant_apps.reporting.receipts import is_period_accepted

        answer_with(is_period_accepted)

        from tenant_apps.register.services.protection import on_protection
        from tenant_apps.reporting import redaction

        on_protection(hide=redaction.rebuild_files, show=redaction.rebuild_files, erase=redaction.erase)
