"""The tenant of a request: by exact host, for as long as the request lasts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.urls import set_urlconf

from kaa.core.tenancy import PUBLIC, connection, time_limits
from kaa.core.tenancy.hosts import code_fingerprint, tenant_of_host


class TenantMiddleware:
    """Exact host or 404; back to public when the response has been made, whatever happened on the way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._hosts: dict[str, tuple[float, Any]] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        connection.set_schema_to_public()
        try:
            with time_limits("request"):
                entry = self._find(request)
                if entry is None:
                    return HttpResponseNotFound(render_to_string("404.html"))
                return self._answer(request, entry)
        finally:
            connection.set_schema_to_public()
            set_urlconf(None)
            structlog.contextvars.unbind_contextvars("tenant")

    def _find(self, request: HttpRequest) -> Any | None:
        try:
            host = request.get_host().rpartition(":")[0] or request.get_host()
        except DisallowedHost:
            return None
        now = time.monotonic()
        known = self._hosts.get(host)
        if known and known[0] > now:
            return known[1]
        entry = tenant_of_host(host)
        if entry is not None:  # unknown hosts are not remembered: their number has no bound
            self._hosts[host] = (now + settings.TENANT_CACHE_SECONDS, entry)
        return entry

    def _answer(self, request: HttpRequest, entry: Any) -> HttpResponse:
        structlog.contextvars.bind_contextvars(tenant=entry.schema_name)
        request.tenant = entry  # type: ignore[attr-defined]
        if entry.schema_name == PUBLIC:
            request.urlconf = settings.PUBLIC_SCHEMA_URLCONF
            return self.get_response(request)
        if entry.suspended_at or entry.migrated_to != code_fingerprint():  # TEN-05: no fall-through
            return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "120"})
        connection.set_tenant(entry)
        return self.get_response(request)


def tenant_of(request: HttpRequest) -> Any:
    """The tenant that the middleware found."""
    return request.tenant  # type: ignore[attr-defined]
