"""Measures; taking part and referrals stand in files of their own."""

from __future__ import annotations

import uuid
from dataclasses import fields

from django.db.models import Q
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
from tenant_apps.register.api.shapes import CodedField, Row, code_of
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.support import api_participations, api_referrals, services
from tenant_apps.support.models import Intervention
from tenant_apps.support.selectors import intervention_by_id, interventions_of

TAG = "Interventions"


class InterventionShape(Row):
    """A measure (åtgärd): what, from when, until when, why it ended and what came after."""

    type = CodedField("intervention_type", "type")
    local_name = serializers.CharField(help_text="The municipality's own name for it.")
    started_on = serializers.DateField()
    planned_end_on = serializers.DateField(allow_null=True)
    ended_on = serializers.DateField(allow_null=True, help_text="The last day; null: going on.")
    end_reason = CodedField("intervention_end", "end_reason")
    occupation_after = CodedField("occupation", "occupation_after")
    ended_by_deregistration = serializers.BooleanField()
    partner = serializers.CharField()
    place = serializers.CharField()
    contact_name = serializers.CharField(help_text="The contact person at the partner, in the work.")
    contact_phone = serializers.CharField()
    version = serializers.IntegerField(help_text="The same as in the ETag.")


class InterventionQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    ongoing = serializers.BooleanField(
        required=False, allow_null=True, default=None, help_text="true: going on today; false: not."
    )


def _day(about: str) -> serializers.DateField:
    return serializers.DateField(required=False, allow_null=True, default=None, help_text=about)


def _text(about: str) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, default="", max_length=100, help_text=about)


class InterventionFactsBody(Shape):
    """What somebody says of a measure."""

    type = code_of("intervention_type")
    started_on = serializers.DateField(help_text="Not in the future.")
    local_name = _text("The municipality's own name for it.")
    planned_end_on = _day("When it is meant to end.")
    ended_on = _day("The last day; not in the future.")
    end_reason = code_of("intervention_end", required=False)
    occupation_after = code_of("occupation", required=False)
    partner = _text("With whom.")
    place = _text("Where.")
    contact_name = _text("The contact person at the partner, in the work.")
    contact_phone = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=40, help_text="The contact person's telephone."
    )


class InterventionBody(InterventionFactsBody):
    """A new measure."""

    youth = serializers.UUIDField()


class EndBody(Shape):
    """The end of a measure. A missing reason is no error here: the quality rules R3 and R4 report it."""

    ended_on = serializers.DateField(help_text="The last day; not in the future.")
    end_reason = code_of("intervention_end", required=False)
    occupation_after = code_of("occupation", required=False)


class InterventionsView(ApiView):
    noun = "interventions"

    def found(self, public_id: uuid.UUID) -> Intervention:
        one = intervention_by_id(signed_in(self.site_request), public_id)
        if one is None:
            raise Http404
        return one

    def shown(self, one: Intervention, *, status: int = 200) -> Response:
        self.show([one.youth.public_id])
        return self.one(one, shape=InterventionShape, status=status)


class Interventions(InterventionsView):
    needs = {"GET": Right.YOUTHS_READ, "POST": Right.YOUTHS_WRITE}

    @operation("interventions_list", "List measures", tag=TAG, lists=InterventionShape, query=InterventionQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked, today = self.asked(InterventionQuery), clock.today()
        found = interventions_of(signed_in(self.site_request))
        going_on = Q(started_on__lte=today) & (Q(ended_on=None) | Q(ended_on__gte=today))
        if asked["ongoing"] is not None:
            found = found.filter(going_on if asked["ongoing"] else ~going_on)
        found = found.filter(youth__public_id=asked["youth"]) if "youth" in asked else found
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=InterventionShape)

    @operation(
        "interventions_start",
        "Begin a measure",
        tag=TAG,
        answer=InterventionShape,
        body=InterventionBody,
        status=201,
        problems=[404, 422],
    )
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(InterventionBody)
        youth = youth_or_404(user, told.pop("youth"))
        facts = services.InterventionFacts(**told)
        made = services.start_intervention(youth=youth, facts=facts, actor=user, today=clock.today())
        return self.shown(made, status=201)


class InterventionDetail(InterventionsView):
    needs = {"GET": Right.YOUTHS_READ, "PATCH": Right.YOUTHS_WRITE}

    @operation("interventions_read", "Read one measure", tag=TAG, answer=InterventionShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        return self.shown(self.found(public_id))

    @operation(
        "interventions_mend", "Mend a measure", tag=TAG, answer=InterventionShape, body=InterventionFactsBody, versioned=True, problems=[404, 422],
        about="What is not sent stays as it was.",
    )  # fmt: skip
    def patch(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        one, version = self.found(public_id), self.version()
        kept = {each.name for each in Intervention._meta.concrete_fields}
        stands = {
            each.name: getattr(one, each.name) for each in fields(services.InterventionFacts) if each.name in kept
        }
        facts = services.InterventionFacts(**{**stands, **self.sent(InterventionFactsBody, partial=True)})
        saved = services.edit_intervention(
            intervention=one, version=version, facts=facts, actor=signed_in(self.site_request), today=clock.today()
        )
        return self.shown(saved)


class InterventionEnd(InterventionsView):
    needs = {"POST": Right.YOUTHS_WRITE}

    @operation(
        "interventions_end",
        "End a measure",
        tag=TAG,
        answer=InterventionShape,
        body=EndBody,
        versioned=True,
        problems=[404, 422],
    )
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        one, version = self.found(public_id), self.version()
        saved = services.end_intervention(
            intervention=one,
            version=version,
            actor=signed_in(self.site_request),
            today=clock.today(),
            **self.sent(EndBody),
        )
        return self.shown(saved)


urlpatterns = [
    path("interventions/", Interventions.as_view(), name="api-interventions"),
    path("interventions/<uuid:public_id>/", InterventionDetail.as_view(), name="api-intervention"),
    path("interventions/<uuid:public_id>/end/", InterventionEnd.as_view(), name="api-intervention-end"),
    *api_participations.urlpatterns,
    *api_referrals.urlpatterns,
]
