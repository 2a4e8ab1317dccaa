"""That a concern report was made or not. For those with the right alone; nothing here is counted (PRV-16)."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import conflict_of, form_page
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.visits import selectors
from tenant_apps.visits.enums import ConcernPolicy
from tenant_apps.visits.forms import ConcernEditForm, ConcernForm, concern_values
from tenant_apps.visits.services.concerns import change_concern, record_concern

TEMPLATE = "visits/concern_form.html"


@needs(Right.CONCERNS_WRITE)
@require_safe
def concerns(request: HttpRequest) -> HttpResponse:
    """Those for whom it is to be considered now, the longest waiting first."""
    rows = selectors.concerns_due(signed_in(request), today=clock.today())
    is_duty = selectors.visit_settings().concern == ConcernPolicy.DUTY
    context = {"page_title": _("Concern reports to consider"), "rows": rows, "is_duty": is_duty}
    return Page(request, "visits/concerns.html", context, youths=[one.youth for one in rows], ground="list")


@needs(Right.CONCERNS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def concern_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    staff, found = selectors.field_staff(), selectors.visit_settings()
    if request.method == "POST":
        form = ConcernForm(request.POST, today=today, staff=staff)
        if form.is_valid():
            try:
                record_concern(youth=youth, facts=form.facts(), actor=user, now=clock.now())
            except ValidationError as wrong:
                add_errors(form, wrong)
            else:
                messages.success(request, _("It is recorded. What the report says stays with the receiver."))
                return HttpResponseRedirect(reverse("youth", args=[youth.public_id]))
    else:
        initial = {"decided_on": today, "decided_by": str(user.public_id), "made_to": found.concern_to}
        form = ConcernForm(initial=initial, today=today, staff=staff)
    is_duty = found.concern == ConcernPolicy.DUTY
    return form_page(request, youth, form, title=_("Concern report"), template=TEMPLATE, is_duty=is_duty)


@needs(Right.CONCERNS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def concern_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    report = selectors.concern_by_id(user, public_id)
    if report is None:
        raise Http404
    staff, saved, conflict = selectors.field_staff(), concern_values(report), None
    if report.decided_by and report.decided_by not in staff:
        staff.append(report.decided_by)  # has left since
    if request.method == "POST":
        form = ConcernEditForm(locking.with_choices(request.POST, saved), today=today, staff=staff, report=report)
        if form.is_valid():
            try:
                change_concern(
                    report=report, version=form.cleaned_data["version"], facts=form.facts(), actor=user, today=today
                )
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The record is changed."))
                return HttpResponseRedirect(reverse("youth", args=[report.youth.public_id]))
    else:
        form = ConcernEditForm(initial={**saved, "version": report.version}, today=today, staff=staff, report=report)
    return form_page(
        request, report.youth, form, title=_("Change a concern report"), template=TEMPLATE, conflict=conflict
    )
