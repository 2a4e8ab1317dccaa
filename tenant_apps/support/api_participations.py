"""Programmes, and taking part in them."""

from __future__ import annotations

import uuid
from dataclasses import fields
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
from tenant_apps.register.api.shapes import CodedField, Named, Row, code_of
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.support.models import Participation, Programme
from tenant_apps.support.selectors import participations_of
from tenant_apps.support.selectors.participations import participation_by_id
from tenant_apps.support.services.participations import ParticipationFacts, begin_participation, edit_participation

TAG = "Programmes"


class ProgrammeShape(serializers.Serializer[Any]):
    """A unit, project or subproject that somebody takes part in, apart from the registration."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    kind = serializers.CharField(help_text="unit, project or subproject.")
    unit = Named(allow_null=True)
    in_use = serializers.SerializerMethodField(help_text="false: nobody is enrolled in it any more.")

    def get_in_use(self, row: Programme) -> bool:
        return row.archived_at is None


class ParticipationShape(Row):
    """Taking part in a programme."""

    programme = Named()
    inflow = CodedField("inflow", "inflow")
    target_group = CodedField("target_group", "target_group")
    sex_at_entry = serializers.CharField(help_text="female, male or unknown.")
    started_on = serializers.DateField()
    ended_on = serializers.DateField(allow_null=True, help_text="The last day; null: going on.")
    end_reason = CodedField("participation_end", "end_reason")
    referred_to = CodedField("referral", "referred_to")
    occupation_after = CodedField("occupation", "occupation_after")
    livelihood_after = CodedField("livelihood", "livelihood_after")
    re_entered = serializers.BooleanField(
        help_text="Had taken part before in the same programme, or in another of its unit."
    )
    version = serializers.IntegerField(help_text="The same as in the ETag.")


class ParticipationQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    programme = serializers.UUIDField(required=False, help_text="In this programme alone.")


class ParticipationFactsBody(Shape):
    """What somebody says of a participation. Sex at entry and coming back are worked out."""

    programme = serializers.UUIDField(help_text="The programme's id.")
    started_on = serializers.DateField(help_text="Not in the future.")
    inflow = code_of("inflow", required=False)
    target_group = code_of("target_group", required=False, about="Empty: by the age at entry.")
    ended_on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="The last day; not in the future."
    )
    end_reason = code_of("participation_end", required=False, about="Needed with ended_on.")
    referred_to = code_of("referral", required=False)
    occupation_after = code_of("occupation", required=False)
    livelihood_after = code_of("livelihood", required=False)


class ParticipationBody(ParticipationFactsBody):
    """A new participation."""

    youth = serializers.UUIDField()


class Programmes(ApiView):
    noun = "programmes"
    needs = {"GET": (Right.YOUTHS_READ, Right.PARTICIPANTS_READ)}

    @operation("programmes_list", "List programmes", tag=TAG, lists=ProgrammeShape, query=PageQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(Programme.objects.select_related("unit"), self.asked(), youth=None, shape=ProgrammeShape)


class ParticipationsView(ApiView):
    noun = "participations"

    def facts(self, told: dict[str, Any]) -> ParticipationFacts:
        found = told["programme"]
        if isinstance(found, uuid.UUID):
            found = Programme.objects.filter(public_id=found).first()
        if found is None:
            raise Http404
        return ParticipationFacts(**{**told, "programme": found})

    def found(self, public_id: uuid.UUID) -> Participation:
        one = participation_by_id(signed_in(self.site_request), public_id)
        if one is None:
            raise Http404
        return one

    def shown(self, one: Participation, *, status: int = 200) -> Response:
        self.show([one.youth.public_id])
        return self.one(one, shape=ParticipationShape, status=status)


class Participations(ParticipationsView):
    needs = {"GET": (Right.YOUTHS_READ, Right.PARTICIPANTS_READ), "POST": Right.PLANNING_WRITE}

    @operation(
        "participations_list", "List participations", tag=TAG, lists=ParticipationShape, query=ParticipationQuery,
        about="A local project leader's are those of the own subproject.",
    )  # fmt: skip
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(ParticipationQuery)
        found = participations_of(signed_in(self.site_request)).select_related("youth", "programme")
        lookups = {"youth": "youth__public_id", "programme": "programme__public_id"}
        found = found.filter(**{lookup: asked[name] for name, lookup in lookups.items() if name in asked})
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=ParticipationShape)

    @operation(
        "participations_begin", "Enrol somebody", tag=TAG, answer=ParticipationShape, body=ParticipationBody, status=201, problems=[404, 422],
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(ParticipationBody)
        youth = youth_or_404(user, told.pop("youth"))
        made = begin_participation(youth=youth, facts=self.facts(told), actor=user, today=clock.today())
        return self.shown(made, status=201)


class ParticipationDetail(ParticipationsView):
    needs = {"GET": (Right.YOUTHS_READ, Right.PARTICIPANTS_READ), "PATCH": Right.PLANNING_WRITE}

    @operation("participations_read", "Read one participation", tag=TAG, answer=ParticipationShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        return self.shown(self.found(public_id))

    @operation(
        "participations_mend", "Discharge somebody, or mend a participation", tag=TAG, answer=ParticipationShape, body=ParticipationFactsBody,
        versioned=True, problems=[404, 422], about="What is not sent stays as it was.",
    )  # fmt: skip
    def patch(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        one, version = self.found(public_id), self.version()
        stands = {each.name: getattr(one, each.name) for each in fields(ParticipationFacts)}
        facts = self.facts({**stands, **self.sent(ParticipationFactsBody, partial=True)})
        saved = edit_participation(
            participation=one, version=version, facts=facts, actor=signed_in(self.site_request), today=clock.today()
        )
        return self.shown(saved)


urlpatterns = [
    path("programmes/", Programmes.as_view(), name="api-programmes"),
    path("participations/", Participations.as_view(), name="api-participations"),
    path("participations/<uuid:public_id>/", ParticipationDetail.as_view(), name="api-participation"),
]
