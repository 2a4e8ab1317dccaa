"""Mapping: a youth's answers (zone B: 404 for whoever has not the right, and for all while it is off), and its settings."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import draft_values, keeps_draft, seals_drafts
from tenant_apps.register.editing_pages import form_page, tried, tried_version
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.selectors.youth import youth_head
from tenant_apps.support.forms_assessments import (
    AssessmentEditForm,
    AssessmentForm,
    DecisionForm,
    MappersForm,
    TemplateForm,
)
from tenant_apps.support.models import Assessment, AssessmentDecision, AssessmentTemplate
from tenant_apps.support.selectors.assessments import (
    answers_of,
    assessment_by_id,
    mappers,
    may_map,
    template_by_id,
    templates_in_force,
)
from tenant_apps.support.services.assessments import (
    choose_mappers,
    edit_assessment,
    end_decision,
    record_assessment,
    revise_template,
    store_decision,
)

FORM = ["GET", "HEAD", "POST"]
View = Callable[[HttpRequest, uuid.UUID], HttpResponse]

seals_drafts("assessment-add", "assessment-edit")


def zone_b(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
        if not may_map(signed_in(request)):
            raise Http404
        return view(request, public_id)

    guarded.right = Right.ASSESSMENTS  # type: ignore[attr-defined]
    return guarded


def _assessment_or_404(user: User, public_id: uuid.UUID) -> Assessment:
    found = assessment_by_id(user, public_id)
    if found is None:
        raise Http404
    return found


@zone_b
@require_http_methods(FORM)
@keeps_draft
def assessment_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    template = _template_of(request, user, youth)
    if template is None:
        return _choose(request, youth)
    questions = list(template.questions.all())
    posted = request.POST if request.method == "POST" else None
    form = AssessmentForm(posted, initial={"held_on": today, "template": str(template.public_id)}, questions=questions)

    def save() -> None:
        data = form.cleaned_data
        record_assessment(
            youth=youth, template=template, held_on=data["held_on"], declined=data["declined"], answers=form.answers(), actor=user, today=today,
        )  # fmt: skip

    if form.is_bound and tried(request, form, save, said=_("The mapping is saved.")):
        return HttpResponseRedirect(f"{reverse('youth', args=[public_id])}#planering")
    return form_page(
        request, youth, form, title=template.name, template="support/assessment_form.html", about=template.purpose
    )


def _template_of(request: HttpRequest, user: User, youth: Youth) -> AssessmentTemplate | None:
    """The one that was chosen, or the one that a draft was begun with."""
    chosen = request.POST.get("template") or request.GET.get("mall", "")
    if not chosen:
        kept = draft_values(user=user, form="assessment-add", subject=youth.public_id)
        chosen = str(kept.get("template", ""))
    return next((one for one in templates_in_force() if str(one.public_id) == chosen), None)


def _choose(request: HttpRequest, youth: Youth) -> HttpResponse:
    context = {
        "head": youth_head(youth, today=clock.today()),
        "templates": templates_in_force(),
        "page_title": _("New mapping"),
    }
    return Page(request, "support/assessment_choose.html", context, youths=[youth.public_id])


@zone_b
@require_safe
def assessment(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _assessment_or_404(signed_in(request), public_id)
    answers = answers_of(found)
    context = {
        "assessment": found, "answers": answers, "has_headings": any(one.question.heading for one in answers),
        "head": youth_head(found.youth, today=clock.today()), "page_title": _("Mapping: %(what)s") % {"what": found.template.name},
    }  # fmt: skip
    return Page(request, "support/assessment.html", context, youths=[found.youth.public_id])


@zone_b
@require_http_methods(FORM)
@keeps_draft
def assessment_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    found = _assessment_or_404(user, public_id)
    shown = answers_of(found)
    questions = [one.question for one in shown]
    saved = {f"q_{one.question.pk}": one.text for one in shown} | {"held_on": found.held_on.isoformat()}
    conflict = None
    if request.method != "POST":
        form = AssessmentEditForm(
            initial={**saved, "declined": found.declined, "version": found.version}, questions=questions
        )
    else:
        form = AssessmentEditForm(request.POST, questions=questions)

        def save() -> None:
            data = form.cleaned_data
            edit_assessment(
                assessment=found, version=data["version"], held_on=data["held_on"], declined=data["declined"], answers=form.answers(),
                actor=user, today=today,
            )  # fmt: skip

        done, conflict = tried_version(request, form, save, said=_("The mapping is changed."), saved=saved)
        if done:
            return HttpResponseRedirect(reverse("assessment", args=[public_id]))
    return form_page(
        request,
        found.youth,
        form,
        title=_("Change a mapping"),
        conflict=conflict,
        template="support/assessment_form.html",
    )


# ---- settings --------------------------------------------------------------------------------------------------------
@needs(Right.PLANNING_DECIDE)
@require_http_methods(FORM)
def assessment_settings(request: HttpRequest) -> HttpResponse:
    """The controller's decision: without it there is no mapping."""
    user, today = signed_in(request), clock.today()
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and tried(
        request, form, lambda: store_decision(actor=user, today=today, **form.cleaned_data), said=_("The decision is stored: mapping is on.")
    ):  # fmt: skip
        return HttpResponseRedirect(reverse("assessment-settings"))
    decisions = list(AssessmentDecision.objects.select_related("recorded_by"))
    context: dict[str, Any] = {
        "page_title": _("Mapping of a youth"), "form": form, "decisions": decisions,
        "in_force": next((one for one in decisions if one.ended_on is None), None),
        "templates": templates_in_force(), "staff_form": MappersForm(staff=mappers(), auto_id="staff_%s"),
    }  # fmt: skip
    return Page(request, "support/assessment_settings.html", context)


@needs(Right.PLANNING_DECIDE)
@require_POST
def assessment_off(request: HttpRequest) -> HttpResponse:
    try:
        end_decision(actor=signed_in(request), today=clock.today())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("Mapping is off."))
    return HttpResponseRedirect(reverse("assessment-settings"))


@needs(Right.PLANNING_DECIDE)
@require_POST
def assessment_staff(request: HttpRequest) -> HttpResponse:
    """Who maps, of those whose role may."""
    form = MappersForm(request.POST, staff=mappers())
    if form.is_valid():
        choose_mappers(chosen=form.chosen(), seen=form.seen_before(), actor=signed_in(request))
        messages.success(request, _("It is saved who maps."))
    else:
        messages.error(request, _("Somebody's account has changed meanwhile. Look at the list, then save again."))
    return HttpResponseRedirect(reverse("assessment-settings"))


@needs(Right.PLANNING_DECIDE)
@require_http_methods(FORM)
def assessment_template(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A question set, and its next version."""
    template = template_by_id(public_id)
    if template is None:
        raise Http404
    form = TemplateForm(request.POST if request.method == "POST" else None, template=template)

    def save() -> None:
        revise_template(
            template=template, name=form.cleaned_data["name"], purpose=form.cleaned_data["purpose"], questions=form.questions(),
            actor=signed_in(request), today=clock.today(),
        )  # fmt: skip

    if form.is_bound and tried(request, form, save, said=_("The question set has a new version.")):
        return HttpResponseRedirect(reverse("assessment-settings"))
    context = {"page_title": template.name, "form": form, "template": template}
    return Page(request, "support/assessment_template.html", context)
