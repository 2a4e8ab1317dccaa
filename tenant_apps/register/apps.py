from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "tenant_apps.register"
    label = "register"
