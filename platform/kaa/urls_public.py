"""The public site: who is served, the shared code lists; its own users."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("tenants.urls_public")),
    path("konto/", include("tenant_apps.accounts.urls_login")),
]
