"""Letters and messages: what was made for whom, and what became of it. Not the address, nor the text: they are on the site."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
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
from tenant_apps.letters.enums import LetterState
from tenant_apps.letters.models import Handover, Letter
from tenant_apps.register.api.shapes import Row
from tenant_apps.register.selectors.visibility import visible_youths

TAG = "Letters"


class LetterShape(Row):
    """A letter, card or message to one recipient."""

    mailing = serializers.UUIDField(source="mailing.public_id", help_text="The id of the mailing that it was made in.")
    template = serializers.CharField(source="mailing.version.template.name", help_text="What it is, by name.")
    channel = serializers.CharField(source="mailing.channel", help_text="letter, postcard, visit_notice, sms or email.")
    recipient = serializers.CharField(help_text="youth, guardian1 or guardian2.")
    language = serializers.CharField()
    occasion = serializers.DateField(help_text="The step's day: ages are counted on it.")
    state = serializers.CharField(help_text="made, withdrawn, posted or returned.")
    message_state = serializers.CharField(
        source="message.state", allow_null=True, default=None,
        help_text="Of a message that was handed to be sent: where in the outbox it is; null: none was.",
    )  # fmt: skip
    reason = serializers.CharField(help_text="Withdrawn: why, as a code.")
    decided_on = serializers.DateField(allow_null=True, help_text="When it was sent, withdrawn or came back.")
    contact = serializers.UUIDField(
        source="contact.public_id", allow_null=True, default=None, help_text="The contact that it was logged as."
    )


class LetterQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    mailing = serializers.UUIDField(required=False, help_text="Of this mailing alone.")
    state = serializers.ChoiceField(choices=LetterState.values, required=False, help_text="In this state alone.")


class LettersView(ApiView):
    noun = "letters"
    needs = {"GET": Right.YOUTHS_READ}

    def rows(self) -> QuerySet[Letter]:
        """None of those under protection, whoever reads."""
        user = signed_in(self.site_request)
        found = Letter.objects.filter(youth__in=visible_youths(user), youth__protected_at=None)
        return found.select_related("youth", "mailing__version__template", "contact", "message")


class Letters(LettersView):
    @operation("letters_list", "List letters and messages", tag=TAG, lists=LetterShape, query=LetterQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(LetterQuery)
        lookups = {"youth": "youth__public_id", "mailing": "mailing__public_id", "state": "state"}
        found = self.rows().filter(**{lookup: asked[name] for name, lookup in lookups.items() if name in asked})
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=LetterShape)


class LetterDetail(LettersView):
    @operation("letters_read", "Read one letter", tag=TAG, answer=LetterShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found = self.rows().filter(public_id=public_id).first()
        if found is None:
            raise Http404
        self.show([found.youth.public_id])
        return self.one(found, shape=LetterShape)


class HandoverShape(Row):
    """At 20: where the youth was shown on to, and what the youth says of being handed over."""

    unit = serializers.CharField(help_text="To whom.")
    wish = serializers.CharField(help_text="asked, yes or no. Without a yes nothing is handed over.")
    said_on = serializers.DateField()
    handed_over_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class HandoverQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    wish = serializers.ChoiceField(choices=Handover.Wish.values, required=False, help_text="With this answer alone.")


class Handovers(ApiView):
    noun = "handovers"
    needs = {"GET": Right.YOUTHS_READ}

    @operation("handovers_list", "List handovers at 20", tag=TAG, lists=HandoverShape, query=HandoverQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(HandoverQuery)
        found = Handover.objects.filter(youth__in=visible_youths(signed_in(self.site_request)))
        lookups = {"youth": "youth__public_id", "wish": "wish"}
        found = found.filter(**{lookup: asked[name] for name, lookup in lookups.items() if name in asked})
        return self.listed(
            found.select_related("youth"), asked, youth=lambda one: one.youth.public_id, shape=HandoverShape
        )


urlpatterns = [
    path("handovers/", Handovers.as_view(), name="api-handovers"),
    path("letters/", Letters.as_view(), name="api-letters"),
    path("letters/<uuid:public_id>/", LetterDetail.as_view(), name="api-letter"),
]
