from __future__ import annotations

from django.urls import path

from tenant_apps.sources.history import views

urlpatterns = [
    path("import/historik/", views.history, name="history"),
    path("import/historik/mall/<slug:kind>/", views.template, name="history-template"),
    path("import/historik/<uuid:public_id>/", views.run, name="history-run"),
    path("import/historik/<uuid:public_id>/koder/", views.codes, name="history-codes"),
    path("import/historik/<uuid:public_id>/rader/<slug:key>/", views.rows, name="history-rows"),
]
