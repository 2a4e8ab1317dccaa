"""Taking an applied file back: who stands in the way, why it is done, and then a job."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.sources import selectors
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.forms import UndoForm
from tenant_apps.sources.services import undoing

SHOWN = 100


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    run = selectors.find_run(public_id)
    if run is None:
        raise Http404
    run_url = reverse("import-run", args=[public_id])
    if not undoing.may_be_undone(run=run):
        messages.error(request, _("This file can no longer be undone: a later one of the same source builds on it."))
        return HttpResponseRedirect(run_url)
    form = UndoForm(request.POST or None)
    standing = undoing.blocking(run=run)
    if request.method == "POST" and form.is_valid() and not standing:
        try:
            run = undoing.request_undo(
                run=run, reason=form.cleaned_data["reason"], actor=signed_in(request), today=clock.today()
            )
        except ImportProblem as problem:
            messages.error(request, problem.message)
            return HttpResponseRedirect(run_url)
        return HttpResponseRedirect(reverse("job", args=[run.job.public_id]) if run.job else run_url)
    context = {
        "page_title": _("Undo the file of %(day)s") % {"day": run.as_of}, "run": run, "form": form, "figures": selectors.figures(run),
        "standing": standing[:SHOWN], "more": max(0, len(standing) - SHOWN), "count": len(standing),
    }  # fmt: skip
    status = 400 if form.is_bound else 200
    youths = {one.youth for one in standing[:SHOWN]}
    return Page(request, "sources/undo.html", context, status=status, youths=youths, ground="list")
