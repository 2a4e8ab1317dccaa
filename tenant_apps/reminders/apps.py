from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RemindersConfig(AppConfig):
    name = "tenant_apps.reminders"
    label = "reminders"

    def ready(self) -> None:
        import tenant_apps.reminders.jobs
        import tenant_apps.reminders.panels  # noqa: F401  (they register themselves)
        from kaa.core.reading import shell_reads
        from tenant_apps.outreach.ladder.services import on_next_contact
        from tenant_apps.outreach.services import on_contact
        from tenant_apps.register.closing_parts import on_closing
        from tenant_apps.register.services.protection import on_protection
        from tenant_apps.register.services.telling import on_label_given
        from tenant_apps.reminders import listeners
        from tenant_apps.reminders.closing import ask_reminders, missing_reminders
        from tenant_apps.reminders.contacts import next_contact_set, remind_of
        from tenant_apps.reminders.selectors.handovers import open_measures
        from tenant_apps.reminders.selectors.notifications import read_for_the_shell
        from tenant_apps.reminders.services import handovers
        from tenant_apps.reminders.services.notifications import forget_youths
        from tenant_apps.work.registry import on_finished

        shell_reads(read_for_the_shell)
        on_contact(saved=remind_of)
        on_next_contact(told=next_contact_set)
        on_closing(ask=ask_reminders, missing=missing_reminders)
        on_label_given(given=listeners.youths_given)
        on_finished(listeners.job_ended)
        on_protection(hide=forget_youths, erase=forget_youths)
        on_protection(hide=listeners.protected, erase=handovers.forget_youths)
        handovers.on_handover(words=_("Ongoing measures"), count=open_measures)
