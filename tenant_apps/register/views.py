"""The pages of daily work: Idag, Ungdomar, a search, a youth."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page, show
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.accounts.shell import nav_counts
from tenant_apps.distribution.selectors.queue import count_for_the_shell as count_queue
from tenant_apps.doors.selectors.waiting import count_for_the_shell as count_incoming
from tenant_apps.outreach.forms import ContactForm
from tenant_apps.outreach.ladder import list_place
from tenant_apps.register import list_session, timeline
from tenant_apps.register.drafts import restore
from tenant_apps.register.list_columns import SHOWN_FIRST, columns_of
from tenant_apps.register.list_table import table_of
from tenant_apps.register.models import Youth
from tenant_apps.register.panels import panels_of
from tenant_apps.register.selectors.duplicates import stays_instead
from tenant_apps.register.selectors.explanation import ShownExplanation, explanation_of
from tenant_apps.register.selectors.listing import rows_of
from tenant_apps.register.selectors.search import search as find
from tenant_apps.register.selectors.today import today_view
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.selectors.youth import YouthView, youth_view
from tenant_apps.register.tenant_kind import is_partnership
from tenant_apps.reminders.selectors.reminders import reminders_today
from tenant_apps.sources.selectors import stale_sources
from tenant_apps.support.selectors import participants_by_subproject, subproject_figures

WHOSE = {"mina": True, "alla": False}


def front_page(request: HttpRequest) -> HttpResponse:
    """Whoever has no youths to work with (an account manager) begins at the settings."""
    user: Any = request.user
    if user.is_authenticated and not user.may(Right.TODAY) and user.may(Right.SETTINGS_READ):
        return HttpResponseRedirect(reverse("settings"))
    return today(request)


front_page.right = Right.TODAY  # type: ignore[attr-defined]


@needs(Right.TODAY)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    user, day = signed_in(request), clock.today()
    if is_partnership(request):
        return _today_in_a_partnership(request, user)
    list_place.forget(request)
    list_session.forget_list(request)  # "the next" is the next of this page
    view = today_view(user, mine=WHOSE.get(request.GET.get("visa", "")), today=day)
    context = {
        "view": view, "today": day, "may_write": user.may(Right.YOUTHS_WRITE), "proposals_url": url_or_nothing("proposals"),
        "report_url": url_or_nothing("report"), "stale": stale_sources(today=day),
    }  # fmt: skip
    lists = reminders_today(user, mine=view.mine, today=day, cover=view.covering)
    context |= {"lists": lists, "place": "today", "mine": view.mine}
    context |= {"counts": _what_waits(request)}
    youths = view.youths | (lists.youths if lists else set())
    return Page(request, "register/today.html", context, youths=youths, ground="list")


def _what_waits(request: HttpRequest) -> dict[str, int]:
    """What the navigation counts for this user: Idag says it in words."""
    count_queue(request)
    count_incoming(request)
    return nav_counts(request)


def _today_in_a_partnership(request: HttpRequest, user: User) -> HttpResponse:
    """Participants by subproject; none of the municipalities' duties. County and main leaders see figures, no persons."""
    day = clock.today()
    groups = participants_by_subproject(user, today=day)
    figures = (
        subproject_figures(user, today=day) if user.may(Right.AGGREGATES_READ) or user.may(Right.YOUTHS_READ) else []
    )
    context = {"groups": groups, "figures": figures, "today": day, "linked": user.may(Right.YOUTHS_READ)}
    youths = {row.youth for group in groups for row in group.participants}
    return Page(request, "register/today_partnership.html", context, youths=youths, ground="list")


def url_or_nothing(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@needs(Right.YOUTHS_READ)
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """By POST, always: a number or name in an address would stand in logs and histories."""
    user, day = signed_in(request), clock.today()
    text = request.POST.get("q", "")[:200].strip()
    found = find(user, text, today=day)
    if (
        len(found.youths) == 1 and not found.is_alike and not found.by_school
    ):  # the address alone says that the youth is here, whether or not it is followed
        show(request, [found.youths[0].public_id], ground="search")
        return HttpResponseRedirect(reverse("youth", args=[found.youths[0].public_id]))
    rows = rows_of(found.youths, today=day)
    table = table_of(rows, columns_of(SHOWN_FIRST, partnership=is_partnership(request)))
    context = {
        "rows": rows,
        "table": table,
        "more": found.more,
        "is_alike": found.is_alike,
        "by_school": found.by_school,
        "page_title": _("Search"),
    }
    return Page(request, "register/search.html", context, youths=[row.public_id for row in rows], ground="search")


@needs(Right.YOUTHS_READ)
@require_safe
def youth(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, now = signed_in(request), clock.now()
    day = clock.local_date(now)
    try:
        one = youth_or_404(user, public_id)
    except Http404:
        stays = stays_instead(user, public_id)
        if stays is None:
            raise
        show(request, [stays])  # merged: an old link leads to who stayed
        return HttpResponseRedirect(reverse("youth", args=[stays]))
    view = youth_view(user, one, today=day)
    may_write = user.may(Right.YOUTHS_WRITE)
    may_protect = one.protected_at is None and user.may(Right.PROTECTED_HANDLE)
    kind = request.GET.get("visa", "")
    kind = kind if timeline.chosen_tab(user, kind) else ""
    form = _contact_form(view, now=now) if may_write else None
    context = {
        "view": view, "head": view.head, "page_title": view.head.name, "today": day, "may_write": may_write,
        "entries": timeline.entries(one, user=user, kind=kind), "kinds": _kinds(timeline.tabs(user), timeline.chosen_tab(user, kind)),
        "may_concern": user.may(Right.CONCERNS_WRITE),
        "listed": list_session.around(request, user, one, today=day),
        "form": form, "draft": restore(request, one, form, name="contact-add", subject=public_id) if form else None,
        "partnership": is_partnership(request), "protect_url": reverse("protect", args=[public_id]) if may_protect else "",
        "reads_url": reverse("youth-reads", args=[public_id]) if user.may(Right.LOG_READ) else "",
        "recipient": _recipient(view), "explanation": None if is_partnership(request) else _explanation(request, one, view),
        "may_decide": user.may(Right.REGISTRATIONS_WRITE), "proposals_url": url_or_nothing("proposals"), "panels": panels_of(request, one),
    }  # fmt: skip
    return Page(request, "register/youth.html", context, youths=[public_id])


def _explanation(request: HttpRequest, one: Youth, view: YouthView) -> ShownExplanation | None:
    tenant: Any = getattr(request, "tenant", None)
    codes = list(getattr(tenant, "municipality_codes", []))
    return explanation_of(one, view.head.registration, today=clock.today(), municipality_codes=codes)


def _kinds(known: dict[str, Any], chosen: str) -> list[dict[str, Any]]:
    kinds = [("", _("All")), *known.items()]
    return [
        {"label": label, "url": f"?visa={key}#handelser" if key else "?#handelser", "current": key == chosen}
        for key, label in kinds
    ]


def _contact_form(view: YouthView, *, now: Any) -> ContactForm:
    initial = {"channel": "phone", "recipient": _recipient(view), "at": now}
    return ContactForm(initial=initial, today=clock.local_date(now), auto_id="contact_%s")


def _recipient(view: YouthView) -> str:
    return "guardian" if view.has_guardians else "youth"
