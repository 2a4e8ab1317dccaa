"""Handing over a whole caseload: who to whom, the list of what moves, the confirmation, what was moved, and the way back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.reminders.forms_handover import ConfirmForm, HandoverForm
from tenant_apps.reminders.selectors.handovers import (
    handover_by_id,
    handover_labels,
    handover_rows,
    handover_view,
    plan_of,
)
from tenant_apps.reminders.services import handovers as services


@needs(Right.LABELS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def handovers(request: HttpRequest) -> HttpResponse:
    """First from whom to whom; a POST without confirmation shows what would move, and changes nothing."""
    user = signed_in(request)
    labels = handover_labels()
    if request.method == "POST" and "expected" in request.POST:
        return _confirm(request, user, ConfirmForm(request.POST, labels=labels))
    form = HandoverForm(request.POST if request.method == "POST" else None, labels=labels)
    if form.is_bound and form.is_valid():
        return _plan_page(request, form)
    return _start_page(request, user, form)


def _start_page(request: HttpRequest, user: User, form: HandoverForm) -> HttpResponse:
    context = {"page_title": _("Hand over a caseload"), "form": form, "rows": handover_rows(user)}
    return Page(request, "reminders/handovers.html", context)


def _plan_page(request: HttpRequest, form: HandoverForm, *, problem: str = "") -> HttpResponse:
    from_label, to_label = form.chosen("from_label"), form.chosen("to_label")
    plan = plan_of(services.caseload_of(label=from_label), today=clock.today())
    context = {
        "page_title": _("Hand over a caseload"), "plan": plan, "from_label": from_label, "to_label": to_label, "note": form.cleaned_data["note"],
        "problem": problem, "words_confirmed": bool(form.screened),
    }  # fmt: skip
    youths = [one.public_id for one in plan.youths]
    return Page(request, "reminders/handover_plan.html", context, youths=youths, ground="list")


def _confirm(request: HttpRequest, user: User, form: ConfirmForm) -> HttpResponse:
    if not form.is_valid():
        return _start_page(request, user, form)
    data = form.cleaned_data
    try:
        made = services.hand_over(
            from_label=form.chosen("from_label"), to_label=form.chosen("to_label"), note=data["note"], expected=data["expected"], actor=user,
            now=clock.now(),
        )  # fmt: skip
    except ValidationError as wrong:
        if hasattr(wrong, "error_dict"):
            add_errors(form, wrong)
            return _start_page(request, user, form)
        return _plan_page(request, form, problem=" ".join(wrong.messages))
    messages.success(request, _("The caseload is handed over."))
    return HttpResponseRedirect(reverse("caseload-handover", args=[made.public_id]))


@needs(Right.LABELS_WRITE)
@require_safe
def handover(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    found = handover_by_id(public_id)
    if found is None:
        raise Http404
    view = handover_view(user, found, today=clock.today())
    words = {"from_label": view.row.from_label, "to_label": view.row.to_label}
    context = {"page_title": _("From %(from_label)s to %(to_label)s") % words, "view": view}
    return Page(
        request, "reminders/handover.html", context, youths=[one.public_id for one in view.youths], ground="list"
    )


@needs(Right.LABELS_WRITE)
@require_POST
def handover_back(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = handover_by_id(public_id)
    if found is None:
        raise Http404
    try:
        services.hand_back(handover=found, actor=signed_in(request), now=clock.now())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("The caseload is handed back."))
    return HttpResponseRedirect(reverse("caseload-handover", args=[public_id]))
