from __future__ import annotations

from django.urls import path

from tenant_apps.outreach import views

urlpatterns = [
    path("ungdomar/<uuid:public_id>/kontakt/", views.contact_add, name="contact-add"),
    path("kontakter/<uuid:public_id>/", views.contact_edit, name="contact-edit"),
]
