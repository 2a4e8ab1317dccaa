"""Tillgänglighetsredogörelse (10 § lagen 2018:1937, DIGG's template), and who may say whom to tell."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs, user_may
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts import services
from tenant_apps.accounts.conflicts import conflict_of
from tenant_apps.accounts.forms import SiteContactForm
from tenant_apps.accounts.selectors import signed_in, site_contact

ASSESSED_ON = date(2026, 11, 22)  # the product's own assessment, at each release: docs/accessibility.md


@login_not_required
@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    contact = site_contact()
    own = contact.shortcomings.splitlines() if contact else []
    context = {
        "page_title": _("Accessibility statement"),
        "contact": contact,
        "assessed_on": (contact.assessed_on if contact else None) or ASSESSED_ON,
        "updated_on": max(contact.updated_on, ASSESSED_ON) if contact else ASSESSED_ON,
        "own_shortcomings": [line.strip() for line in own if line.strip()],
        "site": request.get_host(),
        "layout": "shell.html" if request.user.is_authenticated else "public.html",
        "may_edit": user_may(request, Right.SITE_WRITE),
    }
    return Page(request, "accounts/statement.html", context)


@needs(Right.SITE_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def statement_edit(request: HttpRequest) -> HttpResponse:
    contact, conflict = site_contact(), None
    saved = SiteContactForm.values_of(contact)
    bound = request.method == "POST"
    form = SiteContactForm(
        locking.with_choices(request.POST, saved) if bound else None,
        initial={**saved, "version": contact.version if contact else 0},
    )
    if bound and form.is_valid():
        try:
            services.save_site_contact(**form.cleaned_data, actor=signed_in(request), today=clock.today())
        except ValidationError as wrong:
            add_errors(form, wrong)
        except locking.Conflict as clash:
            conflict = conflict_of(form, clash, saved)
        else:
            messages.success(request, _("The accessibility statement is changed."))
            return HttpResponseRedirect(reverse("accessibility"))
    context: dict[str, Any] = {
        "form": form, "page_title": _("Contact for accessibility"), "submit": _("Save"), "conflict": conflict,
    }  # fmt: skip
    return Page(request, "accounts/statement_form.html", context)
