"""Action plans: the page, its versions, and the forms."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page, tried, tried_version
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.selectors.youth import youth_head
from tenant_apps.support.forms_plans import (
    FOLLOW_UP,
    FollowUpForm,
    PlanEndForm,
    PlanForm,
    PlanReviseForm,
    posted_values,
    values_of,
)
from tenant_apps.support.models import ActionPlan
from tenant_apps.support.selectors.plans import PlanView, item_by_id, plan_by_id, plan_view, step_changes
from tenant_apps.support.services import plans as services

FORM = ["GET", "HEAD", "POST"]


def _plan_or_404(user: User, public_id: uuid.UUID, *, going_on: bool = False) -> ActionPlan:
    plan = plan_by_id(user, public_id)
    if plan is None or (going_on and plan.ended_on):
        raise Http404
    return plan


def _view_or_404(plan: ActionPlan, number: str = "") -> PlanView:
    if number and not (number.isascii() and number.isdigit() and len(number) < 5):
        raise Http404
    view = plan_view(plan, today=clock.today(), number=int(number) if number else None)
    if view is None:
        raise Http404
    return view


def _to(plan: ActionPlan) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("plan", args=[plan.public_id]))


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def plan_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    opened = youth.action_plans.filter(ended_on=None).first()
    if opened is not None and request.method != "POST":
        return HttpResponseRedirect(reverse("plan-revise", args=[opened.public_id]))
    posted = request.POST if request.method == "POST" else None
    form = PlanForm(posted, initial={"next_follow_up_on": today + FOLLOW_UP})
    if form.is_bound and tried(
        request, form, lambda: services.make_plan(youth=youth, facts=form.facts(), actor=user, today=today), said=_("The plan is saved.")
    ):  # fmt: skip
        return HttpResponseRedirect(f"{reverse('youth', args=[public_id])}#planering")
    return form_page(request, youth, form, title=_("New action plan"), template="support/plan_form.html")


@needs(Right.PLANNING_READ)
@require_safe
def plan(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    found = _plan_or_404(user, public_id)
    view = _view_or_404(found, request.GET.get("version", ""))
    context = {
        "view": view, "version": view.version, "head": youth_head(found.youth, today=clock.today()), "page_title": _("Action plan"),
        "may_write": user.may(Right.PLANNING_WRITE) and not found.ended_on,
    }  # fmt: skip
    return Page(request, "support/plan.html", context, youths=[found.youth.public_id])


@needs(Right.PLANNING_READ)
@require_safe
def plan_print(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """For the youth, on paper: the date of birth, never the number."""
    found = _plan_or_404(signed_in(request), public_id)
    context = {"view": _view_or_404(found), "youth": found.youth, "page_title": _("Action plan to print")}
    return Page(request, "support/plan_print.html", context, youths=[found.youth.public_id])


@needs(Right.PLANNING_READ)
@require_safe
def plan_compare(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Two versions: what stood, what stands."""
    found = _plan_or_404(signed_in(request), public_id)
    latest = _view_or_404(found, request.GET.get("till", ""))
    before = _view_or_404(found, request.GET.get("fran", "") or str(max(1, latest.version.number - 1)))
    was, now = before.version, latest.version
    context = {
        "view": latest, "before": was, "after": now, "steps": step_changes(was, now), "page_title": _("What was revised"),
        "texts": [(_("Goal"), was.goal, now.goal), (_("Planning"), was.planning, now.planning)],
        "head": youth_head(found.youth, today=clock.today()),
    }  # fmt: skip
    return Page(request, "support/plan_compare.html", context, youths=[found.youth.public_id])


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def plan_revise(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    found = _plan_or_404(user, public_id, going_on=True)
    saved = values_of(_view_or_404(found).version, found.next_follow_up_on)
    if request.method != "POST":
        form, conflict = PlanReviseForm(initial={**saved, "version": found.version}), None
    else:
        form = PlanReviseForm(locking.with_choices(request.POST, saved))

        def save() -> None:
            data = form.cleaned_data
            services.revise_plan(
                plan=found, version=data["version"], facts=form.facts(), why=data["why"], actor=user, today=today
            )

        done, conflict = tried_version(request, form, save, said=_("The plan has a new version."), saved=saved)
        if done:
            return _to(found)
    return form_page(
        request, found.youth, form, title=_("Revise the plan"), conflict=conflict, template="support/plan_form.html", plan=found,
    )  # fmt: skip


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def plan_follow_up(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    found = _plan_or_404(user, public_id, going_on=True)
    first = {"held_on": today, "with_youth": True, "next_on": today + FOLLOW_UP}
    if request.method != "POST":
        form, conflict = FollowUpForm(initial={**first, "version": found.version}), None
    else:
        form = FollowUpForm(request.POST)
        names = ("version", "held_on", "next_on", "note", "with_youth")

        def save() -> None:
            facts = {name: form.cleaned_data[name] for name in names}
            services.follow_up_plan(plan=found, actor=user, today=today, **facts)

        done, conflict = tried_version(
            request, form, save, said=_("The follow-up is saved."), saved=posted_values(form, {"next_on": found.next_follow_up_on})
        )  # fmt: skip
        if done:
            return _to(found)
    return form_page(
        request, found.youth, form, title=_("Follow up the plan"), conflict=conflict, template="support/form.html"
    )


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def plan_end(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    found = _plan_or_404(user, public_id, going_on=True)
    if request.method != "POST":
        form, conflict = PlanEndForm(initial={"ended_on": today, "version": found.version}, today=today), None
    else:
        form = PlanEndForm(request.POST, today=today)
        names = ("version", "ended_on", "end_reason", "note")

        def save() -> None:
            facts = {name: form.cleaned_data[name] for name in names}
            services.end_plan(plan=found, actor=user, today=today, **facts)

        done, conflict = tried_version(
            request, form, save, said=_("The plan has ended."), saved=posted_values(form, {})
        )
        if done:
            return _to(found)
    return form_page(
        request, found.youth, form, title=_("End the plan"), submit=_("End the plan"), conflict=conflict, template="support/form.html",
    )  # fmt: skip


@needs(Right.PLANNING_WRITE)
@require_POST
def plan_item_done(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    item = item_by_id(user, public_id)
    if item is None:
        raise Http404
    is_done = not request.POST.get("not")
    try:
        services.mark_item(item=item, is_done=is_done, actor=user, today=clock.today())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("Marked as done.") if is_done else _("Marked as not done."))
    return _to(item.plan_version.plan)
