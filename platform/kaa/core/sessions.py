"""A session belongs to the tenant that made it, and ends: idle after 30 minutes, at the latest after ten hours (AUT-06).

Whoever is still there is told in time and may go on (A11-04, WCAG 2.2.1): the page's own clock is `SessionClock`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.middleware import SessionMiddleware
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kaa.core import clock
from kaa.core.tenancy import current_schema

log = structlog.get_logger()

ABSOLUTE_SECONDS = 10 * 60 * 60
POLL = "X-Poll"  # what a page asks by itself, every few seconds: nobody need be there, so it does not put the end off
WARNING_SECONDS = 3 * 60  # a browser slows the clock of a tab in the background down to one tick a minute


@receiver(user_logged_in)
def bind_session(request: HttpRequest, **_: object) -> None:
    request.session["tenant"] = current_schema()
    request.session["began"] = int(clock.now().timestamp())


@dataclass(frozen=True)
class SessionClock:
    """What the page needs to warn in time: seconds of idleness that end the session, and seconds until it ends whatever is done."""

    idle: int
    left: int
    warn: int
    draft_key: str


def session_clock(request: HttpRequest) -> SessionClock:
    left = ABSOLUTE_SECONDS - (clock.now().timestamp() - request.session.get("began", 0))
    return SessionClock(
        idle=settings.SESSION_COOKIE_AGE, left=max(int(left), 0), warn=WARNING_SECONDS, draft_key=_draft_key(request)
    )


def _draft_key(request: HttpRequest) -> str:
    """What a form's unsent text is encrypted with in the browser: only the same person, logged in again, can read it."""
    user: Any = request.user
    return salted_hmac("kaa.drafts", f"{current_schema()}:{user.pk}:{user.password}", algorithm="sha256").hexdigest()


@never_cache
@require_POST
def extend(request: HttpRequest) -> HttpResponse:
    """Stay logged in: each request moves the end of idleness; the answer says how long is left."""
    found = session_clock(request)
    return JsonResponse({"idle": found.idle, "left": found.left})


class PatientSessionMiddleware(SessionMiddleware):
    """Each request moves the end of idleness, but for those that an open page sends by itself."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        passive = POLL in request.headers or getattr(request, "is_passive", False)
        if passive and not request.session.modified:
            return response
        return super().process_response(request, response)


class SessionGuardMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            elsewhere = request.session.get("tenant") != current_schema()
            too_old = clock.now().timestamp() - request.session.get("began", 0) > ABSOLUTE_SECONDS
            if elsewhere:  # nobody's browser does this by itself (TEN-01)
                log.warning("session_of_another_tenant", made_in=str(request.session.get("tenant", "")))
            if elsewhere or too_old:
                logout(request)
        return self.get_response(request)
