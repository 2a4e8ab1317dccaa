"""Tokens under one's own account; and everybody's, for those who manage them. Pages alone: a token makes no tokens."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.accounts.tokens import selectors, services
from tenant_apps.accounts.tokens.forms import WRITE, TokenForm


@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """A new one is shown in the answer to the form, and never again."""
    user, now, made = signed_in(request), clock.now(), None
    form = TokenForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            made = services.make_token(
                user=user, name=data["name"], may_write=data["scope"] == WRITE, days=data["days"], now=now
            )
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            form = TokenForm()
    context = {
        "page_title": _("API tokens"), "form": form, "made": made, "rows": selectors.own_tokens(user, now=now),
        "all_url": reverse("tokens-all") if user.may(Right.TOKENS_MANAGE) else "", "docs_url": reverse("api-docs"),
    }  # fmt: skip
    response = Page(request, "accounts/tokens.html", context)
    response["Cache-Control"] = "no-store"
    return response


@needs(Right.TOKENS_MANAGE)
@require_safe
def tokens_all(request: HttpRequest) -> HttpResponse:
    context = {"page_title": _("Everybody's API tokens"), "rows": selectors.all_tokens(now=clock.now())}
    return Page(request, "accounts/tokens_all.html", context)


@require_POST
def token_revoke(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    token = selectors.revocable(user, public_id)
    if token is None:
        raise Http404
    services.revoke_token(token=token, actor=user, now=clock.now())
    messages.success(request, _("The token is revoked. It opens nothing any more."))
    back = "tokens-all" if request.POST.get("back") == "all" and user.may(Right.TOKENS_MANAGE) else "tokens"
    return HttpResponseRedirect(reverse(back))
