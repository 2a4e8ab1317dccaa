from __future__ import annotations

from django.urls import path

from tenant_apps.documents import views

urlpatterns = [
    path("ungdomar/<uuid:public_id>/dokument/", views.documents, name="documents"),
    path("dokument/<uuid:public_id>/", views.document, name="document"),
    path("dokument/<uuid:public_id>/skriv/", views.document_write, name="document-write"),
    path("dokument/<uuid:public_id>/fil/", views.document_file, name="document-file"),
    path("dokument/<uuid:public_id>/skickat/", views.document_sent, name="document-sent"),
    path("dokument/<uuid:public_id>/kasta/", views.document_away, name="document-away"),
]
