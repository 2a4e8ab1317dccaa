"""A school's door: whoever holds its link orders talks, and with a code mailed to the school sends notices. Nothing of anybody is shown here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock
from tenant_apps.doors import open_page
from tenant_apps.doors.enums import NoticeKind
from tenant_apps.doors.forms_talks import NoticeForm, TalkOrderForm
from tenant_apps.doors.models import SchoolLink
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.services import links
from tenant_apps.doors.services.notices import receive_notice
from tenant_apps.doors.services.talks import order_talk

TALK, NOTICE = "talk", "notice"
LinkView = Callable[[HttpRequest, SchoolLink], HttpResponse]


def _door(view: LinkView) -> Callable[[HttpRequest, str], HttpResponse]:
    """The same 404 for a token that never was, is revoked, or is another tenant's."""

    @login_not_required
    @csrf_exempt  # without a session there is nothing to ride on; whoever has the token may send
    @sensitive_post_parameters()
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        link = links.open_link(token=token)
        if link is None:
            raise Http404
        links.mark_used(link=link, today=clock.today())
        request.door = reverse("school-door", args=[token])  # type: ignore[attr-defined]
        request.token = token  # type: ignore[attr-defined]
        return view(request, link)

    return opened


@_door
@require_safe
def door(request: HttpRequest, link: SchoolLink) -> HttpResponse:
    return _page(request, link, "doors/school.html", title=link.unit.name)


@_door
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, link: SchoolLink) -> HttpResponse:
    """Order a talk about a feared dropout: outside the register, whoever it is about."""
    today = clock.today()
    form = TalkOrderForm(request.POST if request.method == "POST" else None, today=today)
    if form.is_bound and form.is_valid() and (nonce := _nonce(request, form, TALK)):
        order_talk(unit=link.unit, order=form.order(), nonce=nonce, actor=None, today=today)
        return _page(
            request, link, "doors/school_done.html", title=_("The talk is ordered"), received=today, what="talk"
        )
    return _form_page(request, link, form, "doors/school_talk.html", title=_("Order a talk"), purpose=TALK)


@_door
@require_POST
def code(request: HttpRequest, link: SchoolLink) -> HttpResponse:
    """Mail a code; the page after it is the same whether one was sent or not."""
    links.send_code(link=link, now=clock.now())
    return HttpResponseRedirect(reverse("school-notice", args=[request.token]))  # type: ignore[attr-defined]


@_door
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, link: SchoolLink) -> HttpResponse:
    """First the code, then one notice after the other for as long as its ticket holds. The ticket goes in the form, never in an address."""
    if request.method != "POST":
        return _code_page(request, link)
    ticket = request.POST.get("ticket", "")
    if ticket and links.holds_ticket(link=link, ticket=ticket):
        return _with_ticket(request, link, ticket)
    if ticket:
        return _code_page(request, link, problem=_("It was long since the code was written. Ask for a new one."))
    ticket = links.use_code(link=link, code=request.POST.get("code", "")[:20], now=clock.now())
    if not ticket:
        return _code_page(request, link, problem=_("The code is wrong, used or too old. Ask for a new one."))
    return _notice_form(request, link, NoticeForm(today=clock.today()), ticket)


def _with_ticket(request: HttpRequest, link: SchoolLink, ticket: str) -> HttpResponse:
    today = clock.today()
    if "another" in request.POST:
        kept = {"sent_by": request.POST.get("sent_by", "")[:100]}
        return _notice_form(request, link, NoticeForm(today=today, initial=kept), ticket)
    form = NoticeForm(request.POST, today=today)
    if not form.is_valid() or not (nonce := _nonce(request, form, NOTICE)):
        return _notice_form(request, link, form, ticket)
    found = receive_notice(unit=link.unit, facts=form.facts(), nonce=nonce, now=clock.now())
    return _page(
        request, link, "doors/school_done.html", title=_("The notice is received"), number=found.receipt, received=found.received_on,
        kind=NoticeKind(found.kind).label, ticket=ticket, what="notice", sent_by=form.cleaned_data["sent_by"],
    )  # fmt: skip


def _nonce(request: HttpRequest, form: forms.Form, purpose: str) -> str:
    """None for a robot, for a form that is too old or too quick, and when very much was sent from one address."""
    nonce = None if open_page.is_robot(request) else open_page.nonce_of(request, purpose)
    if nonce is None:
        form.add_error(None, _("Nothing was sent yet. Press the button once more."))
        return ""
    if not open_page.may_send(request, purpose):
        form.add_error(None, _("Many are sending just now. Wait a while and try again, or call us."))
        return ""
    return nonce


def _code_page(request: HttpRequest, link: SchoolLink, *, problem: str = "") -> HttpResponse:
    return _page(
        request,
        link,
        "doors/school_code.html",
        title=_("Notices to the municipality"),
        problem=problem,
        status=422 if problem else 200,
    )


def _notice_form(request: HttpRequest, link: SchoolLink, form: NoticeForm, ticket: str) -> HttpResponse:
    return _form_page(
        request, link, form, "doors/school_notice.html", title=_("Notice about a pupil"), purpose=NOTICE, ticket=ticket
    )


def _form_page(
    request: HttpRequest, link: SchoolLink, form: forms.Form, template: str, *, title: str, purpose: str, **context: Any
) -> HttpResponse:
    stamp = open_page.kept_stamp(request, purpose) if form.is_bound else open_page.new_stamp(purpose)
    return _page(
        request, link, template, title=title, form=form, stamp=stamp, status=422 if form.is_bound else 200, **context
    )


def _page(
    request: HttpRequest, link: SchoolLink, template: str, *, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    shared = {
        "page_title": title, "school": link.unit.name, "has_email": bool(link.unit.email), "phone": settings().phone,
        "door_url": request.door, "token": request.token, **context,  # type: ignore[attr-defined]
    }  # fmt: skip
    return open_page.OpenPage(request, template, shared, status=status)
