from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "tenant_apps.register"
    label = "register"

    def ready(self) -> None:
        import tenant_apps.register.bulk_jobs
        import tenant_apps.register.identification.jobs  # noqa: F401  (its job registers itself)
        from tenant_apps.register.forgetting import forget_erased, forget_protected
        from tenant_apps.register.services.protection import on_protection

        on_protection(hide=forget_protected, erase=forget_erased)
