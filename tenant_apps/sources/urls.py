from __future__ import annotations

from django.urls import path

from tenant_apps.sources import views

urlpatterns = [
    path("import/", views.imports, name="imports"),
    path("import/<uuid:public_id>/", views.run, name="import-run"),
    path("import/<uuid:public_id>/tillampa/", views.apply, name="import-apply"),
    path("import/<uuid:public_id>/kasta/", views.discard, name="import-discard"),
    path("import/<uuid:public_id>/rader/<slug:key>/", views.rows, name="import-rows"),
]
