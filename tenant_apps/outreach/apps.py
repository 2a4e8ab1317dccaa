from __future__ import annotations

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "tenant_apps.outreach"
    label = "outreach"

    def ready(self) -> None:
        from tenant_apps.outreach.ladder.panel import next_panel
        from tenant_apps.outreach.ladder.told import NEXT_STEP
        from tenant_apps.register.list_facts import list_fact
        from tenant_apps.register.panels import youth_panel

        youth_panel(next_panel)
        list_fact(NEXT_STEP)
