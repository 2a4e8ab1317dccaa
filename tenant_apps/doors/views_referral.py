"""Egenremiss: the public form. Whoever sends gets the same answer, whoever it is about (P2.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock
from tenant_apps.doors import open_page, texts
from tenant_apps.doors.enums import About, Who
from tenant_apps.doors.forms_open import ReferralForm
from tenant_apps.doors.models import DoorSettings
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.services.referrals import receive_referral

PURPOSE = "referral"
Texts = dict[str, str]


@dataclass(frozen=True)
class LanguageLink:
    name: str
    tag: str
    url: str
    current: bool


@login_not_required
@csrf_exempt  # without a session there is nothing to ride on; the stamp says that the form was ours
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def referral(request: HttpRequest) -> HttpResponse:
    found = texts.languages()
    language, rules = texts.chosen(found, request.GET.get("sprak", "")), settings()
    if not rules.is_open:
        return _page(request, "doors/referral_closed.html", found, language, rules)
    form, problem = ReferralForm(), ""
    if request.method == "POST":
        form = ReferralForm.read(request.POST)
        if open_page.is_robot(request):
            return _thanks(language)
        if not form.errors:
            problem = _send(request, form, language)
            if not problem:
                return _thanks(language)
    status = 429 if problem == "error_many" else 422 if form.errors or problem else 200
    return _page(
        request, "doors/referral.html", found, language, rules, status=status, form=form, problem=problem,
        stamp=open_page.kept_stamp(request, PURPOSE), whos=Who.values, abouts=About.values,
    )  # fmt: skip


def _send(request: HttpRequest, form: ReferralForm, language: texts.Language) -> str:
    """Keep it; else the key of why not."""
    nonce = open_page.nonce_of(request, PURPOSE)
    if nonce is None:
        return "error_again"
    if not open_page.may_send(request, PURPOSE):
        return "error_many"
    receive_referral(nonce=nonce, facts=form.facts(language.key), now=clock.now())
    return ""


@login_not_required
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    found = texts.languages()
    return _page(
        request, "doors/referral_thanks.html", found, texts.chosen(found, request.GET.get("sprak", "")), settings()
    )


def _thanks(language: texts.Language) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('referral-thanks')}?{urlencode({'sprak': language.key})}")


def _page(
    request: HttpRequest, template: str, found: list[texts.Language], language: texts.Language, rules: DoorSettings, *, status: int = 200,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    links = [
        LanguageLink(one.name, one.tag, f"?{urlencode({'sprak': one.key})}", one.key == language.key) for one in found
    ]
    tenant: Any = getattr(request, "tenant", None)
    said = {
        **language.texts,
        "privacy": language.text("privacy", days=rules.referral_days, controller=getattr(tenant, "controller", "") or getattr(tenant, "name", "")),
        "thanks_text": language.text("thanks_text", days=rules.call_within_days),
        "call": language.text("call", phone=rules.phone) if rules.phone else "",
    }  # fmt: skip
    with translation.override(language.around):
        page = open_page.OpenPage(
            request, template,
            {
                "t": said, "page_title": said["title"], "page_language": language.tag, "shell_language": language.around,
                "page_direction": "rtl" if language.is_right_to_left else "", "languages": links, "language": language, **context,
            },
            status=status,
        )  # fmt: skip
        page.render()
    return page
