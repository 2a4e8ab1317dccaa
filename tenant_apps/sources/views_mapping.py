"""The wizard: how a file was read, what its columns are, what its codes mean, which day it shows; saved under a name and staged."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from kaa.core import clock
from kaa.core.access import Right, needs, user_may
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.sources import selectors
from tenant_apps.sources.errors import FileRefused, ImportProblem
from tenant_apps.sources.forms_mapping import (
    ColumnsForm,
    FinishForm,
    NewFileForm,
    ReadingForm,
    ValuesForm,
    initial_columns,
)
from tenant_apps.sources.mapping.definitions import Definition
from tenant_apps.sources.mapping.looking import dates_of, suspicious
from tenant_apps.sources.mapping.preview import LISTS, marks_of, preview, values_of
from tenant_apps.sources.messages import FILE
from tenant_apps.sources.reading.files import Reading, open_raw
from tenant_apps.sources.reading.headers import first_rows, read_header
from tenant_apps.sources.reading.incoming import day_of
from tenant_apps.sources.reading.table import RawFile
from tenant_apps.sources.services import mappings, uploads
from tenant_apps.sources.wizard import Work

STEPS: list[tuple[str, Promise]] = [
    ("upload-reading", gettext_lazy("How it is read")),
    ("upload-columns", gettext_lazy("Columns")),
    ("upload-values", gettext_lazy("Codes")),
    ("upload-finish", gettext_lazy("Day and name")),
]


def _work(public_id: uuid.UUID) -> Work:
    found = selectors.find_upload(public_id)
    if found is None:
        raise Http404
    return Work(found)


def _steps(work: Work, current: str) -> list[dict[str, Any]]:
    reached = int(work.upload.draft.get("reached", 0))
    names = [name for name, _label in STEPS]
    return [
        {
            "label": label, "number": place + 1, "current": name == current, "done": place < names.index(current),
            "url": reverse(name, args=[work.upload.public_id]) if place <= reached else "",
        }
        for place, (name, label) in enumerate(STEPS)
    ]  # fmt: skip


def _page(
    request: HttpRequest, work: Work, step: str, context: dict[str, Any], *, status: int = 200, youths: Any = ()
) -> Page:
    whole = {
        "page_title": _("Map a file"), "upload": work.upload, "steps": _steps(work, step), "source": work.upload.source,
        "step_label": dict(STEPS)[step], "step_number": [name for name, _label in STEPS].index(step) + 1, "step_count": len(STEPS), **context,
    }  # fmt: skip
    return Page(
        request,
        f"sources/{step.replace('upload-', 'wizard_')}.html",
        whole,
        status=status,
        youths=youths,
        ground="list",
    )


def _go(work: Work, step: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(step, args=[work.upload.public_id]))


def _reach(work: Work, place: int) -> dict[str, Any]:
    return {"reached": max(place, int(work.upload.draft.get("reached", 0)))}


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A file of a source that is not known yet."""
    too_large = request.method == "POST" and getattr(request, "upload_too_large", False)
    sent = request.method == "POST" and not too_large
    form = NewFileForm(request.POST, request.FILES) if sent else NewFileForm()
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            first_rows(open_raw(content).rows())
        except FileRefused as problem:
            if problem.code not in {"no_delimiter", "no_header", "broken_csv"}:  # those the next step mends
                form.add_error("file", problem.message)
        if form.is_valid():
            upload = uploads.keep_upload(name=file.name, content=content, actor=signed_in(request))
            return HttpResponseRedirect(reverse("upload-reading", args=[upload.public_id]))
    context = {"page_title": _("Map a file"), "form": form, "refusal": str(FILE["too_large"]) if too_large else ""}
    return Page(request, "sources/wizard_new.html", context, status=400 if too_large or form.is_bound else 200)


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """How the file was read; nothing of its rows but what the columns' values look like."""
    work = _work(public_id)
    raw, problem = _try_raw(work)
    if problem is not None and problem.code == "expired":
        return _expired(request)
    if request.method == "POST":
        form = ReadingForm(request.POST, raw=raw)
        if form.is_valid() and _reread(work, form):
            if "again" in request.POST:
                return _go(work, "upload-reading")
            return _go(work, "upload-columns")
        return _page(request, work, "upload-reading", _reading_context(work, form, problem), status=400)
    form = ReadingForm(raw=raw, initial=_reading_initial(work, raw))
    return _page(request, work, "upload-reading", _reading_context(work, form, problem))


def _try_raw(work: Work) -> tuple[RawFile | None, FileRefused | None]:
    try:
        return work.raw, None
    except FileRefused as problem:
        return None, problem


def _reading_initial(work: Work, raw: RawFile | None) -> dict[str, Any]:
    try:
        first, last = work.header.first, work.header.last
    except FileRefused:
        first = last = 1
    found = {"encoding": raw.encoding, "delimiter": raw.delimiter, "sheet": raw.sheet} if raw else {}
    return {**found, "first": first, "last": last}


def _reading_context(work: Work, form: ReadingForm, problem: FileRefused | None) -> dict[str, Any]:
    context: dict[str, Any] = {"form": form, "problem": problem.message if problem else "", "look": None}
    if problem is None:
        try:
            context["look"] = work.look
        except FileRefused as refused:
            context["problem"] = refused.message
    return context


def _reread(work: Work, form: ReadingForm) -> bool:
    """Keep it when the file can be read so. What was found and is not changed is left to be found in the next file, too."""
    data = form.cleaned_data
    found = work.found_by_itself()
    wanted = Reading(
        "" if found and data.get("encoding") == found.encoding else data.get("encoding", ""),
        "" if found and data.get("delimiter") == found.delimiter else data.get("delimiter", ""),
        "" if found and len(found.sheets) == 1 else data.get("sheet", ""),
    )
    definition = work.definition.changed(reading=wanted, header_rows=data["last"] - data["first"] + 1)
    try:
        raw = open_raw(work.content, wanted)
        header = read_header(first_rows(raw.rows()), data["first"], data["last"])
    except FileRefused as problem:
        form.add_error(None, problem.message)
        return False
    names = set(header.names)
    if not {name for name in definition.headings if name in names}:
        definition = definition.changed(columns={})  # other headings: what was chosen says nothing of them
    work.keep(definition, draft={"header": [data["first"], data["last"]], **_reach(work, 1)})
    return True


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    work = _work(public_id)
    try:
        definition = work.started()
        form = _columns_form(request, work, definition)
    except FileRefused as problem:
        return _expired(request) if problem.code == "expired" else _go(work, "upload-reading")
    if request.method == "POST":
        definition = form.definition(work.definition)
        if "back" in request.POST:
            _keep_columns(request, work, definition)
            return _go(work, "upload-reading")
        _check_columns(request, work, form, definition)
        if form.is_valid():
            _keep_columns(request, work, definition)
            return _go(work, "upload-values")
    shown = _shown(work, definition, codes_follow=True)
    return _page(
        request, work, "upload-columns", {"form": form, **shown, "may_certify": "certify" in form.fields, "codes_follow": True},
        status=400 if form.is_bound else 200, youths=shown["youths"],
    )  # fmt: skip


def _columns_form(request: HttpRequest, work: Work, definition: Definition) -> ColumnsForm:
    options: dict[str, Any] = {
        "look": work.look, "may_certify": user_may(request, Right.SOURCES_CERTIFY), "certificate": mappings.certificate_text(),
        "today": clock.today(),
    }  # fmt: skip
    if request.method == "POST":
        return ColumnsForm(request.POST, **options)
    return ColumnsForm(initial=initial_columns(work.look, definition), **options)


def _check_columns(request: HttpRequest, work: Work, form: ColumnsForm, definition: Definition) -> None:
    if not form.is_valid():
        return
    strange = suspicious(work.header, definition) if "protection" not in definition.columns else []
    if strange and definition.unprotected_by_certificate:
        form.add_error(None, str(FILE["certificate_contradicted"]) % {"columns": ", ".join(strange)})
    elif "protection" not in definition.columns and not (
        definition.unprotected_by_certificate and user_may(request, Right.SOURCES_CERTIFY)
    ):
        form.add_error(None, str(FILE["not_certified"]))


def _keep_columns(request: HttpRequest, work: Work, definition: Definition) -> None:
    is_certified = definition.unprotected_by_certificate and user_may(request, Right.SOURCES_CERTIFY)
    is_certified = is_certified and not suspicious(work.header, definition)
    work.keep(
        definition, draft=_reach(work, 2), is_mapped="protection" in definition.columns or is_certified,
        certified_by=signed_in(request) if is_certified else None,
    )  # fmt: skip


def _shown(work: Work, definition: Definition, *, codes_follow: bool = False) -> dict[str, Any]:
    """The rows as the register would read them, once it can be told who is protected; before that, none."""
    certified = definition.unprotected_by_certificate and work.upload.certified_by_id is not None
    if "protection" not in definition.columns and not certified:
        return {"preview": None, "youths": (), "waits_for": "protection"}
    if "personnummer" not in definition.columns:
        return {"preview": None, "youths": (), "waits_for": "number"}
    needed = dates_of(work.raw, work.header, definition)
    missing_dates = [form for form in needed if form not in definition.dates]
    found = preview(work.table(definition), definition.kind(), today=clock.today())
    if (
        codes_follow and not found.accepted
    ):  # nobody has said yet what the codes mean: the rest of the row can be looked at
        plain = definition.changed(columns={name: at for name, at in definition.columns.items() if name not in LISTS})
        found = preview(work.table(plain), plain.kind(), today=clock.today())
    given = {*definition.columns, *definition.fixed}
    return {
        "preview": found, "youths": found.youths, "waits_for": "", "missing_dates": missing_dates,
        "studies_without_form": bool({"started_on", "ended_on", "programme"} & given) and "school_form" not in given,
    }  # fmt: skip


@needs(Right.SOURCES_IMPORT)
@require_POST
def live_preview(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """While columns are being chosen: nothing is kept."""
    work = _work(public_id)
    try:
        form = _columns_form(request, work, work.definition)
        shown = _shown(work, form.definition(work.definition), codes_follow=True)
    except FileRefused as problem:
        shown = {"preview": None, "youths": (), "waits_for": "", "problem": problem.message}
    return Page(
        request,
        "sources/preview.html",
        {"upload": work.upload, "codes_follow": True, **shown},
        youths=shown["youths"],
        ground="list",
    )


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def values(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The codes; shown only when it is known whose rows may be looked at."""
    work = _work(public_id)
    if not work.upload.is_mapped:
        return _go(work, "upload-columns")
    today = clock.today()
    try:
        definition = work.definition
        table = work.table(definition)
        marks = marks_of(table)
        found = values_of(table, definition.kind(), today=today)
    except FileRefused as problem:
        return _expired(request) if problem.code == "expired" else _go(work, "upload-reading")
    options: dict[str, Any] = {"found": found, "marks": marks, "definition": definition, "today": today}
    if request.method == "POST":
        form = ValuesForm(request.POST, **options)
        if form.is_valid() or "back" in request.POST:
            definition = form.definition(definition)
            work.keep(definition, draft=_reach(work, 3), is_mapped=True, certified_by=work.upload.certified_by)
            if "again" in request.POST:
                return _go(work, "upload-values")
            return _go(work, "upload-columns" if "back" in request.POST else "upload-finish")
    else:
        form = ValuesForm(**options)
        definition = _prefilled(form, definition)
    shown = _shown(work, definition)
    context = {"form": form, "marks": marks, "has_marks": "protection" in definition.columns, **shown}
    return _page(request, work, "upload-values", context, status=400 if form.is_bound else 200, youths=shown["youths"])


def _prefilled(form: ValuesForm, definition: Definition) -> Definition:
    """As the suggestions would have it, for the rows shown below them. Marks are taken only when they are saved."""
    chosen: dict[str, dict[str, str]] = {name: dict(codes) for name, codes in definition.values.items()}
    for group in form.found:
        for place, (value, _count) in enumerate(group.values):
            if code := form.initial.get(f"v_{group.field}_{place}"):
                chosen.setdefault(group.field, {})[value] = code
    return definition.changed(values=chosen)


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    work = _work(public_id)
    if not work.upload.is_mapped:
        return _go(work, "upload-columns")
    source = work.upload.source
    try:
        table = work.table(work.definition)
        day = day_of(table=table, file_name=work.upload.name)
        shown = _shown(work, work.definition)
    except FileRefused as problem:
        return _expired(request) if problem.code == "expired" else _go(work, "upload-reading")
    may_be_older = source is not None and source.last_as_of is not None
    if request.method == "POST":
        form = FinishForm(request.POST, may_be_older=may_be_older)
        if "back" in request.POST:
            work.keep(
                work.definition,
                draft={"finish": _typed(request)},
                is_mapped=True,
                certified_by=work.upload.certified_by,
            )
            return _go(work, "upload-values")
        if form.is_valid() and (run := _save_and_stage(request, work, form)):
            return HttpResponseRedirect(reverse("import-run", args=[run]))
    else:
        kept = work.upload.draft.get("finish") or {}
        initial = {
            "name": source.name if source else "",
            "as_of": work.upload.draft.get("as_of") or day.day,
            "period_days": source.period_days if source else None,
        }
        form = FinishForm(
            initial={**initial, **{key: value for key, value in kept.items() if value}}, may_be_older=may_be_older
        )
    context = {"form": form, "day": day, "certificate": _certificate_lines(work), **shown}
    return _page(request, work, "upload-finish", context, status=400 if form.is_bound else 200, youths=shown["youths"])


def _typed(request: HttpRequest) -> dict[str, str]:
    return {key: request.POST.get(key, "")[:300] for key in ("name", "as_of", "period_days", "reason")}


def _certificate_lines(work: Work) -> str:
    by = work.upload.certified_by
    return (
        f"{mappings.certificate_text()} ({by.name}, {clock.today().isoformat()})"
        if by and "protection" not in work.definition.columns
        else ""
    )


def _save_and_stage(request: HttpRequest, work: Work, form: FinishForm) -> uuid.UUID | None:
    """Both or neither: a mapping that does not read its own file is not kept."""
    data, upload, today = form.cleaned_data, work.upload, clock.today()
    actor = signed_in(request)
    try:
        run = mappings.save_and_stage(
            upload=upload, name=data["name"].strip(), definition=work.definition, content=work.content, as_of=data["as_of"],
            period_days=data["period_days"], actor=actor, today=today, force=data.get("force", False), force_reason=data.get("reason", ""),
        )  # fmt: skip
    except ImportProblem as problem:
        fields = {"older": "as_of", "in_the_future": "as_of", "name_taken": "name", "force_reason": "reason"}
        form.add_error(fields.get(problem.code) if fields.get(problem.code) in form.fields else None, problem.message)
        return None
    messages.success(
        request, _("The mapping is saved. Next time you choose the source and the file, and nothing more.")
    )
    return run.public_id


def _expired(request: HttpRequest) -> HttpResponse:
    messages.error(request, str(FILE["expired"]))
    return HttpResponseRedirect(reverse("imports"))


@needs(Right.SOURCES_IMPORT)
@require_POST
def throw_away(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    uploads.destroy_upload(upload=_work(public_id).upload)
    messages.success(request, _("The file is gone, and so is its key. Nothing of it was kept."))
    return HttpResponseRedirect(reverse("imports"))
