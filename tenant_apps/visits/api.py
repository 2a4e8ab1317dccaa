"""Home visits: planned and made. Concern reports are none of the API's: they are read by named persons on the site (PRV-16)."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.api.shapes import CodedField, Row
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.visits.models import HomeVisit, VisitDay

TAG = "Home visits"


class VisitDayShape(serializers.Serializer[Any]):
    """A day on which staff visit youths in an area."""

    id = serializers.UUIDField(source="public_id")
    on = serializers.DateField()
    area = serializers.CharField()
    starts_at = serializers.TimeField(allow_null=True)
    state = serializers.CharField(help_text="planned, locked or done.")
    version = serializers.IntegerField()


class VisitShape(Row):
    """A youth on a visit day's list, and what came of it; the outcome is a contact as well."""

    day = serializers.UUIDField(source="day.public_id", help_text="The visit day's id.")
    on = serializers.DateField(source="visit_on")
    approx_at = serializers.TimeField(allow_null=True)
    notice_posted_on = serializers.DateField(allow_null=True)
    outcome = CodedField("contact_outcome", "outcome")
    contact = serializers.UUIDField(source="contact.public_id", allow_null=True, default=None)
    deviation = CodedField("visit_deviation", "deviation")
    told_tax_agency_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class VisitQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    day = serializers.UUIDField(required=False, help_text="Of this visit day alone.")


class VisitDays(ApiView):
    noun = "visit-days"
    needs = {"GET": Right.YOUTHS_WRITE}
    municipalities_only = True

    @operation("visit_days_list", "List visit days", tag=TAG, lists=VisitDayShape, query=PageQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(VisitDay.objects.shown(), self.asked(), youth=None, shape=VisitDayShape)


class VisitsView(ApiView):
    noun = "visits"
    needs = {"GET": Right.YOUTHS_READ}
    municipalities_only = True

    def rows(self) -> QuerySet[HomeVisit]:
        """None of those under protection, whoever reads: where somebody lives is on the list."""
        user = signed_in(self.site_request)
        found = HomeVisit.objects.filter(youth__in=visible_youths(user), youth__protected_at=None)
        found = found.filter(Q(day__called_off_at=None) | ~Q(outcome=""))
        return found.select_related("youth", "day", "contact")


class Visits(VisitsView):
    @operation("visits_list", "List home visits", tag=TAG, lists=VisitShape, query=VisitQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(VisitQuery)
        lookups = {"youth": "youth__public_id", "day": "day__public_id"}
        found = self.rows().filter(**{lookup: asked[name] for name, lookup in lookups.items() if name in asked})
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=VisitShape)


class VisitDetail(VisitsView):
    @operation("visits_read", "Read one home visit", tag=TAG, answer=VisitShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found = self.rows().filter(public_id=public_id).first()
        if found is None:
            raise Http404
        self.show([found.youth.public_id])
        return self.one(found, shape=VisitShape)


urlpatterns = [
    path("visit-days/", VisitDays.as_view(), name="api-visit-days"),
    path("visits/", Visits.as_view(), name="api-visits"),
    path("visits/<uuid:public_id>/", VisitDetail.as_view(), name="api-visit"),
]
