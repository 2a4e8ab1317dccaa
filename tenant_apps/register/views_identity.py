"""Where what is red about a number is mended: number, names and date of birth by hand."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page, show
from kaa.core.tenancy import own_codes
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import conflict_of, form_page
from tenant_apps.register.forms_identity import IdentityForm
from tenant_apps.register.identification import errors
from tenant_apps.register.models import Youth
from tenant_apps.register.numbers import may_try, number_taken
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.selectors.youth import youth_head
from tenant_apps.register.services import identity, people
from tenant_apps.register.tenant_kind import is_partnership
from tenant_apps.register.views_by_hand import refused
from tenant_apps.register.views_editing import back_to


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def identity_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Those who decide on registrations change it; others whom a rule leads here are told whom to ask."""
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    if not user.may(Right.REGISTRATIONS_WRITE):
        return _ask_others(request, youth)
    saved, context = IdentityForm.values_of(youth, today=today), dict[str, Any]()
    if request.method == "POST":
        form = IdentityForm(locking.with_choices(request.POST, saved))
        if form.is_valid() and may_try(request, form):
            try:
                identity.change_identity(
                    youth=youth, version=form.cleaned_data["version"], wanted=form.wanted(), actor=user, today=today,
                    municipality_codes=[] if is_partnership(request) else own_codes(),
                )  # fmt: skip
            except people.NumberTaken as taken:
                found = number_taken(request, form, taken)
                show(request, [one.public_id for one in found])
                context["found"] = [(one, reverse("youth", args=[one.public_id])) for one in found]
            except errors.RegistrationProblem as problem:
                refused(form, problem, day="", code="")
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                context["conflict"] = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The number, name or date of birth is changed."))
                return back_to(youth)
            youth.refresh_from_db()
    else:
        form = IdentityForm(initial={**saved, "version": youth.version})
    return form_page(
        request, youth, form, title=_("Change number, name or date of birth"), template="register/by_hand/identity.html",
        may_merge=not is_partnership(request), **context,
    )  # fmt: skip


def _ask_others(request: HttpRequest, youth: Youth) -> HttpResponse:
    if request.method == "POST":
        raise PermissionDenied
    context = {
        "head": youth_head(youth, today=clock.today()), "page_title": _("Change number, name or date of birth"),
    }  # fmt: skip
    return Page(request, "register/by_hand/identity_others.html", context, youths=[youth.public_id])
