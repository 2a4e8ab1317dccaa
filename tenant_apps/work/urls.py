from __future__ import annotations

from django.urls import path

from tenant_apps.work import views

urlpatterns = [
    path("utskick/", views.outbox, name="outbox"),
    path("jobb/<uuid:public_id>/", views.job, name="job"),
    path("jobb/<uuid:public_id>/avbryt/", views.job_cancel, name="job-cancel"),
]
