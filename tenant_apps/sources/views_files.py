"""The page of imports: a file of a known source in, and what has come in before."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kaa.core import clock
from kaa.core.access import Right, needs, user_may
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.sources import selectors
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.forms import UploadForm
from tenant_apps.sources.forms_mapping import SourceForm
from tenant_apps.sources.mapping.shipped import SHIPPED, shipped_definition
from tenant_apps.sources.messages import FILE
from tenant_apps.sources.models import Source, Upload
from tenant_apps.sources.services import mappings, uploads
from tenant_apps.sources.services import runs as services
from tenant_apps.sources.services.staging import stage_file
from tenant_apps.sources.ss12000.selectors import connection_lines

# what the wizard can mend: the columns are not those that were expected, or are written in another way
MENDABLE = {
    "no_delimiter",
    "missing_columns",
    "double_columns",
    "no_protection_column",
    "protection_appeared",
    "no_header",
    "wrong_encoding",
}
FIELDS = {"older": "as_of", "in_the_future": "as_of", "as_of_missing": "as_of", "force_reason": "force_reason"}
HOPELESS = {
    "too_large",
    "empty",
    "not_csv",
    "old_workbook",
    "bomb",
    "entities",
    "macros",
    "password",
    "broken_workbook",
    "too_heavy",
    "expired",
}


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The form and the history; a file that is sent is read at once, in memory. One that is refused is kept encrypted, so that it need
    not be chosen again.
    """
    today = clock.today()
    sources = selectors.source_choices()
    too_large = request.method == "POST" and getattr(request, "upload_too_large", False)
    mend_url, kept = "", None
    if request.method == "POST" and not too_large:
        form = UploadForm(request.POST, request.FILES, sources=sources)
        kept = _kept(request)
        form.waiting = kept
        if form.is_valid():
            answer, mend_url, kept = _take(request, form, kept, today)
            if answer:
                return answer
        if kept:
            form.keep(kept)
    else:
        form = UploadForm(sources=sources, initial={"source": sources[0][0]})
    context = {
        "page_title": _("Import"), "form": form, "runs": selectors.runs(), "refusal": str(FILE["too_large"]) if too_large else "",
        "mend_url": mend_url, "kept": kept, "is_older": _is_older(form),
        "stale": selectors.stale_sources(today=today), "sources": selectors.sources(today=today),
        "may_connect": user_may(request, Right.SOURCES_CONNECT),
        "connections": connection_lines() if user_may(request, Right.SOURCES_CONNECT) else [],
    }  # fmt: skip
    return Page(request, "sources/imports.html", context, status=400 if too_large or form.is_bound else 200)


def _is_older(form: UploadForm) -> bool:
    """Whether to show at once what only a file older than an applied one needs."""
    return form.is_bound and bool({"as_of", "force_reason"} & set(form.errors) or form["force"].data)


def _kept(request: HttpRequest) -> Upload | None:
    try:
        return selectors.find_upload(uuid.UUID(request.POST.get("kept", "")))
    except ValueError:
        return None


def _take(
    request: HttpRequest, form: UploadForm, kept: Upload | None, today: date
) -> tuple[HttpResponse | None, str, Upload | None]:
    """To the run, or to the wizard; else why not, where it can be mended, and the file that waits."""
    data, actor = form.cleaned_data, signed_in(request)
    sent = data["file"]  # an error takes it out of the cleaned data
    source = services.ensure_source(slug=data["source"])
    try:
        name, content = (sent.name, sent.read()) if sent else _of_kept(kept)
    except ImportProblem as problem:
        form.add_error("file", problem.message)
        return None, "", None
    if "change" in request.POST:
        upload = uploads.keep_upload(
            name=name, content=content, actor=actor, source=source, draft=_draft_of(source, data)
        )
        return HttpResponseRedirect(reverse("upload-reading", args=[upload.public_id])), "", None
    try:
        run = stage_file(
            source=source, file_name=name, content=content, as_of=data["as_of"], actor=actor, today=today,
            force=data["force"], force_reason=data["force_reason"],
        )  # fmt: skip
    except ImportProblem as problem:
        form.add_error(FIELDS.get(problem.code, "file"), problem.message)
        if problem.code in HOPELESS:
            return None, "", None
        if sent or kept is None:
            kept = uploads.keep_upload(
                name=name, content=content, actor=actor, source=source, draft=_draft_of(source, data)
            )
        mend_url = reverse("upload-reading", args=[kept.public_id]) if problem.code in MENDABLE else ""
        return None, mend_url, kept
    if kept:
        uploads.destroy_upload(upload=kept)
    return HttpResponseRedirect(reverse("import-run", args=[run.public_id])), "", None


def _of_kept(kept: Upload | None) -> tuple[str, bytes]:
    if kept is None:
        raise ImportProblem("expired")
    return kept.name, uploads.content_of(upload=kept)


def _draft_of(source: Source, data: dict[str, Any]) -> dict[str, Any]:
    """The wizard begins with what the source's mapping says already, and the day that was typed."""
    draft = {"as_of": data["as_of"].isoformat()} if data.get("as_of") else {}
    if source.mapping is not None:
        return {**draft, "definition": source.mapping.definition}
    return {**draft, "definition": shipped_definition(source.kind).to_json()} if source.kind in SHIPPED else draft


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def source(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """How a source is read, by whose certificate, and how often it should come."""
    found = selectors.find_source(public_id)
    if found is None:
        raise Http404
    form = (
        SourceForm(request.POST) if request.method == "POST" else SourceForm(initial={"period_days": found.period_days})
    )
    if form.is_bound and form.is_valid():
        mappings.set_period(source=found, days=form.cleaned_data["period_days"])
        return HttpResponseRedirect(reverse("imports"))
    context = {"page_title": found.name, "source": found, "form": form, "columns": selectors.mapping_lines(found)}
    return Page(request, "sources/source.html", context, status=400 if form.is_bound else 200)
