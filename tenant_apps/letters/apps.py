from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "tenant_apps.letters"
    label = "letters"

    def ready(self) -> None:
        import tenant_apps.letters.jobs
        import tenant_apps.letters.jobs_ladder
        import tenant_apps.letters.sms  # noqa: F401  (they register themselves)
        from tenant_apps.letters.closing import offer_letter
        from tenant_apps.letters.services.forgetting import forget_guardians, forget_protected
        from tenant_apps.letters.services.messages import message_refused, message_sent, withdraw_unfit
        from tenant_apps.register.closing_parts import on_closing
        from tenant_apps.register.services.guardians import on_guardians_gone
        from tenant_apps.register.services.protection import on_protection
        from tenant_apps.work.channels import on_sending
        from tenants.provisioning import tenant_created

        on_protection(hide=forget_protected, erase=forget_protected)
        on_closing(offer=offer_letter)
        on_guardians_gone(forget=forget_guardians)
        on_sending(before=withdraw_unfit, after=message_sent, refused=message_refused)
        tenant_created.connect(_ship_templates, dispatch_uid="letters.templates")


def _ship_templates(**_: Any) -> None:
    from tenant_apps.letters.services.templates import ensure_starters

    ensure_starters()
