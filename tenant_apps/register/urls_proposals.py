from __future__ import annotations

from django.urls import path

from tenant_apps.register import views_proposals

urlpatterns = [
    path("forslag/", views_proposals.proposals, name="proposals"),
    path("forslag/besluta/", views_proposals.decide, name="proposals-decide"),
]
