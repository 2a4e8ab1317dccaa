"""Proposals in, out and to be checked: looked at, applied, rejected or set aside."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.identification.forms import APPLY, CHECKED, REJECT, DecideForm
from tenant_apps.register.identification.listing import all_ids, counts, proposal_page
from tenant_apps.register.services import proposals as service

KINDS = {"in": ProposalKind.IN, "ut": ProposalKind.OUT, "kontrollera": ProposalKind.CHECK}
STATES = {
    "nya": ProposalState.NEW,
    "utreds": ProposalState.INQUIRY,
    "avvisade": ProposalState.REJECTED,
    "genomforda": ProposalState.APPLIED,
}


def _municipality_codes() -> list[str]:
    """A partnership identifies nobody and has no proposals."""
    tenant: Any = getattr(connection, "tenant", None)
    if not tenant.is_municipality:
        raise Http404
    return list(tenant.municipality_codes)


@needs(Right.REGISTRATIONS_WRITE)
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    _municipality_codes()
    return _page(request, DecideForm(), _chosen(request.GET))


@needs(Right.REGISTRATIONS_WRITE)
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    codes, today, actor = _municipality_codes(), clock.today(), signed_in(request)
    tab, state = _chosen(request.POST)
    form = DecideForm(
        request.POST, everyone=all_ids(kind=KINDS[tab], state=STATES[state]) if request.POST.get("all") else None
    )
    if not form.is_valid():
        return _page(request, form, (tab, state), status=422)
    values = form.cleaned_data
    ids, reason = form.ids(), values["reason"].strip()
    if values["action"] in {APPLY, CHECKED}:
        done = service.apply_proposals(
            proposals=ids,
            actor=actor,
            today=today,
            municipality_codes=codes,
            checked=values["action"] == CHECKED,
            note=reason,
        )
        _tell(request, done)
        if done.skipped:
            return _page(request, DecideForm(), (tab, state), skipped=done.skipped)
    elif values["action"] == REJECT:
        n = service.reject_proposals(proposals=ids, reason=reason, actor=actor)
        messages.success(
            request, ngettext("%(n)d proposal was rejected.", "%(n)d proposals were rejected.", n) % {"n": n}
        )
    else:
        n = service.put_under_inquiry(proposals=ids, until=values["until"], note=reason, actor=actor)
        messages.success(
            request, ngettext("%(n)d proposal was set aside.", "%(n)d proposals were set aside.", n) % {"n": n}
        )
    return HttpResponseRedirect(_url(tab, state))


def _tell(request: HttpRequest, done: service.Applied) -> None:
    if done.opened:
        messages.success(
            request,
            ngettext("%(n)d youth was registered.", "%(n)d youths were registered.", done.opened) % {"n": done.opened},
        )
    if done.closed:
        messages.success(
            request,
            ngettext("%(n)d registration was closed.", "%(n)d registrations were closed.", done.closed)
            % {"n": done.closed},
        )


def _chosen(query: Any) -> tuple[str, str]:
    tab, state = query.get("visa", "in"), query.get("lage", "nya")
    if tab not in KINDS or state not in STATES:
        raise Http404
    return tab, state


def _url(tab: str, state: str, **more: object) -> str:
    return f"{reverse('proposals')}?{urlencode({'visa': tab, 'lage': state, **more})}"


def _after(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.GET["efter"])
    except (KeyError, ValueError):
        return None


def _page(
    request: HttpRequest,
    form: DecideForm,
    chosen: tuple[str, str],
    *,
    skipped: tuple[service.Skipped, ...] = (),
    status: int = 200,
) -> HttpResponse:
    tab, state = chosen
    page = proposal_page(kind=KINDS[tab], state=STATES[state], today=clock.today(), after=_after(request))
    found = counts()
    kind_labels = {"in": _("To register"), "ut": _("To close"), "kontrollera": _("To check")}
    state_labels = {
        "nya": _("New"),
        "utreds": _("Under inquiry"),
        "avvisade": _("Rejected"),
        "genomforda": _("Applied"),
    }
    selected = set(form.data.getlist("chosen")) if form.is_bound else set()  # type: ignore[attr-defined]
    context = {
        "form": form, "tab": tab, "state": state, "page": page, "selected": {uuid.UUID(one) for one in selected if _is_uuid(one)},
        "is_open": STATES[state] in service.OPEN, "skipped": [(one, WHY[one.why]()) for one in skipped],
        "kinds": [{"label": kind_labels[key], "url": _url(key, state), "current": key == tab, "count": found[KINDS[key].value, STATES[state].value]}
                  for key in KINDS],
        "states": [{"label": state_labels[key], "url": _url(tab, key), "current": key == state, "count": found[KINDS[tab].value, STATES[key].value]}
                   for key in STATES],
        "next_url": _url(tab, state, efter=page.next_after) if page.next_after else "",
    }  # fmt: skip
    shown = {row.youth for row in page.rows} | {one.youth for one in skipped}
    return Page(request, "register/proposals/list.html", context, youths=shown, ground="list", status=status)


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


WHY = {
    service.Why.DECIDED: lambda: _("Somebody has decided the proposal already."),
    service.Why.GONE: lambda: _("The proposal no longer holds."),
    service.Why.CHANGED: lambda: _("The sources say something else now: look again."),
    service.Why.BY_HAND: lambda: _("It is to be decided by hand, with a reason."),
}
