"""Closing a registration: what is missing is asked on the same page, and what follows is offered afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.closing_parts import Asking, Part, missing_of, offers_of, parts_of, put_errors
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import conflict_of, form_page
from tenant_apps.register.forms_by_hand import CloseForm
from tenant_apps.register.identification import errors
from tenant_apps.register.models import Registration, Youth
from tenant_apps.register.selectors import by_hand
from tenant_apps.register.selectors.warnings import warnings
from tenant_apps.register.selectors.youth import youth_head
from tenant_apps.register.services import closing
from tenant_apps.register.views_by_hand import (
    FORM,
    facts_of,
    municipality_codes_of,
    refused,
    registration_or_404,
)
from tenant_apps.register.views_editing import back_to


class PartRefused(Exception):
    """One of the parts was refused: nothing is saved, and the objections stand on its form."""


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(FORM)
@keeps_draft
def registration_close(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    municipality_codes_of(request)
    row, conflict = registration_or_404(user, public_id), None
    measures, saved = by_hand.ongoing_measures(row.youth), _values_of(row)
    posted = locking.with_choices(request.POST, saved) if request.method == "POST" else None
    is_closed = row.deregistered_on is not None
    parts = [] if is_closed else parts_of(Asking(user, row.youth, today, posted))
    if posted is not None:
        form = CloseForm(posted, today=today, has_measures=bool(measures))
        valid = [one.form.is_valid() for one in parts]
        if form.is_valid() and all(valid):
            ended = None
            try:
                ended = _closed(form, row, parts, user=user, today=today)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            if ended is not None:
                messages.success(request, _("The registration is closed."))
                _tell_of_measures(request, ended, len(measures))
                return _afterwards(user, row, today)
    else:
        form = CloseForm(initial={"ceased_on": today, "version": row.version}, today=today, has_measures=bool(measures))
    return form_page(
        request, row.youth, form, title=_("Close a registration"), submit=_("Close the registration"), template="register/by_hand/close.html",
        facts=facts_of(row), measures=measures, missing=_missing(row.youth, request.path, today), is_closed=is_closed, parts=parts,
        part_forms=[one.form for one in parts], conflict=conflict,
    )  # fmt: skip


def _closed(form: CloseForm, row: Registration, parts: list[Part], *, user: User, today: date) -> int | None:
    """How many measures ended with it; None: refused, and told of on the forms."""

    def saving(part: Part) -> Callable[[Registration], None]:
        def save(closed: Registration) -> None:
            try:
                part.save(closed)
            except ValidationError as wrong:
                put_errors(part, wrong)
                raise PartRefused from None

        return save

    try:
        more = [saving(one) for one in parts]
        return closing.close_by_hand(registration=row, closing=form.closing(), actor=user, today=today, more=more)
    except PartRefused:
        return None
    except errors.RegistrationProblem as problem:
        refused(form, problem, day="ceased_on", code="end_reason")
    except ValidationError as wrong:
        add_errors(form, wrong)
    return None


def _values_of(row: Registration) -> dict[str, str]:
    """What is saved of what the form asks; of the measures that end with it nothing is."""
    ceased_on = row.ceased_on.isoformat() if row.ceased_on else ""
    return {"ceased_on": ceased_on, "end_reason": row.end_reason, "source": row.source_note}


def _afterwards(user: User, row: Registration, today: date) -> HttpResponse:
    """To what is still missing and what is offered; if there is nothing, back to the youth."""
    closed = registration_or_404(user, row.public_id)
    if missing_of(user, closed, today) or offers_of(user, closed, today):
        return HttpResponseRedirect(reverse("registration-closed", args=[row.public_id]))
    return back_to(row.youth)


@needs(Right.REGISTRATIONS_WRITE)
@require_safe
def registration_closed(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What nobody filled in, and what comes next."""
    user, today = signed_in(request), clock.today()
    municipality_codes_of(request)
    row = registration_or_404(user, public_id)
    if row.deregistered_on is None:
        return HttpResponseRedirect(reverse("registration-close", args=[public_id]))
    context = {
        "head": youth_head(row.youth, today=today), "page_title": _("The registration is closed"), "facts": facts_of(row),
        "missing": missing_of(user, row, today), "offers": offers_of(user, row, today), "stops": _missing(row.youth, request.path, today),
    }  # fmt: skip
    return Page(request, "register/by_hand/closed.html", context, youths=[row.youth.public_id])


def _tell_of_measures(request: HttpRequest, ended: int, ongoing: int) -> None:
    if ended:
        messages.success(
            request, ngettext("%(n)d measure ended with it.", "%(n)d measures ended with it.", ended) % {"n": ended}
        )
    if ongoing > ended:
        more = ongoing - ended
        messages.info(request, ngettext("%(n)d measure goes on.", "%(n)d measures go on.", more) % {"n": more})


def _missing(youth: Youth, own_path: str, today: date) -> list[tuple[str, str, str]]:
    """What stands against the report already, to be mended while one knows: (title, sentence, where)."""
    found = warnings(today=today, youth_ids=[youth.pk])
    return [
        (one.title, one.sentence, one.mend_url) for one in found if one.colour != "green" and one.mend_url != own_path
    ]
