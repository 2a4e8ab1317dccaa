from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DoorsConfig(AppConfig):
    name = "tenant_apps.doors"
    label = "doors"
    verbose_name = _("Other doors into the service")

    def ready(self) -> None:
        import tenant_apps.doors.jobs  # noqa: F401  (it registers itself)
        from kaa.core.reading import shell_reads
        from tenant_apps.doors.selectors.waiting import count_for_the_shell
        from tenant_apps.doors.services.forgetting import RECEIPT_KEY, erase_protected
        from tenant_apps.doors.services.guardians import forget_guardians
        from tenant_apps.register.services.guardians import on_guardians_gone
        from tenant_apps.register.services.protection import on_protection
        from tenant_apps.work.outbox import leave_out_of_figures

        leave_out_of_figures(keys_from=RECEIPT_KEY)
        shell_reads(count_for_the_shell)
        on_protection(erase=erase_protected)
        on_guardians_gone(forget=forget_guardians)
