"""What a site says of its own accessibility: the same on each tenant's site and on the public one."""

from __future__ import annotations

from django.urls import path

from tenant_apps.accounts import views_statement as views

urlpatterns = [
    path("tillganglighet/", views.statement, name="accessibility"),
    path("installningar/tillganglighet/", views.statement_edit, name="accessibility-edit"),
]
