"""A session belongs to the tenant that made it, and ends: idle after 30 minutes, at the latest after ten hours (AUT-06)."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from kaa.core import clock
from kaa.core.tenancy import current_schema

ABSOLUTE_SECONDS = 10 * 60 * 60


@receiver(user_logged_in)
def bind_session(request: HttpRequest, **_: object) -> None:
    request.session["tenant"] = current_schema()
    request.session["began"] = int(clock.now().timestamp())


class SessionGuardMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            elsewhere = request.session.get("tenant") != current_schema()
            too_old = clock.now().timestamp() - request.session.get("began", 0) > ABSOLUTE_SECONDS
            if elsewhere or too_old:
                logout(request)
        return self.get_response(request)
