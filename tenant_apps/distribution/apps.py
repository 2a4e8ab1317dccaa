from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DistributionConfig(AppConfig):
    name = "tenant_apps.distribution"
    label = "distribution"
    verbose_name = _("Distribution of new youths")

    def ready(self) -> None:
        from kaa.core.reading import shell_reads
        from tenant_apps.distribution import panels, timeline
        from tenant_apps.distribution.selectors.queue import count_for_the_shell
        from tenant_apps.register.panels import youth_panel
        from tenant_apps.register.timeline import timeline_source

        shell_reads(count_for_the_shell)
        youth_panel(panels.beside)
        timeline_source(timeline.distributed)
