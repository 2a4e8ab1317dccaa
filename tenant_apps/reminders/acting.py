"""The answer to a row's button: with htmx the list as it is now, with the focus where it was; without JavaScript back to the page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kaa.core import clock
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.selectors.cover import covering
from tenant_apps.reminders.selectors.reminders import ReminderLists, open_reminders, reminders_today

TODAY, LIST, YOUTH = "today", "list", "youth"
CARD = "paminnelser"  # the card's id, on each page that has one


def answer(
    request: HttpRequest, user: User, one: Reminder, *, now: datetime, said: str = "", problem: str = "", undo: bool = False
) -> HttpResponse:  # fmt: skip
    place = request.POST.get("place", LIST)
    if getattr(request, "htmx", False) and place in {TODAY, LIST}:
        return _card(request, user, one, place, now=now, said=said or problem, undo=undo, is_problem=bool(problem))
    if problem:
        messages.error(request, problem)
    else:
        messages.success(request, said)
    return HttpResponseRedirect(_back(request, one, place))


def _card(
    request: HttpRequest, user: User, one: Reminder, place: str, *, now: datetime, said: str, undo: bool, is_problem: bool
) -> HttpResponse:  # fmt: skip
    today, mine = clock.local_date(now), request.POST.get("vems") != "alla"
    lists: ReminderLists | None = (
        reminders_today(user, mine=mine, today=today, cover=covering(user, today=today))
        if place == TODAY
        else open_reminders(user, mine=mine, today=today)
    )
    context: dict[str, Any] = {
        "lists": lists, "today": today, "place": place, "mine": mine, "said": said, "is_problem": is_problem, "is_answer": True,
        "undo": one.public_id if undo else None, "focus": _row_to_focus(request, lists),
    }  # fmt: skip
    return Page(request, "reminders/card.html", context, youths=lists.youths if lists else (), ground="list")


def _row_to_focus(request: HttpRequest, lists: ReminderLists | None) -> Any:
    """The row that has come to stand where the one that was pressed stood; the last one when there is none."""
    shown = [row.public_id for group in lists.groups for row in group.rows] if lists else []
    text = request.POST.get("at", "")
    place = int(text) if text.isdigit() and len(text) < 6 else 0
    return shown[min(place, len(shown) - 1)] if shown else None


def _back(request: HttpRequest, one: Reminder, place: str) -> str:
    everybodys = request.POST.get("vems") == "alla"
    if place == TODAY:
        return f"{reverse('today')}{'?visa=alla' if everybodys else ''}#{CARD}"
    if place == YOUTH and one.youth is not None:
        return f"{reverse('youth', args=[one.youth.public_id])}#{CARD}"
    return f"{reverse('reminders')}{'?vems=alla' if everybodys else ''}#{CARD}"
