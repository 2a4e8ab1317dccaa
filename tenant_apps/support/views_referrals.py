"""Referrals to preparation meetings: made, the day's list to print and to decide on, and one by one."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.halfyears import HalfYear
from kaa.core.reading import Page
from kaa.core.tenancy import own_codes
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.codes import choices, shown
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page, tried, tried_version
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.selectors.youth import youth_head
from tenant_apps.support.forms_referrals import DecisionForm, ReferralEditForm, ReferralForm
from tenant_apps.support.measure_names import value_of
from tenant_apps.support.models import Referral
from tenant_apps.support.selectors.measures import due_measures
from tenant_apps.support.selectors.offers import offer_shares
from tenant_apps.support.selectors.plans import plan_shares, without_plan
from tenant_apps.support.selectors.referrals import (
    day_rows,
    in_words,
    meeting_by_id,
    meeting_days,
    meetings,
    partner_of,
    referral_by_id,
)
from tenant_apps.support.services.referrals import decide_referral, edit_referral, next_meeting, refer, stopped

FORM = ["GET", "HEAD", "POST"]
SHOWN = 20  # of those without a plan


@needs(Right.PLANNING_READ)
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """What of all measures wants something, and the days of preparation meetings."""
    user, today = signed_in(request), clock.today()
    due, days = due_measures(user, today=today), meeting_days(user, today=today)
    context = {
        "page_title": _("Measures"), "due": due, "days": days, "today": today, "has_meetings": bool(meetings()),
        "may_set_up": user.may(Right.PLANNING_DECIDE), "is_municipality": bool(own_codes()),
    }  # fmt: skip
    youths = {one.youth for one in due}
    if own_codes():  # a partnership registers nobody: its figures are the participations'
        half = HalfYear.of(today)
        plans, offers = plan_shares(day=today), offer_shares(first=half.start, last=today)
        planless = without_plan(user, today=today, shown=SHOWN)
        youths |= {one.youth for one in planless.listed}
        context |= {
            "half": half, "planless": planless,
            "planned": sum(one.with_plan for one in plans), "registered": sum(one.registered for one in plans),
            "offered": sum(one.offered for one in offers), "to_offer": sum(one.registered for one in offers),
        }  # fmt: skip
    return Page(request, "support/measures.html", context, youths=youths, ground="list")


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def referral_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    first = next(iter(meetings()), None)
    initial = (
        {"meeting": str(first.public_id), "meets_on": next_meeting(meeting=first, after=today - timedelta(days=1))}
        if first
        else {}
    )
    form = ReferralForm(request.POST if request.method == "POST" else None, initial=initial, today=today)
    made: list[Referral] = []
    if form.is_bound and tried(
        request, form, lambda: made.append(refer(youth=youth, facts=form.facts(), actor=user, today=today)), said=_("The referral is saved.")
    ):  # fmt: skip
        return HttpResponseRedirect(reverse("referral-page", args=[made[0].public_id]))
    return form_page(
        request, youth, form, title=_("Referral to a preparation meeting"), template="support/referral_form.html", has_meetings=first is not None
    )  # fmt: skip


def _referral_or_404(user: User, public_id: uuid.UUID) -> Referral:
    found = referral_by_id(user, public_id)
    if found is None:
        raise Http404
    return found


@needs(Right.PLANNING_READ)
@require_safe
def referral(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The referral form, to read and to print."""
    user, today = signed_in(request), clock.today()
    one = _referral_or_404(user, public_id)
    context = {
        "referral": one, "said": in_words(one), "head": youth_head(one.youth, today=today), "page_title": _("Referral"),
        "partner": partner_of(one.meeting), "may_write": user.may(Right.PLANNING_WRITE),
        "ground": shown("share_ground", one.share.ground, one.share.ground_version) if one.share else "",
        "stopped": stopped(referrals=[one], meeting=one.meeting, on=one.meets_on, today=today).get(one.pk, ""),
    }  # fmt: skip
    return Page(request, "support/referral.html", context, youths=[one.youth.public_id])


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def referral_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    one = _referral_or_404(user, public_id)
    saved, conflict = _values(one), None
    if request.method != "POST":
        form = ReferralEditForm(initial={**saved, "version": one.version}, today=today, referral=one)
    else:
        form = ReferralEditForm(locking.with_choices(request.POST, saved), today=today, referral=one)

        def save() -> None:
            edit_referral(
                referral=one, version=form.cleaned_data["version"], facts=form.facts(), actor=user, today=today
            )

        done, conflict = tried_version(request, form, save, said=_("The referral is changed."), saved=saved)
        if done:
            return HttpResponseRedirect(reverse("referral-page", args=[public_id]))
    return form_page(
        request, one.youth, form, title=_("Change a referral"), conflict=conflict, template="support/referral_form.html", has_meetings=True
    )  # fmt: skip


def _values(one: Referral) -> dict[str, str]:
    return {
        "meeting": str(one.meeting.public_id), "meets_on": one.meets_on.isoformat(), "type": value_of(one.type, one.local_name), "asks": one.asks,
    }  # fmt: skip


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def referral_decision(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """With a note, and the measure that begins; the list's buttons post here, too."""
    user, today = signed_in(request), clock.today()
    one = _referral_or_404(user, public_id)
    saved, conflict = {"decision": one.decision, "note": one.note, "begins_on": ""}, None
    if request.method != "POST":
        form = DecisionForm(initial={"version": one.version}, today=today)
    else:
        form = DecisionForm(locking.with_choices(request.POST, saved), today=today)

        def save() -> None:
            data = form.cleaned_data
            decide_referral(
                referral=one, version=data["version"], decision=data["decision"], note=data["note"], begins_on=data["begins_on"],
                actor=user, today=today,
            )  # fmt: skip

        done, conflict = tried_version(request, form, save, said=_("The decision is saved."), saved=saved)
        if done:
            return HttpResponseRedirect(reverse("referral-page", args=[public_id]))
    return form_page(
        request, one.youth, form, title=_("Decision of the meeting"), conflict=conflict, template="support/decision_form.html", said=in_words(one)
    )  # fmt: skip


@needs(Right.PLANNING_WRITE)
@require_POST
def referral_decide(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One click in the meeting's list."""
    user, today = signed_in(request), clock.today()
    one = _referral_or_404(user, public_id)
    version = request.POST.get("version", "")
    try:
        decide_referral(
            referral=one, version=int(version) if version.isdecimal() else 0, decision=request.POST.get("decision", ""), note="",
            actor=user, today=today,
        )  # fmt: skip
    except ValidationError as wrong:
        for text in wrong.messages:
            messages.error(request, text)
    except locking.Conflict:
        messages.error(request, _("Somebody else has changed this meanwhile. Look at it again."))
    else:
        messages.success(request, _("The decision is saved."))
    return HttpResponseRedirect(reverse("referral-list", args=[one.meeting.public_id, one.meets_on.isoformat()]))


@needs(Right.PLANNING_READ)
@require_safe
def referral_list(request: HttpRequest, public_id: uuid.UUID, day: date) -> HttpResponse:
    """One meeting's list: by public id and name, never with a personal identity number (A11-05)."""
    user, today = signed_in(request), clock.today()
    meeting = meeting_by_id(public_id)
    if meeting is None:
        raise Http404
    found = day_rows(user, meeting=meeting, on=day)
    why = stopped(referrals=found, meeting=meeting, on=day, today=today)
    rows = [in_words(one) for one in found if one.pk not in why]
    held_back = [(in_words(one), why[one.pk]) for one in found if one.pk in why]
    later = codelists.current("referral_decision", on=today).codes_with("withdrawn")
    buttons = [(code, label) for code, label in choices("referral_decision", on=today) if code not in later]
    context = {
        "page_title": _("Preparation meeting"), "meeting": meeting, "day": day, "rows": rows, "held_back": held_back, "buttons": buttons,
        "partner": partner_of(meeting), "may_decide": user.may(Right.PLANNING_WRITE) and day <= today,
        "may_write": user.may(Right.PLANNING_WRITE),
    }  # fmt: skip
    return Page(
        request, "support/referral_list.html", context, youths=[one.youth.public_id for one in found], ground="list"
    )
