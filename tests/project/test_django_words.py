"""What a form says of a value outside its limits: what is wrong, and what to do."""

from __future__ import annotations

import pytest
from django import forms
from django.utils import translation


class Limited(forms.Form):
    name = forms.CharField(max_length=3)
    days = forms.IntegerField(min_value=2, max_value=5)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "Åsalill", "days": 3}, {"name": ["Texten är för lång: högst 3 tecken, nu 7."]}),
        ({"name": "Åsa", "days": 1}, {"days": ["Skriv 2 eller mer."]}),
        ({"name": "Åsa", "days": 6}, {"days": ["Skriv 5 eller mindre."]}),
    ],
)
def test_limits__are_said_in_plain_words(typed: dict[str, object], said: dict[str, list[str]]) -> None:
    with translation.override("sv"):
        assert Limited(typed).errors == said
