"""A tenant's site: its pages and its API."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

_ROOMS = [
    "tenant_apps.work.urls", "tenant_apps.register.urls", "tenant_apps.register.urls_proposals", "tenant_apps.outreach.urls",
    "tenant_apps.letters.urls", "tenant_apps.support.urls", "tenant_apps.visits.urls", "tenant_apps.documents.urls", "tenant_apps.sources.urls",
    "tenant_apps.reporting.urls", "tenant_apps.accounts.urls", "tenant_apps.accounts.urls_statement", "tenant_apps.doors.urls",
    "tenant_apps.reminders.urls", "tenant_apps.distribution.urls",
]  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [
    path("konto/", include("tenant_apps.accounts.urls_login")),
    path("api/", include("kaa.urls_api")),
    *[path("", include(room)) for room in _ROOMS if find_spec(room)],
]
