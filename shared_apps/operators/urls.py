from __future__ import annotations

from django.urls import path

from shared_apps.operators import views

urlpatterns = [
    path("", views.start, name="start"),
    path("kommuner/", views.tenants, name="tenants"),
    path("kodlistor/", views.code_lists, name="code-lists"),
    path("kodlistor/<slug:slug>/", views.code_list, name="code-list"),
    path("rapportformat/", views.report_formats, name="report-formats"),
    path("rapportformat/<str:version>/", views.report_format, name="report-format"),
]
