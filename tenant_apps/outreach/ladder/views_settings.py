from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.outreach.ladder.forms_editor import SettingsForm
from tenant_apps.outreach.ladder.settings import save_settings, settings_on

DAYS = ("first_contact_days", "call_back_days", "follow_up_days", "new_days", "guarantee_days", "farewell_weeks")


@needs(Right.LADDERS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def outreach_settings(request: HttpRequest) -> HttpResponse:
    """Days and months that are the municipality's to set; best before of what is known."""
    today = clock.today()
    settings, occupations = settings_on(today), codelists.current("occupation", on=today).codes
    initial: dict[str, Any] = {name: getattr(settings, name) for name in (*DAYS, "farewell_makes")}
    initial |= {f"best_{one.code}": settings.months_for(one) for one in occupations}
    posted = request.POST if request.method == "POST" else None
    form = SettingsForm(posted, initial=initial, occupations=[(one.code, one.label) for one in occupations])
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        save_settings(
            days={name: data[name] for name in DAYS}, best_before={one.code: data[f"best_{one.code}"] for one in occupations},
            farewell_makes=data["farewell_makes"], actor=signed_in(request), today=today,
        )  # fmt: skip
        messages.success(request, _("Saved. It counts for everybody at once."))
        return HttpResponseRedirect(reverse("ladders"))
    return Page(
        request,
        "outreach/settings.html",
        {"page_title": _("Days and months of outreach"), "form": form, "back": reverse("ladders")},
    )
