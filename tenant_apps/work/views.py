from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs, user_may
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.work import outbox as selectors
from tenant_apps.work import sending
from tenant_apps.work.models import Job
from tenant_apps.work.registry import JobPage, page_of
from tenant_apps.work.services import cancel, may_cancel, progress_of


@needs(Right.TODAY)
@require_safe
def job(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """How far a job has come; when it is done, on to the page of what it worked on. Those who may start it may see it."""
    found, page = _job_or_404(request, public_id)
    context = {
        "job": found, "progress": progress_of(found), "page": page, "may_cancel": may_cancel(job=found, user=signed_in(request)),
        "is_stopping": found.is_open and found.cancel_asked_at is not None,
    }  # fmt: skip
    if request.htmx:  # type: ignore[attr-defined]
        response: HttpResponse = Page(request, "work/job_progress.html", context)
        if not found.is_open:
            response["HX-Redirect"] = page.url if page and found.state == Job.State.DONE else request.path
        return response
    if found.state == Job.State.DONE and page:
        return HttpResponseRedirect(page.url)
    return Page(request, "work/job.html", context)


def _job_or_404(request: HttpRequest, public_id: uuid.UUID) -> tuple[Job, JobPage]:
    found = Job.objects.filter(public_id=public_id).first()
    page = page_of(found) if found else None
    if found is None or page is None or not user_may(request, page.right):
        raise Http404
    return found, page


@needs(Right.TODAY)
@require_POST
def job_cancel(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """By who started it, or an administrator; another who may see it is told that it is not theirs to stop."""
    found, _page = _job_or_404(request, public_id)
    user = signed_in(request)
    if found.is_open and found.cancel_asked_at is None and not may_cancel(job=found, user=user):
        raise PermissionDenied
    try:
        cancel(job=found, actor=user)
    except ValidationError as ended:
        messages.info(request, " ".join(ended.messages))
    return HttpResponseRedirect(reverse("job", args=[public_id]))


@needs(Right.REPORT_EXPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def outbox(request: HttpRequest) -> HttpResponse:
    """What waits, what was sent and what could not be; a POST lets what failed try again. Shows no recipient and no youth."""
    if request.method == "POST":
        n = sending.send_again(now=clock.now())
        messages.success(
            request,
            ngettext("%(n)d message is tried again.", "%(n)d messages are tried again.", n) % {"n": n},
        )
        return HttpResponseRedirect(reverse("outbox"))
    context = {"page_title": _("Messages sent"), "outbox": selectors.outbox()}
    return Page(request, "work/outbox.html", context)
