"""Shapes that the rooms' APIs share: coded values, and the youth that a row is about."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from tenant_apps.register.codes import shown


class Coded(serializers.Serializer[Any]):
    """A value of a code list, with the version of the list that it was stored under."""

    code = serializers.CharField(help_text="The stable code; what it means stands in the code list.")
    label = serializers.CharField(help_text="The Swedish label in that version of the list.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    version = serializers.IntegerField(allow_null=True, help_text="The version of the code list.")


@extend_schema_field(Coded)
class CodedField(serializers.Field[Any, Any, Any, Any]):
    """A row's code and version columns as one value; null when nothing is chosen."""

    def __init__(self, slug: str, column: str, **options: Any) -> None:
        self.slug, self.column = slug, column
        about = f"From the code list `{slug}`; null: nothing is recorded."
        super().__init__(source="*", read_only=True, allow_null=True, help_text=about, **options)

    def to_representation(self, value: Any) -> dict[str, Any] | None:
        code = getattr(value, self.column)
        if not code:
            return None
        version = getattr(value, f"{self.column}_version")
        return {"code": code, "label": shown(self.slug, code, version), "version": version}


class Named(serializers.Serializer[Any]):
    """Something of the tenant's own with a name: a label, a unit, a programme."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()


class Row(serializers.Serializer[Any]):
    """A row about one youth."""

    id = serializers.UUIDField(source="public_id", help_text="The row's own id.")
    youth = serializers.UUIDField(source="youth.public_id", help_text="The id of the youth that it is about.")


def code_of(slug: str, *, required: bool = True, about: str = "") -> serializers.CharField:
    """A code as it is sent; whether the list has it on that day, the service says."""
    options: dict[str, Any] = {} if required else {"required": False, "default": "", "allow_blank": True}
    return serializers.CharField(max_length=40, help_text=f"{about} A code of the list `{slug}`.".strip(), **options)
