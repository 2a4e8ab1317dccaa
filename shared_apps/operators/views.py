"""The public site: what anyone sees, and the pages of those who run it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kaa.core.access import Right, needs, user_may
from kaa.core.reading import Page
from shared_apps.operators import selectors
from shared_apps.scb.enums import ColumnSource
from tenants.selectors import served, tenant_rows


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """For anyone the way to one's own municipality's site; for those who are logged in, what they answer for."""
    if request.user.is_authenticated:
        return _own_start(request)
    sites = served(request.get_port(), secure=request.is_secure())
    return TemplateResponse(request, "operators/public_start.html", {"tenants": sites})


def _own_start(request: HttpRequest) -> HttpResponse:
    sees_tenants, sees_lists = user_may(request, Right.TENANTS_READ), user_may(request, Right.CODELISTS_READ)
    tenants = tenant_rows(request.get_port(), secure=request.is_secure()) if sees_tenants else []
    lists = selectors.list_rows() if sees_lists else []
    formats = selectors.format_rows() if sees_lists else []
    context = {
        "page_title": _("Start"), "sees_tenants": sees_tenants, "sees_lists": sees_lists, "tenants": tenants,
        "decides": user_may(request, Right.CODELISTS_DECIDE), "edits_library": user_may(request, Right.LIBRARY_EDIT),
        "open": sum(one.is_open for one in tenants), "behind": [one for one in tenants if one.is_behind],
        "suspended": [one for one in tenants if one.suspended_at], "unsigned": [one for one in tenants if not one.agreement_signed_at],
        "lists": lists, "unverified": [one for one in lists if not one.verified], "list_drafts": [one for one in lists if one.drafts],
        "formats": formats, "format_drafts": [one for one in formats if one.is_draft],
    }  # fmt: skip
    return Page(request, "operators/start.html", context)


@needs(Right.TENANTS_READ)
@require_safe
def tenants(request: HttpRequest) -> HttpResponse:
    rows = tenant_rows(request.get_port(), secure=request.is_secure())
    return Page(request, "operators/tenants.html", {"page_title": _("Tenants"), "rows": rows})


@needs(Right.CODELISTS_READ)
@require_safe
def code_lists(request: HttpRequest) -> HttpResponse:
    return Page(request, "operators/code_lists.html", {"page_title": _("Code lists"), "rows": selectors.list_rows()})


@needs(Right.CODELISTS_READ)
@require_safe
def code_list(request: HttpRequest, slug: str) -> HttpResponse:
    row = selectors.list_with_codes(slug)
    if row is None:
        raise Http404
    return Page(request, "operators/code_list.html", {"page_title": row.name, "row": row})


@needs(Right.CODELISTS_READ)
@require_safe
def report_formats(request: HttpRequest) -> HttpResponse:
    return Page(
        request, "operators/report_formats.html", {"page_title": _("Report formats"), "rows": selectors.format_rows()}
    )


@needs(Right.CODELISTS_READ)
@require_safe
def report_format(request: HttpRequest, version: str) -> HttpResponse:
    found = selectors.format_with_columns(version)
    if found is None:
        raise Http404
    columns = [
        (one, ColumnSource(one.source).label if one.source in ColumnSource.values else "")
        for one in found.columns.all()
    ]
    context = {
        "page_title": found.name, "row": selectors.format_row(found), "format": found, "columns": columns, "checks": list(found.checks.all()),
    }  # fmt: skip
    return Page(request, "operators/report_format.html", context)
