"""A text by its key, as a page in any language needs it."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def said(texts: Mapping[str, str], key: str) -> str:
    return texts.get(key, "")


@register.filter
def said_of(texts: Mapping[str, str], question: str) -> dict[str, str]:
    """A question's answers, by their codes."""
    start = f"{question}_"
    return {key.removeprefix(start): text for key, text in texts.items() if key.startswith(start)}
