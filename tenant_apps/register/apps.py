from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "tenant_apps.register"
    label = "register"

    def ready(self) -> None:
        import tenant_apps.register.identification.jobs  # noqa: F401  (its job registers itself)
