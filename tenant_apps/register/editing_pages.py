"""What the pages that write have in common: who may, whose page it is, errors and conflicts shown on the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from kaa.core import clock
from kaa.core.locking import Conflict, ConflictView, Saved, VersionedForm
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.conflicts import conflict_of
from tenant_apps.register.drafts import restore
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.youth import youth_head

__all__ = ["conflict_of", "form_page", "tried", "tried_version"]


def form_page(
    request: HttpRequest, youth: Youth, form: forms.Form, *, template: str = "register/form.html", title: str, conflict: ConflictView | None = None,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """A form on a page of its own, under the youth's name. With 200 also after a conflict: what is shown must be logged (PRV-33)."""
    head = youth_head(youth, today=clock.today())
    draft = restore(request, youth, form, more=context.get("part_forms", ()))
    shown = {"head": head, "form": form, "page_title": title, "conflict": conflict, "draft": draft, **context}
    return Page(request, template, shown, youths=[youth.public_id])


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
    request: HttpRequest, form: VersionedForm, save: Callable[[], Any], *, said: str, saved: Mapping[str, Saved]
) -> tuple[bool, ConflictView | None]:
    """The same for a row that others may have saved since: then both are laid side by side (REL-09)."""
    try:
        return tried(request, form, save, said=said), None
    except Conflict as clash:
        return False, conflict_of(form, clash, saved)
