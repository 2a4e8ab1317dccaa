from __future__ import annotations

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "tenant_apps.visits"
    label = "visits"

    def ready(self) -> None:
        from tenant_apps.letters.services.posting import on_posting
        from tenant_apps.register.panels import youth_panel
        from tenant_apps.register.timeline import timeline_source
        from tenant_apps.visits import panels, timeline
        from tenant_apps.visits.services.planning import notices_posted

        on_posting(tell=notices_posted)
        youth_panel(panels.visits)
        timeline_source(timeline.visits)
        timeline_source(timeline.concerns)
