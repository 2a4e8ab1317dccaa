"""A form's own key, by which a double click is one contact (REL-06)."""

from __future__ import annotations

import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def form_key() -> SafeString:
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4())
