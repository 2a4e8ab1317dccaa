"""/healthz: the process lives. /readyz: it may be sent requests. Answered for any host, before the tenant is looked up."""

from __future__ import annotations

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from kaa.core.tenancy import in_public


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            ready = database_answers()
            return JsonResponse({"status": "ok" if ready else "unavailable"}, status=200 if ready else 503)
        return self.get_response(request)


def database_answers() -> bool:
    try:
        with in_public(), connection.cursor() as cursor:
            cursor.execute("select 1 from tenants_domain limit 1")
    except Error:  # also an InterfaceError: a connection that broke is no DatabaseError to Django
        return False
    return True
