"""SCB's answer: read in for one file, looked at before it is saved; and the list of remarks that stand."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from shared_apps.scb import selectors as scb
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.reporting import selectors, worklists
from tenant_apps.reporting.answers import services
from tenant_apps.reporting.answers.reading import ReadAnswer, read_file, read_text
from tenant_apps.reporting.answers.selectors import ShownRemark, remarked, standing_remarks
from tenant_apps.reporting.forms import AnswerForm, LabelForm
from tenant_apps.reporting.models import Answer, Export
from tenant_apps.reporting.period_pages import PeriodHead, period_or_404
from tenant_apps.sources.errors import FileRefused

SHOWN = 500  # rows of a preview; the whole is checked and saved


@needs(Right.REPORT_EXPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_add(request: HttpRequest, period: str) -> HttpResponse:
    """First look, then save: which youth each row is, and what is wrong, before anything is kept."""
    head = period_or_404(period, today=clock.today())
    exports = selectors.exports_to_answer(period)
    choices = [(str(one.public_id), selectors.answerable_text(one)) for one in exports]
    if not choices:
        messages.info(request, _("No file has been made for this period."))
        return HttpResponseRedirect(reverse("report-period", args=[period]))
    if request.method != "POST":
        chosen = next((one for one in exports if str(one.public_id) == request.GET.get("fil")), exports[0])
        counted = scb.format_version(chosen.format_version).header_counts_in_row_numbers
        form = AnswerForm(
            initial={"fil": str(chosen.public_id), "header_counts": "yes" if counted else "no"}, exports=choices
        )
        return _page(request, head, form)
    form = AnswerForm(request.POST, request.FILES, exports=choices)
    if getattr(request, "upload_too_large", False):
        form.add_error("file", _("The file is too large."))
    if not form.is_valid():
        return _page(request, head, form)
    return _answered(request, head, form, {str(one.public_id): one for one in exports})


def _answered(request: HttpRequest, head: PeriodHead, form: AnswerForm, exports: dict[str, Export]) -> HttpResponse:
    export, header_counts = exports[form.cleaned_data["fil"]], form.cleaned_data["header_counts"] == "yes"
    read = _read(form)
    if read is None:
        return _page(request, head, form)
    form = _with_text(form, read, exports=[(key, selectors.answerable_text(one)) for key, one in exports.items()])
    if "save" in request.POST and not request.FILES:
        try:
            answer = services.save_answer(
                export=export, read=read, header_counts=header_counts, file_name=form.data.get("file_name", ""),
                actor=signed_in(request),
            )  # fmt: skip
        except ValidationError:
            pass  # the preview below says what is wrong, and where
        else:
            count = answer.remarks.filter(youth__protected_at=None).count()
            text = ngettext("%(n)d remark is saved.", "%(n)d remarks are saved.", count) % {"n": count}
            messages.success(request, text)
            return HttpResponseRedirect(reverse("remarks"))
    seen = services.preview(export=export, read=read, header_counts=header_counts)
    return _page(request, head, form, seen=seen, problems=seen.problems(header_counts=header_counts), export=export)


def _read(form: AnswerForm) -> ReadAnswer | None:
    """A file before the text: whoever chose one means it. None: the form says why nothing could be read."""
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    if file is None:
        if not text.strip():
            form.add_error("text", _("Paste the list, or choose a file."))
            return None
        return read_text(text)
    try:
        return read_file(file.name, file.read())
    except FileRefused as refused:
        form.add_error("file", refused.message)
        return None


def _with_text(form: AnswerForm, read: ReadAnswer, *, exports: list[tuple[str, str]]) -> AnswerForm:
    """What was read from a file stands in the text, so that it can be mended and saved without the file."""
    file = form.cleaned_data["file"]
    if file is None:
        return form
    data = {
        **{name: form.data.get(name, "") for name in form.fields},
        "text": read.as_text(),
        "file_name": file.name[:200],
    }
    again = AnswerForm(data, exports=exports)
    again.is_valid()
    return again


def _page(request: HttpRequest, head: PeriodHead, form: AnswerForm, **seen: Any) -> HttpResponse:
    found: services.Preview | None = seen.get("seen")
    context = {"page_title": _("Statistics Sweden's answer"), "head": head, "form": form, "shown": SHOWN, **seen}
    context["rows"] = found.matched[:SHOWN] if found else ()
    return Page(request, "reporting/answer.html", context, youths=found.youths if found else (), ground="list")


@needs(Right.REPORT_EXPORT)
@require_POST
def answer_withdraw(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    answer = Answer.objects.filter(public_id=public_id).select_related("export").first()
    if answer is None:
        raise Http404
    services.withdraw_answer(answer=answer, actor=signed_in(request), now=clock.now())
    messages.success(request, _("The answer is taken back; its remarks are shown no more."))
    return HttpResponseRedirect(reverse("export-page", args=[answer.export.public_id]))


@needs(Right.REPORT_READ)
@require_safe
def remarks(request: HttpRequest) -> HttpResponse:
    """What SCB has said of rows, until a newer file of the period is accepted; one's own labels first."""
    user = signed_in(request)
    everything = standing_remarks()
    wanted = request.GET.get("etikett", "")[:40]
    found = remarked(everything, wanted, user, administrator=worklists.is_administrator(user))
    labels = [(worklists.MINE, _("Mine"))] if worklists.has_own(user) else []
    labels += _labels(everything)
    context = {
        "page_title": _("Statistics Sweden's remarks"), "found": found, "form": LabelForm({"etikett": wanted}, labels=labels),
        "total": len(everything), "may_mend": user.may(Right.YOUTHS_WRITE), "clear_url": request.path,
    }  # fmt: skip
    return Page(request, "reporting/remarks.html", context, youths={one.youth for one in found}, ground="list")


def _labels(found: list[ShownRemark]) -> list[tuple[str, str]]:
    named = sorted({(one.label, str(one.label_id)) for one in found if one.label_id})
    none = [(worklists.NO_LABEL, _("No label: the administrator's"))] if any(one.label_id is None for one in found) else []  # fmt: skip
    return [(key, name) for name, key in named] + none
