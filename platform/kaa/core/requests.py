from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

log = structlog.get_logger()
HEALTH = {"/healthz", "/readyz"}  # asked every few seconds


def client_address(request: HttpRequest) -> str:
    """The asking one's address, past the proxies that are ours: what allauth counts by, for axes too (AUT-21)."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    return forwarded[-proxies] if 0 < proxies <= len(forwarded) else str(request.META.get("REMOTE_ADDR", ""))


def _told(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """The view's name, never the address: anyone may type anything there."""
    match, tenant = request.resolver_match, getattr(request, "tenant", None)
    return {
        "tenant": tenant.schema_name if tenant else None,
        "method": request.method,
        "view": match.view_name if match else None,
        "status": response.status_code,
    }


class RequestIdMiddleware:
    """Each request has an id, in its log lines and in its response, so that a user's report leads to the lines."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = uuid.uuid4().hex  # type: ignore[attr-defined]
        began = time.monotonic()
        with structlog.contextvars.bound_contextvars(request_id=request.request_id):  # type: ignore[attr-defined]
            response = self.get_response(request)
            if request.path not in HEALTH:
                log.info("request", **_told(request, response), ms=round((time.monotonic() - began) * 1000))
        response["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
        return response
