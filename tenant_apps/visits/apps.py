from __future__ import annotations

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "tenant_apps.visits"
    label = "visits"

    def ready(self) -> None:
        from tenant_apps.register.panels import youth_panel
        from tenant_apps.register.timeline import timeline_source
        from tenant_apps.visits import panels, timeline

        youth_panel(panels.visits)
        timeline_source(timeline.visits)
        timeline_source(timeline.concerns)
