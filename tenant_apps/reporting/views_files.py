"""One kept file: what happened to it, what differs, the reading copy, and SCB's answers on it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.halfyears import HalfYear
from kaa.core.objections import add_errors
from kaa.core.reading import Page, show
from shared_apps.codelists.selectors import municipality_name
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.reporting import differences, reading_copy, receipts, selectors
from tenant_apps.reporting.answers.selectors import answers_of
from tenant_apps.reporting.forms import ReceiptForm
from tenant_apps.reporting.models import Export, ReadingCopy, Receipt
from tenant_apps.work import files
from tenant_apps.work.services import enqueue

PAGE_SIZE = 50
AGAINST = {"tidigare": differences.earlier_export, "perioden-fore": differences.period_before}


def _export_or_404(public_id: uuid.UUID) -> Export:
    found = selectors.find_export(public_id)
    if found is None:
        raise Http404
    return found


def _usable_or_404(public_id: uuid.UUID) -> Export:
    found = selectors.usable_export(public_id)
    if found is None:
        raise Http404
    return found


@needs(Right.REPORT_READ)
@require_safe
def export_page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    export = _export_or_404(public_id)
    return _export_page(request, export, ReceiptForm(initial={"on": clock.today(), "kind": _next_kind(export)}))


def _next_kind(export: Export) -> str:
    """What is most likely to be written down next."""
    state = receipts.file_states([export])[export.pk]
    return Receipt.Kind.ACCEPTED if state.delivered_on else Receipt.Kind.DELIVERED


def _export_page(request: HttpRequest, export: Export, form: ReceiptForm) -> HttpResponse:
    user = signed_in(request)
    kept = selectors.kept_exports(export.period, [export])[0]
    context: dict[str, Any] = {
        "page_title": kept.name, "export": export, "kept": kept, "half_year": HalfYear.parse(export.period), "form": form,
        "receipts": selectors.receipts_of(export), "copies": [] if kept.withdrawn else selectors.copies_of(export),
        "answers": answers_of(export), "municipality": municipality_name(export.municipality_code),
        "against": [] if kept.withdrawn else [(key, found) for key, find in AGAINST.items() if (found := find(export))],
        "may_export": user.may(Right.REPORT_EXPORT), "manifest": export.manifest,
    }  # fmt: skip
    return Page(request, "reporting/export.html", context, status=400 if form.is_bound else 200)


@needs(Right.REPORT_EXPORT)
@require_POST
def receipt_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Delivered, accepted or rejected, when, and a note."""
    export = _export_or_404(public_id)
    form = ReceiptForm(request.POST)
    if form.is_valid():
        try:
            made = receipts.add_receipt(
                export=export, actor=signed_in(request), today=clock.today(), **form.cleaned_data
            )
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("Written down: %(what)s.") % {"what": made.get_kind_display()})
            return HttpResponseRedirect(reverse("export-page", args=[public_id]))
    return _export_page(request, export, form)


@needs(Right.REPORT_EXPORT)
@require_POST
def receipt_withdraw(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    receipt = Receipt.objects.filter(public_id=public_id).select_related("export").first()
    if receipt is None:
        raise Http404
    try:
        receipts.withdraw_receipt(receipt=receipt, actor=signed_in(request), now=clock.now())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("It is taken back, and stays in the history."))
    return HttpResponseRedirect(reverse("export-page", args=[receipt.export.public_id]))


@needs(Right.REPORT_READ)
@require_safe
def export_difference(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Against the file made before it, or the period before: rows added, gone and changed, by youth."""
    export = _usable_or_404(public_id)
    offered = {key: against for key, find in AGAINST.items() if (against := find(export))}
    chosen = request.GET.get("mot", "")
    chosen = chosen if chosen in offered else next(iter(offered), "")
    if not chosen:
        raise Http404
    found = differences.difference(before=offered[chosen], after=export)
    after = request.GET.get("sida", "")
    page = max(int(after) if after.isascii() and after.isdigit() and len(after) < 7 else 1, 1)
    rows = found.youths[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    words = {"tidigare": _("The file before it"), "perioden-fore": _("The period before")}
    context = {
        "page_title": _("What differs"), "export": export, "before": offered[chosen], "found": found, "figures": found.figures, "rows": rows,
        "tabs": [{"label": words[key], "url": f"?mot={key}", "current": key == chosen} for key in offered],
        "previous_url": f"?mot={chosen}&sida={page - 1}" if page > 1 else "",
        "next_url": f"?mot={chosen}&sida={page + 1}" if page * PAGE_SIZE < len(found.youths) else "",
        "half_year": HalfYear.parse(export.period), "before_half_year": HalfYear.parse(offered[chosen].period),
    }  # fmt: skip
    return Page(request, "reporting/difference.html", context, youths={one.youth for one in rows}, ground="list")


@needs(Right.REPORT_EXPORT)
@require_POST
def reading_copy_make(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    export = _usable_or_404(public_id)
    job = enqueue(
        kind=reading_copy.KIND, key=str(export.public_id), arguments={"export": str(export.public_id)},
        actor=signed_in(request),
    )  # fmt: skip
    return HttpResponseRedirect(reverse("job", args=[job.public_id]))


@needs(Right.REPORT_EXPORT)
@require_safe
def reading_copy_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Withheld when the file it is a copy of is (PRV-22)."""
    copy = ReadingCopy.objects.filter(public_id=public_id).select_related("file", "export").first()
    if copy is None or selectors.withdrawn([copy.export_id]):
        raise Http404
    show(request, selectors.youths_in(copy.export), ground="export")
    response = HttpResponse(files.read(copy.file), content_type=copy.file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{copy.file.name}"'
    return response
