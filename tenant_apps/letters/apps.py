from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "tenant_apps.letters"
    label = "letters"

    def ready(self) -> None:
        import tenant_apps.letters.jobs  # noqa: F401  (jobs register themselves)
        from tenant_apps.letters.services.forgetting import forget_guardians, forget_protected
        from tenant_apps.register.services.guardians import on_guardians_gone
        from tenant_apps.register.services.protection import on_protection
        from tenants.provisioning import tenant_created

        on_protection(hide=forget_protected, erase=forget_protected)
        on_guardians_gone(forget_guardians)
        tenant_created.connect(_ship_templates, dispatch_uid="letters.templates")


def _ship_templates(**_: Any) -> None:
    from tenant_apps.letters.services.templates import ensure_starters

    ensure_starters()
