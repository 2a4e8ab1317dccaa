"""A youth's steps, with their picture; and what administrators set up: the ladder, names of measures, meetings, programmes."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib import messages
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
from tenant_apps.register.editing_pages import conflict_of, form_page, tried
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.support import setting_up
from tenant_apps.support.forms_referrals import StepForm, values_of_step
from tenant_apps.support.forms_settings import LadderForm, values_of_ladder
from tenant_apps.support.selectors.steps import (
    chart,
    ladder,
    ladder_version,
    local_measures,
    placed_by_id,
    placed_on,
    steps_of,
)
from tenant_apps.support.services.steps import place_on_step, remove_step, starter, write_ladder

FORM = ["GET", "HEAD", "POST"]


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def youth_steps(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """How far from studies or work, over time: a picture, the same as a table, and the step of today."""
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    form, conflict, done = _step_form(request, youth, user, today)
    if done:
        return HttpResponseRedirect(reverse("youth-steps", args=[public_id]))
    rungs, steps = ladder(), steps_of(youth)
    return form_page(
        request, youth, form, title=_("Steps of a youth"), template="support/steps.html", ladder=list(reversed(rungs)), steps=list(reversed(steps)),
        chart=chart(steps, highest=len(rungs), today=today), may_set_up=user.may(Right.PLANNING_DECIDE),
        offered=_measures_by_step(), conflict=conflict,
    )  # fmt: skip


def _step_form(
    request: HttpRequest, youth: Youth, user: User, today: date
) -> tuple[StepForm, locking.ConflictView | None, bool]:
    """What stands of a day is mended by who has seen it; else both are laid side by side (REL-09)."""
    if request.method != "POST":
        stood = placed_on(youth, today)
        seen = {"mends": stood.public_id, "version": stood.version} if stood else {"version": 1}
        return StepForm(initial={"from_on": today, **seen}), None, False
    asked = StepForm(request.POST)
    stood = placed_on(youth, asked.cleaned_data["from_on"]) if asked.is_valid() else None
    data = locking.with_choices(request.POST, values_of_step(stood))
    form = StepForm(data, keep=stood.step if stood else None)

    def save() -> None:
        told = form.cleaned_data
        is_seen = stood is not None and stood.public_id == told["mends"]
        place_on_step(
            youth=youth, step=form.steps[told["step"]], from_on=told["from_on"], actor=user, today=today,
            version=told["version"] if is_seen else None,
        )  # fmt: skip

    try:
        return form, None, tried(request, form, save, said=_("The step is saved."))
    except locking.Conflict as clash:
        stands = placed_on(youth, form.cleaned_data["from_on"])
        data["mends"] = str(clash.saved.public_id)
        form = StepForm(data, keep=stands.step if stands else None)
        return form, conflict_of(form, clash, values_of_step(stands)), False


def _measures_by_step() -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for one in local_measures():
        if one.step_id:
            found.setdefault(one.step_id, []).append(one.name)
    return {step: ", ".join(names) for step, names in found.items()}


@needs(Right.PLANNING_WRITE)
@require_POST
def youth_step_remove(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    placed = placed_by_id(signed_in(request), public_id)
    if placed is None:
        raise Http404
    form = locking.VersionedForm(request.POST)
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        remove_step(placed=placed, version=version, actor=signed_in(request))
        messages.success(request, _("The step is taken away."))
    except locking.Conflict:
        messages.error(request, _("Somebody changed this while you looked at it. Look at what is saved now."))
    return HttpResponseRedirect(reverse("youth-steps", args=[placed.youth.public_id]))


@needs(Right.PLANNING_DECIDE)
@require_safe
def measure_settings(request: HttpRequest) -> HttpResponse:
    context = {
        "page_title": _("Settings of measures"), "ladder": list(reversed(ladder())), "names": setting_up.rows("namn"),
        "meetings": setting_up.rows("moten"),
        "programmes": setting_up.rows("verksamheter"),
    }  # fmt: skip
    return Page(request, "support/measure_settings.html", context)


@needs(Right.PLANNING_DECIDE)
@require_http_methods(FORM)
def measure_setting(request: HttpRequest, kind: str, public_id: uuid.UUID | None = None) -> HttpResponse:
    """One row of one kind, new or mended."""
    user, now = signed_in(request), clock.now()
    about = setting_up.KINDS.get(kind)
    row = about.find(public_id) if about and public_id else None
    if about is None or (public_id and row is None):
        raise Http404
    saved = about.values(row) if row else {}
    initial = {**saved, "version": row.version} if row else {"version": 1, "is_in_use": True}
    data = locking.with_choices(request.POST, saved) if request.method == "POST" else None
    form = about.form(data, initial=initial, today=clock.today(), row=row)
    conflict = None
    if form.is_bound:
        done, conflict = setting_up.tried(request, form, about, row, actor=user, now=now, saved=saved)
        if done:
            return HttpResponseRedirect(f"{reverse('measure-settings')}#{kind}")
    context = {"page_title": about.title_of(row), "form": form, "conflict": conflict, "kind": kind}
    return Page(request, "support/measure_setting.html", context)


@needs(Right.PLANNING_DECIDE)
@require_http_methods(FORM)
def step_ladder(request: HttpRequest) -> HttpResponse:
    """The whole ladder on one page; without one, the starter stands in the fields."""
    user, now = signed_in(request), clock.now()
    rungs = ladder()
    saved = values_of_ladder([(one.name, one.about) for one in rungs])
    proposed = saved if rungs else values_of_ladder([(one.name, one.about) for one in starter()])
    data = locking.with_choices(request.POST, saved) if request.method == "POST" else None
    form = LadderForm(data, initial={**proposed, "version": ladder_version()})
    conflict = None

    def save() -> None:
        write_ladder(steps=form.facts(), actor=user, now=now, version=form.cleaned_data["version"])

    if form.is_bound:
        try:
            if tried(request, form, save, said=_("The ladder of steps is saved.")):
                return HttpResponseRedirect(f"{reverse('measure-settings')}#stegen")
        except locking.Conflict as clash:
            conflict = conflict_of(form, clash, saved, version=ladder_version())
    context = {"page_title": _("Ladder of steps"), "form": form, "is_new": not rungs, "conflict": conflict}
    return Page(request, "support/step_ladder.html", context)
