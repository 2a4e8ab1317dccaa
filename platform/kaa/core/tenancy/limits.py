"""TEN-11: no tenant, and no one of its users, takes the service from the others."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import structlog
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from kaa.core import clock
from kaa.core.requests import client_address

log = structlog.get_logger()
WINDOW = 60  # seconds; counted by the clock's minutes


class RateLimitMiddleware:
    """So many requests a minute from one user (without login: one address), and from all of a tenant together; then 429.

    Counts are in the cache, whose keys carry the tenant. A user over the limit is not counted against the tenant. Without a
    cache nobody is refused: the limit protects the service, not the youths.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = int(clock.now().timestamp())
        who = f"user:{request.user.pk}" if request.user.is_authenticated else f"address:{client_address(request)}"
        for scope, key, limit in (
            ("user", who, settings.REQUESTS_PER_USER),
            ("tenant", "all", settings.REQUESTS_PER_TENANT),
        ):
            if _count(f"rate:{now // WINDOW}:{key}") > limit:
                log.warning("rate_limited", scope=scope)
                return _too_many(request, seconds=WINDOW - now % WINDOW)
        return self.get_response(request)


def within_limit(what: str, *, limit: int, seconds: int) -> bool:
    """Count one more of this kind in the tenant, and say whether that was still allowed in this stretch of time: for what strangers send."""
    now = int(clock.now().timestamp())
    return _count(f"limit:{what}:{now // seconds}", timeout=2 * seconds) <= limit


def _count(key: str, *, timeout: int = 2 * WINDOW) -> int:
    try:
        cache.add(key, 0, timeout=timeout)
        return int(cache.incr(key))
    except ValueError:  # gone between the two
        return 1
    except Exception:  # noqa: BLE001  (each cache has its own kinds of errors)
        log.warning("rate_limit_without_cache")
        return 0


def _too_many(request: HttpRequest, *, seconds: int) -> HttpResponse:
    headers = {"Retry-After": str(seconds)}
    if "json" in request.headers.get("Accept", ""):
        return JsonResponse({"error": "too_many_requests", "retry_after": seconds}, status=429, headers=headers)
    return HttpResponse(render_to_string("429.html", {"seconds": seconds}), status=429, headers=headers)


class StoreFull(Exception):
    """The tenant's private files take all the room that it has; the text tells the user so. Nothing was changed."""


def full(exception: StoreFull) -> HttpResponse:
    return HttpResponse(render_to_string("full.html", {"text": str(exception)}), status=507)


def out_of_time(exception: BaseException) -> bool:
    """Whether a statement was cut off by the tenant's time limits."""
    return isinstance(exception.__cause__, psycopg.errors.QueryCanceled | psycopg.errors.LockNotAvailable)


def busy() -> HttpResponse:
    """What somebody sees whose statement was cut off: nothing was changed."""
    return HttpResponse(render_to_string("busy.html"), status=503, headers={"Retry-After": "30"})
