"""Who has read a youth: for those who answer for it. That somebody looked here stands in the log, too (PRV-36)."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.audit.selectors import reads_of
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.selectors.youth import youth_head

SIZE, MOST_PAGES = 50, 1000


@needs(Right.LOG_READ)
@require_safe
def youth_reads(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    youth = youth_or_404(signed_in(request), public_id)
    text = request.GET.get("sida", "")
    number = min(max(int(text), 1), MOST_PAGES) if text.isascii() and text.isdigit() else 1
    found = reads_of(public_id, first=(number - 1) * SIZE, count=SIZE + 1)
    context = {
        "page_title": _("Who has read"), "head": youth_head(youth, today=clock.today()), "reads": found[:SIZE],
        "previous_url": f"?sida={number - 1}" if number > 1 else "", "next_url": f"?sida={number + 1}" if len(found) > SIZE else "",
    }  # fmt: skip
    return Page(request, "register/youth_reads.html", context, youths=[public_id])
