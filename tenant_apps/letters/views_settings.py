"""The sender of letters, the gateway of text messages, handovers and guardians' addresses."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.letters.composing import sender_now
from tenant_apps.letters.forms import GuardianAddressForm, HandoverForm, SenderForm
from tenant_apps.letters.forms_gateway import GatewayForm
from tenant_apps.letters.models import Handover, Sender, SmsGateway
from tenant_apps.letters.services.handovers import save_handover
from tenant_apps.letters.services.settings import save_gateway, save_sender
from tenant_apps.register.drafts import drafts_of_guardians, keeps_draft
from tenant_apps.register.editing_pages import form_page, tried_version
from tenant_apps.register.models import Guardian
from tenant_apps.register.selectors.visibility import visible_youths, youth_or_404
from tenant_apps.register.services.guardians import GuardianAddress, protect_guardian, set_address
from tenant_apps.work.sealing import is_sealed

SENDER = ("name", "street", "postcode", "city", "phone", "email", "web", "turn_to", "window")
GATEWAY = ("kind", "address", "username", "sender", "is_active")


def _values(found: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(found, name) for name in names} if found else {}


@needs(Right.LETTERS_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_sender(request: HttpRequest) -> HttpResponse:
    found = Sender.objects.first()
    saved = _values(found or sender_now(), SENDER)
    data = locking.with_choices(request.POST, saved) if request.method == "POST" else None
    form = SenderForm(data, initial={**saved, "version": found.version if found else 1})

    def save() -> None:
        told = form.cleaned_data
        values = {name: told[name] for name in SENDER}
        save_sender(version=told["version"] if found else None, values=values, actor=signed_in(request))

    done, conflict = tried_version(request, form, save, said=_("The sender is saved."), saved=saved)
    if done:
        return HttpResponseRedirect(reverse("mailings"))
    context = {"page_title": _("The sender of letters"), "form": form, "conflict": conflict}
    return Page(request, "letters/settings_form.html", context)


@needs(Right.LETTERS_CONNECT)
@require_http_methods(["GET", "HEAD", "POST"])
def sms_gateway(request: HttpRequest) -> HttpResponse:
    found = SmsGateway.objects.first()
    saved = _values(found, GATEWAY)
    form = GatewayForm(
        request.POST if request.method == "POST" else None, has_secret=is_sealed(SmsGateway.SECRET),
        initial={"is_active": True, **saved, "version": found.version if found else 1},
    )  # fmt: skip
    texts = {name: "on" if value is True else "" if value is False else str(value) for name, value in saved.items()}

    def save() -> None:
        told = form.cleaned_data
        values = {name: told[name] for name in GATEWAY}
        save_gateway(
            version=told["version"] if found else None, values=values, secret=told["secret"], actor=signed_in(request)
        )

    done, conflict = tried_version(request, form, save, said=_("The gateway is saved."), saved=texts)
    if done:
        return HttpResponseRedirect(reverse("mailings"))
    context = {"page_title": _("The gateway of text messages"), "form": form, "conflict": conflict}
    return Page(request, "letters/settings_form.html", context)


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def handover(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What the youth says about being handed over at 20; the latest one is changed, not added to."""
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    found: Handover | None = Handover.objects.filter(youth=youth).first()
    saved = {
        "unit": found.unit, "wish": found.wish, "said_on": found.said_on.isoformat(),
        "handed_over_on": found.handed_over_on.isoformat() if found.handed_over_on else "",
    } if found else {}  # fmt: skip
    data = locking.with_choices(request.POST, saved) if request.method == "POST" else None
    initial = {**saved, "version": found.version} if found else {}
    form = HandoverForm(data, handover=found, today=today, initial=initial)

    def save() -> None:
        told = form.cleaned_data
        save_handover(
            youth=youth, handover=found, version=told.get("version"), unit=told["unit"], wish=told["wish"], said_on=told["said_on"],
            handed_over_on=told["handed_over_on"], agency=told.get("agency", ""), ground=told.get("ground", ""), actor=user, today=today,
        )  # fmt: skip

    done, conflict = tried_version(request, form, save, said=_("The handover is saved."), saved=saved)
    if done:
        return HttpResponseRedirect(reverse("youth", args=[public_id]))
    return form_page(request, youth, form, title=_("Handover at 20"), conflict=conflict)


drafts_of_guardians("guardian-address")


def _guardian_or_404(user: User, public_id: uuid.UUID) -> Guardian:
    found = (
        Guardian.objects.shown()
        .filter(youth__in=visible_youths(user), public_id=public_id)
        .select_related("youth__label")
        .first()
    )
    if found is None:
        raise Http404
    return found


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def guardian_address(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    found = _guardian_or_404(user, public_id)
    values = _values(found, ("care_of", "street", "postcode", "city"))
    saved = {**values, "is_appointed": "on" if found.is_appointed else ""}
    data = locking.with_choices(request.POST, saved) if request.method == "POST" else None
    initial = {**values, "is_appointed": found.is_appointed, "version": found.version}
    form = GuardianAddressForm(data, initial=initial)

    def save() -> None:
        told = form.cleaned_data
        address = GuardianAddress(told["care_of"], told["street"], told["postcode"], told["city"])
        set_address(
            guardian=found, version=told["version"], address=address, is_appointed=told["is_appointed"], actor=user
        )

    done, conflict = tried_version(request, form, save, said=_("The guardian's address is saved."), saved=saved)
    if done:
        return HttpResponseRedirect(reverse("youth", args=[found.youth.public_id]))
    protect_url = reverse("guardian-protect", args=[public_id]) if user.may(Right.PROTECTED_HANDLE) else ""
    return form_page(
        request, found.youth, form, title=_("Guardian: %(name)s") % {"name": found.name}, template="letters/guardian.html", conflict=conflict,
        protect_url=protect_url,
    )  # fmt: skip


@needs(Right.PROTECTED_HANDLE)
@require_POST
def guardian_protect(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Nothing is kept of the guardian but that there is somebody."""
    user = signed_in(request)
    found = _guardian_or_404(user, public_id)
    protect_guardian(guardian=found, actor=user, now=clock.now())
    messages.success(request, _("Nothing is kept of the guardian, and no letter goes to the person."))
    return HttpResponseRedirect(reverse("protected"))
