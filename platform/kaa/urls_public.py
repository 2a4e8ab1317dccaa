"""The public site: who is served, the shared code lists and report formats; its own users."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("shared_apps.operators.urls")),
    path("", include("tenant_apps.accounts.urls_statement")),
    path("konto/", include("tenant_apps.accounts.urls_login")),
]
