from __future__ import annotations

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "tenant_apps.outreach"
    label = "outreach"
