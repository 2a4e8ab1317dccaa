"""Panels on a youth's page that rooms below add: read before the page is rendered, each drawn by its own template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from tenant_apps.register.models import Youth


@dataclass(frozen=True)
class Panel:
    """`template` is included with `panel`, the data; `place`: top, planning (before the events) or aside (first in the column beside)."""

    template: str
    data: Any
    place: str = "top"


_providers: list[Callable[[HttpRequest, Youth], Panel | None]] = []


def youth_panel(
    function: Callable[[HttpRequest, Youth], Panel | None],
) -> Callable[[HttpRequest, Youth], Panel | None]:
    """Register, once, when the apps are ready. The page has asked already who may see the youth."""
    if function not in _providers:
        _providers.append(function)
    return function


def panels_of(request: HttpRequest, youth: Youth) -> list[Panel]:
    return [panel for provider in _providers if (panel := provider(request, youth)) is not None]
