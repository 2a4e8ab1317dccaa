"""Offers: made and answered."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page, tried, tried_version
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.support.forms_planning import OfferEditForm, OfferForm, values_of_offer
from tenant_apps.support.selectors.offers import offer_by_id
from tenant_apps.support.services.offers import edit_offer, make_offer

FORM = ["GET", "HEAD", "POST"]


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def offer_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    initial = {"offered_on": today, "unit": str(youth.unit.public_id) if youth.unit else ""}
    form = OfferForm(request.POST if request.method == "POST" else None, initial=initial, today=today)
    if form.is_bound and tried(
        request, form, lambda: make_offer(youth=youth, facts=form.facts(), actor=user, today=today), said=_("The offer is saved.")
    ):  # fmt: skip
        return HttpResponseRedirect(f"{reverse('youth', args=[public_id])}#planering")
    return form_page(request, youth, form, title=_("New offer"), template="support/offer_form.html")


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def offer_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    offer = offer_by_id(user, public_id)
    if offer is None:
        raise Http404
    saved, conflict = values_of_offer(offer), None
    if request.method != "POST":
        form = OfferEditForm(initial={**saved, "version": offer.version}, today=today, offer=offer)
    else:
        form = OfferEditForm(locking.with_choices(request.POST, saved), today=today, offer=offer)

        def save() -> None:
            edit_offer(offer=offer, version=form.cleaned_data["version"], facts=form.facts(), actor=user, today=today)

        done, conflict = tried_version(request, form, save, said=_("The offer is changed."), saved=saved)
        if done:
            return HttpResponseRedirect(f"{reverse('youth', args=[offer.youth.public_id])}#planering")
    return form_page(
        request, offer.youth, form, title=_("Answer to an offer"), conflict=conflict, template="support/offer_form.html"
    )
