from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import conflict_of, form_page
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.support.forms import InterventionEditForm, InterventionForm, values_of
from tenant_apps.support.measure_names import names_in_use
from tenant_apps.support.selectors import intervention_by_id, participants_by_subproject
from tenant_apps.support.services import edit_intervention, start_intervention


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def intervention_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    if request.method == "POST":
        form = InterventionForm(request.POST, today=today)
        if form.is_valid():
            try:
                start_intervention(youth=youth, facts=form.facts(), actor=user, today=today)
            except ValidationError as wrong:
                add_errors(form, wrong)
            else:
                messages.success(request, _("The measure is saved."))
                return HttpResponseRedirect(reverse("youth", args=[youth.public_id]))
    else:
        form = InterventionForm(initial={"started_on": today}, today=today)
    return form_page(request, youth, form, title=_("New measure"), template="support/intervention_form.html")


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def intervention_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """End or mend a measure: where R3's and R4's warnings lead."""
    user, today = signed_in(request), clock.today()
    intervention = intervention_by_id(user, public_id)
    if intervention is None:
        raise Http404
    youth, saved, conflict = intervention.youth, values_of(intervention, has_names=names_in_use()), None
    if request.method == "POST":
        form = InterventionEditForm(locking.with_choices(request.POST, saved), today=today, intervention=intervention)
        if form.is_valid():
            version = form.cleaned_data["version"]
            try:
                edit_intervention(
                    intervention=intervention, version=version, facts=form.facts(), actor=user, today=today
                )
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The measure is changed."))
                return HttpResponseRedirect(reverse("youth", args=[youth.public_id]))
    else:
        form = InterventionEditForm(
            initial={**saved, "version": intervention.version}, today=today, intervention=intervention
        )
    return form_page(
        request, youth, form, title=_("End or change a measure"), conflict=conflict, template="support/intervention_form.html",
    )  # fmt: skip


@needs(Right.PARTICIPANTS_READ)
@require_safe
def participants(request: HttpRequest) -> HttpResponse:
    """A local project leader's own subproject: who takes part (partnership tenants)."""
    ended = request.GET.get("visa") == "avslutade"
    groups = participants_by_subproject(signed_in(request), today=clock.today(), ended=ended)
    youths = {row.youth for group in groups for row in group.participants}
    context = {"groups": groups, "page_title": _("Participants"), "ended": ended}
    return Page(request, "support/participants.html", context, youths=youths, ground="list")
