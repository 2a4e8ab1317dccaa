from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DoorsConfig(AppConfig):
    name = "tenant_apps.doors"
    label = "doors"
    verbose_name = _("Other doors into the service")

    def ready(self) -> None:
        import tenant_apps.doors.jobs  # noqa: F401  (it registers itself)
        from tenant_apps.doors.services.forgetting import erase_protected
        from tenant_apps.register.services.protection import on_protection

        on_protection(erase=erase_protected)
