"""A tenant's API: each room's nouns under /api/v1/, what they are, and a page that tells of them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from tenant_apps.accounts.api_docs import api_docs, api_schema

_ROOMS = [
    "tenant_apps.register.api.urls", "tenant_apps.outreach.api", "tenant_apps.support.api", "tenant_apps.sources.api", "tenant_apps.reporting.api",
    "tenant_apps.support.api_planning", "tenant_apps.visits.api", "tenant_apps.letters.api", "tenant_apps.documents.api",
    "tenant_apps.reminders.api", "tenant_apps.outreach.ladder.api", "tenant_apps.outreach.ladder.api_ladders", "tenant_apps.letters.api_mailings",
    "tenant_apps.doors.api", "tenant_apps.distribution.api",
    "tenant_apps.accounts.api", "tenant_apps.work.api", "shared_apps.codelists.api",
]  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [
    path("", api_docs, name="api-docs"),
    path("schema/", api_schema, name="api-schema"),
    path("v1/", include([path("", include(room)) for room in _ROOMS])),
]
