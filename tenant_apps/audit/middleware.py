"""One transaction per request, its row in the read log, and the context of its history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from pghistory.middleware import HistoryMiddleware as PghistoryMiddleware

from kaa.core.reading import shown_youths
from kaa.core.tenancy.limits import StoreFull, busy, full, out_of_time
from tenant_apps.audit.services import write_read_log

log = structlog.get_logger()


class HistoryMiddleware(PghistoryMiddleware):
    """Each change carries who and which request; not the address, which may hold a search."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        user = request.user.pk if request.user.is_authenticated else None
        context = {"user": user, "request": request.request_id}  # type: ignore[attr-defined]
        token = getattr(request, "api_token", None)
        return context if token is None else {**context, "token": str(token.public_id)}


class ReadLogMiddleware:
    """The view, what it reads and the row that says so are one transaction, committed before the first byte.

    If the row cannot be written nothing is shown (PRV-33): 503.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            # the shell of an error page asks for them when the transaction is beyond asking
            getattr(request.user, "roles", None)
            response = self.get_response(request)
            shown = shown_youths(request)
            if response.streaming:  # it would be read in public, after the log was written
                raise RuntimeError(f"a streaming response from {request.resolver_match}")
            if shown and response.status_code < 500:  # a 409 or 422 page shows the youth too
                try:
                    with transaction.atomic():
                        write_read_log(request=request, shown=shown)
                except DatabaseError:
                    log.exception("read_log_failed")
                    transaction.set_rollback(True)
                    return HttpResponse(render_to_string("503.html"), status=503)
            if response.status_code >= 500:
                transaction.set_rollback(True)
                if shown:  # no row in the log, so no page either
                    response = HttpResponse(render_to_string("500.html"), status=response.status_code)
        if shown:
            response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The handler turns the exception into a response inside our block: what the view wrote must still go.

        What the view meant to show is not shown either.
        """
        shown_youths(request).clear()
        if connection.in_atomic_block:
            transaction.set_rollback(True)
        if isinstance(exception, StoreFull):
            return full(exception)
        if not out_of_time(exception):
            return None
        log.warning("out_of_time")
        return busy()
