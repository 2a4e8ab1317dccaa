"""Sources and their runs: a file in, what it would change, yes or no."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.problems import Refused, answer_with
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery, Shape
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.sources import selectors
from tenant_apps.sources.errors import ImportProblem, NeedsReason, WrongState
from tenant_apps.sources.messages import FILE
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.services import runs as services
from tenant_apps.sources.services.staging import stage_file

TAG = "Imports"
FIELDS = {"older": "as_of", "in_the_future": "as_of", "as_of_missing": "as_of", "force_reason": "force_reason"}


def _translate(problem: ImportProblem) -> Refused:
    field = "reason" if isinstance(problem, NeedsReason) else FIELDS.get(problem.code, "file")
    if isinstance(problem, WrongState):
        return Refused(problem.message, status=409)
    return Refused(problem.message, errors=[(field, problem.message)])


answer_with(ImportProblem, _translate)


class SourceShape(serializers.Serializer[Any]):
    """A system that tells about residents and their studies."""

    id = serializers.UUIDField(source="public_id")
    slug = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.CharField(help_text="The shape of its files, or ss12000 for a connection.")
    last_as_of = serializers.DateField(allow_null=True, help_text="The day that its latest applied file speaks of.")
    period_days = serializers.IntegerField(allow_null=True, help_text="Days between its files; null: not said.")


class RunShape(serializers.Serializer[Any]):
    """One file or fetch: staged, looked at, applied whole or discarded."""

    id = serializers.UUIDField(source="public_id")
    source = serializers.CharField(source="source.slug")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    state = serializers.CharField(help_text="staged, applying, applied, discarded, undoing, undone or failed.")
    as_of = serializers.DateField(help_text="The day that the file speaks of.")
    file_name = serializers.CharField()
    created_at = serializers.DateTimeField()
    applied_at = serializers.DateTimeField(allow_null=True)
    job = serializers.SerializerMethodField(help_text="The job that applies it; null: none.")

    def get_job(self, run: Any) -> uuid.UUID | None:
        return run.job.public_id if run.job else None


class FigureShape(serializers.Serializer[Any]):
    key = serializers.CharField(help_text="new, changed, same, gone, came_back, refused or remarks.")
    label = serializers.CharField()  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    value = serializers.IntegerField(help_text="Rows.")


class RunDetailShape(RunShape):
    """A run with what it would change, or has changed."""

    figures = serializers.SerializerMethodField(help_text="The difference against what the source last said.")
    large_change = serializers.SerializerMethodField(
        help_text="Per cent gone and changed when more than a file should bring: then applying asks for a reason."
    )

    def get_figures(self, run: Any) -> list[dict[str, Any]]:
        return [{"key": one.key, "label": one.label, "value": one.value} for one in selectors.figures(run)]

    def get_large_change(self, run: Any) -> dict[str, int] | None:
        shares = selectors.large_change_of(run) if run.state in services.MAY_APPLY else None
        return {"gone": shares[0], "changed": shares[1]} if shares else None


class RunQuery(PageQuery):
    source = serializers.SlugField(required=False, help_text="Of this source alone.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes


class UploadBody(Shape):
    """A file of a known source, as multipart/form-data."""

    source = serializers.SlugField(help_text="One of the sources, or a kind that the product reads.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    file = serializers.FileField(help_text="At most 20 MB.")
    as_of = serializers.DateField(
        required=False,
        allow_null=True,
        default=None,
        help_text="The day it speaks of; needed when neither a column of the file nor its name says it.",
    )
    force = serializers.BooleanField(
        required=False, default=False, help_text="Let in a file older than the last one applied."
    )
    force_reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=300)


class ApplyBody(Shape):
    reason = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=300, help_text="Why a large change is right."
    )


class Sources(ApiView):
    noun = "sources"
    needs = {"GET": Right.SOURCES_IMPORT}

    @operation("sources_list", "List sources", tag=TAG, lists=SourceShape, query=PageQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(Source.objects.all(), self.asked(), youth=None, shape=SourceShape)


class RunsView(ApiView):
    noun = "import-runs"

    def found(self, public_id: uuid.UUID) -> ImportRun:
        run = selectors.find_run(public_id)
        if run is None:
            raise Http404
        return run

    def shown(self, public_id: uuid.UUID, *, status: int = 200) -> Response:
        return self.one(self.found(public_id), shape=RunDetailShape, status=status)


class Runs(RunsView):
    needs = {"GET": Right.SOURCES_IMPORT, "POST": Right.SOURCES_IMPORT}
    parser_classes = [MultiPartParser]

    @operation("import_runs_list", "List import runs", tag=TAG, lists=RunShape, query=RunQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(RunQuery)
        found = ImportRun.objects.select_related("source", "job").defer("gone_youths", "counts")
        found = found.filter(source__slug=asked["source"]) if "source" in asked else found
        return self.listed(found, asked, youth=None, shape=RunShape)

    @operation(
        "import_runs_upload", "Upload a file and see what it would change", tag=TAG, answer=RunDetailShape, body={"multipart/form-data": UploadBody},
        status=201, problems=[409, 422], about="Nothing is applied. An earlier run of the source that nobody applied is discarded.",
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        told = self.sent_file(request)
        if told["source"] not in {slug for slug, _name in selectors.source_choices()}:
            raise exceptions.ValidationError({"source": [_("There is no such source.")]})
        run = stage_file(
            source=services.ensure_source(slug=told["source"]), file_name=told["file"].name, content=told["file"].read(), as_of=told["as_of"],
            actor=signed_in(self.site_request), today=clock.today(), force=told["force"], force_reason=told["force_reason"],
        )  # fmt: skip
        return self.shown(run.public_id, status=201)

    def sent_file(self, request: Request) -> dict[str, Any]:
        """Cut while it was received when it is too large."""
        sent: Any = request.data
        if getattr(self.site_request, "upload_too_large", False):
            raise Refused(str(FILE["too_large"]), status=413)
        told = UploadBody(data=sent.dict())
        told.is_valid(raise_exception=True)
        return dict(told.validated_data)


class RunDetail(RunsView):
    needs = {"GET": Right.SOURCES_IMPORT}

    @operation("import_runs_read", "Read one import run", tag=TAG, answer=RunDetailShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        return self.shown(public_id)


class RunApply(RunsView):
    needs = {"POST": Right.SOURCES_IMPORT}
    parser_classes = [JSONParser]

    @operation(
        "import_runs_apply", "Apply an import run", tag=TAG, answer=RunShape, body=ApplyBody, status=202, problems=[404, 409, 422],
        about="A job does it, whole or not at all; ask for the job until it is done.",
    )  # fmt: skip
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        run, told = self.found(public_id), self.sent(ApplyBody)
        services.request_apply(run=run, actor=signed_in(self.site_request), today=clock.today(), reason=told["reason"])
        return self.one(self.found(public_id), shape=RunShape, status=202)


class RunDiscard(RunsView):
    needs = {"POST": Right.SOURCES_IMPORT}

    @operation(
        "import_runs_discard",
        "Discard an import run",
        tag=TAG,
        answer=RunShape,
        problems=[404, 409],
        about="Nothing of it is applied.",
    )
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        services.discard_run(run=self.found(public_id))
        return self.one(self.found(public_id), shape=RunShape)


urlpatterns = [
    path("sources/", Sources.as_view(), name="api-sources"),
    path("import-runs/", Runs.as_view(), name="api-import-runs"),
    path("import-runs/<uuid:public_id>/", RunDetail.as_view(), name="api-import-run"),
    path("import-runs/<uuid:public_id>/apply/", RunApply.as_view(), name="api-import-run-apply"),
    path("import-runs/<uuid:public_id>/discard/", RunDiscard.as_view(), name="api-import-run-discard"),
]
