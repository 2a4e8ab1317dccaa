from __future__ import annotations

from django.urls import path

from tenant_apps.support import views

urlpatterns = [
    path("ungdomar/<uuid:public_id>/atgard/", views.intervention_add, name="intervention-add"),
    path("atgarder/<uuid:public_id>/", views.intervention_edit, name="intervention-edit"),
    path("deltagare/", views.participants, name="participants"),
]
