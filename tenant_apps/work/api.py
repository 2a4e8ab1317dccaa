"""Long work: how far it has come."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core.access import Right, user_may
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.work.models import Job
from tenant_apps.work.registry import page_of
from tenant_apps.work.services import progress_of


class JobShape(serializers.Serializer[Any]):
    """Long work. What it made is read where it belongs: the run, the file."""

    id = serializers.UUIDField(source="public_id")
    kind = serializers.CharField()
    state = serializers.CharField(help_text="queued, running, done, failed or cancelled.")
    message = serializers.CharField(help_text="Why it failed, in Swedish.")
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)


class JobDetailShape(JobShape):
    """A job, and how much of it is done."""

    done = serializers.SerializerMethodField(help_text="Of `total`, in the job's own steps.")
    total = serializers.SerializerMethodField()

    def get_done(self, job: Any) -> int:
        return progress_of(job).done

    def get_total(self, job: Any) -> int:
        return progress_of(job).total


class Jobs(ApiView):
    noun = "jobs"
    needs = {"GET": Right.TODAY}

    @operation("jobs_list", "List one's own jobs", tag="Jobs", lists=JobShape, query=PageQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(
            Job.objects.filter(created_by=signed_in(self.site_request)), self.asked(), youth=None, shape=JobShape
        )


class JobDetail(ApiView):
    needs = {"GET": Right.TODAY}

    @operation(
        "jobs_read",
        "Read one job",
        tag="Jobs",
        answer=JobDetailShape,
        problems=[404],
        about="Those who may start such a job may see it.",
    )
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found = Job.objects.filter(public_id=public_id).first()
        page = page_of(found) if found else None
        if found is None or page is None or not user_may(self.site_request, page.right):
            raise Http404
        return self.one(found, shape=JobDetailShape)


urlpatterns = [
    path("jobs/", Jobs.as_view(), name="api-jobs"),
    path("jobs/<uuid:public_id>/", JobDetail.as_view(), name="api-job"),
]
