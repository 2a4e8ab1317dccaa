"""Who is shown to whom: what a view shows is noted on the request, and the audit room writes it before the first byte leaves.

A page's data is read before it is rendered: a query during rendering raises, so nothing can be shown that was not noted.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.template.response import TemplateResponse

PROBE = "probe"  # a ground: nothing of them was shown, but the answer told the asker that the number is somebody's


class QueryWhileRendering(RuntimeError):
    """A template asked the database."""


@contextmanager
def no_queries() -> Iterator[None]:
    def refuse(_execute: Callable[..., Any], sql: str, *_args: Any) -> Any:
        raise QueryWhileRendering(sql.rsplit(" FROM ", maxsplit=1)[-1][:80])

    with connection.execute_wrapper(refuse):
        yield


def show(request: HttpRequest, youths: Iterable[uuid.UUID], *, ground: str = "page") -> None:
    """Note that this response shows these youths. Selectors' results are noted by the views that show them."""
    shown: dict[str, set[uuid.UUID]] = request.__dict__.setdefault("shown_youths", {})
    shown.setdefault(ground, set()).update(youths)


def shown_youths(request: HttpRequest) -> dict[str, set[uuid.UUID]]:
    """Public ids by ground, as noted so far."""
    noted: dict[str, set[uuid.UUID]] = request.__dict__.get("shown_youths", {})
    return noted


class Page(TemplateResponse):
    """A page that shows the given youths, and is rendered without a query.

    Context processors run before the guard: they belong to the reading.
    """

    def __init__(
        self, request: HttpRequest, template: str, context: dict[str, Any] | None = None, *,
        youths: Iterable[uuid.UUID] = (), ground: str = "page", **options: Any,
    ) -> None:  # fmt: skip
        show(request, youths, ground=ground)
        super().__init__(request, template, context, **options)

    @property
    def rendered_content(self) -> str:
        template = self.resolve_template(self.template_name)
        context = self.resolve_context(self.context_data)
        prepare_shell(self._request)
        with no_queries():
            return template.render(context, self._request)


SHELL_READS: list[Callable[[HttpRequest], object]] = []


def shell_reads(function: Callable[[HttpRequest], object]) -> None:
    """A room reads something for the shell, and keeps it on the request. Called when apps are ready."""
    if function not in SHELL_READS:
        SHELL_READS.append(function)


def prepare_shell(request: HttpRequest) -> None:
    """The shell is around every page: what it needs of the database is read here, not while rendering."""
    from django.middleware.csrf import get_token

    get_token(request)
    if request.user.is_authenticated:
        request.user.may  # noqa: B018  (loads the lazy user)
        getattr(request.user, "roles", None)
        for read in SHELL_READS:
            read(request)
