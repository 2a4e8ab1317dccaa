"""In the field: the list on paper, the page on the telephone, and what it delivers."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page, show
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.codes import choices
from tenant_apps.register.screening import CONFIRMED, screen, told_apart
from tenant_apps.visits import selectors
from tenant_apps.visits.models import HomeVisit, VisitDay
from tenant_apps.visits.services.recording import Entry, Recorded, give_reason, note_told_tax_agency, record_visit
from tenant_apps.visits.views_days import back_to, day_or_404, visit_or_404

FROM_QUEUE = "X-Kaa-Queue"  # the phone's own delivery asks for JSON


@needs(Right.YOUTHS_WRITE)
@require_safe
def phone(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Everything on one page: without a connection no other can be opened."""
    return _phone_page(request, day_or_404(public_id))


def _phone_page(request: HttpRequest, found: VisitDay, *, asked: Asked | None = None) -> HttpResponse:
    """`asked`: the visit whose note is asked about stands there as it was sent, with the question."""
    today = clock.today()
    view = selectors.day_view(signed_in(request), found, today=today)
    buttons, rest = selectors.outcome_choices(on=today)
    context = {
        "view": view, "page_title": _("Home visits of the day"), "buttons": buttons, "rest": rest, "asked": asked,
        "deviations": choices("visit_deviation", on=today), "rows": [(one, uuid.uuid4()) for one in view.on_the_phone(today)],
    }  # fmt: skip
    return Page(
        request, "visits/phone.html", context, youths=[one.youth for one in view.on_the_phone(today)], ground="list"
    )


@dataclass(frozen=True)
class Asked:
    """A note with words that seldom belong in one: sent again with the box ticked it is saved (PRV-15)."""

    visit: uuid.UUID
    about: str
    note: str
    deviation: str
    other: str


@needs(Right.YOUTHS_WRITE)
@require_safe
def paper(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """To print: names and addresses, no personal identity numbers (A11-05), nothing of concern reports."""
    found = day_or_404(public_id)
    view = selectors.day_view(signed_in(request), found, today=clock.today())
    bring = [line.strip() for line in selectors.visit_settings().bring.splitlines() if line.strip()]
    buttons, _rest = selectors.outcome_choices(on=clock.today())
    context = {"view": view, "page_title": _("List of home visits"), "bring": bring, "buttons": buttons}
    return Page(request, "visits/paper.html", context, youths=[one.youth for one in view.to_visit], ground="export")


@needs(Right.YOUTHS_WRITE)
@require_POST
def record(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """An outcome, from the phone's queue or as a plain form. The same key again is answered as the first time."""
    user, now = signed_in(request), clock.now()
    visit = selectors.made_or_planned(user, public_id)
    if visit is None:
        raise Http404
    if (asked := _asked_of_note(request, visit)) is not None:
        return asked
    try:
        done = record_visit(visit=visit, entry=_entry(request, now=now), actor=user, now=now)
    except ValidationError as wrong:
        if FROM_QUEUE in request.headers:
            return JsonResponse({"state": "wrong", "why": " ".join(wrong.messages)}, status=422)
        messages.error(request, " ".join(wrong.messages))
        return HttpResponseRedirect(_place(visit))
    if FROM_QUEUE in request.headers:
        show(request, [visit.youth.public_id])
        return JsonResponse(_answer(user, done))
    if done.stands:
        messages.success(request, _("The visit is recorded."))
    else:
        messages.info(request, _("A later entry stands for this visit."))
    if request.POST.get("back") == "day" and done.visit.day.called_off_at is None:
        return back_to(done.visit.day)
    return HttpResponseRedirect(_place(done.visit))


def _asked_of_note(request: HttpRequest, visit: HomeVisit) -> HttpResponse | None:
    """Whether it should be written; the words themselves are not in what the telephone keeps."""
    found = screen(_note(request))
    if not found or request.POST.get(CONFIRMED):
        return None
    about = _("Should this be written in the note? %(kinds)s") % {"kinds": told_apart(found)}
    if FROM_QUEUE in request.headers:
        return JsonResponse({"state": "words", "why": about}, status=422)
    posted = request.POST
    asked = Asked(visit.public_id, about, _note(request), posted.get("deviation", ""), posted.get("other", ""))
    return _phone_page(request, visit.day, asked=asked)


def _place(visit: HomeVisit) -> str:
    if visit.day.called_off_at is not None:
        return reverse("visits")
    return f"{reverse('visit-phone', args=[visit.day.public_id])}#b-{visit.public_id}"


def _entry(request: HttpRequest, *, now: datetime) -> Entry:
    """`result` is outcome and whom was met, as the button says it. What is not readable of time and key is made here."""
    posted = request.POST
    outcome, _sep, recipient = (posted.get("result", "") or posted.get("other", "")).partition(":")
    at = _moment(posted.get("at", "")) or now
    return Entry(
        key=_key(request, outcome), outcome=outcome, recipient=recipient, at=at, note=_note(request), deviation=posted.get("deviation", ""),
    )  # fmt: skip


def _note(request: HttpRequest) -> str:
    return request.POST.get("note", "")[:200]


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.utcoffset() is not None else None


def _key(request: HttpRequest, outcome: str) -> uuid.UUID:
    """A plain form's key is the page's: pressed twice it is one entry, and another button on the same page is another."""
    try:
        key = uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()
    return key if FROM_QUEUE in request.headers else uuid.uuid5(key, outcome)


def _answer(user: Any, done: Recorded) -> dict[str, Any]:
    """What the phone shows of the visit, which visits are still on its list (the others it drops), and why some are not to be made any more."""
    today = clock.today()
    view = selectors.day_view(user, done.visit.day, today=today)
    rows = view.on_the_phone(today)
    shown = next((one for one in view.visits if one.public_id == done.visit.public_id), None)
    return {
        "state": "saved", "stands": done.stands, "outcome": shown.outcome_label if shown else "", "by": shown.recorded_by if shown else "",
        "lacks_reason": bool(shown and shown.lacks_reason), "replaced": bool(done.replaced),
        "there": [str(one.public_id) for one in rows] if done.visit.day.called_off_at is None else None,
        "not_to_visit": {str(one.public_id): one.why_not for one in rows if one.why_not},
    }  # fmt: skip


@needs(Right.YOUTHS_WRITE)
@require_POST
def reason(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    visit = visit_or_404(user, public_id)
    try:
        give_reason(visit=visit, deviation=request.POST.get("deviation", ""), actor=user)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("The reason is saved."))
    return back_to(visit.day)


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def tax_agency(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The notification to Skatteverket that an address is probably wrong (32 c § folkbokföringslagen), to print and post."""
    user, now = signed_in(request), clock.now()
    visit = visit_or_404(user, public_id)
    if not selectors.is_wrong_address(visit.outcome):
        messages.error(request, _("There is nothing to tell the Tax Agency of this visit."))
        return back_to(visit.day)
    if request.method == "POST":
        note_told_tax_agency(visit=visit, on=now, actor=user)
        messages.success(request, _("It is noted that the Tax Agency has been told."))
        return back_to(visit.day)
    youth = visit.youth
    tenant: Any = getattr(request, "tenant", None)
    context = {
        "page_title": _("Notification to the Tax Agency"), "visit": visit, "youth": youth.public_id, "name": youth.full_name,
        "number": youth.shown_number,
        "controller": getattr(tenant, "controller", "") or getattr(tenant, "name", ""), "today": clock.local_date(now),
        "visited_on": visit.outcome_at, "writer": user.display_name, "day_url": reverse("visit-day", args=[visit.day.public_id]),
    }  # fmt: skip
    return Page(request, "visits/tax_agency.html", context, youths=[youth.public_id], ground="export")
