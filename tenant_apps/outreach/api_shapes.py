from __future__ import annotations

from typing import Any

from rest_framework import serializers

from kaa.core.api.shapes import PageQuery
from tenant_apps.register.api.screened import ScreenedShape
from tenant_apps.register.api.shapes import CodedField, Row, code_of


class LatestContactShape(serializers.Serializer[Any]):
    """The latest contact or attempt."""

    id = serializers.UUIDField(source="public_id")
    at = serializers.DateTimeField(help_text="With its offset from UTC.")
    outcome = CodedField("contact_outcome", "outcome")


class ToldOccupation(serializers.Serializer[Any]):
    """An occupation that was told in a contact."""

    id = serializers.UUIDField(source="public_id")
    occupation = CodedField("occupation", "code")
    as_of = serializers.DateField(help_text="The day that it was true of.")


class ContactShape(Row):
    """A contact or an attempt; the outcome says whether anybody was reached."""

    at = serializers.DateTimeField(help_text="With its offset from UTC.")
    channel = CodedField("contact_channel", "channel")
    recipient = CodedField("informant", "recipient")
    outcome = CodedField("contact_outcome", "outcome")
    occupation = ToldOccupation(allow_null=True, help_text="What was told in it; null: nothing.")
    note = serializers.CharField(help_text="Free text, at most 500 characters.")
    by = serializers.SerializerMethodField(help_text="The name of who wrote it; empty: nobody who is still here.")
    version = serializers.IntegerField(help_text="The same as in the ETag.")

    def get_by(self, contact: Any) -> str:
        return contact.user.display_name if contact.user else ""


class ContactQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    from_ = serializers.DateTimeField(required=False, help_text="Held at this moment or later.")
    until = serializers.DateTimeField(required=False, help_text="Held before this moment.")

    def get_fields(self) -> dict[str, Any]:
        """`from` is a word of Python's."""
        found = super().get_fields()
        found["from"] = found.pop("from_")
        return dict(found)


class ContactFactsBody(ScreenedShape):
    """What somebody says of a contact."""

    at = serializers.DateTimeField(help_text="When, with its offset from UTC; not in the future.")
    channel = code_of("contact_channel", about="How.")
    recipient = code_of("informant", about="With whom.")
    outcome = code_of("contact_outcome", about="How it went.")
    occupation = code_of("occupation", required=False, about="What the youth does, if it was told.")
    as_of = serializers.DateField(
        required=False,
        allow_null=True,
        default=None,
        help_text="The day that the occupation was true of; null: the day of the contact.",
    )
    note = serializers.CharField(
        required=False, default="", allow_blank=True, max_length=500,
        help_text="No health, crime or family matters: the tenant's instruction for free text holds here, too.",
    )  # fmt: skip


class ContactBody(ContactFactsBody):
    """A new contact."""

    youth = serializers.UUIDField(help_text="The youth's id.")
