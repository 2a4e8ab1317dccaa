from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs, user_may
from kaa.core.reading import Page
from tenant_apps.work import outbox as selectors
from tenant_apps.work import sending
from tenant_apps.work.models import Job
from tenant_apps.work.registry import page_of
from tenant_apps.work.services import progress_of


@needs(Right.TODAY)
@require_safe
def job(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """How far a job has come; when it is done, on to the page of what it worked on. Those who may start it may see it."""
    found = Job.objects.filter(public_id=public_id).first()
    page = page_of(found) if found else None
    if found is None or page is None or not user_may(request, page.right):
        raise Http404
    context = {"job": found, "progress": progress_of(found), "page": page}
    if request.htmx:  # type: ignore[attr-defined]
        response: HttpResponse = Page(request, "work/job_progress.html", context)
        if not found.is_open:
            response["HX-Redirect"] = page.url if page and found.state == Job.State.DONE else request.path
        return response
    if found.state == Job.State.DONE and page:
        return HttpResponseRedirect(page.url)
    return Page(request, "work/job.html", context)


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
