"""Inställningar, Skolor: the register of school units, and each school's link."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from kaa.core.tenancy import area_codes
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.doors.forms_schools import FindForm, SchoolFileForm, SchoolUnitForm
from tenant_apps.doors.models import SchoolUnit
from tenant_apps.doors.paging import SIZE, page_number, paging
from tenant_apps.doors.school_file import SchoolFile, documented, read_schools
from tenant_apps.doors.selectors import schools as selectors
from tenant_apps.doors.services import links
from tenant_apps.doors.services.schools import Loaded, archive_unit, load_units, save_unit
from tenant_apps.register.editing_pages import conflict_of
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.messages import FILE


@needs(Right.SOURCES_IMPORT)
@require_safe
def units(request: HttpRequest) -> HttpResponse:
    number, text = page_number(request.GET), request.GET.get("q", "").strip()[:80]
    rows = selectors.unit_rows(text=text, first=(number - 1) * SIZE, count=SIZE + 1)
    context = {
        "page_title": _("Schools"), "rows": rows[:SIZE], "form": FindForm({"q": text}), "text": text, "paging": paging(request.GET, len(rows)),
    }  # fmt: skip
    return Page(request, "doors/units.html", context)


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def unit_add(request: HttpRequest) -> HttpResponse:
    codes = area_codes()
    form = (
        SchoolUnitForm(request.POST)
        if request.method == "POST"
        else SchoolUnitForm(initial={"municipality_code": codes[0] if codes else ""})
    )
    if form.is_bound and form.is_valid():
        try:
            unit = save_unit(unit=None, version=0, changes=form.changes(), actor=signed_in(request))
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The school is saved."))
            return HttpResponseRedirect(reverse("school-unit", args=[unit.public_id]))
    return Page(request, "doors/unit.html", {"page_title": _("New school"), "form": form})


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _unit_or_404(public_id)
    saved, conflict = SchoolUnitForm.values_of(found), None
    if request.method == "POST":
        form = SchoolUnitForm(locking.with_choices(request.POST, saved))
        if form.is_valid():
            version = form.cleaned_data["version"] or 0
            try:
                save_unit(unit=found, version=version, changes=form.changes(), actor=signed_in(request))
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The school is saved."))
                return HttpResponseRedirect(reverse("school-units"))
    else:
        form = SchoolUnitForm(initial={**saved, "version": found.version})
    return _unit_page(request, found, form, conflict=conflict)


def _unit_page(request: HttpRequest, found: SchoolUnit, form: SchoolUnitForm, **context: Any) -> HttpResponse:
    row = selectors.row_of(found)
    return Page(request, "doors/unit.html", {"page_title": row.name, "form": form, "row": row, **context})


@needs(Right.SOURCES_IMPORT)
@require_POST
def unit_archive(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _unit_or_404(public_id)
    archived = found.archived_at is None
    archive_unit(unit=found, archived=archived, actor=signed_in(request), now=clock.now())
    messages.success(request, _("The school is closed.") if archived else _("The school is in use again."))
    return HttpResponseRedirect(reverse("school-units"))


@needs(Right.SOURCES_IMPORT)
@require_POST
def link_new(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The one page that shows the link: it stands nowhere else, so it is not redirected to."""
    found = _unit_or_404(public_id)
    if found.archived_at is not None:
        raise Http404
    token = links.new_link(unit=found, actor=signed_in(request), now=clock.now())
    address = request.build_absolute_uri(reverse("school-door", args=[token]))
    response = Page(
        request,
        "doors/unit_link.html",
        {"page_title": _("The school's link"), "row": selectors.row_of(found), "address": address},
    )
    response["Cache-Control"] = "no-store"
    return response


@needs(Right.SOURCES_IMPORT)
@require_POST
def link_revoke(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    links.revoke_link(unit=_unit_or_404(public_id), actor=signed_in(request), now=clock.now())
    messages.success(request, _("The link opens nothing any more."))
    return HttpResponseRedirect(reverse("school-unit", args=[public_id]))


@needs(Right.SOURCES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def units_import(request: HttpRequest) -> HttpResponse:
    """Read in memory at once: good rows are saved, the others told with row and reason."""
    too_large = request.method == "POST" and getattr(request, "upload_too_large", False)
    form = (
        SchoolFileForm(request.POST, request.FILES) if request.method == "POST" and not too_large else SchoolFileForm()
    )
    read: SchoolFile | None = None
    loaded: Loaded | None = None
    if form.is_bound and form.is_valid():
        try:
            read = read_schools(form.cleaned_data["file"].read())
        except ImportProblem as problem:
            form.add_error("file", problem.message)
        else:
            loaded = load_units(rows=read.rows, actor=signed_in(request))
            form = SchoolFileForm()
    context = {
        "page_title": _("Load schools from a file"), "form": form, "read": read, "loaded": loaded, "columns": documented(),
        "refusal": str(FILE["too_large"]) if too_large else "",
    }  # fmt: skip
    return Page(request, "doors/units_import.html", context, status=400 if too_large or form.is_bound else 200)


def _unit_or_404(public_id: uuid.UUID) -> SchoolUnit:
    found = selectors.find_unit(public_id)
    if found is None:
        raise Http404
    return found
