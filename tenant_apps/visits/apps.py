from __future__ import annotations

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "tenant_apps.visits"
    label = "visits"

    def ready(self) -> None:
        from tenant_apps.letters.composing import OF_A_LETTER
        from tenant_apps.letters.enums import Channel
        from tenant_apps.letters.services.posting import on_posting
        from tenant_apps.outreach.services import on_contact
        from tenant_apps.register.panels import youth_panel
        from tenant_apps.register.timeline import timeline_source
        from tenant_apps.visits import panels, timeline
        from tenant_apps.visits.notice_words import said_in
        from tenant_apps.visits.services.notices import notices_posted
        from tenant_apps.visits.services.recording import contact_mended

        on_posting(tell=notices_posted)
        on_contact(saved=contact_mended)
        OF_A_LETTER[Channel.VISIT_NOTICE] = said_in
        youth_panel(panels.visits)
        timeline_source(timeline.visits)
        timeline_source(timeline.concerns)
