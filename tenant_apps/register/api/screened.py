"""Free text that is sent: the same soft check as in the forms (PRV-15), confirmed by a field of the request."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework import serializers

from kaa.core.api.problems import Refused
from kaa.core.api.shapes import Shape
from tenant_apps.register.screening import CONFIRMED, screen, told_apart


class ScreenedShape(Shape):
    """What is sent, with free text about a youth in `free_text`. A word that seldom belongs there is answered with 422, and never named."""

    free_text: ClassVar[tuple[str, ...]] = ("note",)

    words_confirmed = serializers.BooleanField(
        required=False, default=False,
        help_text="true: a person has looked at the words that seldom belong in free text, and they are needed. Send it when a 422 asks.",
    )  # fmt: skip

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        is_confirmed = attrs.pop(CONFIRMED, False)
        wrong = [(name, told_apart(found)) for name in self.free_text if (found := screen(str(attrs.get(name) or "")))]
        if wrong and not is_confirmed:
            told = _(
                "Should this be written here? %(kinds)s If it is needed, send it again with words_confirmed: true."
            )
            errors = [(name, told % {"kinds": kinds}) for name, kinds in wrong]
            raise Refused(" ".join(text for _name, text in errors), errors=errors)
        return attrs
