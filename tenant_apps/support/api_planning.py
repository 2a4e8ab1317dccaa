"""Action plans, offers, consents and coordinated plans: for those who may read the planning. Mappings (zone B) are none of the API's."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.urls import path
from drf_spectacular.utils import extend_schema_field
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
from tenant_apps.register.selectors.visibility import visible_youths, youth_or_404
from tenant_apps.support.models import (
    ActionPlan,
    Consent,
    CoordinatedPlan,
    InterventionFollowUp,
    Offer,
    PlanFollowUp,
    PlanItem,
    PlanVersion,
    PracticeAgreement,
    PracticeWeek,
    Share,
)
from tenant_apps.support.selectors.offers import offer_by_id
from tenant_apps.support.selectors.participants import interventions_of
from tenant_apps.support.services.offers import OfferFacts, edit_offer, make_offer

TAG = "Planning"


class OfYouthQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")


class PlanItemShape(serializers.Serializer[Any]):
    """What somebody is to do."""

    id = serializers.UUIDField(source="public_id")
    responsible = serializers.CharField(help_text="youth, municipality or other.")
    who = serializers.CharField(help_text="Of somebody else: which organisation.")
    what = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)
    done_on = serializers.DateField(allow_null=True)


class PlanVersionShape(serializers.Serializer[Any]):
    """What a plan says from a day on."""

    number = serializers.IntegerField()
    made_on = serializers.DateField()
    goal = serializers.CharField()
    planning = serializers.CharField()
    why_revised = serializers.CharField()
    items = PlanItemShape(many=True)


class PlanFollowUpShape(serializers.Serializer[Any]):
    """A follow-up that was held."""

    id = serializers.UUIDField(source="public_id")
    held_on = serializers.DateField()
    on_version = serializers.IntegerField(help_text="The version that was followed up.")
    with_youth = serializers.BooleanField(help_text="The youth took part.")
    next_on = serializers.DateField(allow_null=True)


class PlanShape(Row):
    """An individual action plan, with its latest version and its follow-ups."""

    started_on = serializers.DateField()
    next_follow_up_on = serializers.DateField(allow_null=True, help_text="Null: the plan has ended.")
    ended_on = serializers.DateField(allow_null=True)
    end_reason = CodedField("plan_end", "end_reason")
    latest = serializers.SerializerMethodField(help_text="What it says now.")
    follow_ups = PlanFollowUpShape(many=True)
    version = serializers.IntegerField(help_text="The same as in the ETag.")

    @extend_schema_field(PlanVersionShape(allow_null=True))
    def get_latest(self, plan: ActionPlan) -> Any:
        versions = list(plan.versions.all())
        return PlanVersionShape(versions[0]).data if versions else None


class OfferShape(Row):
    """What was offered, and the answer."""

    type = CodedField("intervention_type", "type")
    local_name = serializers.CharField(help_text="What the municipality calls the measure; empty: as the type.")
    offered_on = serializers.DateField()
    unit = Named(allow_null=True)
    response = CodedField("offer_response", "response")
    answered_on = serializers.DateField(allow_null=True)
    intervention = serializers.UUIDField(
        source="intervention.public_id", allow_null=True, default=None, help_text="The measure that it became; null: none."
    )  # fmt: skip
    version = serializers.IntegerField(help_text="The same as in the ETag.")


class OfferFactsBody(Shape):
    """What somebody says of an offer."""

    type = code_of("intervention_type")
    local_name = serializers.CharField(
        required=False,
        allow_blank=True,
        default="",
        max_length=120,
        help_text="What the municipality calls the measure.",
    )
    offered_on = serializers.DateField(help_text="Not in the future.")
    response = code_of("offer_response")
    answered_on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="Null: today, when there is an answer."
    )
    begins_on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="Accepted: the measure begins that day in the same go."
    )


class OfferBody(OfferFactsBody):
    """A new offer."""

    youth = serializers.UUIDField(help_text="The youth's id.")


class ConsentShape(Row):
    """A consent to exchange of data. The signed form is fetched on the site alone."""

    agency = CodedField("agency", "agency")
    agency_name = serializers.CharField()
    data = serializers.CharField(help_text="Which data.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    purpose = serializers.CharField()
    given_by = serializers.CharField(
        help_text="youth, or both: a guardian, too. guardian: withdrawn, of before a guardian's alone was refused."
    )
    given_on = serializers.DateField()
    valid_until = serializers.DateField(help_text="The last day.")
    withdrawn_on = serializers.DateField(allow_null=True, help_text="Not valid from this day.")
    version = serializers.IntegerField()


class ShareShape(Row):
    """What was given to an agency, and on what that rests: a consent, or a ground in law."""

    agency = CodedField("agency", "agency")
    agency_name = serializers.CharField()
    shared_on = serializers.DateField()
    data = serializers.CharField(help_text="Which data.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    consent = serializers.UUIDField(source="consent.public_id", allow_null=True, default=None)
    ground = CodedField("share_ground", "ground")


class OfMeasure(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="public_id", help_text="The row's own id.")
    youth = serializers.UUIDField(
        source="intervention.youth.public_id", help_text="The id of the youth that it is about."
    )
    intervention = serializers.UUIDField(source="intervention.public_id", help_text="The measure.")


class FollowUpShape(OfMeasure):
    """A follow-up of a measure, as agreed with the partner."""

    due_on = serializers.DateField()
    held_on = serializers.DateField(allow_null=True, help_text="Null: it is to come.")


class WeekShape(serializers.Serializer[Any]):
    """Attendance in one week. Reasons for absence are not kept."""

    monday = serializers.DateField()
    planned = serializers.IntegerField(help_text="Days.")
    present = serializers.IntegerField(help_text="Days.")


class AgreementShape(OfMeasure):
    """The agreement of a practice place, and the attendance there."""

    place = serializers.CharField()
    days_a_week = serializers.IntegerField()
    signed_on = serializers.DateField(allow_null=True)
    insurance_checked_on = serializers.DateField(allow_null=True, help_text="Null: the youth is not insured there.")
    weeks = WeekShape(many=True, help_text="The latest first.")
    version = serializers.IntegerField()


class CoordinatedPlanShape(Row):
    """A coordinated individual plan (SIP), without its content."""

    parties = serializers.ListField(child=serializers.CharField(), help_text="Codes of the list `agency`.")
    called_on = serializers.DateField()
    held_on = serializers.DateField(allow_null=True)
    responsible = CodedField("agency", "responsible")
    follow_up_on = serializers.DateField(allow_null=True)
    ended_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class PlanningView(ApiView):
    """A list of what belongs to youths whom the reader may open."""

    needs = {"GET": Right.PLANNING_READ}

    def rows(self, found: QuerySet[Any], asked: dict[str, Any]) -> QuerySet[Any]:
        user = signed_in(self.site_request)
        found = found.filter(youth__in=visible_youths(user)).select_related("youth")
        return found.filter(youth__public_id=asked["youth"]) if "youth" in asked else found

    def page(self, found: QuerySet[Any], shape: type[Row]) -> Response:
        asked = self.asked(OfYouthQuery)
        return self.listed(self.rows(found, asked), asked, youth=lambda one: one.youth.public_id, shape=shape)


def _whole(found: QuerySet[ActionPlan]) -> QuerySet[ActionPlan]:
    """The latest version first, with what stands in it."""
    items = Prefetch("items", PlanItem.objects.order_by("position"))
    versions = Prefetch("versions", PlanVersion.objects.order_by("-number").prefetch_related(items))
    return found.prefetch_related(versions, Prefetch("follow_ups", PlanFollowUp.objects.order_by("held_on", "pk")))


class Plans(PlanningView):
    noun = "plans"

    @operation("plans_list", "List action plans", tag=TAG, lists=PlanShape, query=OfYouthQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.page(_whole(ActionPlan.objects.all()), PlanShape)


class PlanDetail(PlanningView):
    noun = "plans"

    @operation("plans_read", "Read one action plan", tag=TAG, answer=PlanShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found = self.rows(_whole(ActionPlan.objects.filter(public_id=public_id)), {}).first()
        if found is None:
            raise Http404
        self.show([found.youth.public_id])
        return self.one(found, shape=PlanShape)


class Offers(PlanningView):
    noun = "offers"
    needs = {"GET": Right.PLANNING_READ, "POST": Right.PLANNING_WRITE}

    @operation("offers_list", "List offers", tag=TAG, lists=OfferShape, query=OfYouthQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.page(Offer.objects.select_related("unit", "intervention"), OfferShape)

    @operation(
        "offers_make", "Record an offer", tag=TAG, answer=OfferShape, body=OfferBody, status=201, problems=[404, 422]
    )
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(OfferBody)
        youth = youth_or_404(user, told.pop("youth"))
        made = make_offer(youth=youth, facts=OfferFacts(unit=youth.unit, **told), actor=user, today=clock.today())
        self.show([youth.public_id])
        return self.one(made, shape=OfferShape, status=201)


class OfferDetail(PlanningView):
    noun = "offers"
    needs = {"GET": Right.PLANNING_READ, "PATCH": Right.PLANNING_WRITE}

    def found(self, public_id: uuid.UUID) -> Offer:
        one = offer_by_id(signed_in(self.site_request), public_id)
        if one is None:
            raise Http404
        self.show([one.youth.public_id])
        return one

    @operation("offers_read", "Read one offer", tag=TAG, answer=OfferShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        return self.one(self.found(public_id), shape=OfferShape)

    @operation(
        "offers_answer", "Record the answer to an offer", tag=TAG, answer=OfferShape, body=OfferFactsBody, versioned=True, problems=[404, 422],
        about="What is not sent stays as it was.",
    )  # fmt: skip
    def patch(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        one, version = self.found(public_id), self.version()
        sent = self.sent(OfferFactsBody, partial=True)
        is_same = sent.get("response", one.response) == one.response
        stands = {name: getattr(one, name) for name in ("type", "offered_on", "response", "unit", "note", "local_name")}
        facts = OfferFacts(**{**stands, "answered_on": one.answered_on if is_same else None, **sent})
        saved = edit_offer(
            offer=one, version=version, facts=facts, actor=signed_in(self.site_request), today=clock.today()
        )
        return self.one(saved, shape=OfferShape)


class Consents(PlanningView):
    noun = "consents"

    @operation("consents_list", "List consents", tag=TAG, lists=ConsentShape, query=OfYouthQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.page(Consent.objects.all(), ConsentShape)


class CoordinatedPlans(PlanningView):
    noun = "coordinated-plans"

    @operation(
        "coordinated_plans_list", "List coordinated plans", tag=TAG, lists=CoordinatedPlanShape, query=OfYouthQuery
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.page(CoordinatedPlan.objects.all(), CoordinatedPlanShape)


class Shares(PlanningView):
    noun = "shares"

    @operation("shares_list", "List what was shared with agencies", tag=TAG, lists=ShareShape, query=OfYouthQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.page(Share.objects.select_related("consent"), ShareShape)


class OfMeasuresView(ApiView):
    """A list of what belongs to measures of youths whom the reader may open."""

    needs = {"GET": Right.PLANNING_READ}

    def page(self, found: QuerySet[Any], shape: type[serializers.Serializer[Any]]) -> Response:
        asked = self.asked(OfYouthQuery)
        found = found.filter(intervention__in=interventions_of(signed_in(self.site_request))).select_related(
            "intervention__youth"
        )
        found = found.filter(intervention__youth__public_id=asked["youth"]) if "youth" in asked else found
        return self.listed(found, asked, youth=lambda one: one.intervention.youth.public_id, shape=shape)


class FollowUps(OfMeasuresView):
    noun = "measure-follow-ups"

    @operation("follow_ups_list", "List measures' follow-ups", tag=TAG, lists=FollowUpShape, query=OfYouthQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.page(InterventionFollowUp.objects.all(), FollowUpShape)


class PracticeAgreements(OfMeasuresView):
    noun = "practice-agreements"

    @operation(
        "practice_agreements_list", "List practice agreements", tag=TAG, lists=AgreementShape, query=OfYouthQuery
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        weeks = Prefetch("weeks", PracticeWeek.objects.order_by("-monday"))
        return self.page(PracticeAgreement.objects.prefetch_related(weeks), AgreementShape)


urlpatterns = [
    path("shares/", Shares.as_view(), name="api-shares"),
    path("measure-follow-ups/", FollowUps.as_view(), name="api-measure-follow-ups"),
    path("practice-agreements/", PracticeAgreements.as_view(), name="api-practice-agreements"),
    path("plans/", Plans.as_view(), name="api-plans"),
    path("plans/<uuid:public_id>/", PlanDetail.as_view(), name="api-plan"),
    path("offers/", Offers.as_view(), name="api-offers"),
    path("offers/<uuid:public_id>/", OfferDetail.as_view(), name="api-offer"),
    path("consents/", Consents.as_view(), name="api-consents"),
    path("coordinated-plans/", CoordinatedPlans.as_view(), name="api-coordinated-plans"),
]
