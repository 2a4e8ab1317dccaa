"""What applies by itself, and how late the schools tell: for those who decide on registrations."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.halfyears import HalfYear
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.identification import errors
from tenant_apps.register.identification.forms import PeriodForm, SettingsForm
from tenant_apps.register.models import IdentificationSettings
from tenant_apps.register.selectors import identification_settings as selectors
from tenant_apps.register.selectors.lateness import LATE, lateness
from tenant_apps.register.services.identification import save_settings
from tenant_apps.register.views_proposals import municipality_codes

FIELDS: dict[type[errors.RegistrationProblem], str] = {
    errors.DateHasPassed: "valid_from",
    errors.NoSuchDay: "summer_day",
    errors.NoSource: "note",
}


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    municipality_codes()
    today, latest = clock.today(), selectors.latest()
    form = SettingsForm(request.POST) if request.method == "POST" else SettingsForm(initial=_initial(latest, today))
    if form.is_bound and form.is_valid():
        data: dict[str, Any] = dict(form.cleaned_data)
        kinds = [*data.pop("automatic_in"), *data.pop("automatic_out")]
        try:
            save_settings(automatic_kinds=kinds, actor=signed_in(request), today=today, **data)
        except errors.SettingsChanged as problem:
            form = _looked_at(form, latest)
            form.add_error(None, str(problem))
        except errors.RegistrationProblem as problem:
            form.add_error(FIELDS.get(type(problem)), str(problem))
        else:
            messages.success(request, _("The settings are saved. They are used by the next run of identification."))
            return HttpResponseRedirect(reverse("identification-settings"))
    context = {
        "form": form,
        "decisions": selectors.decisions(today=today),
        "page_title": _("Settings of identification"),
    }
    return Page(request, "register/proposals/settings.html", context)


def _initial(latest: IdentificationSettings | None, today: date) -> dict[str, Any]:
    shown = latest or IdentificationSettings()
    return {
        "automatic_in": shown.automatic, "automatic_out": shown.automatic, "automatic_at_most": shown.automatic_at_most,
        "summer_day": shown.summer_day, "summer_month": shown.summer_month, "leap_birthday": shown.leap_birthday,
        "valid_from": max(latest.valid_from, today) if latest else today, "seen": latest.pk if latest else None,
    }  # fmt: skip


def _looked_at(form: SettingsForm, latest: IdentificationSettings | None) -> SettingsForm:
    """What was written stands; the next save is a decision on what is shown below."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["seen"] = str(latest.pk) if latest else ""
    again = SettingsForm(data)
    again.is_valid()
    return again


@needs(Right.REGISTRATIONS_WRITE)
@require_safe
def late_schools(request: HttpRequest) -> HttpResponse:
    municipality_codes()
    today = clock.today()
    form = PeriodForm({"period": request.GET.get("period", "")}, today=today)
    first, last = today - timedelta(days=365), today
    if form.is_valid() and form.cleaned_data["period"]:
        period = HalfYear.parse(form.cleaned_data["period"])
        first, last = period.start, period.end
    context = {
        "form": form, "found": lateness(first=first, last=last), "first": first, "last": min(last, today), "late": LATE,
        "page_title": _("How late the schools tell"),
    }  # fmt: skip
    return Page(request, "register/proposals/lateness.html", context)
