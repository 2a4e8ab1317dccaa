from __future__ import annotations

from django.urls import path

from tenant_apps.distribution import views

urlpatterns = [
    path("fordelning/", views.distribution, name="distribution"),
    path("fordelning/historik/", views.history, name="distribution-history"),
    path("fordelning/regler/", views.distribution_rules, name="distribution-rules"),
    path("fordelning/vid-sidan/", views.beside_page, name="beside"),
    path("ungdomar/<uuid:public_id>/vid-sidan/", views.beside_set, name="beside-set"),
]
