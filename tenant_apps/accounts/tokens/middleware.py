"""Whose token a request to the API carries. Before the limits, the history and the read log, which all ask who it is."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.problems import API
from kaa.core.tenancy import PUBLIC, current_schema
from tenant_apps.accounts.tokens.selectors import valid_token
from tenant_apps.accounts.tokens.services import note_use

SCHEME = "Bearer "
# Handlers of protected identities are named persons, and a program is none (PRV-22)
WITHHELD = frozenset({Right.PROTECTED_HANDLE})


class TokenMiddleware:
    """A request with an Authorization header is the token's or nobody's, whatever session it also carries. Pages take no token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(API) and "Authorization" in request.headers:
            self._identify(request, request.headers["Authorization"])
        return self.get_response(request)

    def _identify(self, request: HttpRequest, header: str) -> None:
        request.user = AnonymousUser()
        if current_schema() == PUBLIC or not header.startswith(SCHEME):
            return
        now = clock.now()
        token = valid_token(header.removeprefix(SCHEME).strip(), now=now)
        if token is None:
            return
        note_use(token=token, now=now)
        token.user.withheld = WITHHELD
        request.user, request.api_token = token.user, token  # type: ignore[attr-defined]
