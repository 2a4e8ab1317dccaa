"""History from another system: what each file must hold, a file in, its run, its codes and its rows."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs, user_may
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.history import selectors, services
from tenant_apps.sources.history.forms import HistoryForm
from tenant_apps.sources.history.shapes import SLUGS, get_shape
from tenant_apps.sources.history.templates import template_file
from tenant_apps.sources.messages import FILE
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.runs import MAY_APPLY
from tenant_apps.sources.services.undoing import may_be_undone

State = ImportRun.State
PERIOD_PROBLEMS = {"history_period", "history_format", "in_the_future"}


def _run_or_404(public_id: uuid.UUID) -> ImportRun:
    found = selectors.find_history_run(public_id)
    if found is None:
        raise Http404
    return found


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def history(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    too_large = request.method == "POST" and getattr(request, "upload_too_large", False)
    form = HistoryForm(today=today, initial={"kind": SLUGS[0]})
    if request.method == "POST" and not too_large:
        form = HistoryForm(request.POST, request.FILES, today=today)
        if form.is_valid():
            data = form.cleaned_data
            try:
                run = services.stage_history(
                    kind=data["kind"], file_name=data["file"].name, content=data["file"].read(), actor=signed_in(request), today=today,
                    period=data["period"],
                )  # fmt: skip
            except ImportProblem as problem:
                form.add_error("period" if problem.code in PERIOD_PROBLEMS else "file", problem.message)
            else:
                return HttpResponseRedirect(reverse("history-run", args=[run.public_id]))
    context = {
        "page_title": _("History from another system"), "form": form, "shapes": [get_shape(slug) for slug in SLUGS],
        "runs": selectors.history_runs(), "refusal": str(FILE["too_large"]) if too_large else "",
    }  # fmt: skip
    return Page(request, "sources/history/history.html", context, status=400 if too_large or form.is_bound else 200)


@needs(Right.SOURCES_IMPORT)
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:  # noqa: ARG001
    if kind not in SLUGS:
        raise Http404
    answer = HttpResponse(template_file(get_shape(kind)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return answer


@needs(Right.SOURCES_IMPORT)
@require_safe
def run(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _run_or_404(public_id)
    waits, handles = found.state in MAY_APPLY, user_may(request, Right.PROTECTED_HANDLE)
    refused = selectors.facts_of(found, "refused", limit=10)
    context: dict[str, Any] = {
        "page_title": found.source.name, "run": found, "figures": selectors.figures(found), "waits": waits,
        "choices": selectors.code_choices(found) if waits else [], "refused": refused, "may_be_undone": may_be_undone(run=found),
        "job_url": reverse("job", args=[found.job.public_id]) if found.job and found.state in {State.APPLYING, State.UNDOING} else "",
        "handles": handles, "protected_rows": found.protected_rows if handles else [], "lifted_rows": found.lifted_rows if handles else [],
        "changes": found.counts.get("new", 0) + found.counts.get("changed", 0), "open_rows": found.counts.get("waiting", 0),
    }  # fmt: skip
    return Page(request, "sources/history/run.html", context, youths=refused.youths, ground="list")


@needs(Right.SOURCES_IMPORT)
@require_POST
def codes(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _run_or_404(public_id)
    chosen = {
        (one.key, one.text): request.POST[one.name]
        for one in selectors.code_choices(found)
        if one.name in request.POST and request.POST.get(f"{one.name}-text") == one.text
    }
    try:
        found = services.choose_codes(run=found, chosen=chosen)
    except ImportProblem as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("The codes are saved. They hold for the next file, too."))
    return HttpResponseRedirect(reverse("history-run", args=[public_id]))


@needs(Right.SOURCES_IMPORT)
@require_safe
def rows(request: HttpRequest, public_id: uuid.UUID, key: str) -> HttpResponse:
    """The list behind a figure."""
    found = _run_or_404(public_id)
    if key not in selectors.LISTS:
        raise Http404
    row, _dash, part = request.GET.get("efter", "").partition("-")
    numbers = [int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0 for text in (row, part)]
    page = selectors.facts_of(found, key, (numbers[0], numbers[1]))
    context = {
        "page_title": selectors.LISTS[key], "run": found, "page": page, "next_url": f"?efter={page.next_from}" if page.next_from else "",
        "previous_url": request.path if row else "",
    }  # fmt: skip
    return Page(request, "sources/history/rows.html", context, youths=page.youths, ground="list")
