from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "tenant_apps.documents"
    label = "documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        from tenant_apps.documents import panels, timeline
        from tenant_apps.documents.facts import values_of_youth
        from tenant_apps.documents.services import forget_protected
        from tenant_apps.letters.composing import OF_A_YOUTH
        from tenant_apps.letters.enums import Channel
        from tenant_apps.register.panels import youth_panel
        from tenant_apps.register.services.protection import on_protection
        from tenant_apps.register.timeline import timeline_source

        OF_A_YOUTH[Channel.DOCUMENT] = values_of_youth
        youth_panel(panels.documents)
        timeline_source(timeline.documents)
        on_protection(erase=forget_protected)
