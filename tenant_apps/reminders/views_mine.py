"""One's own page: the digest, one's absences, the password; and the absences of all."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kaa.core import clock, locking
from kaa.core.access import Right, needs, user_may
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.editing_pages import conflict_of
from tenant_apps.reminders.enums import DigestPace
from tenant_apps.reminders.forms_absence import AbsenceEditForm, AbsenceForm, DigestForm, values_of
from tenant_apps.reminders.models import Absence, DigestChoice
from tenant_apps.reminders.selectors.absences import absence_by_id, all_absences, own_absences
from tenant_apps.reminders.services import absences as services
from tenant_apps.reminders.services.digests import choose_digest


@require_http_methods(["GET", "HEAD", "POST"])
def my_page(request: HttpRequest) -> HttpResponse:
    """Everyone who is logged in has one; the digest and absences are for those who work with youths."""
    user, today = signed_in(request), clock.today()
    works = user.may(Right.YOUTHS_WRITE)
    context: dict[str, Any] = {"page_title": _("My page"), "works": works}
    if not works:
        if request.method == "POST":
            raise PermissionDenied
        return Page(request, "reminders/my_page.html", context)
    chosen = DigestChoice.objects.filter(user=user).first()
    form = DigestForm(
        request.POST if request.method == "POST" else None, initial={"pace": chosen.pace if chosen else DigestPace.WEEKLY}
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        choose_digest(user=user, pace=form.cleaned_data["pace"], actor=user)
        messages.success(request, _("Your choice is saved."))
        return HttpResponseRedirect(reverse("my-page"))
    runs = services.may_set_for_others(user=user)
    rows = all_absences(today=today) if runs else own_absences(user, today=today)
    return Page(request, "reminders/my_page.html", {**context, "form": form, "rows": rows, "runs": runs})


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def absence_add(request: HttpRequest) -> HttpResponse:
    user, now = signed_in(request), clock.now()
    initial = {"starts_on": clock.local_date(now), "who": str(user.public_id)}
    data = request.POST if request.method == "POST" else None
    form = AbsenceForm(data, initial=initial, for_others=services.may_set_for_others(user=user))
    if form.is_bound and form.is_valid():
        try:
            services.add_absence(user=form.who_is_away(user), facts=form.facts(), actor=user, now=now)
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The absence is saved. The cover sees both lists on Idag while it lasts."))
            return HttpResponseRedirect(reverse("my-page"))
    return Page(request, "reminders/absence_form.html", {"form": form, "page_title": _("New absence")})


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def absence_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, now = signed_in(request), clock.now()
    one = _own_or_404(request, public_id)
    saved, conflict = values_of(one), None
    if request.method == "POST":
        form = AbsenceEditForm(locking.with_choices(request.POST, saved), for_others=False, stored=one)
        if form.is_valid():
            try:
                services.edit_absence(
                    absence=one, version=form.cleaned_data["version"], facts=form.facts(), actor=user, now=now
                )
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                one.refresh_from_db()
                conflict = conflict_of(form, clash, values_of(one))
            else:
                messages.success(request, _("The absence is changed."))
                return HttpResponseRedirect(reverse("my-page"))
    else:
        form = AbsenceEditForm(initial={**saved, "version": one.version}, for_others=False, stored=one)
    title = _("Absence of %(name)s") % {"name": one.user.display_name}
    context = {"form": form, "page_title": title, "conflict": conflict, "absence": one}
    return Page(request, "reminders/absence_form.html", context)


@needs(Right.YOUTHS_WRITE)
@require_POST
def absence_end(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    one = _own_or_404(request, public_id)
    try:
        services.end_absence(absence=one, actor=signed_in(request), now=clock.now())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("The absence is ended."))
    return HttpResponseRedirect(reverse("my-page"))


def _own_or_404(request: HttpRequest, public_id: uuid.UUID) -> Absence:
    """One's own; anybody's for who runs the register."""
    found = absence_by_id(public_id)
    if found is None or not (found.user_id == request.user.pk or user_may(request, Right.LABELS_WRITE)):
        raise Http404
    return found
