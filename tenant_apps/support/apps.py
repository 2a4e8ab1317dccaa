from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportConfig(AppConfig):
    name = "tenant_apps.support"
    label = "support"

    def ready(self) -> None:
        import tenant_apps.support.panels  # noqa: F401  (it registers itself)
        from tenant_apps.register.closing_parts import on_closing
        from tenant_apps.register.list_facts import list_fact
        from tenant_apps.register.services.protection import on_protection
        from tenant_apps.reminders.services.handovers import on_handover
        from tenant_apps.support.closing import ask_measures, ask_open, missing_planning
        from tenant_apps.support.selectors.plans import open_plans
        from tenant_apps.support.services.forgetting import erase_protected
        from tenant_apps.support.told import PLAN

        list_fact(PLAN)
        on_closing(ask=ask_measures)
        on_closing(ask=ask_open, missing=missing_planning)
        on_protection(erase=erase_protected)
        on_handover(words=_("Open plans"), count=open_plans)
