from __future__ import annotations

from django.urls import path

from tenant_apps.reporting import views

urlpatterns = [
    path("scb/", views.report, name="report"),
    path("scb/<str:period>/", views.report_period, name="report-period"),
    path("scb/<str:period>/fil/", views.report_export, name="report-export"),
    path("scb/filer/<uuid:public_id>/", views.export_file, name="export-file"),
]
