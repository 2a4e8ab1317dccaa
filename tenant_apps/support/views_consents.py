"""Consents, what is shared on them, and coordinated plans."""

from __future__ import annotations

import uuid

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.reading import Page, show
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.codes import shown
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page, tried, tried_version
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.selectors.youth import youth_head
from tenant_apps.support.forms_planning import (
    ConsentForm,
    CoordinatedEditForm,
    CoordinatedForm,
    ShareForm,
    SignedForm,
    WithdrawForm,
    values_of_consent,
    values_of_coordinated,
)
from tenant_apps.support.models import Consent
from tenant_apps.support.selectors.consents import agency_name, consent_by_id, coordinated_by_id
from tenant_apps.support.services.consents import attach_form, record_consent, share, withdraw_consent
from tenant_apps.support.services.coordinated import call_plan, edit_coordinated
from tenant_apps.work import files

FORM = ["GET", "HEAD", "POST"]


def _consent_or_404(user: User, public_id: uuid.UUID) -> Consent:
    found = consent_by_id(user, public_id)
    if found is None:
        raise Http404
    return found


def _back(youth: uuid.UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('youth', args=[youth])}#planering")


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def consent_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    posted = request.POST if request.method == "POST" else None
    form = ConsentForm(posted, initial={"given_on": today}, today=today, birth_date=youth.birth_date)
    if form.is_bound and tried(
        request, form, lambda: record_consent(youth=youth, facts=form.facts(), actor=user, today=today), said=_("The consent is saved.")
    ):  # fmt: skip
        return _back(public_id)
    return form_page(request, youth, form, title=_("New consent"), template="support/form.html")


@needs(Right.PLANNING_READ)
@require_safe
def consent(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    found = _consent_or_404(user, public_id)
    return _consent_page(
        request, found, SignedForm(initial={"version": found.version}), today_is_valid=found.valid_until >= today
    )


def _consent_page(request: HttpRequest, found: Consent, form: forms.Form, *, today_is_valid: bool) -> HttpResponse:
    user = signed_in(request)
    context = {
        "consent": found, "head": youth_head(found.youth, today=clock.today()), "page_title": _("Consent"), "form": form,
        "to": agency_name(found.agency, found.agency_version, found.agency_name), "is_valid": today_is_valid,
        "shares": [(one, shown("share_ground", one.ground, one.ground_version)) for one in found.shares.select_related("user")],
        "may_write": user.may(Right.PLANNING_WRITE), "may_fetch": user.may(Right.CONSENT_FILES),
    }  # fmt: skip
    return Page(request, "support/consent.html", context, youths=[found.youth.public_id])


@needs(Right.PLANNING_WRITE)
@require_http_methods(["POST"])
def consent_form(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The signed paper, as a file."""
    user, today = signed_in(request), clock.today()
    found = _consent_or_404(user, public_id)
    form = SignedForm(request.POST, request.FILES)

    def save() -> None:
        data = form.cleaned_data
        attach_form(consent=found, version=data["version"], content=data["file"].read(), actor=user)

    done, conflict = tried_version(request, form, save, said=_("The signed form is kept."), saved={})
    if done:
        return HttpResponseRedirect(reverse("consent", args=[public_id]))
    if conflict is not None:
        form.add_error(None, _("Somebody changed this while you wrote. Look at what is saved now, then save again."))
        found = _consent_or_404(user, public_id)
    return _consent_page(request, found, form, today_is_valid=found.valid_until >= today)


@needs(Right.CONSENT_FILES)
@require_safe
def consent_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _consent_or_404(signed_in(request), public_id)
    if found.file is None:
        raise Http404
    show(request, [found.youth.public_id], ground="file")
    response = HttpResponse(files.read(found.file), content_type=found.file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{found.file.name}"'
    return response


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def consent_withdraw(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    found = _consent_or_404(user, public_id)
    saved, conflict = values_of_consent(found), None
    if request.method != "POST":
        form = WithdrawForm(initial={"withdrawn_on": today, "version": found.version})
    else:
        form = WithdrawForm(request.POST)

        def save() -> None:
            data = form.cleaned_data
            withdraw_consent(
                consent=found, version=data["version"], withdrawn_on=data["withdrawn_on"], actor=user, today=today
            )

        done, conflict = tried_version(request, form, save, said=_("The consent is withdrawn."), saved=saved)
        if done:
            return HttpResponseRedirect(reverse("consent", args=[public_id]))
    return form_page(
        request, found.youth, form, title=_("Withdraw a consent"), submit=_("Withdraw the consent"), conflict=conflict,
    )  # fmt: skip


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def share_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Before data is given: without a consent or a stated ground it is stopped here."""
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    form = ShareForm(request.POST if request.method == "POST" else None, initial={"shared_on": today}, today=today)

    def save() -> None:
        data = form.cleaned_data
        share(
            youth=youth, agency=data["agency"], agency_name=data["agency_name"], data=data["which_data"], shared_on=data["shared_on"],
            ground=data["ground"], actor=user, today=today,
        )  # fmt: skip

    if form.is_bound and tried(request, form, save, said=_("It is written down.")):
        return _back(public_id)
    return form_page(request, youth, form, title=_("Share data with an agency"), template="support/form.html")


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def coordinated_add(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    posted = request.POST if request.method == "POST" else None
    form = CoordinatedForm(posted, initial={"called_on": today, "consent_on": today}, today=today)
    if form.is_bound and tried(
        request, form, lambda: call_plan(youth=youth, facts=form.facts(), actor=user, today=today), said=_("The coordinated plan is saved.")
    ):  # fmt: skip
        return _back(public_id)
    return form_page(
        request, youth, form, title=_("New coordinated individual plan"), template="support/coordinated_form.html"
    )


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def coordinated_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    plan = coordinated_by_id(user, public_id)
    if plan is None:
        raise Http404
    saved, conflict = values_of_coordinated(plan), None
    if request.method != "POST":
        form = CoordinatedEditForm(initial={**saved, "version": plan.version}, today=today, plan=plan)
    else:
        single = {name: value for name, value in saved.items() if name != "parties"}
        form = CoordinatedEditForm(locking.with_choices(request.POST, single), today=today, plan=plan)

        def save() -> None:
            edit_coordinated(
                plan=plan, version=form.cleaned_data["version"], facts=form.facts(), actor=user, today=today
            )

        done, conflict = tried_version(request, form, save, said=_("The coordinated plan is changed."), saved=single)
        if done:
            return _back(plan.youth.public_id)
    return form_page(
        request, plan.youth, form, title=_("Coordinated individual plan"), conflict=conflict, template="support/coordinated_form.html",
    )  # fmt: skip
