"""Who asks: a session of the site (with its CSRF token), or a token of the tenant's own."""

from __future__ import annotations

from typing import Any, Protocol

from django.http import HttpRequest
from django.utils.translation import gettext as _
from rest_framework import authentication, exceptions
from rest_framework.request import Request


class Token(Protocol):
    """What the API asks of a token; the room that keeps the staff keeps the tokens."""

    may_write: bool


def site_request(request: Request) -> HttpRequest:
    """Django's own, which the rest of the house works with."""
    found: HttpRequest = request._request  # noqa: SLF001  (DRF gives no other way to it)
    return found


def token_of(request: HttpRequest) -> Token | None:
    """The token that the request came with, as the middleware found it; None: a session's."""
    found: Token | None = getattr(request, "api_token", None)
    return found


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer kaa_...`. Whoever sends that header is never taken for a session's user."""

    def authenticate(self, request: Request) -> tuple[Any, Token] | None:
        if "Authorization" not in request.headers:
            return None
        token = token_of(site_request(request))
        if token is None:
            raise exceptions.AuthenticationFailed(_("The token is unknown, has expired or has been revoked."))
        return site_request(request).user, token

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        return 'Bearer realm="KAA"'


class SessionAuthentication(authentication.SessionAuthentication):
    """The site's own login: for scripts of the site itself, and for trying the API out."""

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied:
            raise exceptions.PermissionDenied(_("The request lacks the session's CSRF token.")) from None
