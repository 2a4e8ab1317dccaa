"""One measure: its follow-ups, and for practice the agreement and the attendance."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.phones import format_for_people, read_phone
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.codes import shown
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page, tried, tried_version
from tenant_apps.register.selectors.youth import youth_head
from tenant_apps.support.forms_measures import (
    AgreementForm,
    HeldFollowUpForm,
    NextFollowUpForm,
    WeekForm,
    values_of_agreement,
)
from tenant_apps.support.forms_plans import FOLLOW_UP
from tenant_apps.support.models import Intervention, PracticeAgreement
from tenant_apps.support.selectors import intervention_by_id
from tenant_apps.support.services.measures import hold_follow_up, plan_follow_up, write_agreement, write_week

FORM = ["GET", "HEAD", "POST"]


def _measure_or_404(user: User, public_id: uuid.UUID) -> Intervention:
    found = intervention_by_id(user, public_id)
    if found is None:
        raise Http404
    return found


def _phone(written: str) -> str:
    """As people write numbers; what is no number stands as it was written."""
    digits = read_phone(written)
    return format_for_people(digits) if digits else written


def _to(measure: Intervention) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("measure", args=[measure.public_id]))


@needs(Right.PLANNING_READ)
@require_safe
def measure(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    one = _measure_or_404(user, public_id)
    follow_ups = list(one.follow_ups.select_related("held_by"))
    agreement = one.agreements.select_related("insurance_checked_by").first()
    weeks = list(agreement.weeks.all()) if agreement else []
    context = {
        "measure": one, "head": youth_head(one.youth, today=today), "page_title": shown("intervention_type", one.type, one.type_version),
        "due": next((each for each in follow_ups if each.held_on is None), None), "held": [each for each in follow_ups if each.held_on],
        "agreement": agreement, "weeks": weeks, "present": sum(each.present for each in weeks), "planned": sum(each.planned for each in weeks),
        "contact_phone": _phone(one.contact_phone), "supervisor_phone": _phone(agreement.supervisor_phone) if agreement else "",
        "today": today, "may_write": user.may(Right.PLANNING_WRITE), "needs_agreement": one.type == "internship",
    }  # fmt: skip
    return Page(request, "support/measure.html", context, youths=[one.youth.public_id])


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def measure_next(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    one = _measure_or_404(user, public_id)
    form = NextFollowUpForm(request.POST if request.method == "POST" else None, initial={"due_on": today + FOLLOW_UP})

    def save() -> None:
        plan_follow_up(intervention=one, due_on=form.cleaned_data["due_on"], actor=user, today=today)

    if form.is_bound and tried(request, form, save, said=_("The next follow-up is saved.")):
        return _to(one)
    return form_page(request, one.youth, form, title=_("Next follow-up of the measure"))


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def measure_held(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    one = _measure_or_404(user, public_id)
    form = HeldFollowUpForm(request.POST if request.method == "POST" else None, initial={"held_on": today})

    def save() -> None:
        data = form.cleaned_data
        hold_follow_up(
            intervention=one,
            held_on=data["held_on"],
            note=data["note"],
            next_on=data["next_on"],
            actor=user,
            today=today,
        )

    if form.is_bound and tried(request, form, save, said=_("The follow-up is saved.")):
        return _to(one)
    return form_page(request, one.youth, form, title=_("Follow up the measure"), template="support/form.html")


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def practice_agreement(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    one = _measure_or_404(user, public_id)
    found = one.agreements.first()
    saved, conflict = values_of_agreement(found), None
    if request.method != "POST":
        first = saved if found else {**saved, "place": one.place, "days_a_week": "5"}
        form = AgreementForm(initial={**first, "version": found.version if found else 0})
    else:
        form = AgreementForm(locking.with_choices(request.POST, saved))

        def save() -> None:
            write_agreement(
                intervention=one, version=form.cleaned_data["version"], facts=form.facts(), actor=user, today=today
            )

        done, conflict = tried_version(request, form, save, said=_("The agreement is saved."), saved=saved)
        if done:
            return _to(one)
    return form_page(request, one.youth, form, title=_("Practice agreement"), conflict=conflict)


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def practice_week(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Attendance; only where there is an agreement."""
    user, today = signed_in(request), clock.today()
    one = _measure_or_404(user, public_id)
    agreement = PracticeAgreement.objects.filter(intervention=one).select_related("intervention").first()
    if agreement is None:
        raise Http404
    days = agreement.days_a_week
    initial = {"day": today, "planned": days, "present": days}
    form = WeekForm(request.POST if request.method == "POST" else None, initial=initial)

    def save() -> None:
        write_week(agreement=agreement, actor=user, today=today, **form.cleaned_data)

    if form.is_bound and tried(request, form, save, said=_("The attendance is saved.")):
        return _to(one)
    return form_page(request, one.youth, form, title=_("Attendance in a week"))
