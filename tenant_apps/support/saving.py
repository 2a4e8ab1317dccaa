"""What the room's form pages have in common: a service is tried, and its objections stand on the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from kaa.core import locking
from kaa.core.locking import ConflictView, VersionedForm
from tenant_apps.register.editing_pages import add_errors, conflict_of


def tried(request: HttpRequest, form: forms.Form, save: Callable[[], Any], *, said: str) -> bool:
    """Save if the form is right; tell of it, or put what is wrong on the form."""
    if not form.is_valid():
        return False
    try:
        save()
    except ValidationError as wrong:
        add_errors(form, wrong)
        return False
    messages.success(request, said)
    return True


def tried_version(
    request: HttpRequest, form: VersionedForm, save: Callable[[], Any], *, said: str, saved: Mapping[str, str]
) -> tuple[bool, ConflictView | None]:
    """The same for a row that others may have saved since: then both are laid side by side (REL-09)."""
    try:
        return tried(request, form, save, said=said), None
    except locking.Conflict as clash:
        return False, conflict_of(form, clash, saved)
