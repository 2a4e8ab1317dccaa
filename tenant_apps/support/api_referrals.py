"""Referrals to preparation meetings, steps towards studies or work, and the municipality's own names of measures."""

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
from tenant_apps.register.api.screened import ScreenedShape
from tenant_apps.register.api.shapes import CodedField, Named, Row, code_of
from tenant_apps.register.selectors.visibility import visible_youths, youth_or_404
from tenant_apps.support.models import LadderStep, LocalMeasure, PreparationMeeting, Referral, YouthStep
from tenant_apps.support.selectors.referrals import meeting_by_id, referral_by_id, referrals_of
from tenant_apps.support.services.referrals import ReferralFacts, decide_referral, refer
from tenant_apps.support.services.steps import place_on_step

TAG = "Referrals"
STEPS = "Steps"


class MeetingShape(serializers.Serializer[Any]):
    """A partner's weekly preparation meeting."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    agency = CodedField("agency", "agency")
    weekday = serializers.IntegerField(help_text="0 is Monday.")
    place = serializers.CharField()
    in_use = serializers.SerializerMethodField()

    def get_in_use(self, row: PreparationMeeting) -> bool:
        return row.archived_at is None


class ReferralShape(Row):
    """A youth on one day's list of a preparation meeting."""

    meeting = Named()
    meets_on = serializers.DateField()
    type = CodedField("intervention_type", "type")
    local_name = serializers.CharField(help_text="The municipality's own name for the measure.")
    asks = serializers.CharField()
    decision = CodedField("referral_decision", "decision")
    decided_on = serializers.DateField(allow_null=True)
    note = serializers.CharField()
    version = serializers.IntegerField(help_text="The same as in the ETag.")


class ReferralQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    meeting = serializers.UUIDField(required=False, help_text="To this meeting alone.")


class ReferralBody(ScreenedShape):
    """A new referral. Without a valid consent to the meeting's partner a ground is needed."""

    free_text = ("asks",)

    youth = serializers.UUIDField()
    meeting = serializers.UUIDField()
    meets_on = serializers.DateField(help_text="A day on which the meeting is held.")
    type = code_of("intervention_type")
    local_name = serializers.CharField(required=False, allow_blank=True, default="", max_length=100)
    asks = serializers.CharField(required=False, allow_blank=True, default="", max_length=300)
    ground = code_of("share_ground", required=False)


class DecisionBody(ScreenedShape):
    """What the meeting said."""

    decision = code_of("referral_decision")
    note = serializers.CharField(required=False, allow_blank=True, default="", max_length=300)
    begins_on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="The measure begins that day, when it was accepted."
    )


class LadderStepShape(serializers.Serializer[Any]):
    """A step of the ladder towards studies or work."""

    id = serializers.UUIDField(source="public_id")
    position = serializers.IntegerField(help_text="1 is the farthest from studies and work.")
    name = serializers.CharField()
    about = serializers.CharField()
    in_use = serializers.SerializerMethodField()

    def get_in_use(self, row: LadderStep) -> bool:
        return row.archived_at is None


class YouthStepShape(Row):
    """On which step a youth stood from a day, until the next such day."""

    step = Named()
    position = serializers.IntegerField(help_text="As the step stood on the ladder then.")
    from_on = serializers.DateField()


class YouthStepQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")


class YouthStepBody(Shape):
    """Where a youth stands; the same day again mends it, of who has read it."""

    youth = serializers.UUIDField()
    step = serializers.UUIDField()
    from_on = serializers.DateField(help_text="Not in the future.")


class LocalMeasureShape(serializers.Serializer[Any]):
    """What the municipality calls a measure."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    type = CodedField("intervention_type", "type")
    step = Named(allow_null=True)
    in_use = serializers.SerializerMethodField()

    def get_in_use(self, row: LocalMeasure) -> bool:
        return row.archived_at is None


class PreparationMeetings(ApiView):
    noun = "preparation-meetings"
    needs = {"GET": Right.PLANNING_READ}

    @operation("preparation_meetings_list", "List preparation meetings", tag=TAG, lists=MeetingShape, query=PageQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(PreparationMeeting.objects.all(), self.asked(), youth=None, shape=MeetingShape)


class Referrals(ApiView):
    noun = "referrals"
    needs = {"GET": Right.PLANNING_READ, "POST": Right.PLANNING_WRITE}

    @operation("referrals_list", "List referrals", tag=TAG, lists=ReferralShape, query=ReferralQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(ReferralQuery)
        found = referrals_of(signed_in(self.site_request)).select_related("youth", "meeting")
        lookups = {"youth": "youth__public_id", "meeting": "meeting__public_id"}
        found = found.filter(**{lookup: asked[name] for name, lookup in lookups.items() if name in asked})
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=ReferralShape)

    @operation(
        "referrals_make",
        "Refer somebody",
        tag=TAG,
        answer=ReferralShape,
        body=ReferralBody,
        status=201,
        problems=[404, 422],
    )
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(ReferralBody)
        youth, meeting = youth_or_404(user, told.pop("youth")), meeting_by_id(told.pop("meeting"))
        if meeting is None:
            raise Http404
        made = refer(youth=youth, facts=ReferralFacts(meeting=meeting, **told), actor=user, today=clock.today())
        self.show([youth.public_id])
        return self.one(made, shape=ReferralShape, status=201)


class ReferralDetail(ApiView):
    noun = "referrals"
    needs = {"GET": Right.PLANNING_READ}

    @operation("referrals_read", "Read one referral", tag=TAG, answer=ReferralShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        return _one(self, public_id)


class ReferralDecision(ApiView):
    noun = "referrals"
    needs = {"POST": Right.PLANNING_WRITE}

    @operation(
        "referrals_decide", "Write what the meeting decided", tag=TAG, answer=ReferralShape, body=DecisionBody, versioned=True, problems=[404, 422]
    )  # fmt: skip
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        user, version = signed_in(self.site_request), self.version()
        found = _found(self, public_id)
        decide_referral(referral=found, version=version, actor=user, today=clock.today(), **self.sent(DecisionBody))
        return _one(self, public_id)


def _found(view: ApiView, public_id: uuid.UUID) -> Referral:
    found = referral_by_id(signed_in(view.site_request), public_id)
    if found is None:
        raise Http404
    return found


def _one(view: ApiView, public_id: uuid.UUID) -> Response:
    found = _found(view, public_id)
    view.show([found.youth.public_id])
    return view.one(found, shape=ReferralShape)


class Steps(ApiView):
    noun = "step-levels"
    needs = {"GET": Right.PLANNING_READ}

    @operation(
        "step_levels_list", "List the steps towards studies or work", tag=STEPS, lists=LadderStepShape, query=PageQuery
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(LadderStep.objects.all(), self.asked(), youth=None, shape=LadderStepShape)


class YouthSteps(ApiView):
    noun = "youth-steps"
    needs = {"GET": Right.PLANNING_READ, "POST": Right.PLANNING_WRITE}

    @operation("youth_steps_list", "List where youths stood", tag=STEPS, lists=YouthStepShape, query=YouthStepQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(YouthStepQuery)
        found = YouthStep.objects.filter(youth__in=visible_youths(signed_in(self.site_request)))
        found = found.filter(youth__public_id=asked["youth"]) if "youth" in asked else found
        return self.listed(
            found.select_related("youth", "step"), asked, youth=lambda one: one.youth.public_id, shape=YouthStepShape
        )

    @operation(
        "youth_steps_place", "Write where somebody stands", tag=STEPS, answer=YouthStepShape, body=YouthStepBody, status=201,
        problems=[404, 412, 422],
        about="Write where somebody stands. What stands of the day already is mended only with its ETag in the header If-Match.",
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(YouthStepBody)
        youth, step = youth_or_404(user, told["youth"]), LadderStep.objects.filter(public_id=told["step"]).first()
        if step is None:
            raise Http404
        made = place_on_step(
            youth=youth, step=step, from_on=told["from_on"], actor=user, today=clock.today(),
            version=self.version() if "If-Match" in self.request.headers else None,
        )  # fmt: skip
        self.show([youth.public_id])
        return self.one(made, shape=YouthStepShape, status=201)


class LocalMeasures(ApiView):
    noun = "local-measures"
    needs = {"GET": Right.YOUTHS_READ}

    @operation(
        "local_measures_list",
        "List the municipality's names of measures",
        tag="Interventions",
        lists=LocalMeasureShape,
        query=PageQuery,
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(
            LocalMeasure.objects.select_related("step"), self.asked(), youth=None, shape=LocalMeasureShape
        )


urlpatterns = [
    path("preparation-meetings/", PreparationMeetings.as_view(), name="api-preparation-meetings"),
    path("referrals/", Referrals.as_view(), name="api-referrals"),
    path("referrals/<uuid:public_id>/", ReferralDetail.as_view(), name="api-referral"),
    path("referrals/<uuid:public_id>/decide/", ReferralDecision.as_view(), name="api-referral-decide"),
    path("step-levels/", Steps.as_view(), name="api-step-levels"),
    path("youth-steps/", YouthSteps.as_view(), name="api-youth-steps"),
    path("local-measures/", LocalMeasures.as_view(), name="api-local-measures"),
]
