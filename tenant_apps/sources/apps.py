from __future__ import annotations

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "tenant_apps.sources"
    label = "sources"

    def ready(self) -> None:
        import tenant_apps.sources.jobs
        import tenant_apps.sources.ss12000.jobs  # noqa: F401  (jobs register themselves)
        from tenant_apps.register.services.guardians import on_guardians_shown
        from tenant_apps.register.services.protection import on_protection
        from tenant_apps.sources.history.verdicts import forget_protected as forget_history
        from tenant_apps.sources.services.forgetting import forget_protected
        from tenant_apps.sources.services.guardians import read_anew
        from tenant_apps.sources.ss12000.remembering import forget_youths

        on_protection(hide=forget_protected)
        on_guardians_shown(read_anew=read_anew)
        on_protection(hide=forget_history, erase=forget_history)
        on_protection(hide=forget_youths, erase=forget_youths)
