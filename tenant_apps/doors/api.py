"""What came in by the doors without login, until somebody has seen to it. Outside the register; no personal identity numbers."""

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
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.doors.enums import ReferralState
from tenant_apps.doors.selectors import notices
from tenant_apps.doors.selectors.talks import shown_talks
from tenant_apps.doors.selectors.visibility import shown_referrals

TAG = "Incoming"


class SelfReferralShape(serializers.Serializer[Any]):
    """Somebody asks to be called."""

    id = serializers.UUIDField(source="public_id")
    received_at = serializers.DateTimeField()
    who = serializers.CharField(help_text="youth, parent or other.")
    about = serializers.CharField(help_text="What it is about, as a code.")
    name = serializers.CharField()
    phone = serializers.CharField()
    email = serializers.CharField()
    language = serializers.CharField(help_text="The language that the form was read in.")
    state = serializers.CharField(help_text="new, contacted, registered or nothing.")
    youth = serializers.UUIDField(
        source="shown_youth",
        allow_null=True,
        help_text="Set by staff alone; null: not matched, or with somebody whom you may not open.",
    )
    version = serializers.IntegerField()


class ReferralQuery(PageQuery):
    state = serializers.ChoiceField(choices=ReferralState.values, required=False, help_text="In this state alone.")


class NoticeShape(serializers.Serializer[Any]):
    """A school's notice (15 kap. 15 § skollagen): which school, what and when. The pupil is read on the site."""

    id = serializers.UUIDField(source="public_id")
    receipt = serializers.CharField(help_text="The receipt's number.")
    school = serializers.CharField(source="unit.name")
    school_unit = serializers.CharField(source="unit.code", help_text="Skolverket's unit code.")
    kind = serializers.CharField(help_text="begins, ends or absence.")
    happened_on = serializers.DateField()
    received_on = serializers.DateField()
    days_late = serializers.IntegerField()
    state = serializers.CharField()


class TalkShape(serializers.Serializer[Any]):
    """A three-party talk that a school has ordered: which school, why, when and what came of it. The pupil is read on the site."""

    id = serializers.UUIDField(source="public_id")
    school = serializers.CharField(source="unit.name")
    school_unit = serializers.CharField(source="unit.code", help_text="Skolverket's unit code.")
    worry = serializers.CharField(help_text="Why the school fears it, as a code.")
    via = serializers.CharField(help_text="link: by the school; staff: written down by a coach.")
    ordered_on = serializers.DateField()
    held_on = serializers.DateField(allow_null=True)
    parties = serializers.ListField(child=serializers.CharField(), help_text="Who took part, as codes.")
    result = serializers.CharField(help_text="What came of it, as a code; empty: not yet.")
    closed_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class NoticeQuery(PageQuery):
    absence = serializers.BooleanField(required=False, default=False, help_text="true: notices of absence instead.")


class SelfReferrals(ApiView):
    noun = "self-referrals"
    needs = {"GET": Right.YOUTHS_WRITE}

    @operation("self_referrals_list", "List self-referrals", tag=TAG, lists=SelfReferralShape, query=ReferralQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(ReferralQuery)
        found = shown_referrals(signed_in(self.site_request))
        found = found.filter(state=asked["state"]) if "state" in asked else found
        return self.listed(found, asked, youth=None, shape=SelfReferralShape, rows=self.noted)

    def noted(self, page: list[Any]) -> list[Any]:
        """Those whom staff have matched stand in the read log."""
        self.show(one.shown_youth for one in page if one.shown_youth)
        return page


class SchoolNotices(ApiView):
    noun = "school-notices"
    needs = {"GET": Right.YOUTHS_WRITE}

    @operation("school_notices_list", "List schools' notices that wait", tag=TAG, lists=NoticeShape, query=NoticeQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(NoticeQuery)
        found = notices.waiting_rows(signed_in(self.site_request), absence=asked["absence"]).select_related("unit")
        return self.listed(found, asked, youth=None, shape=NoticeShape)


class Talks(ApiView):
    noun = "talks"
    needs = {"GET": Right.YOUTHS_WRITE}

    @operation("talks_list", "List talks about feared dropouts", tag=TAG, lists=TalkShape, query=PageQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(shown_talks(signed_in(self.site_request)), self.asked(), youth=None, shape=TalkShape)


urlpatterns = [
    path("talks/", Talks.as_view(), name="api-talks"),
    path("self-referrals/", SelfReferrals.as_view(), name="api-self-referrals"),
    path("school-notices/", SchoolNotices.as_view(), name="api-school-notices"),
]
