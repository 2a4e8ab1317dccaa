"""The bell's page. Opening news marks it as read and leads to what it is about."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kaa.core import clock
from kaa.core.reading import Page, show
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.reminders.selectors.notifications import news_of, notification_by_id, url_of
from tenant_apps.reminders.services.notifications import READ_DAYS, mark_read


@require_safe
def notifications(request: HttpRequest) -> HttpResponse:
    """Everyone who is logged in has a bell."""
    rows = news_of(signed_in(request))
    context = {
        "page_title": _("Notifications"), "rows": rows, "unread": sum(not one.is_read for one in rows), "read_days": READ_DAYS,
    }  # fmt: skip
    return Page(
        request, "reminders/notifications.html", context, youths={one.youth for one in rows if one.youth}, ground="list"
    )


@require_POST
def notification(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    found = notification_by_id(user, public_id)
    if found is None:
        raise Http404
    mark_read(user=user, now=clock.now(), public_ids=[public_id])
    youth = None
    if found.youth is not None and visible_youths(user).filter(pk=found.youth.pk).exists():
        youth = found.youth.public_id
        show(request, [youth], ground="list")
    return HttpResponseRedirect(url_of(found, youth) or reverse("notifications"))


@require_POST
def notifications_read(request: HttpRequest) -> HttpResponse:
    mark_read(user=signed_in(request), now=clock.now())
    messages.success(request, _("All are marked as read."))
    return HttpResponseRedirect(reverse("notifications"))
