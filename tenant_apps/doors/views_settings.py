"""Inställningar: the public form, its further languages, its sheet with the QR code, and how long what comes in is kept."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.doors import texts
from tenant_apps.doors.forms_settings import LanguageForm, SettingsForm
from tenant_apps.doors.models import ReferralLanguage
from tenant_apps.doors.qr import qr_svg
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.services.settings import save_language, save_settings
from tenant_apps.register.editing_pages import tried_version


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def door_settings(request: HttpRequest) -> HttpResponse:
    row = settings()
    saved = SettingsForm.posted_of(row)
    data = locking.with_choices(request.POST, saved) if request.method == "POST" else None
    form = SettingsForm(data, initial={**SettingsForm.values_of(row), "version": row.version})

    def save() -> None:
        save_settings(version=form.cleaned_data["version"], changes=form.changes(), actor=signed_in(request))

    done, conflict = tried_version(request, form, save, said=_("The settings are saved."), saved=saved)
    if done:
        return HttpResponseRedirect(reverse("door-settings"))
    context = {
        "page_title": _("Self-referral and schools' doors"), "form": form, "own": list(ReferralLanguage.objects.all()),
        "address": request.build_absolute_uri(reverse("referral")), "conflict": conflict,
    }  # fmt: skip
    return Page(request, "doors/settings.html", context)


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def language_add(request: HttpRequest) -> HttpResponse:
    return _language(request, None, _("New language"))


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    row = ReferralLanguage.objects.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return _language(request, row, row.name)


def _language(request: HttpRequest, row: ReferralLanguage | None, title: str) -> HttpResponse:
    swedish = dict(texts.shipped()[0].texts)
    if request.method == "POST":
        form = LanguageForm(request.POST, swedish=swedish)
        if form.is_valid() and _saved(request, form, row):
            messages.success(request, _("The language is saved."))
            return HttpResponseRedirect(reverse("door-settings"))
    else:
        initial = {**LanguageForm.values_of(row), "version": row.version} if row else {}
        form = LanguageForm(initial=initial, swedish=swedish)
    return Page(
        request,
        "doors/language.html",
        {"page_title": title, "form": form, "groups": form.groups(), "marks": ", ".join(texts.MARKS)},
    )


def _saved(request: HttpRequest, form: LanguageForm, row: ReferralLanguage | None) -> bool:
    try:
        save_language(
            language=row, version=form.cleaned_data["version"], changes=form.changes(), actor=signed_in(request)
        )
    except ValidationError as wrong:
        add_errors(form, wrong)
    except locking.Conflict:
        form.add_error(None, _("Somebody else saved this meanwhile. Look at it anew."))
    else:
        return True
    return False


@needs(Right.YOUTHS_WRITE)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """A sheet to put up, in one of the form's languages: the code leads to the form in that language."""
    found = texts.languages()
    chosen = texts.chosen(found, request.GET.get("sprak", ""))
    address = request.build_absolute_uri(reverse("referral"))
    target = address if chosen.key == "sv" else f"{address}?sprak={chosen.key}"
    context: dict[str, Any] = {
        "page_title": _("Sheet with a QR code"), "language": chosen, "t": chosen.texts, "languages": found, "address": address,
        "qr": qr_svg(target, label=target), "phone": settings().phone,
    }  # fmt: skip
    return Page(request, "doors/sheet.html", context)
