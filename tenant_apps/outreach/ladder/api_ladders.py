"""The municipality's own ladders with their steps, and the days and months of outreach. They name nobody."""

from __future__ import annotations

import uuid
from datetime import date
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
from kaa.core.api.shapes import PageQuery
from kaa.core.api.views import ApiView
from shared_apps.codelists import selectors as codelists
from tenant_apps.outreach.enums import Audience, Follow, Situation, Way
from tenant_apps.outreach.ladder.settings import settings_on
from tenant_apps.outreach.ladder.specs import read_follows
from tenant_apps.outreach.models import Ladder, LadderStep, OutreachSettings

TAG = "Outreach"


def _one_of(values: list[str]) -> str:
    return ", ".join(values)


class OutreachFollowShape(serializers.Serializer[Any]):
    """What follows a situation, where it is not as usual."""

    situation = serializers.CharField(help_text=f"One of {_one_of(Situation.values)}.")
    then = serializers.CharField(help_text=f"One of {_one_of(Follow.values)}.")
    step = serializers.CharField(help_text="The id of the step that it goes to; empty: none.")
    months = serializers.IntegerField(help_text="Of a pause; else 0.")


class OutreachStepShape(serializers.Serializer[Any]):
    """A step of a ladder: what, to whom, how often, and how long to wait before the next."""

    id = serializers.UUIDField(source="public_id")
    position = serializers.IntegerField()
    way = serializers.CharField(help_text=f"One of {_one_of(Way.values)}.")
    audience = serializers.CharField(help_text=f"To whom, by the age at the step's day: {_one_of(Audience.values)}.")
    reasons = serializers.ListField(
        child=serializers.CharField(), help_text="Codes of `latest_studies` that it is for; empty: all."
    )
    age_from = serializers.IntegerField()
    age_to = serializers.IntegerField()
    tries = serializers.IntegerField(help_text="On different days.")
    days_between = serializers.IntegerField(help_text="Between the tries.")
    wait_days = serializers.IntegerField(help_text="Before the next step.")
    pause_months = serializers.IntegerField(help_text="Of a pause; else 0.")
    hold_from = serializers.IntegerField(allow_null=True, help_text="Month * 100 + day: not taken from then.")
    hold_until = serializers.IntegerField(allow_null=True, help_text="Month * 100 + day: taken again from then.")
    follows = serializers.SerializerMethodField(help_text="What follows a situation, where it is not as usual.")
    template_guardian = serializers.CharField(
        help_text="Key of the letter template to guardians; empty: the shipped one."
    )
    template_youth = serializers.CharField(help_text="Key of the letter template to the youth; empty: the shipped one.")

    @extend_schema_field(OutreachFollowShape(many=True))
    def get_follows(self, step: LadderStep) -> list[dict[str, Any]]:
        return [
            {"situation": situation.value, "then": then.follow.value, "step": then.step, "months": then.months}
            for situation, then in read_follows(step.follows).items()
        ]


class OutreachLadderShape(serializers.Serializer[Any]):
    """A ladder of the municipality's own, with its steps in their order."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    starter = serializers.CharField(help_text="The shipped ladder that it was copied from; empty: made anew.")
    is_default = serializers.BooleanField(help_text="For those whom no other ladder is for.")
    reasons = serializers.ListField(
        child=serializers.CharField(), help_text="Codes of `latest_studies` that it is for; empty: all."
    )
    age_from = serializers.IntegerField()
    age_to = serializers.IntegerField()
    start_days = serializers.IntegerField(help_text="The first step is due so many days after registration.")
    steps = OutreachStepShape(many=True)
    version = serializers.IntegerField()


class OutreachSettingsShape(serializers.Serializer[Any]):
    """The days and months of outreach that hold today."""

    valid_from = serializers.DateField(
        allow_null=True, help_text="When it was decided; null: as shipped, nothing is decided."
    )
    first_contact_days = serializers.IntegerField(help_text="Within which somebody new is tried first.")
    new_days = serializers.IntegerField(
        help_text="For so long somebody is new: the half year's guarantee lists them apart."
    )
    call_back_days = serializers.IntegerField(help_text="After somebody asked to be contacted later, with no day said.")
    follow_up_days = serializers.IntegerField(help_text="After a contact without a known occupation.")
    guarantee_days = serializers.IntegerField(help_text="Before the half year's end its contact is due at the latest.")
    farewell_weeks = serializers.IntegerField(help_text="Before the 20th birthday the letter at 20 is made.")
    farewell_makes = serializers.BooleanField(
        help_text="The letter at 20 is made by itself; false: there is a reminder."
    )
    best_before = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="For how many months an occupation is believed, by the codes of `occupation`.",
    )


class LaddersView(ApiView):
    noun = "ladders"
    needs = {"GET": Right.YOUTHS_READ}
    municipalities_only = True

    def rows(self) -> QuerySet[Ladder]:
        """Those in use. Steps in one statement for all."""
        steps = Prefetch("steps", LadderStep.objects.order_by("position"))
        return Ladder.objects.filter(archived_at=None).prefetch_related(steps)


class Ladders(LaddersView):
    @operation(
        "outreach_ladders_list", "List the ladders in use", tag=TAG, lists=OutreachLadderShape, query=PageQuery,
        about="The municipality's own. None: the first shipped ladder is followed until it has chosen any.",
    )  # fmt: skip
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(self.rows(), self.asked(), youth=None, shape=OutreachLadderShape)


class LadderDetail(LaddersView):
    @operation("outreach_ladders_read", "Read one ladder", tag=TAG, answer=OutreachLadderShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found = self.rows().filter(public_id=public_id).first()
        if found is None:
            raise Http404
        return self.one(found, shape=OutreachLadderShape)


class OutreachSettingsView(ApiView):
    noun = "outreach-settings"
    needs = {"GET": Right.LADDERS_WRITE}
    municipalities_only = True

    @operation("outreach_settings_read", "Read the days and months of outreach", tag=TAG, answer=OutreachSettingsShape)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return Response(OutreachSettingsShape(_in_force(clock.today())).data)


def _in_force(today: date) -> dict[str, Any]:
    found = settings_on(today)
    own = OutreachSettings.objects.filter(pk=found.stored_as).first() if found.stored_as else None
    months = {one.code: found.months_for(one) for one in codelists.current("occupation", on=today).codes}
    return {**vars(found), "valid_from": own.valid_from if own else None, "best_before": months}


urlpatterns = [
    path("ladders/", Ladders.as_view(), name="api-ladders"),
    path("ladders/<uuid:public_id>/", LadderDetail.as_view(), name="api-ladder"),
    path("outreach-settings/", OutreachSettingsView.as_view(), name="api-outreach-settings"),
]
