"""/healthz: the process lives. /readyz: it may be sent requests. Answered for any host, before the tenant is looked up.

A process that finds its sessions shared with others (TEN-03) is not ready and ends: what starts in its place finds the same and stays out.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import psycopg
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from kaa.core.tenancy import in_public, probe


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            ready = database_answers() and sessions_are_ours()
            return JsonResponse({"status": "ok" if ready else "unavailable"}, status=200 if ready else 503)
        return self.get_response(request)


def database_answers() -> bool:
    try:
        with in_public(), connection.cursor() as cursor:
            cursor.execute("select 1 from tenants_domain limit 1")
    except Error:  # also an InterfaceError: a connection that broke is no DatabaseError to Django
        return False
    return True


def sessions_are_ours() -> bool:
    try:
        sound = probe.is_sound()
    except psycopg.Error:
        return False
    if not sound:
        end_process()
    return sound


def end_process() -> None:
    """Gunicorn's worker ends gracefully; the next one's start-up probe ends it, and the service with it."""
    os.kill(os.getpid(), signal.SIGTERM)
