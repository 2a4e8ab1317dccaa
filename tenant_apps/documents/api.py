"""Documents about a youth: which there are, what one says, and that it has left. They are made on the site, where what they rest on is asked."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery, Shape
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.documents import services
from tenant_apps.documents.enums import DocumentState
from tenant_apps.documents.models import Document
from tenant_apps.documents.selectors import document_by_id, documents_of
from tenant_apps.letters.enums import DocumentKind
from tenant_apps.register.api.shapes import CodedField, Row

TAG = "Documents"


class DocumentShape(Row):
    """A document about a youth, to an agency or for the youth to hand in."""

    kind = serializers.CharField(
        source="template.document_kind", help_text=f"What it is for: {', '.join(DocumentKind.values)}."
    )
    name = serializers.CharField(source="template.name")
    state = serializers.ChoiceField(
        choices=DocumentState.choices, help_text="Being written, made, sent, or given to the youth."
    )
    route = serializers.CharField(help_text="agency: we send it; youth: the youth hands it in.")
    agency = CodedField("agency", "agency")
    agency_name = serializers.CharField(help_text="Which office, or which other agency.")
    ground = CodedField("share_ground", "ground")
    made_on = serializers.DateField(allow_null=True)
    sent_on = serializers.DateField(allow_null=True, help_text="Or the day on which the youth got it.")
    version = serializers.IntegerField(help_text="The same as in the ETag.")


class DocumentWhole(DocumentShape):
    """With what it says."""

    subject = serializers.CharField(help_text="The heading as made.")
    body = serializers.CharField(help_text="The text as made; `# ` begins a heading, `- ` a point.")


class DocumentQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    state = serializers.ChoiceField(choices=DocumentState.choices, required=False, help_text="In this state alone.")


class SentBody(Shape):
    """The day on which it left."""

    sent_on = serializers.DateField(help_text="Not in the future, and not before it was made.")


class DocumentsView(ApiView):
    noun = "documents"

    def found(self, public_id: uuid.UUID) -> Document:
        one = document_by_id(signed_in(self.site_request), public_id)
        if one is None:
            raise Http404
        return one

    def shown(self, one: Document) -> Response:
        self.show([one.youth.public_id])
        return self.one(one, shape=DocumentWhole)


class Documents(DocumentsView):
    needs = {"GET": Right.PLANNING_READ}

    @operation("documents_list", "List documents", tag=TAG, lists=DocumentShape, query=DocumentQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(DocumentQuery)
        lookups: dict[str, Any] = {"youth": "youth__public_id", "state": "state"}
        found = documents_of(signed_in(self.site_request)).select_related("youth", "template").defer("body", "values")
        found = found.filter(**{lookup: asked[name] for name, lookup in lookups.items() if name in asked})
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=DocumentShape)


class DocumentDetail(DocumentsView):
    needs = {"GET": Right.PLANNING_READ}

    @operation("documents_read", "Read one document", tag=TAG, answer=DocumentWhole, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        return self.shown(self.found(public_id))


class DocumentSent(DocumentsView):
    needs = {"POST": Right.PLANNING_WRITE}

    @operation(
        "documents_sent", "Say that a document has left", tag=TAG, answer=DocumentWhole, body=SentBody, versioned=True, problems=[404, 422],
        about="To an agency: noted as shared. Without a consent or a stated ground on that day it is stopped, and nothing is noted.",
    )  # fmt: skip
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        one, version = self.found(public_id), self.version()
        services.mark_sent(
            document=one,
            version=version,
            actor=signed_in(self.site_request),
            today=clock.today(),
            **self.sent(SentBody),
        )
        return self.shown(self.found(public_id))


urlpatterns = [
    path("documents/", Documents.as_view(), name="api-documents"),
    path("documents/<uuid:public_id>/", DocumentDetail.as_view(), name="api-document"),
    path("documents/<uuid:public_id>/sent/", DocumentSent.as_view(), name="api-document-sent"),
]
