"""The ladders as pictures, and their editor."""

from __future__ import annotations

import uuid
from typing import Any

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
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.outreach.ladder import editing
from tenant_apps.outreach.ladder.checking import unserved
from tenant_apps.outreach.ladder.forms_editor import (
    NEW_LADDER,
    NEW_STEP,
    LadderForm,
    StepForm,
    as_posted,
    ladder_values,
    step_values,
)
from tenant_apps.outreach.ladder.picture import picture
from tenant_apps.outreach.ladder.specs import LadderSpec, from_rows, starters
from tenant_apps.outreach.models import Ladder, LadderStep
from tenant_apps.register.editing_pages import conflict_of


@needs(Right.YOUTHS_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def ladders(request: HttpRequest) -> HttpResponse:
    """Those in use, and the shipped ones to begin from."""
    user = signed_in(request)
    if request.method == "POST":
        return _adopt(request)
    own = _specs()
    context = {
        "page_title": _("Outreach ladders"), "own": [picture(one) for one in own], "may_plan": user.may(Right.LADDERS_WRITE),
        "starters": [picture(one) for one in starters().values()], "is_shipped": not any(one.steps for one in own),
        "is_unserved": bool(own) and unserved([one for one in own if one.steps]),
    }  # fmt: skip
    return Page(request, "outreach/ladders.html", context)


def _specs() -> list[LadderSpec]:
    """Also those that have no steps yet."""
    rows: list[Any] = list(Ladder.objects.filter(archived_at=None))
    found = from_rows(
        [*rows, *LadderStep.objects.filter(ladder__archived_at=None).select_related("ladder").order_by("position")]
    )
    return sorted(found, key=lambda one: (not one.is_default, one.name))


@needs(Right.LADDERS_WRITE)
def _adopt(request: HttpRequest) -> HttpResponse:
    try:
        made = editing.adopt_starter(slug=request.POST.get("starter", ""))
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return HttpResponseRedirect(reverse("ladders"))
    messages.success(request, _("The ladder is yours now: change it as you work."))
    return HttpResponseRedirect(reverse("ladder", args=[made.public_id]))


def _ladder(public_id: uuid.UUID) -> Ladder:
    found = Ladder.objects.filter(public_id=public_id, archived_at=None).first()
    if found is None:
        raise Http404
    return found


def _step(public_id: uuid.UUID) -> LadderStep:
    found = LadderStep.objects.filter(public_id=public_id, ladder__archived_at=None).select_related("ladder").first()
    if found is None:
        raise Http404
    return found


def _spec(one: Ladder) -> LadderSpec:
    return from_rows([one, *one.steps.select_related("ladder")])[0]


@needs(Right.YOUTHS_READ)
@require_safe
def ladder(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    one = _ladder(public_id)
    context = {
        "page_title": one.name,
        "picture": picture(_spec(one)),
        "may_plan": signed_in(request).may(Right.LADDERS_WRITE),
        "ladder": one,
    }
    return Page(request, "outreach/ladder.html", context)


@needs(Right.LADDERS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def ladder_add(request: HttpRequest) -> HttpResponse:
    form = LadderForm(request.POST if request.method == "POST" else None, today=clock.today(), initial=dict(NEW_LADDER))
    if form.is_bound and form.is_valid():
        try:
            made = editing.add_ladder(values=form.values())
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            return HttpResponseRedirect(reverse("ladder", args=[made.public_id]))
    return _form(request, "outreach/ladder_form.html", form, title=_("New ladder"), back=reverse("ladders"))


@needs(Right.LADDERS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def ladder_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    one, today, conflict = _ladder(public_id), clock.today(), None
    back = reverse("ladder", args=[public_id])
    if request.method == "POST" and request.POST.get("archive"):
        return _archive(request, one)
    saved = as_posted(ladder_values(one))
    if request.method == "POST":
        form = LadderForm(locking.with_choices(request.POST, saved), today=today)
        if form.is_valid():
            try:
                editing.edit_ladder(ladder=one, version=form.cleaned_data["version"] or 0, values=form.values())
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The ladder is changed. It counts for everybody at once."))
                return HttpResponseRedirect(back)
    else:
        form = LadderForm(initial={**ladder_values(one), "version": one.version}, today=today)
    return _form(
        request,
        "outreach/ladder_form.html",
        form,
        title=_("Change %(what)s") % {"what": one.name},
        back=back,
        conflict=conflict,
        ladder=one,
    )


def _archive(request: HttpRequest, one: Ladder) -> HttpResponse:
    try:
        editing.archive_ladder(ladder=one, now=clock.now())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return HttpResponseRedirect(reverse("ladder", args=[one.public_id]))
    messages.success(request, _("The ladder is put away."))
    return HttpResponseRedirect(reverse("ladders"))


@needs(Right.LADDERS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def step_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    one = _ladder(public_id)
    back = reverse("ladder", args=[public_id])
    form = StepForm(
        request.POST if request.method == "POST" else None,
        today=clock.today(),
        ladder=_spec(one),
        initial=dict(NEW_STEP),
    )
    if form.is_bound and form.is_valid():
        try:
            editing.add_step(ladder=one, values=form.values())
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The step stands last. Move it to its place."))
            return HttpResponseRedirect(back)
    return _form(request, "outreach/step_form.html", form, title=_("New step"), back=back, ladder=one)


@needs(Right.LADDERS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def step_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    one, today, conflict = _step(public_id), clock.today(), None
    spec, back = _spec(one.ladder), reverse("ladder", args=[one.ladder.public_id])
    saved = as_posted(step_values(one))
    if request.method == "POST":
        form = StepForm(locking.with_choices(request.POST, saved), today=today, ladder=spec, own=str(public_id))
        if form.is_valid():
            try:
                editing.edit_step(step=one, version=form.cleaned_data["version"] or 0, values=form.values())
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The step is changed. It counts for everybody at once."))
                return HttpResponseRedirect(back)
    else:
        form = StepForm(
            initial={**step_values(one), "version": one.version}, today=today, ladder=spec, own=str(public_id)
        )
    title = _("Step %(n)d of %(ladder)s") % {"n": one.position, "ladder": one.ladder.name}
    return _form(request, "outreach/step_form.html", form, title=title, back=back, conflict=conflict, ladder=one.ladder)


@needs(Right.LADDERS_WRITE)
@require_POST
def step_move(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Up, down or away."""
    one, what = _step(public_id), request.POST.get("what", "")
    if what == "remove":
        editing.remove_step(step=one)
        messages.success(request, _("The step is taken away."))
    elif what in {"up", "down"}:
        editing.move_step(step=one, up=what == "up")
    return HttpResponseRedirect(f"{reverse('ladder', args=[one.ladder.public_id])}#trappa")


def _form(request: HttpRequest, template: str, form: Any, *, title: str, back: str, **context: Any) -> HttpResponse:
    return Page(
        request,
        template,
        {"page_title": title, "form": form, "back": back, "conflict": None, "ladder": None, **context},
    )
