"""Forms on one youth: occupation, registration, label, contact details."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from tenant_apps.accounts.selectors import label_by_id, signed_in
from tenant_apps.register import editing
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import conflict_of, form_page
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.forms import DetailForm, LabelForm, OccupationForm, RegistrationForm
from tenant_apps.register.models import ContactDetail, Guardian, Registration, Youth
from tenant_apps.register.selectors.visibility import visible_youths, youth_or_404
from tenant_apps.register.services.preferences import prefer_detail


def back_to(youth: Youth) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("youth", args=[youth.public_id]))


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def occupation_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    if request.method == "POST":
        form = OccupationForm(request.POST, today=today)
        if form.is_valid():
            try:
                editing.add_occupation(youth=youth, actor=user, today=today, **form.cleaned_data)
            except ValidationError as wrong:
                add_errors(form, wrong)
            else:
                messages.success(request, _("The occupation is saved."))
                return back_to(youth)
    else:
        form = OccupationForm(initial={"as_of": today, "known_on": today}, today=today)
    return form_page(request, youth, form, title=_("New occupation"))


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def registration_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Where Y2's warning leads: latest studies."""
    user, today = signed_in(request), clock.today()
    found = Registration.objects.filter(
        youth__in=visible_youths(user), public_id=public_id, mistaken_at=None
    ).select_related("youth__label")
    registration = found.first()
    if registration is None:
        raise Http404
    saved, conflict = RegistrationForm.values_of(registration), None
    may_date = user.may(
        Right.REGISTRATIONS_WRITE
    )  # when the duty arose is decided by those who decide on registrations
    if request.method == "POST":
        form = RegistrationForm(locking.with_choices(request.POST, saved), registration=registration, may_date=may_date)
        if form.is_valid():
            values = {"covered_from": registration.covered_from, **form.cleaned_data}
            try:
                editing.edit_registration(registration=registration, actor=user, today=today, **values)
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The registration is changed."))
                return back_to(registration.youth)
    else:
        form = RegistrationForm(
            initial={**saved, "version": registration.version}, registration=registration, may_date=may_date
        )
    return form_page(request, registration.youth, form, title=_("Change a registration"), conflict=conflict)


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def label_set(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    youth = youth_or_404(user, public_id)
    current = (str(youth.label.public_id), youth.label.name) if youth.label else ("", "")
    saved, conflict = {"label": current[0]}, None
    if request.method == "POST":
        form = LabelForm(locking.with_choices(request.POST, saved), current=current)
        if form.is_valid():
            label = label_by_id(form.cleaned_data["label"])
            try:
                editing.set_label(youth=youth, version=form.cleaned_data["version"], label=label, actor=user)
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The label is changed."))
                return back_to(youth)
    else:
        form = LabelForm(initial={**saved, "version": youth.version}, current=current)
    return form_page(request, youth, form, title=_("Change the label"), conflict=conflict)


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def detail_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    form = DetailForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            editing.add_detail(youth=youth, detail=editing.NewDetail(**form.cleaned_data), actor=user, today=today)
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The contact detail is saved."))
            return back_to(youth)
    return form_page(request, youth, form, title=_("New contact detail"))


@needs(Right.YOUTHS_WRITE)
@require_POST
def detail_failed(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Mark a contact detail, or one of a guardian's (`kind`), as not working; `works` takes it back."""
    user = signed_in(request)
    youths = visible_youths(user)
    detail: ContactDetail | Guardian | None = (
        ContactDetail.objects.filter(youth__in=youths, public_id=public_id).select_related("youth").first()
    )
    if detail is None:
        detail = Guardian.objects.shown().filter(youth__in=youths, public_id=public_id).select_related("youth").first()
    if detail is None:
        raise Http404
    works, kind = bool(request.POST.get("works")), request.POST.get("kind", DetailKind.PHONE)
    if kind not in DetailKind.values:
        raise Http404
    editing.mark_detail(detail=detail, works=works, today=clock.today(), kind=DetailKind(kind))
    messages.success(
        request,
        _("The contact detail is marked as working.") if works else _("The contact detail is marked as not working."),
    )
    return back_to(detail.youth)


@needs(Right.YOUTHS_WRITE)
@require_POST
def detail_preferred(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The contact detail to try first; `not` takes it back."""
    user = signed_in(request)
    youths = visible_youths(user)
    detail = ContactDetail.objects.filter(youth__in=youths, public_id=public_id).select_related("youth").first()
    if detail is None:
        raise Http404
    try:
        prefer_detail(detail=detail, preferred=not request.POST.get("not"), actor=user)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("The contact details are in a new order."))
    return back_to(detail.youth)
