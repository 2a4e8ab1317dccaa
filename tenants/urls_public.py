from __future__ import annotations

from django.urls import path

from tenants import views

urlpatterns = [
    path("", views.start, name="start"),
]
