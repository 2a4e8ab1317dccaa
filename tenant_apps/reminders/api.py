"""Reminders: read, made, closed and opened again."""

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
from kaa.core.api.shapes import PageQuery
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.api.screened import ScreenedShape
from tenant_apps.register.api.shapes import Named
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.reminders.enums import Recurrence, ReminderState
from tenant_apps.reminders.models import Absence, Reminder
from tenant_apps.reminders.selectors.reminders import reminder_by_id, visible_reminders
from tenant_apps.reminders.services import reminders as services

TAG = "Reminders"


class ReminderShape(serializers.Serializer[Any]):
    """Something to do by a day: on a youth, or free."""

    id = serializers.UUIDField(source="public_id")
    youth = serializers.UUIDField(
        source="youth.public_id", allow_null=True, default=None, help_text="The youth that it is about; null: a free one."
    )  # fmt: skip
    text = serializers.CharField()
    due_on = serializers.DateField()
    recurs = serializers.CharField(help_text="weekly, monthly, quarterly, or empty: once.")
    kind = serializers.CharField(help_text="by_hand, or what made it.")
    label = Named(allow_null=True, help_text="Whose it is, when it was given to a label.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    for_user = serializers.CharField(
        source="user.display_name", allow_null=True, default=None, help_text="The name of whom it was given to."
    )
    state = serializers.CharField(help_text="open, done or dismissed.")
    closed_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField(help_text="The same as in the ETag.")


class ReminderQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="On this youth alone.")
    state = serializers.ChoiceField(choices=ReminderState.values, required=False, help_text="In this state alone.")
    due_until = serializers.DateField(required=False, help_text="Due that day or before.")


class ReminderBody(ScreenedShape):
    """A new reminder, for whoever has the youth's label."""

    free_text = ("text",)

    youth = serializers.UUIDField(help_text="The youth's id.")
    text = serializers.CharField(max_length=200, help_text="What to do. No health, crime or family matters.")
    due_on = serializers.DateField(help_text="Today or later.")
    recurs = serializers.ChoiceField(choices=Recurrence.choices, required=False, default="", help_text="Empty: once.")


class CloseReminderBody(ScreenedShape):
    """Done, or not to be done."""

    dismissed = serializers.BooleanField(
        required=False, default=False, help_text="true: it is not to be done; a series ends."
    )
    note = serializers.CharField(
        required=False, default="", allow_blank=True, max_length=200, help_text="Why it is not to be done."
    )


class RemindersView(ApiView):
    noun = "reminders"

    def found(self, public_id: uuid.UUID) -> Reminder:
        one = reminder_by_id(signed_in(self.site_request), public_id, today=clock.today())
        if one is None:
            raise Http404
        return one

    def shown(self, one: Reminder, *, status: int = 200) -> Response:
        self.show([one.youth.public_id] if one.youth else [])
        return self.one(one, shape=ReminderShape, status=status)


class Reminders(RemindersView):
    needs = {"GET": Right.YOUTHS_WRITE, "POST": Right.YOUTHS_WRITE}

    @operation("reminders_list", "List reminders on youths", tag=TAG, lists=ReminderShape, query=ReminderQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(ReminderQuery)
        lookups = {"youth": "youth__public_id", "state": "state", "due_until": "due_on__lte"}
        found = visible_reminders(signed_in(self.site_request)).exclude(youth=None)
        found = found.filter(**{lookup: asked[name] for name, lookup in lookups.items() if name in asked})
        found = found.select_related("youth", "label", "user")
        return self.listed(
            found, asked, youth=lambda one: one.youth.public_id if one.youth else uuid.UUID(int=0), shape=ReminderShape
        )

    @operation(
        "reminders_add", "Make a reminder", tag=TAG, answer=ReminderShape, body=ReminderBody, status=201, problems=[404, 422]
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(ReminderBody)
        youth = youth_or_404(user, told.pop("youth"))
        return self.shown(services.add_reminder(youth=youth, actor=user, now=clock.now(), **told), status=201)


class ReminderDetail(RemindersView):
    needs = {"GET": Right.YOUTHS_WRITE}

    @operation("reminders_read", "Read one reminder", tag=TAG, answer=ReminderShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        return self.shown(self.found(public_id))


class ReminderClose(RemindersView):
    needs = {"POST": Right.YOUTHS_WRITE}

    @operation(
        "reminders_close", "Close a reminder", tag=TAG, answer=ReminderShape, body=CloseReminderBody, problems=[404, 422],
        about="Done once, however often it is sent. The next one of a series is made by it.",
    )  # fmt: skip
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        one, told = self.found(public_id), self.sent(CloseReminderBody)
        services.close_reminder(reminder=one, actor=signed_in(self.site_request), now=clock.now(), **told)
        return self.shown(self.found(public_id))


class AbsenceShape(serializers.Serializer[Any]):
    """A colleague is away, and who covers; never why."""

    id = serializers.UUIDField(source="public_id")
    user = serializers.CharField(source="user.display_name")
    cover = serializers.CharField(source="cover.display_name")
    starts_on = serializers.DateField(help_text="The first day away.")
    ends_on = serializers.DateField(allow_null=True, help_text="The first day back; null: until further notice.")
    version = serializers.IntegerField()


class Absences(ApiView):
    noun = "absences"
    needs = {"GET": Right.YOUTHS_WRITE}

    @operation(
        "absences_list", "List absences", tag=TAG, lists=AbsenceShape, query=PageQuery, about="One's own; everybody's for who runs the register."
    )  # fmt: skip
    def get(self, request: Request) -> Response:  # noqa: ARG002
        user = signed_in(self.site_request)
        found = Absence.objects.select_related("user", "cover")
        found = found if user.may(Right.LABELS_WRITE) else found.filter(user=user)
        return self.listed(found, self.asked(), youth=None, shape=AbsenceShape)


urlpatterns = [
    path("absences/", Absences.as_view(), name="api-absences"),
    path("reminders/", Reminders.as_view(), name="api-reminders"),
    path("reminders/<uuid:public_id>/", ReminderDetail.as_view(), name="api-reminder"),
    path("reminders/<uuid:public_id>/close/", ReminderClose.as_view(), name="api-reminder-close"),
]
