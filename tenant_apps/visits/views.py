"""Home visits: the days, a new one, whom to put on one, and what the municipality has decided."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page, show
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register import list_session
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import visible_youths, youth_or_404
from tenant_apps.visits import selectors
from tenant_apps.visits.eligibility import REASONS
from tenant_apps.visits.forms import DayForm, SettingsForm, settings_initial
from tenant_apps.visits.models import VisitDay
from tenant_apps.visits.proposing import on_another
from tenant_apps.visits.services.concerns import save_settings
from tenant_apps.visits.services.open_days import Added
from tenant_apps.visits.services.planning import add_visits, plan_day

MOST_AT_ONCE = 200


@needs(Right.YOUTHS_WRITE)
@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    coming, past = selectors.days(today=clock.today())
    context = {
        "page_title": _("Home visits"), "coming": coming, "past": past, "may_concern": user.may(Right.CONCERNS_WRITE),
        "may_settings": user.may(Right.REGISTRATIONS_WRITE), "today": clock.today(),
    }  # fmt: skip
    return Page(request, "visits/days.html", context)


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def day_add(request: HttpRequest) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    staff = selectors.field_staff()
    if request.method == "POST":
        form = DayForm(request.POST, staff=staff)
        if form.is_valid():
            try:
                made = plan_day(facts=form.facts(), actor=user, today=today)
            except ValidationError as wrong:
                add_errors(form, wrong)
            else:
                messages.success(request, _("The visit day is planned. Now choose whom to visit."))
                return HttpResponseRedirect(reverse("visit-day-youths", args=[made.public_id]))
    else:
        form = DayForm(initial={"staff": [str(user.public_id)]}, staff=staff)
    context = {"form": form, "page_title": _("New visit day"), "back": reverse("visits")}
    return Page(request, "visits/day_form.html", context)


def tell_added(request: HttpRequest, added: Added) -> None:
    """Who was left out, with the reason: names are noted as shown."""
    if added.done:
        messages.success(request, _("%(n)d put on the list.") % {"n": added.done})
    if added.unchanged:
        messages.info(request, _("%(n)d are on the list already.") % {"n": added.unchanged})
    if not added.failed:
        return
    user = signed_in(request)
    left = visible_youths(user).filter(public_id__in=added.failed).order_by("sort_key", "id")[:MOST_AT_ONCE]
    show(request, [one.public_id for one in left], ground="list")
    for one in left:
        where = added.elsewhere.get(str(one.public_id))
        why = on_another(where) if where else REASONS[added.failed[str(one.public_id)]]
        messages.warning(request, _("%(name)s cannot be visited. %(why)s") % {"name": one.full_name, "why": why})


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_youth(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """From a youth's page: which day?"""
    user = signed_in(request)
    youth = youth_or_404(user, public_id)
    chosen = Youth.objects.filter(pk=youth.pk)
    return _plan(request, user, chosen, title=_("Plan a home visit"), youth=youth)


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_chosen(request: HttpRequest) -> HttpResponse:
    """From Ungdomar: all that are chosen there."""
    user = signed_in(request)
    wanted, selection = list_session.kept_selection(request)
    youths = selection.youths(user, wanted, today=clock.today()).filter(protected_at=None)
    keys = list(youths.order_by("sort_key", "pk").values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    chosen = Youth.objects.filter(pk__in=keys)
    return _plan(request, user, chosen, title=_("Plan home visits to those chosen"), too_many=len(keys) > MOST_AT_ONCE)


def _plan(
    request: HttpRequest, user: User, chosen: Any, *, title: str, youth: Youth | None = None, too_many: bool = False
) -> HttpResponse:
    today = clock.today()
    count = chosen.count()
    if request.method == "POST" and count and not too_many:
        try:
            day = _posted_day(request)
            added = add_visits(day=day, youths=chosen, actor=user, today=today)
        except ValidationError as wrong:
            messages.error(request, " ".join(wrong.messages))
        else:
            tell_added(request, added)
            return HttpResponseRedirect(reverse("visit-day", args=[day.public_id]))
    context = {
        "page_title": title, "days": selectors.days_to_join(today=today), "count": count, "too_many": too_many, "most": MOST_AT_ONCE,
        "name": youth.full_name if youth else "", "back": reverse("youth", args=[youth.public_id]) if youth else reverse("youths"),
    }  # fmt: skip
    return Page(request, "visits/plan.html", context, youths=[youth.public_id] if youth else [])


def _posted_day(request: HttpRequest) -> VisitDay:
    if not request.POST.get("day"):
        raise ValidationError(_("Choose a day."))
    try:
        found = selectors.day_by_id(uuid.UUID(request.POST.get("day", "")))
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    found = selectors.visit_settings()
    form = SettingsForm(request.POST) if request.method == "POST" else SettingsForm(initial=settings_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            save_settings(version=form.cleaned_data["version"], changes=form.changes(), actor=signed_in(request))
        except locking.Conflict:
            form.add_error(None, _("Somebody saved in between. Look at the settings again, then save."))
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The settings are saved."))
            return HttpResponseRedirect(reverse("visits"))
    return Page(request, "visits/settings.html", {"form": form, "page_title": _("Settings of home visits")})
