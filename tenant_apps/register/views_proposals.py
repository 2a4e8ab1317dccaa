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
from tenant_apps.register.identification import automatic, listing
from tenant_apps.register.identification.forms import APPLY, CHECKED, INQUIRY, REJECT, DecideForm, FilterForm
from tenant_apps.register.identification.listing import Wanted
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.services import proposals as service
from tenant_apps.register.services import setting_aside

KINDS = {"in": ProposalKind.IN, "ut": ProposalKind.OUT, "kontrollera": ProposalKind.CHECK}
STATES = {
    "nya": ProposalState.NEW,
    "utreds": ProposalState.INQUIRY,
    "avvisade": ProposalState.REJECTED,
    "genomforda": ProposalState.APPLIED,
}


def municipality_codes() -> list[str]:
    """A partnership identifies nobody and has no proposals."""
    tenant: Any = getattr(connection, "tenant", None)
    if not tenant.is_municipality:
        raise Http404
    return list(tenant.municipality_codes)


@needs(Right.REGISTRATIONS_WRITE)
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    municipality_codes()
    return _page(request, _where(request.GET))


@needs(Right.REGISTRATIONS_WRITE)
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    codes = municipality_codes()
    where = _where(request.POST)
    form = DecideForm(request.POST, wanted=_wanted(where), today=clock.today())
    if not form.is_valid():
        return _page(request, where, form, status=422)
    skipped = _decide(request, form, codes)
    if skipped:
        return _page(request, where, skipped=skipped)
    return HttpResponseRedirect(_url(**where))


def _decide(request: HttpRequest, form: DecideForm, codes: list[str]) -> tuple[service.Skipped, ...]:
    """Do it to all that are chosen, say how many, and give those it could not be done to."""
    ids, values, today, actor = form.ids(), form.cleaned_data, clock.today(), signed_in(request)
    action, reason = values["action"], values["reason"].strip()
    if action in {APPLY, CHECKED}:
        done = service.apply_proposals(
            proposals=ids, actor=actor, today=today, municipality_codes=codes, checked=action == CHECKED, note=reason,
            end_measures=values["end_measures"],
        )  # fmt: skip
        _tell(request, done)
        return done.skipped
    if action == REJECT:
        outcome = setting_aside.reject_proposals(proposals=ids, reason=reason, actor=actor)
        text = ngettext("%(n)d proposal was rejected.", "%(n)d proposals were rejected.", outcome.done)
    elif action == INQUIRY:
        outcome = setting_aside.put_under_inquiry(
            proposals=ids, until=values["until"], note=reason, actor=actor, today=today
        )
        text = ngettext("%(n)d proposal was set aside.", "%(n)d proposals were set aside.", outcome.done)
    else:
        outcome = setting_aside.take_back(proposals=ids, actor=actor, today=today, municipality_codes=codes)
        text = ngettext("%(n)d decision was taken back.", "%(n)d decisions were taken back.", outcome.done)
    if outcome.done:
        messages.success(request, text % {"n": outcome.done})
    return outcome.skipped


def _tell(request: HttpRequest, done: service.Applied) -> None:
    told = (
        (done.opened, ngettext("%(n)d youth was registered.", "%(n)d youths were registered.", done.opened)),
        (done.closed, ngettext("%(n)d registration was closed.", "%(n)d registrations were closed.", done.closed)),
        (
            done.measures_ended,
            ngettext("%(n)d measure ended with it.", "%(n)d measures ended with it.", done.measures_ended),
        ),
    )
    for n, text in told:
        if n:
            messages.success(request, text % {"n": n})


def _where(query: Any) -> dict[str, str]:
    """Tab, state and filter, as the address has them."""
    tab, state = query.get("visa", "in"), query.get("lage", "nya")
    if tab not in KINDS or state not in STATES:
        raise Http404
    return {"visa": tab, "lage": state, "orsak": query.get("orsak", "")[:40], "kommun": query.get("kommun", "")[:4]}


def _wanted(where: dict[str, str]) -> Wanted:
    return Wanted(
        kind=KINDS[where["visa"]],
        state=STATES[where["lage"]],
        reason=where["orsak"],
        municipality_code=where["kommun"],
    )


def _url(**where: object) -> str:
    return f"{reverse('proposals')}?{urlencode({key: value for key, value in where.items() if value})}"


def _after(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.GET["efter"])
    except (KeyError, ValueError):
        return None


def _page(
    request: HttpRequest, where: dict[str, str], form: DecideForm | None = None, *, skipped: tuple[service.Skipped, ...] = (), status: int = 200,
) -> HttpResponse:  # fmt: skip
    tab, state, wanted, today = where["visa"], where["lage"], _wanted(where), clock.today()
    page = listing.proposal_page(wanted=wanted, today=today, after=_after(request))
    form = form or DecideForm(wanted=wanted, today=today, total=page.total)
    if form.is_bound:  # what was written stays, with how many there are now
        form = DecideForm(form.data, wanted=wanted, today=today, total=page.total)
        form.is_valid()
    context = {
        "form": form, "tab": tab, "state": state, "where": where, "page": page, "selected": set(form.chosen),
        "is_open": STATES[state] in service.OPEN, "may_decide": STATES[state] != ProposalState.APPLIED,
        "skipped": [(one, WHY[one.why]()) for one in skipped],
        "next_url": _url(**where, efter=page.next_after) if page.next_after else "",
        "filter": FilterForm(where, wanted=wanted, codes=municipality_codes()), "held": _held(wanted), "clear_url": _url(visa=tab, lage=state)
        if where["orsak"] or where["kommun"] else "", **_tabs(tab, state),
    }  # fmt: skip
    shown = {row.youth for row in page.rows} | {one.youth for one in skipped}
    return Page(request, "register/proposals/list.html", context, youths=shown, ground="list", status=status)


def _tabs(tab: str, state: str) -> dict[str, Any]:
    found = listing.counts()
    kinds = {"in": _("To register"), "ut": _("To close"), "kontrollera": _("To check")}
    states = {
        "nya": _("New"),
        "utreds": _("Under inquiry"),
        "avvisade": _("Rejected"),
        "genomforda": _("Applied proposals"),
    }
    return {
        "kinds": [{"label": label, "url": _url(visa=key, lage=state), "current": key == tab, "count": found[KINDS[key].value, STATES[state].value]}
                  for key, label in kinds.items()],
        "states": [{"label": label, "url": _url(visa=tab, lage=key), "current": key == state, "count": found[KINDS[tab].value, STATES[key].value]}
                   for key, label in states.items()],
    }  # fmt: skip


def _held(wanted: Wanted) -> int:
    """How many would have been applied by themselves, had they not been too many at once."""
    if wanted.state != ProposalState.NEW:
        return 0
    settings = settings_on(clock.today())
    waiting = automatic.waiting(kind=wanted.kind, settings=settings)
    return len(waiting) if automatic.too_many(waiting, settings) else 0


WHY = {
    service.Why.DECIDED: lambda: _("Somebody has decided the proposal already."),
    service.Why.GONE: lambda: _("The proposal no longer holds."),
    service.Why.CHANGED: lambda: _("The sources say something else now: look again."),
    service.Why.BY_HAND: lambda: _("It is to be decided by hand, with a reason."),
    service.Why.NO_REASON: lambda: _(
        "No source says why the responsibility ended: close the registration on the youth's page."
    ),
}
