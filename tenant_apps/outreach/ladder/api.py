"""The ladder's next steps: whom to reach, how and by when; and passing over one."""

from __future__ import annotations

from typing import Any

from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder.passing import pass_over
from tenant_apps.outreach.ladder.selectors import steps_seen_by
from tenant_apps.outreach.models import OutreachPause
from tenant_apps.register.api.screened import ScreenedShape
from tenant_apps.register.api.shapes import Row
from tenant_apps.register.selectors.visibility import visible_youths, youth_or_404

TAG = "Outreach"


class NextStepShape(serializers.Serializer[Any]):
    """One youth's next step."""

    youth = serializers.UUIDField(source="public_id", help_text="The youth's id.")
    way = serializers.CharField(help_text="telephone and the like, as a code: phone, letter, sms, home_visit ...")
    recipient = serializers.CharField(help_text="guardian, youth, both, or empty: nobody.")
    due_on = serializers.DateField()
    attempt = serializers.IntegerField(help_text="Which try this is.")
    tries = serializers.IntegerField(help_text="How many are made before the next step.")
    is_follow_up = serializers.BooleanField(help_text="Was reached: asked again, outside the ladder.")
    ladder = serializers.CharField(help_text="The ladder's name.")
    why = serializers.CharField(help_text="Why it comes and when, in Swedish.")
    first_attempt_by = serializers.DateField(help_text="By when somebody new is tried first.")


class NextContactShape(Row):
    """A day of the next contact that staff have set. The ladder waits until then, the half year's guarantee does not."""

    made_at = serializers.DateTimeField()
    until_on = serializers.DateField()
    reason = serializers.CharField(help_text="asked, agreed or other, as a code.")
    lifted_at = serializers.DateTimeField(allow_null=True, help_text="Taken away, or replaced by another.")


class NextContactQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    standing = serializers.BooleanField(
        required=False, help_text="Those that have not been taken away, or those that have."
    )


class StepQuery(PageQuery):
    due_until = serializers.DateField(required=False, help_text="Due that day or before.")
    way = serializers.ChoiceField(
        choices=[way.value for way in Way if way != Way.PAUSE], required=False, help_text="By this way alone."
    )


class PassBody(ScreenedShape):
    """The next step of a youth is passed over. A contact is logged as a contact, and takes the ladder on by itself."""

    youth = serializers.UUIDField(help_text="The youth's id.")
    way = serializers.ChoiceField(
        choices=[way.value for way in Way if way not in {Way.PAUSE, Way.CONCERN}],
        help_text="The step that was read: if another one comes next now, nothing is done.",
    )
    note = serializers.CharField(max_length=300, help_text="Why. No health, crime or family matters.")


class Steps(ApiView):
    noun = "steps"
    needs = {"GET": Right.YOUTHS_READ}
    municipalities_only = True

    @operation(
        "steps_list", "List the next steps", tag=TAG, lists=NextStepShape, query=StepQuery,
        about="That a concern report is to be considered is given to those alone who may record one.",
    )  # fmt: skip
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(StepQuery)
        found = steps_seen_by(
            signed_in(self.site_request), today=clock.today(), due_by=asked.get("due_until"), way=asked.get("way", "")
        )
        return self.sliced(
            found, asked, key=lambda one: str(one.public_id), youth=lambda one: one.public_id, shape=NextStepShape
        )


class StepPass(ApiView):
    noun = "steps"
    needs = {"POST": Right.YOUTHS_WRITE}
    municipalities_only = True

    @operation(
        "steps_pass", "Pass over a youth's next step", tag=TAG, answer=NextStepShape, body=PassBody, problems=[404, 422],
        about="Gives the step that comes next then.",
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(PassBody)
        youth = youth_or_404(user, told["youth"])
        pass_over(youth=youth, way=told["way"], note=told["note"], actor=user, now=clock.now())
        self.show([youth.public_id])
        following = next(iter(steps_seen_by(user, today=clock.today(), youths=[youth.pk])), None)
        return Response(NextStepShape(following).data if following else {})


class NextContacts(ApiView):
    noun = "next-contacts"
    needs = {"GET": Right.YOUTHS_READ}
    municipalities_only = True

    @operation(
        "next_contacts_list", "List days of the next contact that staff have set", tag=TAG, lists=NextContactShape, query=NextContactQuery
    )  # fmt: skip
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(NextContactQuery)
        found = OutreachPause.objects.filter(youth__in=visible_youths(signed_in(self.site_request)))
        lookups = {"youth": "youth__public_id", "standing": "lifted_at__isnull"}
        found = found.filter(**{lookup: asked[name] for name, lookup in lookups.items() if name in asked})
        return self.listed(
            found.select_related("youth"), asked, youth=lambda one: one.youth.public_id, shape=NextContactShape
        )


urlpatterns = [
    path("next-contacts/", NextContacts.as_view(), name="api-next-contacts"),
    path("steps/", Steps.as_view(), name="api-steps"),
    path("steps/pass/", StepPass.as_view(), name="api-steps-pass"),
]
