"""A file's run: what it would change, and yes or no."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs, user_may
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.sources import selectors
from tenant_apps.sources.errors import ImportProblem, NeedsReason
from tenant_apps.sources.forms import ApplyForm
from tenant_apps.sources.history.shapes import is_history
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services import runs as services
from tenant_apps.sources.services.undoing import may_be_undone

State = ImportRun.State


def _run_or_404(public_id: uuid.UUID) -> ImportRun:
    found = selectors.find_run(public_id)
    if found is None:
        raise Http404
    return found


@needs(Right.SOURCES_IMPORT)
@require_safe
def run(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _run_or_404(public_id)
    if is_history(found.source.kind):
        return HttpResponseRedirect(reverse("history-run", args=[public_id]))
    return _run_page(request, found, ApplyForm())


def _run_page(request: HttpRequest, found: ImportRun, form: ApplyForm) -> HttpResponse:
    waits = found.state in services.MAY_APPLY
    handles = user_may(request, Right.PROTECTED_HANDLE)
    context: dict[str, Any] = {
        "page_title": _("File of %(day)s") % {"day": found.as_of}, "run": found, "figures": selectors.figures(found), "waits": waits,
        "large": selectors.large_change_of(found) if waits else None, "unplaced": waits and services.is_unplaced(run=found),
        "form": form, "refused": selectors.rows_of(found, "refused"),
        "job_url": reverse("job", args=[found.job.public_id]) if found.job and found.state in {State.APPLYING, State.UNDOING} else "",
        "may_be_undone": may_be_undone(run=found),
        "protected_rows": found.protected_rows if handles else [], "lifted_rows": found.lifted_rows if handles else [], "handles": handles,
    }  # fmt: skip
    return Page(request, "sources/run.html", context, status=400 if form.is_bound else 200)


@needs(Right.SOURCES_IMPORT)
@require_POST
def apply(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _run_or_404(public_id)
    form = ApplyForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        found = services.request_apply(run=found, actor=signed_in(request), today=clock.today(), reason=reason)
    except NeedsReason:
        return _run_page(request, found, form)
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return HttpResponseRedirect(reverse("import-run", args=[public_id]))
    if found.job is None:
        raise Http404
    return HttpResponseRedirect(reverse("job", args=[found.job.public_id]))


@needs(Right.SOURCES_IMPORT)
@require_POST
def discard(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    try:
        services.discard_run(run=_run_or_404(public_id))
    except ImportProblem as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("The file is discarded. Nothing of it was applied."))
    return HttpResponseRedirect(reverse("imports"))


@needs(Right.SOURCES_IMPORT)
@require_safe
def rows(request: HttpRequest, public_id: uuid.UUID, key: str) -> HttpResponse:
    """The list behind a figure."""
    found = _run_or_404(public_id)
    if key not in selectors.LISTS:
        raise Http404
    after = request.GET.get("efter", "")
    page = selectors.rows_of(found, key, int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0)
    context = {
        "page_title": selectors.LISTS[key], "run": found, "page": page, "verdicts": key in {"refused", "remarks"},
        "next_url": f"?efter={page.after}" if page.after else "", "previous_url": request.path if after else "",
    }  # fmt: skip
    return Page(request, "sources/rows.html", context, youths=page.youths, ground="list")
