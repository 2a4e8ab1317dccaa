"""Mailings and what has become of their letters, as figures; templates and their versions. No texts: they are on the site."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import path
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery
from kaa.core.api.views import ApiView
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.letters.enums import Channel, LetterState
from tenant_apps.letters.models import LetterTemplate, Mailing, TemplateVersion
from tenant_apps.letters.selectors.mailings import mailings_of, state_counts

TAG = "Letters"


class LetterStatesShape(serializers.Serializer[Any]):
    """How many of a mailing's letters are in each state."""

    made = serializers.IntegerField(help_text="Wait to be sent.")
    posted = serializers.IntegerField(help_text="Sent.")
    withdrawn = serializers.IntegerField()
    returned = serializers.IntegerField(help_text="Came back.")


class MailingShape(serializers.Serializer[Any]):
    """Letters or messages that were made at once, from one version of a template."""

    id = serializers.UUIDField(source="mailing.public_id")
    template = serializers.UUIDField(source="mailing.version.template.public_id", help_text="The template's id.")
    template_name = serializers.CharField(source="mailing.version.template.name")
    template_version = serializers.IntegerField(source="mailing.version.number", help_text="The version of its texts.")
    channel = serializers.CharField(source="mailing.channel", help_text="letter, postcard, visit_notice, sms or email.")
    language = serializers.CharField(source="mailing.language")
    occasion = serializers.DateField(source="mailing.occasion", help_text="The step's day: ages are counted on it.")
    made_on = serializers.DateField(source="mailing.made_on")
    letters = LetterStatesShape(
        source="states", help_text="How many in each state; the letters themselves: letters/?mailing=."
    )


class MailingQuery(PageQuery):
    template = serializers.UUIDField(required=False, help_text="From this template alone.")
    waiting = serializers.BooleanField(
        required=False, help_text="true: those alone of which something waits to be sent."
    )


@dataclass(frozen=True)
class MailingRecord:
    mailing: Mailing
    states: dict[str, int]


def _records(user: User, page: Iterable[Mailing]) -> list[MailingRecord]:
    found = list(page)
    counts = state_counts(user, [one.pk for one in found], protected=False)
    return [
        MailingRecord(one, {state: counts.get((one.pk, state), 0) for state in LetterState.values}) for one in found
    ]


class MailingsView(ApiView):
    noun = "mailings"
    needs = {"GET": Right.YOUTHS_WRITE}

    def rows(self) -> QuerySet[Mailing]:
        """None of those under protection, whoever reads: a mailing to them alone is none."""
        return mailings_of(signed_in(self.site_request), protected=False)


class Mailings(MailingsView):
    @operation("mailings_list", "List mailings", tag=TAG, lists=MailingShape, query=MailingQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked, user = self.asked(MailingQuery), signed_in(self.site_request)
        found = mailings_of(user, protected=False, waiting=asked.get("waiting") or False)
        if "template" in asked:
            found = found.filter(version__template__public_id=asked["template"])
        return self.listed(found, asked, youth=None, shape=MailingShape, rows=lambda page: _records(user, page))


class MailingDetail(MailingsView):
    @operation("mailings_read", "Read one mailing", tag=TAG, answer=MailingShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found = self.rows().filter(public_id=public_id).first()
        if found is None:
            raise Http404
        [record] = _records(signed_in(self.site_request), [found])
        return self.one(record, shape=MailingShape)


class TemplateVersionShape(serializers.Serializer[Any]):
    """A template's texts from a moment on. What they say is on the site."""

    id = serializers.UUIDField(source="public_id")
    number = serializers.IntegerField()
    made_at = serializers.DateTimeField(source="created_at")
    languages = serializers.SerializerMethodField(help_text="Codes of the languages that it has texts in.")

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_languages(self, version: TemplateVersion) -> list[str]:
        return sorted(version.texts)


class LetterTemplateShape(serializers.Serializer[Any]):
    """What can be written to youths and guardians, or about a youth; with the versions of its texts, the newest first."""

    id = serializers.UUIDField(source="public_id")
    key = serializers.CharField(help_text="Stable: steps of a ladder name it by this.")
    name = serializers.CharField()
    channel = serializers.CharField(help_text=f"One of {', '.join(Channel.values)}.")
    sent_to = serializers.CharField(help_text="by_age, guardian, youth or both.")
    after_18 = serializers.UUIDField(
        source="after_18.public_id", allow_null=True, default=None,
        help_text="The id of what goes to the youth when guardians are not written to any more.",
    )  # fmt: skip
    is_farewell = serializers.BooleanField(help_text="The letter at 20.")
    for_participants = serializers.BooleanField(help_text="Also to participants who are not in the register.")
    document_kind = serializers.CharField(help_text="Of a document about a youth: what it is for; else empty.")
    archived_at = serializers.DateTimeField(allow_null=True, help_text="When it was taken out of use; null: in use.")
    versions = TemplateVersionShape(many=True)
    version = serializers.IntegerField(help_text="Of the template itself, as in the ETag; not of its texts.")


class TemplatesView(ApiView):
    noun = "letter-templates"
    needs = {"GET": Right.YOUTHS_WRITE}

    def rows(self) -> QuerySet[LetterTemplate]:
        return LetterTemplate.objects.select_related("after_18").prefetch_related("versions")


class LetterTemplates(TemplatesView):
    @operation(
        "letter_templates_list", "List templates of letters", tag=TAG, lists=LetterTemplateShape, query=PageQuery
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        return self.listed(self.rows(), self.asked(), youth=None, shape=LetterTemplateShape)


class LetterTemplateDetail(TemplatesView):
    @operation("letter_templates_read", "Read one template", tag=TAG, answer=LetterTemplateShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found = self.rows().filter(public_id=public_id).first()
        if found is None:
            raise Http404
        return self.one(found, shape=LetterTemplateShape)


urlpatterns = [
    path("mailings/", Mailings.as_view(), name="api-mailings"),
    path("mailings/<uuid:public_id>/", MailingDetail.as_view(), name="api-mailing"),
    path("letter-templates/", LetterTemplates.as_view(), name="api-letter-templates"),
    path("letter-templates/<uuid:public_id>/", LetterTemplateDetail.as_view(), name="api-letter-template"),
]
