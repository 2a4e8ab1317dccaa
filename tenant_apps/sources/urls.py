from __future__ import annotations

from django.urls import include, path

from tenant_apps.sources import views, views_files, views_mapping, views_undo

urlpatterns = [
    path("", include("tenant_apps.sources.ss12000.urls")),
    path("", include("tenant_apps.sources.history.urls")),
    path("import/", views_files.imports, name="imports"),
    path("import/ny/", views_mapping.new, name="import-new"),
    path("import/kalla/<uuid:public_id>/", views_files.source, name="import-source"),
    path("import/fil/<uuid:public_id>/", views_mapping.reading, name="upload-reading"),
    path("import/fil/<uuid:public_id>/kolumner/", views_mapping.columns, name="upload-columns"),
    path("import/fil/<uuid:public_id>/kolumner/rader/", views_mapping.live_preview, name="upload-preview"),
    path("import/fil/<uuid:public_id>/koder/", views_mapping.values, name="upload-values"),
    path("import/fil/<uuid:public_id>/klart/", views_mapping.finish, name="upload-finish"),
    path("import/fil/<uuid:public_id>/kasta/", views_mapping.throw_away, name="upload-discard"),
    path("import/<uuid:public_id>/", views.run, name="import-run"),
    path("import/<uuid:public_id>/tillampa/", views.apply, name="import-apply"),
    path("import/<uuid:public_id>/kasta/", views.discard, name="import-discard"),
    path("import/<uuid:public_id>/angra/", views_undo.undo, name="import-undo"),
    path("import/<uuid:public_id>/rader/<slug:key>/", views.rows, name="import-rows"),
]
