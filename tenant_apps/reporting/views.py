"""The period: what stands in the way, the file, and what has been made."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.halfyears import HalfYear
from kaa.core.reading import Page, show
from kaa.core.tenancy import own_codes
from shared_apps.codelists.selectors import municipality_name
from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import NoReportFormat
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.quality.selectors import Summary, hits, summary
from tenant_apps.reporting import notices, numbering, selectors, worklists
from tenant_apps.reporting.answers.selectors import standing_remarks
from tenant_apps.reporting.models import Notice
from tenant_apps.reporting.period_pages import PeriodHead, period_or_404
from tenant_apps.reporting.receipts import is_period_accepted
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
    user, today = signed_in(request), clock.today()
    head = period_or_404(period, today=today)
    everything = hits(period=period)
    wanted = worklists.Wanted(period, label=request.GET.get("etikett", ""))
    found = worklists.worklist(wanted, user, everything)
    total = summary(everything)
    now, before = selectors.registered_youths(period), selectors.registered_youths(selectors.earlier(period))
    shown = {colour: selectors.sections(found, colour=colour) for colour in ("red", "yellow", "green", "grey")}
    remarks = [one for one in standing_remarks() if one.period == period]
    context: dict[str, Any] = {
        "page_title": _("Report to Statistics Sweden"), "head": head, "period": head.days, "spec": head.spec, "total": total, "youths": now,
        "difference": f"{now - before:+d}".replace("-", "\N{MINUS SIGN}"), "sections": shown,
        "labels": selectors.by_label(everything, user), "chosen_label": wanted.label, "whose": _whose(request, wanted.label),
        "exports": selectors.kept_exports(period), "periods": _periods(period), "accepted": is_period_accepted(period),
        "may_export": user.may(Right.REPORT_EXPORT), "may_mend": user.may(Right.YOUTHS_WRITE), "why_not": _why_not(total),
        "municipalities": [(code, municipality_name(code)) for code in own_codes()], "remarks": len(remarks),
        "handles": user.may(Right.PROTECTED_HANDLE), **_notices(head),
    }  # fmt: skip
    youths = {hit.youth for kind in shown.values() for section in kind for hit in section.hits}
    return Page(request, "reporting/period.html", context, youths=youths, ground="list")


def _whose(request: HttpRequest, chosen: str) -> list[dict[str, Any]]:
    """Everybody's or one's own; whoever has no label is not asked."""
    if not worklists.has_own(signed_in(request)):
        return []
    return [
        {"label": _("Everybody's, mine first"), "url": request.path, "current": not chosen},
        {"label": _("Mine"), "url": f"?etikett={worklists.MINE}", "current": chosen == worklists.MINE},
    ]


def _notices(head: PeriodHead) -> dict[str, Any]:
    sent = notices.notices(head.code)
    return {
        "notices": sent,
        "is_opened": any(one.kind == Notice.Kind.OPENED for one in sent),
        "may_open": clock.today() >= head.days.opens_on,
    }


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
    offered: list[dict[str, Any]] = []
    one = max(HalfYear.of(clock.today()), HalfYear.parse(chosen))
    while len(offered) < PERIODS_OFFERED and _is_covered(one.code):
        offered.append(_tab(one, chosen))
        one = one.previous()
    if not any(tab["current"] for tab in offered):
        offered.append(_tab(HalfYear.parse(chosen), chosen))
    return offered


def _tab(one: HalfYear, chosen: str) -> dict[str, Any]:
    return {"label": one.label, "url": reverse("report-period", args=[one.code]), "current": one.code == chosen}


def _is_covered(period: str) -> bool:
    try:
        scb.format_for(period)
    except NoReportFormat:
        return False
    return True


@needs(Right.REPORT_EXPORT)
@require_POST
def report_export(request: HttpRequest, period: str) -> HttpResponse:
    """Start making the file; the gate is asked again in the file's own snapshot."""
    period_or_404(period, today=clock.today())
    code = request.POST.get("municipality_code", "")
    if code not in own_codes():
        raise Http404
    arguments = {"period": period, "municipality_code": code}
    job = enqueue(kind=KIND, key=f"{period}:{code}", arguments=arguments, actor=signed_in(request))
    return HttpResponseRedirect(reverse("job", args=[job.public_id]))


@needs(Right.REPORT_EXPORT)
@require_POST
def report_open(request: HttpRequest, period: str) -> HttpResponse:
    """Open the period's report: each label is told its figures and SCB's date."""
    today = clock.today()
    period_or_404(period, today=today)
    try:
        notice = notices.open_report(period=period, actor=signed_in(request), today=today)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        text = ngettext(
            "The report is open. %(n)d message is on its way.",
            "The report is open. %(n)d messages are on their way.",
            notice.messages,
        )
        messages.success(request, text % {"n": notice.messages})
    return HttpResponseRedirect(reverse("report-period", args=[period]))


@needs(Right.REPORT_EXPORT)
@require_safe
def export_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A kept file, byte for byte as it was made; unless it names somebody who is now under protection."""
    export = selectors.usable_export(public_id)
    if export is None:
        raise Http404
    show(request, selectors.youths_in(export), ground="export")
    numbering.note_handed_out(export=export, now=clock.now())
    response = HttpResponse(files.read(export.file), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{export.file.name}"'
    return response
