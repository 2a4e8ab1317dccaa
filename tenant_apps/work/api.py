"""Long work: how far it has come."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
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
from tenant_apps.work.services import cancel, may_cancel, progress_of


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


class JobView(ApiView):
    def found(self, public_id: uuid.UUID) -> Job:
        found = Job.objects.filter(public_id=public_id).first()
        page = page_of(found) if found else None
        if found is None or page is None or not user_may(self.site_request, page.right):
            raise Http404
        return found


class JobDetail(JobView):
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
        return self.one(self.found(public_id), shape=JobDetailShape)


class JobCancel(JobView):
    needs = {"POST": Right.TODAY}

    @operation(
        "jobs_cancel", "Cancel a job", tag="Jobs", answer=JobDetailShape, problems=[404, 422],
        about="By who started it, or an administrator. One that waits ends at once; one that runs where it next comes to a place to stop: ask for "
        "it until it is cancelled, or done.",
    )  # fmt: skip
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found, user = self.found(public_id), signed_in(self.site_request)
        if found.is_open and found.cancel_asked_at is None and not may_cancel(job=found, user=user):
            raise PermissionDenied
        return self.one(cancel(job=found, actor=user), shape=JobDetailShape)


urlpatterns = [
    path("jobs/", Jobs.as_view(), name="api-jobs"),
    path("jobs/<uuid:public_id>/", JobDetail.as_view(), name="api-job"),
    path("jobs/<uuid:public_id>/cancel/", JobCancel.as_view(), name="api-job-cancel"),
]
