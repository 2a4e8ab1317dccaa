"""Taking part: enrolled, discharged, mended; figures per unit and half year, and who they are."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.halfyears import HalfYear
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page, tried, tried_version
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.support.forms_participations import ParticipationEditForm, ParticipationForm, values_of_participation
from tenant_apps.support.selectors.participations import (
    earlier_of,
    figures,
    listed,
    may_see_persons,
    participation_by_id,
    programme_by_id,
)
from tenant_apps.support.services.participations import begin_participation, edit_participation

FORM = ["GET", "HEAD", "POST"]
TEMPLATE = "support/participation_form.html"
HALVES = 6  # half years to choose among


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def participation_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    form = ParticipationForm(
        request.POST if request.method == "POST" else None, initial={"started_on": today}, today=today
    )
    made: list[Any] = []

    def save() -> None:
        made.append(begin_participation(youth=youth, facts=form.facts(), actor=user, today=today))

    if form.is_bound and tried(request, form, save, said=_("The participation is saved.")):
        return HttpResponseRedirect(f"{reverse('youth', args=[public_id])}#planering")
    return form_page(
        request, youth, form, title=_("New participation"), template=TEMPLATE, earlier=earlier_of(youth, user), has_programmes=bool(form.programmes)
    )  # fmt: skip


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def participation_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    one = participation_by_id(user, public_id)
    if one is None:
        raise Http404
    youth, saved, conflict = one.youth, values_of_participation(one), None
    if request.method != "POST":
        form = ParticipationEditForm(initial={**saved, "version": one.version}, today=today, participation=one)
    else:
        form = ParticipationEditForm(locking.with_choices(request.POST, saved), today=today, participation=one)

        def save() -> None:
            version = form.cleaned_data["version"]
            edit_participation(participation=one, version=version, facts=form.facts(), actor=user, today=today)

        done, conflict = tried_version(request, form, save, said=_("The participation is changed."), saved=saved)
        if done:
            return HttpResponseRedirect(f"{reverse('youth', args=[youth.public_id])}#planering")
    return form_page(
        request, youth, form, title=_("Discharge or change a participation"), conflict=conflict, template=TEMPLATE, has_programmes=True,
        earlier=[each for each in earlier_of(youth, user) if each.public_id != one.public_id], re_entered=one.re_entered,
    )  # fmt: skip


@require_safe
def participations(request: HttpRequest) -> HttpResponse:
    """Figures for all who lead or work; persons for those who may see them."""
    user, today = signed_in(request), clock.today()
    if not may_see_persons(user) and not user.may(Right.AGGREGATES_READ):
        raise PermissionDenied
    period = _period(request)
    chosen = (
        programme_by_id(user, _uuid(request.GET["lista"])) if "lista" in request.GET and may_see_persons(user) else None
    )
    if "lista" in request.GET and chosen is None:
        raise Http404
    rows = listed(user, programme=chosen, period=period) if chosen else []
    context = {
        "page_title": _("Participations"), "period": period, "halves": _halves(HalfYear.of(today)),
        "units": figures(user, period=period, today=today),
        "chosen": chosen, "rows": rows, "sees_persons": may_see_persons(user), "may_open": user.may(Right.YOUTHS_READ),
        "may_write": user.may(Right.PLANNING_WRITE), "may_set_up": user.may(Right.PLANNING_DECIDE),
    }  # fmt: skip
    return Page(request, "support/participations.html", context, youths={one.youth for one in rows}, ground="list")


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404 from None


def _period(request: HttpRequest) -> HalfYear:
    try:
        return HalfYear.parse(request.GET["halvar"]) if "halvar" in request.GET else HalfYear.of(clock.today())
    except ValueError:
        raise Http404 from None


def _halves(latest: HalfYear) -> list[HalfYear]:
    found = [latest]
    while len(found) < HALVES:
        found.append(found[-1].previous())
    return found
