"""The shared code lists, for every tenant: read only."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import Shape
from kaa.core.api.views import ApiView
from shared_apps.codelists import selectors
from shared_apps.codelists.errors import UnknownCodeList

TAG = "Code lists"
ANYONE = (Right.TODAY, Right.SETTINGS_READ, Right.CODELISTS_READ)


class CodeShape(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField(help_text="In Swedish.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    valid_from = serializers.DateField(allow_null=True, help_text="First day it may be chosen; null: always could be.")
    valid_to = serializers.DateField(allow_null=True, help_text="Last day it may be chosen; null: no end is known.")
    scb_code = serializers.CharField(help_text="What the half-year file has for it; empty: not in the file.")


class CodeListShape(serializers.Serializer[Any]):
    """A list in the version that holds on a day."""

    slug = serializers.CharField()
    name = serializers.CharField()
    owner = serializers.CharField()
    version = serializers.IntegerField()
    valid_from_period = serializers.CharField(help_text="The first half year it holds for; empty: from the beginning.")
    verified = serializers.BooleanField(help_text="Checked against its owner's own publication.")


class CodeListDetailShape(CodeListShape):
    """A list with its codes."""

    codes = CodeShape(many=True)


class CodeListsShape(serializers.Serializer[Any]):
    results = CodeListShape(many=True)


class OnQuery(Shape):
    on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="The version that holds on this day; without it today."
    )


class CodeLists(ApiView):
    needs = {"GET": ANYONE}

    @operation("code_lists_list", "List code lists", tag=TAG, answer=CodeListsShape, query=OnQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        found = selectors.snapshots(on=self.asked(OnQuery)["on"] or clock.today())
        return Response({"results": CodeListShape([found[slug] for slug in sorted(found)], many=True).data})


class CodeListDetail(ApiView):
    needs = {"GET": ANYONE}

    @operation(
        "code_lists_read", "Read one code list", tag=TAG, answer=CodeListDetailShape, query=OnQuery, problems=[404]
    )
    def get(self, request: Request, slug: str) -> Response:  # noqa: ARG002
        try:
            found = selectors.current(slug, on=self.asked(OnQuery)["on"] or clock.today())
        except UnknownCodeList:
            raise Http404 from None
        return Response(CodeListDetailShape(found).data)


urlpatterns = [
    path("code-lists/", CodeLists.as_view(), name="api-code-lists"),
    path("code-lists/<slug:slug>/", CodeListDetail.as_view(), name="api-code-list"),
]
