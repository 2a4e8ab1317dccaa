from __future__ import annotations

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "tenant_apps.support"
    label = "support"

    def ready(self) -> None:
        import tenant_apps.support.panels  # noqa: F401  (it registers itself)
        from tenant_apps.register.services.protection import on_protection
        from tenant_apps.support.services.forgetting import erase_protected

        on_protection(erase=erase_protected)
