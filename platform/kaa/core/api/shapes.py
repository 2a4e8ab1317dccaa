"""Shapes of what is sent and given: serializers check form and nothing else."""

from __future__ import annotations

import functools
from typing import Any

from rest_framework import serializers

MAX_PAGE, PAGE = 200, 50


class Shape(serializers.Serializer[Any]):
    """What is sent. A field that is not known is an error: a misspelt one is never passed over in silence."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and (unknown := sorted(set(map(str, data)) - set(self.fields))):
            raise serializers.ValidationError({name: [_unknown()] for name in unknown})
        return super().to_internal_value(data)


def _unknown() -> str:
    from django.utils.translation import gettext as _

    return _("There is no such field.")


class Problem(serializers.Serializer[Any]):
    """Problem details (RFC 9457). Texts are in Swedish, for people; programs go by `status` and `errors[].field`."""

    type = serializers.CharField(help_text="Always about:blank: the status says what kind of problem it is.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    title = serializers.CharField(help_text="What kind of problem it is, in Swedish.")
    detail = serializers.CharField(help_text="What to do about it, in Swedish.")
    errors = serializers.ListField(  # type: ignore[assignment]  # a field called as one of DRF's own attributes
        child=serializers.DictField(child=serializers.CharField()),
        required=False,
        help_text="For each thing that is wrong: `field` (empty: the request as a whole) and `message`.",
    )


class PageQuery(Shape):
    """Where in a list, and how much of it."""

    cursor = serializers.CharField(
        required=False, default="", max_length=200,
        help_text="Where to go on: follow `next` of the page before rather than make one.",
    )  # fmt: skip
    limit = serializers.IntegerField(
        required=False, default=PAGE, min_value=1, max_value=MAX_PAGE, help_text=f"Rows on a page, at most {MAX_PAGE}."
    )


@functools.cache
def paged(shape: type[serializers.Serializer[Any]]) -> type[serializers.Serializer[Any]]:
    """A page of a list of these."""
    rows = {
        "results": shape(many=True, help_text="The rows, in the order in which they were made."),
        "next": serializers.URLField(allow_null=True, help_text="The address of the next page; null on the last one."),
        "__doc__": "A page of a list.",
    }
    return type(f"{shape.__name__}Page", (serializers.Serializer,), rows)
