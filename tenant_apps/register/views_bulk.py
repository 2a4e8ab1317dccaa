"""Something done with all who are chosen in the list: asked for on a page of its own, done by a job, told with who was left out."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page, show
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.outreach.bulk import REASONS
from tenant_apps.register import list_session
from tenant_apps.register.bulk_jobs import KIND, RIGHTS, shown_figures
from tenant_apps.register.forms_bulk import BulkContactForm, BulkLabelForm, BulkReminderForm, BulkUnitForm
from tenant_apps.register.forms_list import WorkbookForm
from tenant_apps.register.list_columns import NUMBER
from tenant_apps.register.list_session import Selection
from tenant_apps.register.models import ListWorkbook
from tenant_apps.register.selectors import lists
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.register.tenant_kind import is_partnership
from tenant_apps.work import files
from tenant_apps.work.models import Job
from tenant_apps.work.services import enqueue_once

TITLES = {
    "label": gettext_lazy("Change the label of those chosen"),
    "unit": gettext_lazy("Change the unit of those chosen"),
    "contact": gettext_lazy("Log a letter or message to those chosen"),
    "reminder": gettext_lazy("A reminder on each of those chosen"),
    "excel": gettext_lazy("Excel file of those chosen"),
}
FORMS: dict[str, type[forms.Form]] = {
    "label": BulkLabelForm,
    "unit": BulkUnitForm,
    "contact": BulkContactForm,
    "reminder": BulkReminderForm,
}
SHOWN_FAILURES = 500


def _form(request: HttpRequest, action: str, user: User) -> forms.Form:
    data = request.POST if request.method == "POST" else None
    if action == "excel":
        initial = {"columns": [key for key in lists.chosen_columns(user) if key != NUMBER]}
        return WorkbookForm(
            data, initial=initial, partnership=is_partnership(request), may_take_numbers=user.may(Right.REPORT_EXPORT)
        )
    return FORMS[action](data, initial={"at": clock.now()}, today=clock.today())  # type: ignore[call-arg]


@needs(Right.YOUTHS_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest, action: str) -> HttpResponse:
    user = signed_in(request)
    if action not in RIGHTS:
        raise Http404
    if not user.may(RIGHTS[action]):
        raise PermissionDenied
    wanted, chosen = list_session.kept_selection(request)
    if action == "excel" and chosen.is_empty:  # the whole list
        place = list_session.place_of(request)
        wanted, chosen = (place.wanted if place else wanted), Selection(everything=True)
    count = chosen.youths(user, wanted, today=clock.today()).filter(protected_at=None).count()
    form = _form(request, action, user)
    if request.method == "POST" and count and form.is_valid():
        arguments = {
            "action": action, "everything": chosen.everything, "ids": sorted(chosen.ids), "filter": wanted.values(), **_arguments(form),
        }  # fmt: skip
        job = enqueue_once(kind=KIND, page=request.POST.get("once", ""), arguments=arguments, actor=user)
        return HttpResponseRedirect(reverse("job", args=[job.public_id]))
    context = {
        "page_title": TITLES[action], "form": form, "count": count, "once": uuid.uuid4(), "everything": chosen.everything,
        "numbers": action == "excel" and user.may(Right.REPORT_EXPORT),
    }  # fmt: skip
    return Page(request, "register/bulk_form.html", context)


def _arguments(form: forms.Form) -> dict[str, Any]:
    if isinstance(form, WorkbookForm):
        return {"columns": form.cleaned_data["columns"]}
    told: dict[str, Any] = form.arguments()  # type: ignore[attr-defined]
    return told


@needs(Right.YOUTHS_READ)
@require_safe
def bulk_result(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """How it went, for whoever asked for it; those left out with the reason, as far as they may still be opened."""
    user = signed_in(request)
    job = Job.objects.filter(public_id=public_id, kind=KIND, created_by=user, state=Job.State.DONE).first()
    if job is None:
        raise Http404
    told = job.result
    failed = visible_youths(user).filter(public_id__in=told["failed"]).order_by("sort_key", "id")
    rows: list[dict[str, Any]] = [
        {"public_id": one.public_id, "name": one.full_name, "why": REASONS.get(told["failed"][str(one.public_id)], "")}
        for one in failed[:SHOWN_FAILURES]
    ]
    book = lists.workbook_for(user, uuid.UUID(told["workbook"])) if told.get("workbook") else None
    context = {
        "page_title": TITLES[job.arguments["action"]], "told": {**told, **shown_figures(told)}, "rows": rows, "n_failed": failed.count(),
        "is_excel": job.arguments["action"] == "excel", "workbook": book, "back": _back(request),
    }  # fmt: skip
    return Page(request, "register/bulk_result.html", context, youths=[row["public_id"] for row in rows], ground="list")


def _back(request: HttpRequest) -> str:
    place = list_session.place_of(request)
    return f"{reverse('youths')}?{urlencode(place.wanted.values())}" if place else reverse("youths")


@needs(Right.YOUTHS_READ)
@require_safe
def list_workbook(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The file, once more permitted and each youth in it logged as read."""
    user = signed_in(request)
    found: ListWorkbook | None = lists.workbook_for(user, public_id)
    if found is None or (found.has_numbers and not user.may(Right.REPORT_EXPORT)):
        raise Http404
    show(request, found.youths, ground="export")
    response = HttpResponse(files.read(found.file), content_type=found.file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{found.file.name}"'
    return response
