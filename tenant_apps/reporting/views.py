from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs, user_may
from kaa.core.halfyears import HalfYear
from kaa.core.reading import Page, show
from kaa.core.tenancy import own_codes
from shared_apps.codelists.selectors import municipality_name
from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import NoReportFormat, UnknownPeriod
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.quality.selectors import Hit, Summary, hits, summary
from tenant_apps.reporting import selectors
from tenant_apps.reporting.models import Export
from tenant_apps.reporting.services import KIND
from tenant_apps.work import files
from tenant_apps.work.services import enqueue

PERIODS_OFFERED = 4


@needs(Right.REPORT_READ)
@require_safe
def report(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The period whose report is due next."""
    return HttpResponseRedirect(reverse("report-period", args=[scb.reporting_period(clock.today()).code]))


@needs(Right.REPORT_READ)
@require_safe
def report_period(request: HttpRequest, period: str) -> HttpResponse:
    """What stands in the way, by rule and by label; the file, and why it can or cannot be made."""
    if not own_codes():
        raise Http404
    when, spec = _period_or_404(period)
    today = clock.today()
    everything = hits(period=period)
    wanted = request.GET.get("etikett", "")
    found = [hit for hit in everything if _belongs(hit, wanted)]
    if not wanted:
        found.sort(key=lambda hit: hit.label_user != request.user.pk)  # mine first, else as they were
    total = summary(everything)
    now, before = selectors.registered_youths(period), selectors.registered_youths(selectors.earlier(period))
    shown = {colour: selectors.sections(found, colour=colour) for colour in ("red", "yellow", "green")}
    context: dict[str, Any] = {
        "page_title": _("Report to Statistics Sweden"),
        "period": when, "spec": spec, "days_left": when.days_left(today), "half_year": HalfYear.parse(period),
        "total": total, "youths": now, "difference": f"{now - before:+d}".replace("-", "\N{MINUS SIGN}"),
        "sections": shown, "labels": selectors.by_label(everything), "chosen_label": wanted,
        "exports": selectors.kept_exports(period), "periods": _periods(period),
        "may_export": user_may(request, Right.REPORT_EXPORT), "why_not": _why_not(total),
        "municipalities": [(code, municipality_name(code)) for code in own_codes()],
    }  # fmt: skip
    youths = {hit.youth for kind in shown.values() for section in kind for hit in section.hits}
    return Page(request, "reporting/period.html", context, youths=youths, ground="list")


def _belongs(hit: Hit, label: str) -> bool:
    return not label or str(hit.label_id or selectors.NO_LABEL) == label


def _why_not(total: Summary) -> str:
    if not total.blocks:
        return ""
    return ngettext(
        "The file can be made when the red problem is mended.",
        "The file can be made when the %(n)d red problems are mended.",
        total.red,
    ) % {"n": total.red}


def _periods(chosen: str) -> list[dict[str, Any]]:
    """The chosen period, those before it that a format covers, and the one that is going on."""
    latest = max(HalfYear.of(clock.today()), HalfYear.parse(chosen))
    offered: list[dict[str, Any]] = []
    one = latest
    while len(offered) < PERIODS_OFFERED:
        offered.append(
            {"label": one.label, "url": reverse("report-period", args=[one.code]), "current": one.code == chosen}
        )
        one = one.previous()
    return offered


def _period_or_404(code: str) -> tuple[Any, Any]:
    try:
        return scb.period(HalfYear.parse(code).code), scb.format_for(code)
    except (ValueError, UnknownPeriod, NoReportFormat):
        raise Http404 from None


@needs(Right.REPORT_EXPORT)
@require_POST
def report_export(request: HttpRequest, period: str) -> HttpResponse:
    """Start making the file; the gate is asked again in the file's own snapshot."""
    _period_or_404(period)
    code = request.POST.get("municipality_code", "")
    if code not in own_codes():
        raise Http404
    arguments = {"period": period, "municipality_code": code}
    job = enqueue(kind=KIND, key=f"{period}:{code}", arguments=arguments, actor=signed_in(request))
    return HttpResponseRedirect(reverse("job", args=[job.public_id]))


@needs(Right.REPORT_EXPORT)
@require_safe
def export_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A kept file, byte for byte as it was made; unless it names somebody who is now under protection."""
    export = Export.objects.filter(public_id=public_id).select_related("file").first()
    if export is None or selectors.withdrawn([export.pk]):
        raise Http404
    show(request, selectors.youths_in(export), ground="export")
    response = HttpResponse(files.read(export.file), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{export.file.name}"'
    return response
