"""One visit day: its list, times, order and state."""

from __future__ import annotations

import uuid
from typing import Any

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
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.visits import notice_states, proposing, selectors
from tenant_apps.visits.forms import DayEditForm, DeviationForm, MakeNoticesForm, NoticesForm, TimesForm, day_initial
from tenant_apps.visits.models import HomeVisit, VisitDay
from tenant_apps.visits.services import planning
from tenant_apps.visits.views import tell_added


def day_or_404(public_id: uuid.UUID) -> VisitDay:
    found = selectors.day_by_id(public_id)
    if found is None:
        raise Http404
    return found


def visit_or_404(user: User, public_id: uuid.UUID) -> HomeVisit:
    found = selectors.visit_by_id(user, public_id)
    if found is None:
        raise Http404
    return found


def back_to(day: VisitDay) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("visit-day", args=[day.public_id]))


@needs(Right.YOUTHS_WRITE)
@require_safe
def day(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return day_page(request, day_or_404(public_id))


def day_page(request: HttpRequest, found: VisitDay, **bound: forms.Form) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    view = selectors.day_view(user, found, today=today)
    states, templates = notice_states.notice_states(user, found), notice_states.notice_templates()
    start = found.starts_at.strftime("%H:%M") if found.starts_at else ""
    context: dict[str, Any] = {
        "view": view, "page_title": _("Visit day"), "today": today, "rows": [(one, states.get(one.public_id)) for one in view.visits],
        "mailings": notice_states.mailings_of_day(user, found), "needs_making": notice_states.needs_making(states.values()),
        "make": MakeNoticesForm(initial={"language": "sv"}, templates=templates, auto_id="make_%s") if templates else None,
        "notices": NoticesForm(initial={"posted_on": min(today, found.notice_by)}, auto_id="notices_%s"),
        "times": TimesForm(initial={"first": start, "minutes": 20}, auto_id="times_%s"),
        "reasons": DeviationForm(today=today), "may_finish": found.on <= today, "too_late": today > found.notice_by, **bound,
    }  # fmt: skip
    return Page(request, "visits/day.html", context, youths=view.youths, ground="list")


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def day_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = day_or_404(public_id)
    staff = selectors.field_staff()
    form = DayEditForm(request.POST or None, initial=day_initial(found), staff=staff)
    if request.method == "POST" and form.is_valid():
        try:
            planning.change_day(
                day=found, version=form.cleaned_data["version"], facts=form.facts(), actor=signed_in(request), today=clock.today()
            )  # fmt: skip
        except locking.Conflict:
            form.add_error(None, _("Somebody saved in between. Look at the day again, then save."))
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The visit day is changed."))
            return back_to(found)
    context = {"form": form, "page_title": _("Change the visit day"), "back": reverse("visit-day", args=[public_id])}
    return Page(request, "visits/day_form.html", context)


@needs(Right.YOUTHS_WRITE)
@require_POST
def day_state(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Lock, open again, finish, call off."""
    found, user = day_or_404(public_id), signed_in(request)
    action, version = request.POST.get("action", ""), _number(request.POST.get("version", ""))
    try:
        if action == "lock":
            planning.lock_day(day=found, version=version, actor=user, today=clock.today())
            messages.success(request, _("The list is ready. Print it or open it on the telephone."))
        elif action == "open":
            planning.open_day(day=found, version=version, actor=user)
        elif action == "finish":
            planning.finish_day(day=found, version=version, actor=user, today=clock.today())
        elif action == "remove":
            planning.remove_day(day=found, actor=user, now=clock.now())
            messages.success(request, _("The visit day is called off."))
            return HttpResponseRedirect(reverse("visits"))
        else:
            raise Http404
    except ValidationError as wrong:
        for text in wrong.messages:
            messages.error(request, text)
    except locking.Conflict:
        messages.error(request, _("Somebody saved in between. Look at the day again, then save."))
    return back_to(found)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


@needs(Right.YOUTHS_WRITE)
@require_POST
def day_order(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """By address, or one place earlier or later."""
    found, user = day_or_404(public_id), signed_in(request)
    try:
        if request.POST.get("action") == "sort":
            planning.sort_visits(day=found)
            return back_to(found)
        earlier = "earlier" in request.POST
        visit = visit_or_404(user, uuid_of(request.POST.get("earlier" if earlier else "later", "")))
        if visit.day_id != found.pk:
            raise Http404
        planning.move_visit(visit=visit, earlier=earlier, actor=user)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return back_to(found)
    return HttpResponseRedirect(f"{reverse('visit-day', args=[found.public_id])}#b-{visit.public_id}")


def uuid_of(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404 from None


@needs(Right.YOUTHS_WRITE)
@require_POST
def day_times(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = day_or_404(public_id)
    form = TimesForm(request.POST, auto_id="times_%s")
    if form.is_valid():
        try:
            planning.set_times(day=found, **form.cleaned_data, actor=signed_in(request))
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The times are set."))
            return back_to(found)
    return day_page(request, found, times=form)


@needs(Right.YOUTHS_WRITE)
@require_POST
def day_absence(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = day_or_404(public_id)
    who = User.objects.filter(public_id=uuid_of(request.POST.get("user", ""))).first()
    if who is None:
        raise Http404
    planning.set_absent(day=found, user=who, is_absent=request.POST.get("absent") == "1", actor=signed_in(request))
    return back_to(found)


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def day_youths(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Whom to visit: those whose next step is a visit, and whoever is searched for. A search is a POST: no name in an address."""
    found, user, today = day_or_404(public_id), signed_in(request), clock.today()
    asked = request.POST.get("q", "")[:200].strip()
    if request.method == "POST" and "add" in request.POST:
        ids = [uuid_of(text) for text in request.POST.getlist("youth")]
        chosen = visible_youths(user).filter(public_id__in=ids)
        try:
            added = planning.add_visits(
                day=found, youths=Youth.objects.filter(pk__in=chosen.values("pk")), actor=user, today=today
            )
        except ValidationError as wrong:
            messages.error(request, " ".join(wrong.messages))
        else:
            if not ids:
                messages.warning(request, _("Nobody was chosen."))
            tell_added(request, added)
        return back_to(found)
    searched = proposing.searched(user, asked, day=found, today=today) if asked else None
    proposed = proposing.proposed(user, day=found, today=today)
    context = {
        "page_title": _("Choose whom to visit"), "day": found, "asked": asked, "searched": searched, "proposed": proposed,
    }  # fmt: skip
    youths = [one.public_id for one in [*(searched or []), *proposed]]
    return Page(request, "visits/youths.html", context, youths=youths, ground="search" if asked else "list")


@needs(Right.YOUTHS_WRITE)
@require_POST
def visit_remove(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    visit = visit_or_404(user, public_id)
    try:
        planning.remove_visit(visit=visit, actor=user, now=clock.now())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("Taken off the list."))
    return back_to(visit.day)
