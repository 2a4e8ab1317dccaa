"""Registering, closing, marking as a mistake, exempting and adding by hand: those who decide on registrations."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kaa.core import clock, locking, personnummer
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.codes import shown
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import conflict_of, form_page
from tenant_apps.register.forms_by_hand import ExemptForm, MistakeForm, OpenForm, YouthForm
from tenant_apps.register.identification import errors
from tenant_apps.register.models import Registration, Youth
from tenant_apps.register.numbers import may_try, number_taken
from tenant_apps.register.selectors import by_hand
from tenant_apps.register.selectors.visibility import visible_youths, youth_or_404
from tenant_apps.register.services import closing, people, registrations
from tenant_apps.register.views_editing import back_to

FORM = ["GET", "HEAD", "POST"]


def municipality_codes_of(request: HttpRequest) -> list[str]:
    """A partnership registers nobody (rules: Covered by KAA)."""
    tenant: Any = getattr(request, "tenant", None)
    if not getattr(tenant, "is_municipality", False):
        raise Http404
    return list(tenant.municipality_codes)


def refused(form: forms.Form, problem: errors.RegistrationProblem, *, day: str, code: str) -> None:
    """A service's objection, at the field it is about."""
    fields: dict[type[errors.RegistrationProblem], str] = {
        errors.DateInTheFuture: day, errors.DatesOutOfOrder: day, errors.TooOld: day, errors.UnknownCode: code,
        errors.NotOurMunicipality: "municipality_code", errors.NoSource: "source",
    }  # fmt: skip
    name = fields.get(type(problem), "")
    form.add_error(name if name in form.fields else None, str(problem))


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(FORM)
@keeps_draft
def registration_open(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today, codes = signed_in(request), clock.today(), municipality_codes_of(request)
    youth = youth_or_404(user, public_id)
    if request.method == "POST":
        form = OpenForm(request.POST, today=today, municipality_codes=codes)
        if form.is_valid():
            try:
                registrations.open_registration(
                    youth=youth, actor=user, today=today, municipality_codes=codes, **form.cleaned_data
                )
            except errors.RegistrationProblem as problem:
                refused(form, problem, day="covered_from", code="latest_studies")
            else:
                messages.success(request, _("The youth is registered."))
                return back_to(youth)
    else:
        form = OpenForm(initial=_proposed(youth, today), today=today, municipality_codes=codes)
    return form_page(
        request, youth, form, title=_("Register"), submit=_("Register"), template="register/by_hand/open.html"
    )


def _proposed(youth: Youth, today: date) -> dict[str, object]:
    """What the sources propose, if they do: to be looked at and saved."""
    found = by_hand.proposal_in(youth)
    home = youth.residences.filter(valid_to=None).order_by("-valid_from").first()
    initial: dict[str, object] = {
        "covered_from": found.since if found else today,
        "latest_studies": found.latest_studies if found else "",
    }
    return initial | ({"municipality_code": home.municipality_code} if home else {})


def registration_or_404(user: User, public_id: uuid.UUID) -> Registration:
    rows = Registration.objects.filter(youth__in=visible_youths(user), public_id=public_id, mistaken_at=None)
    found = rows.select_related("youth__label").first()
    if found is None:
        raise Http404
    return found


def facts_of(row: Registration) -> list[tuple[str, str]]:
    studies = shown("latest_studies", row.latest_studies, row.latest_studies_version)
    facts = [
        (_("Covered from"), sv_date(row.covered_from)), (_("Registered"), sv_date(row.registered_on)),
        (_("Latest studies"), studies or _("not given")), (_("Source and reason"), row.source_note),
    ]  # fmt: skip
    if row.deregistered_on:
        facts.append((_("Deregistered"), sv_date(row.deregistered_on)))
        facts.append(
            (_("Reason for deregistration"), shown("deregistration_reason", row.end_reason, row.end_reason_version))
        )
    return [(label, text) for label, text in facts if text]


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(FORM)
@keeps_draft
def registration_mistake(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    municipality_codes_of(request)
    row, conflict = registration_or_404(user, public_id), None
    saved = {"reason": row.mistaken_reason}
    if request.method == "POST":
        form = MistakeForm(locking.with_choices(request.POST, saved))
        if form.is_valid():
            try:
                closing.mark_mistake_by_hand(registration=row, actor=user, **form.cleaned_data)
            except errors.RegistrationProblem as problem:
                refused(form, problem, day="", code="")
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("The registration is marked as a mistake."))
                return back_to(row.youth)
    else:
        form = MistakeForm(initial={"version": row.version})
    return form_page(
        request, row.youth, form, title=_("Mark a registration as a mistake"), submit=_("Mark as a mistake"), danger=True, facts=facts_of(row),
        template="register/by_hand/mistake.html", conflict=conflict,
    )  # fmt: skip


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(FORM)
@keeps_draft
def exempt_set(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today, codes = signed_in(request), clock.today(), municipality_codes_of(request)
    youth, conflict = youth_or_404(user, public_id), None
    saved = {"until": youth.exempt_until.isoformat() if youth.exempt_until else "", "reason": youth.exempt_reason}
    if request.method == "POST":
        form = ExemptForm(locking.with_choices(request.POST, saved))
        if form.is_valid():
            try:
                people.set_exemption(
                    youth=youth, actor=user, today=today, municipality_codes=codes, **form.cleaned_data
                )
            except errors.RegistrationProblem as problem:
                refused(form, problem, day="until", code="")
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                until = form.cleaned_data["until"]
                said = (
                    _("Exempt from automatic proposals until %(day)s.") % {"day": sv_date(until)}
                    if until
                    else _("The exemption has ended.")
                )
                messages.success(request, said)
                return back_to(youth)
            youth = youth_or_404(user, public_id)
    else:
        form = ExemptForm(initial={"until": youth.exempt_until, "version": youth.version})
    return form_page(
        request, youth, form, title=_("Exempt a youth from automatic proposals"), template="register/by_hand/exempt.html",
        exempt_until=youth.exempt_until, exempt_reason=youth.exempt_reason if youth.exempt_until else "",
        conflict=conflict,
    )  # fmt: skip


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(FORM)
def youth_add(request: HttpRequest) -> HttpResponse:
    """Somebody whom no source has, registered in one go if that is wanted."""
    user, today, codes = signed_in(request), clock.today(), municipality_codes_of(request)
    found: list[by_hand.Namesake] = []
    if request.method == "POST":
        form = YouthForm(request.POST, today=today, municipality_codes=codes)
        if form.is_valid() and may_try(request, form):
            try:
                found = _alike(form, user, today)
                if not form.errors:
                    made = people.add_youth(
                        new=form.new(),
                        registration=form.registration(),
                        actor=user,
                        today=today,
                        municipality_codes=codes,
                    )
                    messages.success(
                        request,
                        _("The youth is added and registered.") if form.registration() else _("The youth is added."),
                    )
                    return back_to(made)
            except people.NumberTaken as taken:
                found = number_taken(request, form, taken)
            except errors.RegistrationProblem as problem:
                refused(form, problem, day="covered_from", code="latest_studies")
            except ValidationError as wrong:
                add_errors(form, wrong)
    else:
        form = YouthForm(initial={"lives_here_from": today}, today=today, municipality_codes=codes)
    context = {
        "form": form, "page_title": _("New youth"), "found": [(one, reverse("youth", args=[one.public_id])) for one in found],
        "asks": "another_person" in form.errors,
    }  # fmt: skip
    return Page(request, "register/by_hand/youth_add.html", context, youths=[one.public_id for one in found])


def _alike(form: YouthForm, user: User, today: date) -> list[by_hand.Namesake]:
    """The same name and birth date under another number (a coordination number before, say) is asked about, once."""
    data = form.cleaned_data
    if data["another_person"]:
        return []
    try:
        parsed = personnummer.parse(data["number"], today=today)
    except personnummer.InvalidNumber as wrong:
        raise ValidationError({"number": wrong.message}) from None
    if (holder := people.holder_of(number=parsed.value)) is not None:
        raise people.NumberTaken(holder)
    birth_date = data["birth_date"] or parsed.birth_date
    found = by_hand.namesakes(
        user, given_name=data["given_name"], family_name=data["family_name"], birth_date=birth_date
    )
    if found:
        form.add_error(
            "another_person",
            _("Somebody with this name and date of birth is here under another number. Is it another person?"),
        )
    return found
