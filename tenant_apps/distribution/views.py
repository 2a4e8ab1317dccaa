"""Fördelning: whom new youths get, by the rules of thumb or by hand; what was given before; the rules; who is beside."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.models import Label
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.accounts.shell import set_count
from tenant_apps.distribution.choosing import ALL, TICKED, TO, chosen
from tenant_apps.distribution.forms import BesideForm, RulesForm
from tenant_apps.distribution.selectors.given import batches, beside, beside_of
from tenant_apps.distribution.selectors.page import SHOWN, Queue, person_rows, queue_now, queue_rows
from tenant_apps.distribution.selectors.people import Person, labels_in_use, rules
from tenant_apps.distribution.services.giving import Given, give, put_beside
from tenant_apps.distribution.services.settings import save_rules
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page
from tenant_apps.register.selectors.visibility import youth_or_404

ACTIONS = {TICKED, ALL, TO}


@needs(Right.LABELS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def distribution(request: HttpRequest) -> HttpResponse:
    """The queue with a proposal for each; given as shown, changed one by one, or all ticked to one."""
    user, now = signed_in(request), clock.now()
    today = clock.local_date(now)
    found = queue_now(today=today)
    if request.method != "POST" or request.POST.get("action") not in ACTIONS:
        return _queue_page(request, found)
    try:
        choices, gone = chosen(request.POST, found)
        given = give(choices=choices, actor=user, now=now, today=today)
    except ValidationError as wrong:
        return _queue_page(request, found, posted=request.POST, problem=" ".join(wrong.messages))
    _tell(request, given, gone + len(given.taken))
    return HttpResponseRedirect(reverse("distribution"))


def _queue_page(
    request: HttpRequest, found: Queue, *, posted: QueryDict | None = None, problem: str = ""
) -> HttpResponse:
    said = posted if posted is not None else QueryDict()
    rows = queue_rows(found, posted=said.dict(), ticked=set(said.getlist("chosen")))  # type: ignore[arg-type]
    set_count(request, "distribution", lambda: len(found.waiting))
    context = {
        "page_title": _("Distribution of new youths"), "rows": rows, "people": person_rows(found), "options": [_option(one) for one in found.people],
        "total": len(found.waiting), "hidden": max(len(found.waiting) - SHOWN, 0), "unplaced": found.unplaced, "problem": problem,
        "fingerprint": found.fingerprint, "to": said.get("to", ""),
    }  # fmt: skip
    return Page(
        request, "distribution/queue.html", context, youths=[one.youth.public_id for one in rows], ground="list"
    )


def _option(one: Person) -> tuple[str, str]:
    if one.away is not None:
        return str(one.public_id), _("%(name)s (away)") % {"name": one.name}
    return str(one.public_id), one.name if one.takes_new else _("%(name)s (takes no new)") % {"name": one.name}


def _tell(request: HttpRequest, given: Given, taken: int) -> None:
    if given.count:
        to = ", ".join(
            f"{label.name} {len(youths)}"
            for label, youths in sorted(given.by_label.items(), key=lambda one: one[0].name)
        )
        text = ngettext("%(n)d youth is given: %(to)s.", "%(n)d youths are given: %(to)s.", given.count)
        messages.success(request, text % {"n": given.count, "to": to})
    if taken:
        text = ngettext(
            "%(n)d had a coach already or is no longer registered: nothing was changed there.",
            "%(n)d had a coach already or are no longer registered: nothing was changed there.",
            taken,
        )
        messages.warning(request, text % {"n": taken})


@needs(Right.LABELS_WRITE)
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    found = batches(signed_in(request))
    context = {"page_title": _("Given before"), "batches": found}
    return Page(
        request, "distribution/history.html", context, youths={row.public_id for one in found for row in one.rows}, ground="list"
    )  # fmt: skip


@needs(Right.LABELS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def distribution_rules(request: HttpRequest) -> HttpResponse:
    labels, row = list(labels_in_use()), rules()
    options: dict[str, Any] = {"labels": labels, "today": clock.today()}
    if request.method == "POST":
        form = RulesForm(request.POST, **options)
        if form.is_valid() and _saved(request, form):
            messages.success(request, _("The rules are saved."))
            return HttpResponseRedirect(reverse("distribution"))
    else:
        form = RulesForm(initial=RulesForm.values_of(row, labels), **options)
    context = {"page_title": _("Rules of thumb"), "form": form, "people": form.people()}
    return Page(request, "distribution/rules.html", context)


def _saved(request: HttpRequest, form: RulesForm) -> bool:
    try:
        save_rules(
            version=form.cleaned_data["version"], changes=form.changes(), people=form.takes(), actor=signed_in(request)
        )
    except ValidationError as wrong:
        add_errors(form, wrong)
    except locking.Conflict as clash:
        form.add_error(
            None, _("Somebody else saved the rules meanwhile. Save again to let yours stand, or open the page anew.")
        )
        data = request.POST.copy()
        data["version"] = str(clash.saved.version)
        form.data = data
    else:
        return True
    return False


@needs(Right.YOUTHS_WRITE)
@require_safe
def beside_page(request: HttpRequest) -> HttpResponse:
    """Those whom the reader helps with beside their coach."""
    rows = beside_of(signed_in(request), today=clock.today())
    context = {"page_title": _("Youths I help with"), "rows": rows}
    return Page(request, "distribution/beside.html", context, youths=[row.public_id for row in rows], ground="list")


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def beside_set(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, now = signed_in(request), clock.now()
    youth = youth_or_404(user, public_id)
    labels, found = list(labels_in_use()), beside(youth)
    current = str(found.label.public_id) if found else ""
    if found is not None and found.label_id not in {one.pk for one in labels}:
        labels.append(found.label)
    form = BesideForm(request.POST or None, labels=labels, initial={"label": current, "seen": current})
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["seen"] != current:
                raise ValidationError(_("Somebody changed this meanwhile. Look at it again."))  # noqa: TRY301
            put_beside(youth=youth, label=_chosen(labels, form.cleaned_data["label"]), actor=user, now=now)
        except ValidationError as wrong:
            add_errors(form, wrong)
            data = request.POST.copy()
            data["seen"] = current
            form.data = data
        else:
            messages.success(request, _("It is saved who is beside the coach."))
            return HttpResponseRedirect(reverse("youth", args=[public_id]))
    return form_page(request, youth, form, title=_("Beside the coach"), submit=_("Save"))


def _chosen(labels: list[Label], key: str) -> Label | None:
    return next((one for one in labels if str(one.public_id) == key), None)
