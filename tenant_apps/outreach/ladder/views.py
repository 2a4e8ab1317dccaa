"""Uppsök: whom to reach, how and when; the half year's guarantee; decisions on a youth's next step."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.halfyears import HalfYear
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import own_labels, signed_in
from tenant_apps.letters.selectors.ladder import steps_to_make
from tenant_apps.outreach.enums import PauseReason
from tenant_apps.outreach.ladder import list_place
from tenant_apps.outreach.ladder.forms import NextContactForm, StepFilterForm, StepRecordForm
from tenant_apps.outreach.ladder.guarantee import Guarantee, first_attempts, guarantee
from tenant_apps.outreach.ladder.passing import pass_over
from tenant_apps.outreach.ladder.rule import ladders_in_use
from tenant_apps.outreach.ladder.selectors import (
    GROUPS,
    Cursor,
    StepFilter,
    StepPage,
    sees_concerns,
    standing,
    step_page,
)
from tenant_apps.outreach.ladder.services import lift_next_contact, set_next_contact
from tenant_apps.outreach.ladder.settings import settings_on
from tenant_apps.outreach.ladder.told import GROUP_NAMES
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page
from tenant_apps.register.selectors.visibility import youth_or_404


@needs(Right.YOUTHS_READ)
@require_safe
def outreach(request: HttpRequest) -> HttpResponse:
    """The next steps by date, one's own first."""
    user, today = signed_in(request), clock.today()
    ladders = ladders_in_use()
    data = request.GET.copy()
    if "label" not in data and own_labels(user):
        data["label"] = "mine"
    form = StepFilterForm(data, ladders=ladders)
    wanted = form.wanted(group=data.get("visa", ""))
    after, before = Cursor.parse(data.get("after", "")), Cursor.parse(data.get("before", ""))
    page = step_page(user, wanted, today=today, after=after, before=before)
    half, days = HalfYear.of(today), settings_on(today).first_contact_days
    own = _query(wanted)
    may_write = user.may(Right.YOUTHS_WRITE)
    to_make = steps_to_make(page.to_write, ladders) if may_write else []
    at = {"after": str(after)} if after else {"before": str(before)} if before else {}
    list_place.remember(request, wanted, page, query={**own, **at})
    context = {
        "page_title": _("Outreach"), "form": form, "page": page, "wanted": wanted, "may_write": may_write, "today": today,
        "to_make": to_make, "may_tick": bool(to_make) and any(one.may_be_written for one in page.rows), "letters_query": urlencode(own),
        "once": uuid.uuid4(), "tabs": _tabs(page, wanted), "half_year": half,
        "first": first_attempts(user, mine=wanted.label == "mine", today=today, days=days, first=half.start, last=half.end),
        "may_plan": user.may(Right.LADDERS_WRITE), "clear_url": f"{reverse('outreach')}?label=all", "is_mine": wanted.label == "mine",
        "previous_url": f"?{urlencode({**own, 'before': page.before})}" if page.before else "",
        "next_url": f"?{urlencode({**own, 'after': page.after})}" if page.after else "",
    }  # fmt: skip
    return Page(request, "outreach/steps.html", context, youths=page.youths, ground="list")


def _query(wanted: StepFilter, **changed: str) -> dict[str, str]:
    """As the address says it; without a label everybody's is said, for an empty address opens one's own."""
    values = {**wanted.values(), **changed}
    values["visa"] = values.pop("group", "")
    values["label"] = values.get("label") or "all"
    return {name: value for name, value in values.items() if value}


def _tabs(page: StepPage, wanted: StepFilter) -> list[dict[str, Any]]:
    tabs = [
        {
            "label": _("All"),
            "url": f"?{urlencode(_query(wanted, group=''))}",
            "current": not wanted.group,
            "count": sum(page.by_group.values()),
        }
    ]
    return tabs + [
        {
            "label": GROUP_NAMES[group],
            "url": f"?{urlencode(_query(wanted, group=group))}",
            "current": wanted.group == group,
            "count": page.by_group.get(group, 0),
        }
        for group in GROUPS
    ]


@needs(Right.YOUTHS_READ)
@require_safe
def half_year_guarantee(request: HttpRequest) -> HttpResponse:
    """Who has had no contact this half year that gave an occupation: a number and a list that drain."""
    user, today = signed_in(request), clock.today()
    labels = own_labels(user)
    mine = {"mina": True, "alla": False}.get(request.GET.get("vems", ""), bool(labels))
    state = request.GET.get("visa", "")
    state = state if state in STATE_TABS else "left"
    found = guarantee(user, mine=mine, today=today, state=state, after=_uuid(request.GET.get("after", "")))
    whose = "mina" if mine else "alla"
    tabs = [
        {
            "label": label,
            "url": f"?{urlencode({'visa': key, 'vems': whose})}",
            "current": key == state,
            "count": _count(found, key),
        }
        for key, label in STATE_TABS.items()
    ]
    context = {
        "page_title": _("The half year's contact"), "view": found, "tabs": tabs, "state": state, "mine": mine, "labels": labels, "today": today,
        "next_url": f"?{urlencode({'visa': state, 'vems': whose, 'after': found.after})}" if found.after else "",
        "is_continued": "after" in request.GET, "may_write": user.may(Right.YOUTHS_WRITE),
    }  # fmt: skip
    return Page(
        request, "outreach/guarantee.html", context, youths=[row.public_id for row in found.rows], ground="list"
    )


STATE_TABS = {
    "left": gettext_lazy("Left to reach"), "tried": gettext_lazy("Tried"), "known": gettext_lazy("Known from others"),
    "new": gettext_lazy("New"), "met": gettext_lazy("Done"), "all": gettext_lazy("All"),
}  # fmt: skip


def _count(found: Guarantee, key: str) -> int:
    if key == "all":
        return sum(found.counts.values())
    return found.left if key == "left" else found.counts.get(key, 0)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def next_contact(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Set the day of the next contact, or let the ladder say it again."""
    user, now = signed_in(request), clock.now()
    youth = youth_or_404(user, public_id)
    if request.method == "POST" and request.POST.get("lift"):
        if lift_next_contact(youth=youth, actor=user, now=now):
            messages.success(request, _("The ladder says again when the next contact is."))
        return HttpResponseRedirect(reverse("youth", args=[public_id]))
    form = NextContactForm(request.POST if request.method == "POST" else None, initial={"reason": PauseReason.ASKED})
    if form.is_bound and form.is_valid():
        try:
            set_next_contact(youth=youth, actor=user, now=now, **form.cleaned_data)
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The day of the next contact is set."))
            return HttpResponseRedirect(reverse("youth", args=[public_id]))
    return form_page(request, youth, form, title=_("Set the next contact"), submit=_("Save"))


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def step_record(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say that a step without a contact is done, or that the next one is passed over."""
    user, now = signed_in(request), clock.now()
    youth = youth_or_404(user, public_id)
    found = standing(youth, today=clock.local_date(now)).step
    if found is not None and found.is_concern and sees_concerns(user):  # recording it is what takes the ladder on
        return HttpResponseRedirect(reverse("concern-add", args=[public_id]))
    if found is None or found.is_follow_up or found.is_concern:
        messages.info(request, _("There is no step to pass over now."))
        return HttpResponseRedirect(reverse("youth", args=[public_id]))
    form = StepRecordForm(request.POST if request.method == "POST" else None, initial={"way": found.way.value})
    if form.is_bound and form.is_valid():
        try:
            pass_over(youth=youth, way=form.cleaned_data["way"], note=form.cleaned_data["note"], actor=user, now=now)
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("Saved. The ladder goes on to the next step."))
            return HttpResponseRedirect(
                list_place.back(request)
                if request.POST.get("back") == "outreach"
                else reverse("youth", args=[public_id])
            )
    title = _("Step: %(step)s") % {"step": found.action.lower()}
    return form_page(request, youth, form, title=title, submit=_("Save"))
