from __future__ import annotations

import json
import uuid
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import own_labels, signed_in
from tenant_apps.outreach.forms import ContactEditForm, ContactForm, minute, values_of
from tenant_apps.outreach.ladder import list_place
from tenant_apps.outreach.ladder.today import next_due
from tenant_apps.outreach.selectors import contact_by_id
from tenant_apps.outreach.services import ContactFacts, edit_contact, log_once
from tenant_apps.register import list_session
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import conflict_of, form_page
from tenant_apps.register.selectors.visibility import youth_or_404

PREFILLED = ("channel", "recipient", "outcome")


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def contact_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Log a contact or an attempt; from the youth's page in one go."""
    user, now = signed_in(request), clock.now()
    today = clock.local_date(now)
    youth = youth_or_404(user, public_id)
    if request.method == "POST":
        data = request.POST.copy()
        data.setdefault("at", minute(now))  # one click: now
        form = ContactForm(data, today=today)
        if form.is_valid():
            try:
                log_once(
                    key=_key(request, user, youth.public_id, form), youth=youth, facts=form.facts(), actor=user, now=now
                )
            except ValidationError as wrong:
                add_errors(form, wrong)
            else:
                messages.success(request, _("The contact is saved."))
                if _asks_for_a_day(form.facts(), request, today=today):
                    messages.info(request, _("Set the day that was asked for, or leave it to the ladder."))
                    return HttpResponseRedirect(reverse("next-contact", args=[public_id]))
                return _onwards(request, user, youth.public_id)
    else:
        initial: dict[str, object] = {name: request.GET[name] for name in PREFILLED if name in request.GET}
        form = ContactForm(initial={"channel": "phone", "recipient": "youth", "at": now, **initial}, today=today)
    return form_page(
        request, youth, form, title=_("Log contact"), submit=_("Save"), save_and_next=True, template="outreach/contact_form.html",
    )  # fmt: skip


def _key(request: HttpRequest, user: User, youth: uuid.UUID, form: ContactForm) -> uuid.UUID:
    """The page's own key with what was said: pressed twice it is one contact; another button, or a text that was mended, is another."""
    try:
        page = uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return uuid.uuid4()
    said = [user.pk, str(youth), *(request.POST.get(name, "") for name in form.fields)]
    return uuid.uuid5(page, json.dumps(said))


def _asks_for_a_day(facts: ContactFacts, request: HttpRequest, *, today: date) -> bool:
    """Asked to be contacted later: when, is said on the next page. Not when one works down a list."""
    item = codelists.current("contact_outcome", on=today).get(facts.outcome)
    in_a_list = request.POST.get("back") or request.POST.get("save_and_next")
    return not in_a_list and not facts.again_on and item is not None and bool(item.flags.get("call_back"))


def _onwards(request: HttpRequest, user: User, public_id: uuid.UUID) -> HttpResponseRedirect:
    if back := request.POST.get("back"):  # logged in place: Idag's list of next steps, or Uppsök's
        return HttpResponseRedirect(list_place.back(request) if back == "outreach" else reverse("today"))
    if not request.POST.get("save_and_next"):
        return HttpResponseRedirect(reverse("youth", args=[public_id]))
    if list_session.place_of(request):  # opened from Ungdomar: on through that list
        return _on_in_the_list(request, user, public_id)
    if list_place.is_set(request):  # opened from Uppsök
        return _on_in_outreach(request, user, public_id)
    following = next_due(user, after=public_id, today=clock.today(), mine=bool(own_labels(user)))
    if following is None:
        messages.info(request, _("There is nobody more on the list to reach."))
        return HttpResponseRedirect(reverse("today"))
    return HttpResponseRedirect(f"{reverse('youth', args=[following])}#log-contact")


def _on_in_outreach(request: HttpRequest, user: User, public_id: uuid.UUID) -> HttpResponseRedirect:
    following = list_place.following(request, user, public_id, today=clock.today())
    if following is None:
        messages.info(request, _("There is nobody more on the list to reach."))
        return HttpResponseRedirect(list_place.back(request))
    return HttpResponseRedirect(f"{reverse('youth', args=[following])}#log-contact")


def _on_in_the_list(request: HttpRequest, user: User, public_id: uuid.UUID) -> HttpResponseRedirect:
    place, youth = list_session.place_of(request), youth_or_404(user, public_id)
    following = list_session.following(request, user, youth, today=clock.today())
    if following is None:
        messages.info(request, _("There is nobody more in the list."))
        query = urlencode(place.wanted.values()) if place else ""
        return HttpResponseRedirect(f"{reverse('youths')}?{query}")
    list_session.remember_step(request, following)
    return HttpResponseRedirect(f"{reverse('youth', args=[following])}#log-contact")


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def contact_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, now = signed_in(request), clock.now()
    today = clock.local_date(now)
    contact = contact_by_id(user, public_id)
    if contact is None:
        raise Http404
    youth, saved, conflict = contact.youth, values_of(contact), None
    if request.method == "POST":
        form = ContactEditForm(locking.with_choices(request.POST, saved), today=today, contact=contact)
        if form.is_valid():
            try:
                edit_contact(
                    contact=contact, version=form.cleaned_data["version"], facts=form.facts(), actor=user, now=now
                )
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The contact is changed."))
                return HttpResponseRedirect(reverse("youth", args=[youth.public_id]))
    else:
        form = ContactEditForm(initial={**saved, "version": contact.version}, today=today, contact=contact)
    return form_page(
        request, youth, form, title=_("Change a contact"), conflict=conflict, template="outreach/contact_form.html",
    )  # fmt: skip
