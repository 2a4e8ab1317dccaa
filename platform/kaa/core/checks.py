"""System checks of our own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, register


@register()
def first_of_names(**_: Any) -> list[Error]:
    """django-tenants has commands with our names: the app that stands first wins."""
    apps = list(settings.INSTALLED_APPS)
    if apps.index("tenants") > apps.index("django_tenants"):
        return [Error("tenants must stand before django_tenants", id="kaa.E001")]
    return []
