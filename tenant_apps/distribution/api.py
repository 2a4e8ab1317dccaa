"""Who was given whom by distribution, and who is beside."""

from __future__ import annotations

from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.distribution.enums import Part
from tenant_apps.distribution.models import Assignment
from tenant_apps.register.api.shapes import Named, Row
from tenant_apps.register.selectors.visibility import visible_youths


class AssignmentShape(Row):
    """A youth was given to a label. Who is responsible now is the youth's own label."""

    label = Named()  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    part = serializers.CharField(help_text="responsible or beside.")
    reason = serializers.CharField(help_text="Why: earlier, studies, school, area, load or by_hand.")
    at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True, help_text="Of those beside.")


class AssignmentQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    part = serializers.ChoiceField(choices=Part.values, required=False, help_text="This part alone.")


class Assignments(ApiView):
    noun = "assignments"
    needs = {"GET": Right.YOUTHS_READ}
    municipalities_only = True

    @operation(
        "assignments_list", "List who was given whom", tag="Distribution", lists=AssignmentShape, query=AssignmentQuery
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(AssignmentQuery)
        lookups = {"youth": "youth__public_id", "part": "part"}
        found = Assignment.objects.filter(youth__in=visible_youths(signed_in(self.site_request)))
        found = found.filter(**{lookup: asked[name] for name, lookup in lookups.items() if name in asked})
        found = found.select_related("youth", "label")
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=AssignmentShape)


urlpatterns = [path("assignments/", Assignments.as_view(), name="api-assignments")]
