from __future__ import annotations

from django.urls import path

from tenant_apps.register import views_identification, views_proposals

urlpatterns = [
    path("forslag/", views_proposals.proposals, name="proposals"),
    path("forslag/besluta/", views_proposals.decide, name="proposals-decide"),
    path("forslag/skolor/", views_identification.late_schools, name="late-schools"),
    path("installningar/identifiering/", views_identification.settings, name="identification-settings"),
]
