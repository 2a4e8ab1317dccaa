from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register import drafts
from tenant_apps.register.selectors.visibility import youth_or_404


@needs(Right.YOUTHS_WRITE)
@require_POST
def draft(request: HttpRequest, public_id: uuid.UUID, form: str, subject: uuid.UUID) -> HttpResponse:
    """Keep what is written in a form on a youth: while it is typed (htmx), or by a button; or throw it away."""
    user, now = signed_in(request), clock.now()
    if form not in drafts.FORMS:
        raise Http404
    youth = youth_or_404(user, public_id)
    back = reverse(form, args=[subject])
    if request.POST.get("draft_action") == "throw":
        drafts.throw_draft(user=user, form=form, subject=subject)
        messages.success(request, _("The draft is thrown away."))
        return HttpResponseRedirect(back)
    before = drafts.save_draft(
        user=user, youth_id=youth.public_id, form=form, subject=subject, posted=request.POST, now=now
    )
    if not request.htmx:  # type: ignore[attr-defined]
        messages.success(request, _("The draft is saved."))
        return HttpResponseRedirect(back)
    if before is not None and clock.same_minute(before, now):
        return HttpResponse(status=204)  # said already: a screen reader is not interrupted at every word
    return Page(request, "register/draft_saved.html", {"saved_at": now})
