"""Reminders: the list, the forms, and the rows' buttons, which act where they stand."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.locking import ConflictView
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import conflict_of, form_page
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.reminders.acting import answer
from tenant_apps.reminders.contacts import tell_ladder
from tenant_apps.reminders.forms import (
    USER,
    ActionForm,
    QuickForm,
    ReminderEditForm,
    ReminderForm,
    values_of,
)
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.selectors.reminders import SHOWN_CLOSED, closed_reminders, open_reminders, reminder_by_id
from tenant_apps.reminders.services import reminders as services

EVERYBODYS, CLOSED = "alla", "klara"


@needs(Right.YOUTHS_WRITE)
@require_safe
def reminders(request: HttpRequest) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    mine, closed = request.GET.get("vems") != EVERYBODYS, request.GET.get("visa") == CLOSED
    context: dict[str, Any] = {
        "page_title": _("Reminders"), "today": today, "mine": mine, "closed": closed, "tabs": _tabs(mine=mine, closed=closed), "place": "list",
    }  # fmt: skip
    if closed:
        rows = closed_reminders(user, mine=mine, today=today, before=_moment(request.GET.get("fore", "")))
        shown = rows[:SHOWN_CLOSED]
        last = shown[-1].closed_at if len(rows) > SHOWN_CLOSED else None
        context |= {"rows": shown, "older": last.isoformat() if last else ""}
        youths = {row.youth for row in shown if row.youth}
    else:
        lists = open_reminders(user, mine=mine, today=today)
        context["lists"], youths = lists, lists.youths
    return Page(request, "reminders/list.html", context, youths=youths, ground="list")


def _tabs(*, mine: bool, closed: bool) -> list[dict[str, Any]]:
    found = []
    for label, whose, state in (
        (_("Mine"), "", ""), (_("Everybody's"), EVERYBODYS, ""), (_("Done, mine"), "", CLOSED), (_("Done, everybody's"), EVERYBODYS, CLOSED),
    ):  # fmt: skip
        query = "&".join(f"{name}={value}" for name, value in (("vems", whose), ("visa", state)) if value)
        current = mine == (not whose) and closed == bool(state)
        found.append({"label": label, "url": f"?{query}", "current": current})
    return found


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def reminder_new(request: HttpRequest) -> HttpResponse:
    """A free one, about no youth."""
    user, now = signed_in(request), clock.now()
    initial = {"due_on": clock.local_date(now), "holder": f"{USER}:{user.public_id}"}
    form = ReminderForm(request.POST if request.method == "POST" else None, initial=initial, youth=None)
    if form.is_bound and form.is_valid():
        try:
            services.add_reminder(**form.values(), actor=user, now=now)
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The reminder is saved."))
            return HttpResponseRedirect(reverse("reminders"))
    return Page(request, "reminders/form.html", {"form": form, "page_title": _("New free reminder")})


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def reminder_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """On a youth: from the youth's page with text and day alone, or with all its fields."""
    user, now = signed_in(request), clock.now()
    youth = youth_or_404(user, public_id)
    if request.method == "POST":
        form: forms.Form = ReminderForm(_whole(request.POST), youth=youth)
        if form.is_valid():
            try:
                services.add_reminder(**form.values(), youth=youth, actor=user, now=now)  # type: ignore[attr-defined]
            except ValidationError as wrong:
                add_errors(form, wrong)
            else:
                messages.success(request, _("The reminder is saved."))
                return HttpResponseRedirect(reverse("youth", args=[public_id]))
    else:
        form = ReminderForm(initial={"due_on": clock.local_date(now)}, youth=youth)
    return form_page(request, youth, form, title=_("New reminder"), template="reminders/youth_form.html")


def _whole(posted: Any) -> Any:
    """The quick form has text and day; the rest is as the whole form begins."""
    if set(QuickForm.base_fields) >= set(posted) - {"csrfmiddlewaretoken", "draft"}:
        posted = posted.copy()
        posted.setdefault("holder", "coach")
    return posted


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def reminder_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, now = signed_in(request), clock.now()
    one = _reminder_or_404(user, public_id, clock.local_date(now))
    saved, conflict = values_of(one), None
    if request.method == "POST":
        form = ReminderEditForm(locking.with_choices(request.POST, saved), reminder=one)
        if form.is_valid():
            try:
                was_due = one.due_on
                mended = services.edit_reminder(
                    reminder=one, version=form.cleaned_data["version"], **form.values(), actor=user, now=now
                )
                if mended.due_on != was_due:
                    tell_ladder(reminder=mended, actor=user, now=now)
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, values_of(one))
            else:
                messages.success(request, _("The reminder is changed."))
                back = reverse("youth", args=[one.youth.public_id]) if one.youth else reverse("reminders")
                return HttpResponseRedirect(back)
    else:
        form = ReminderEditForm(initial={**saved, "version": one.version}, reminder=one)
    return _edit_page(request, one, form, conflict=conflict)


def _edit_page(
    request: HttpRequest, one: Reminder, form: ReminderEditForm, *, conflict: ConflictView | None = None, closing: ActionForm | None = None
) -> HttpResponse:  # fmt: skip
    context: dict[str, Any] = {
        "reminder": one, "conflict": conflict, "place": "list", "closing": closing or ActionForm(auto_id="closing_%s"),
    }  # fmt: skip
    title = _("Change a reminder")
    if one.youth is None:
        return Page(request, "reminders/form.html", {**context, "form": form, "page_title": title})
    return form_page(request, one.youth, form, title=title, template="reminders/youth_form.html", **context)


@needs(Right.YOUTHS_WRITE)
@require_POST
def reminder_act(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Done, dismissed, moved, opened again: from a row, which is answered with the list that it stands in."""
    user, now = signed_in(request), clock.now()
    one = _reminder_or_404(user, public_id, clock.local_date(now))
    form = ActionForm(request.POST, auto_id="closing_%s")
    if not form.is_valid() and form.screened:  # the note is asked about where it was written
        edited = ReminderEditForm(initial={**values_of(one), "version": one.version}, reminder=one)
        return _edit_page(request, one, edited, closing=form)
    if not form.is_valid():
        return answer(
            request, user, one, now=now, problem=" ".join(str(text) for texts in form.errors.values() for text in texts)
        )
    try:
        said, undo = _act(one, form.cleaned_data, user, now)
    except ValidationError as wrong:
        return answer(request, user, one, now=now, problem=" ".join(wrong.messages))
    return answer(request, user, one, now=now, said=said, undo=undo)


def _act(one: Reminder, data: dict[str, Any], user: User, now: datetime) -> tuple[str, bool]:
    """What was done, in words; and whether the row offers to take it back."""
    action, words = data["action"], {"what": one.text}
    if action == "reopen":
        services.reopen_reminder(reminder=one, actor=user, now=now)
        return _("Open again: %(what)s") % words, False
    if action in {"done", "dismiss"}:
        following = services.close_reminder(
            reminder=one, actor=user, now=now, dismissed=action == "dismiss", note=data["note"]
        )
        if following is not None:
            return _("Done: %(what)s. Next time %(day)s.") % {**words, "day": sv_date(following.due_on)}, True
        return (_("Done: %(what)s.") if action == "done" else _("Put aside: %(what)s.")) % words, True
    to = _moved_to(one, action, data["to"], clock.local_date(now))
    moved = services.move_reminder(reminder=one, to=to, actor=user, now=now)
    tell_ladder(reminder=moved, actor=user, now=now)
    return _("Moved to %(day)s: %(what)s.") % {**words, "day": sv_date(to)}, False


def _moved_to(one: Reminder, action: str, to: date | None, today: date) -> date:
    """A day or a week is counted from the day that it stands on, or from today when that has passed."""
    if action == "move" and to is not None:
        return to
    return max(one.due_on, today) + timedelta(days=1 if action == "tomorrow" else 7)


def _reminder_or_404(user: User, public_id: uuid.UUID, today: date) -> Reminder:
    found = reminder_by_id(user, public_id, today=today)
    if found is None:
        raise Http404
    return found
