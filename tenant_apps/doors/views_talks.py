"""Talks about feared dropouts, and figures per school."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import PROBE, Page, show
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.doors.forms_talks import StaffTalkForm, TalkForm
from tenant_apps.doors.models import DropoutTalk
from tenant_apps.doors.selectors import figures as figure_selectors
from tenant_apps.doors.selectors import schools as school_selectors
from tenant_apps.doors.selectors import talks as selectors
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.selectors.visibility import hidden_behind
from tenant_apps.doors.services.talks import order_talk, record_talk
from tenant_apps.register.editing_pages import conflict_of
from tenant_apps.register.numbers import TOO_MANY, is_within_limit
from tenant_apps.register.services.protection import note_tried


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def talk_add(request: HttpRequest) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    form = StaffTalkForm(
        request.POST if request.method == "POST" else None, today=today, units=school_selectors.unit_choices()
    )
    if form.is_bound and form.is_valid():
        unit = school_selectors.find_unit(form.cleaned_data["unit"])
        if unit is None:
            raise Http404
        if _may_write(form, user):
            written = order_talk(unit=unit, order=form.order(), nonce=None, actor=user, today=today)
            _note_probe(request, user, written)
            messages.success(request, _("The talk is noted."))
            return HttpResponseRedirect(f"{reverse('incoming')}?visa=samtal")
    return Page(request, "doors/talk_add.html", {"page_title": _("New talk"), "form": form})


def _may_write(form: StaffTalkForm, user: User) -> bool:
    """Numbers and telephones are counted with the others that the user writes (register.numbers)."""
    leads = any(form.cleaned_data[name] for name in ("personnummer", "pupil_phone", "guardian_phone"))
    allowed = not leads or is_within_limit(user)
    if not allowed:
        form.add_error(None, TOO_MANY)
    return allowed


def _note_probe(request: HttpRequest, user: User, written: DropoutTalk) -> None:
    """That it is about somebody under protection shows in nothing that its author sees; the handlers see who wrote it, and when."""
    if user.may(Right.PROTECTED_HANDLE):
        return
    for one in hidden_behind(written):
        show(request, [one.public_id], ground=PROBE)
        note_tried(youth=one, actor=user, now=clock.now())


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    found = selectors.find_talk(user, public_id)
    if found is None:
        raise Http404
    saved, conflict = TalkForm.values_of(found), None
    if request.method == "POST":
        form = TalkForm(locking.with_choices(request.POST, saved), talk=found)
        if form.is_valid():
            try:
                record_talk(talk=found, version=form.cleaned_data["version"], held=form.held(), actor=user, today=today)
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The talk is saved."))
                return HttpResponseRedirect(f"{reverse('incoming')}?visa=samtal")
    else:
        form = TalkForm(initial={**saved, "parties": found.parties, "version": found.version}, talk=found)
    row = selectors.row_of(found, settings().talk_days)
    context: dict[str, Any] = {
        "page_title": row.pupil or _("The person is erased"),
        "row": row,
        "form": form,
        "conflict": conflict,
    }
    return Page(request, "doors/talk.html", context)


@needs(Right.YOUTHS_WRITE)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    current = figure_selectors.school_year(clock.today())
    asked = request.GET.get("lasar", "")
    began = int(asked) if asked.isascii() and asked.isdigit() and current - 10 <= int(asked) <= current else current
    years = [(str(year), figure_selectors.year_label(year), year == began) for year in range(current, current - 4, -1)]
    context = {
        "page_title": _("Schools: talks and notices"), "years": years, "label": figure_selectors.year_label(began),
        "found": figure_selectors.figures(signed_in(request), began=began),
    }  # fmt: skip
    return Page(request, "doors/figures.html", context)
