from __future__ import annotations

from django.urls import path

from tenant_apps.sources.ss12000 import views

urlpatterns = [
    path("import/anslutning/ny/", views.add, name="ss12000-add"),
    path("import/anslutning/<uuid:public_id>/", views.connection, name="ss12000"),
    path("import/anslutning/<uuid:public_id>/prova/", views.try_out, name="ss12000-test"),
    path("import/anslutning/<uuid:public_id>/hamta/", views.fetch, name="ss12000-fetch"),
]
