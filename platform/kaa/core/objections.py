"""What a service refused, told on the form."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError


def add_errors(form: forms.Form, wrong: ValidationError) -> None:
    """A service's objections at the fields they are about; the rest above the form. No field is emptied."""
    if not hasattr(wrong, "error_dict"):
        form.add_error(None, wrong)
        return
    for name, texts in wrong.message_dict.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)
