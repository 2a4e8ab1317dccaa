"""Units and labels: what youths are sorted by."""

from __future__ import annotations

from typing import Any

from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery
from kaa.core.api.views import ApiView
from tenant_apps.accounts.models import Label, Unit


class UnitShape(serializers.Serializer[Any]):
    """Where staff and youths belong; in a partnership a subproject."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    is_subproject = serializers.BooleanField()
    county_code = serializers.CharField(help_text="A subproject's county, two digits; else empty.")
    archived_at = serializers.DateTimeField(allow_null=True, help_text="Set: no longer in use.")


class LabelShape(serializers.Serializer[Any]):
    """Whose youths these are."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    owner = serializers.SerializerMethodField(help_text="The name of whose it is; empty: vacant.")
    archived_at = serializers.DateTimeField(allow_null=True, help_text="Set: no longer offered.")

    def get_owner(self, label: Any) -> str:
        return label.user.display_name if label.user else ""


class Units(ApiView):
    noun = "units"
    needs = {"GET": (Right.YOUTHS_READ, Right.PARTICIPANTS_READ, Right.STAFF_WRITE)}

    @operation("units_list", "List units", tag="Units and labels", lists=UnitShape, query=PageQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(Unit.objects.all(), self.asked(), youth=None, shape=UnitShape)


class Labels(ApiView):
    noun = "labels"
    needs = {"GET": (Right.YOUTHS_READ, Right.LABELS_WRITE)}

    @operation("labels_list", "List labels", tag="Units and labels", lists=LabelShape, query=PageQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(Label.objects.select_related("user"), self.asked(), youth=None, shape=LabelShape)


urlpatterns = [
    path("units/", Units.as_view(), name="api-units"),
    path("labels/", Labels.as_view(), name="api-labels"),
]
