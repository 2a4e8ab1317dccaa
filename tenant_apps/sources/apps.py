from __future__ import annotations

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "tenant_apps.sources"
    label = "sources"

    def ready(self) -> None:
        import tenant_apps.sources.jobs  # noqa: F401  (its job registers itself)
