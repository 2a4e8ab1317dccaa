"""Inställningar: staff and labels."""

from __future__ import annotations

import uuid
from typing import Any

from allauth.account.forms import ResetPasswordForm
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from shared_apps.codelists.selectors import municipalities
from tenant_apps.accounts import services
from tenant_apps.accounts.conflicts import conflict_of
from tenant_apps.accounts.forms import LabelEditForm, LabelForm, StaffEditForm, StaffForm
from tenant_apps.accounts.models import Label, User
from tenant_apps.accounts.selectors import label_rows, signed_in, site_contact, staff_rows


@needs(Right.SETTINGS_READ)
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    may_staff, may_labels = user.may(Right.STAFF_WRITE), user.may(Right.LABELS_WRITE)
    sees_labels = user.may(Right.YOUTHS_READ) or may_labels
    context = {
        "page_title": _("Settings"), "may_staff": may_staff, "may_labels": may_labels, "staff": staff_rows() if may_staff else [],
        "labels": label_rows() if sees_labels else [], "sees_labels": sees_labels, "may_site": user.may(Right.SITE_WRITE),
        "contact": site_contact(), "identification_url": _identification_url(request, user),
        "tokens_url": reverse("tokens-all") if user.may(Right.TOKENS_MANAGE) else "",
        "may_decide_planning": user.may(Right.PLANNING_DECIDE), "may_letters": user.may(Right.LETTERS_EDIT),
        "may_connect": user.may(Right.LETTERS_CONNECT), "may_ladders": user.may(Right.LADDERS_WRITE) and _is_municipality(request),
        "may_visits": user.may(Right.REGISTRATIONS_WRITE) and _is_municipality(request), "may_distribute": may_labels and _is_municipality(request),
    }  # fmt: skip
    return Page(request, "accounts/settings.html", context)


def _identification_url(request: HttpRequest, user: User) -> str:
    """A partnership identifies nobody."""
    may = _is_municipality(request) and user.may(Right.REGISTRATIONS_WRITE)
    return reverse("identification-settings") if may else ""


def _is_municipality(request: HttpRequest) -> bool:
    return getattr(getattr(request, "tenant", None), "is_municipality", False)


@needs(Right.STAFF_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_add(request: HttpRequest) -> HttpResponse:
    form = StaffForm(
        request.POST if request.method == "POST" else None, partnership=_partnership(request), counties=_counties()
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            user = services.add_staff(
                name=data["name"], email=data["email"], grants=form.grants(), actor=signed_in(request)
            )
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            _send_link(request, user)
            messages.success(
                request, _("The account is made. A link for choosing a password has been sent to the address.")
            )
            return HttpResponseRedirect(reverse("settings"))
    return _form_page(request, form, _("New member of staff"), _("Add, and send the link"))


@needs(Right.STAFF_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = User.objects.filter(public_id=public_id).first()
    if user is None:
        raise Http404
    options: dict[str, Any] = {"partnership": _partnership(request), "counties": _counties()}
    saved, conflict = StaffEditForm.values_of(user), None
    form = (
        StaffEditForm(locking.with_choices(request.POST, saved), **options)
        if request.method == "POST"
        else StaffEditForm(initial={**saved, "version": user.version}, **options)
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            services.edit_staff(
                user=user,
                version=data["version"],
                name=data["name"],
                email=data["email"],
                is_active=data["is_active"],
                grants=form.grants(),
                actor=signed_in(request),
            )
        except ValidationError as wrong:
            add_errors(form, wrong)
        except locking.Conflict as clash:
            conflict = conflict_of(form, clash, saved)
        else:
            messages.success(request, _("The account is changed."))
            return HttpResponseRedirect(reverse("settings"))
    link = reverse("staff-link", args=[user.public_id]) if user.is_active else ""
    return _form_page(request, form, _("Change a member of staff"), _("Save"), link_url=link, conflict=conflict)


@needs(Right.STAFF_WRITE)
@require_POST
def staff_link(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A new link, for somebody who let the first one grow too old."""
    user = User.objects.filter(public_id=public_id, is_active=True).first()
    if user is None:
        raise Http404
    _send_link(request, user)
    messages.success(request, _("A link for choosing a password has been sent to the address."))
    return HttpResponseRedirect(reverse("settings"))


@needs(Right.LABELS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def label_add(request: HttpRequest) -> HttpResponse:
    form = LabelForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.add_label(name=form.cleaned_data["name"], user=form.owner(), actor=signed_in(request))
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The label is saved."))
            return HttpResponseRedirect(reverse("settings"))
    return _form_page(request, form, _("New label"), _("Save"))


@needs(Right.LABELS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def label_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    label = Label.objects.filter(public_id=public_id).select_related("user").first()
    if label is None:
        raise Http404
    saved, conflict = LabelEditForm.values_of(label), None
    form = LabelEditForm(
        locking.with_choices(request.POST, saved) if request.method == "POST" else None,
        initial={**saved, "version": label.version},
        current=label.user,
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            services.edit_label(
                label=label,
                version=data["version"],
                name=data["name"],
                user=form.owner(),
                archived=data["archived"],
                actor=signed_in(request),
                now=clock.now(),
            )
        except ValidationError as wrong:
            add_errors(form, wrong)
        except locking.Conflict as clash:
            conflict = conflict_of(form, clash, saved)
        else:
            messages.success(request, _("The label is saved."))
            return HttpResponseRedirect(reverse("settings"))
    return _form_page(request, form, _("Change a label"), _("Save"), conflict=conflict)


def _form_page(request: HttpRequest, form: forms.Form, title: str, submit: str, **context: Any) -> HttpResponse:
    return Page(request, "accounts/form.html", {"form": form, "page_title": title, "submit": submit, **context})


def _send_link(request: HttpRequest, user: User) -> None:
    """Allauth's own link for a new password: one time, bound to this tenant's host and user."""
    form = ResetPasswordForm(data={"email": user.email})
    if form.is_valid():
        form.save(request)


def _partnership(request: HttpRequest) -> bool:
    tenant: Any = getattr(request, "tenant", None)
    return getattr(tenant, "kind", "") == "partnership"


def _counties() -> list[tuple[str, str]]:
    return sorted({(one.county_code, one.county) for one in municipalities().values()})
