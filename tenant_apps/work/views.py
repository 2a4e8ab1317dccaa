from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from kaa.core.access import Right, needs, user_may
from kaa.core.reading import Page
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
