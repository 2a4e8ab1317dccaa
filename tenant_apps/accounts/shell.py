"""What stands around every page: names, navigation by role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from kaa.core.access import Right
from kaa.core.tenancy import PUBLIC, current_schema


@dataclass(frozen=True)
class NavItem:
    label: Any
    url: str
    current: bool
    icon: str
    count: int | None = None


@dataclass(frozen=True)
class Shell:
    tenant_name: str = ""
    controller: str = ""
    nav: tuple[NavItem, ...] = ()
    search_url: str | None = None
    logout_url: str = ""
    role_label: str = ""
    banner: str = ""


# (label, view name, right, icon): only what exists
PAGES: list[tuple[Any, str, Right, str]] = [
    (_("Today"), "today", Right.TODAY, "today"),
    (_("Youths"), "youths", Right.YOUTHS_READ, "people"),
    (_("Participants"), "participants", Right.PARTICIPANTS_READ, "people"),
    (_("Proposals"), "proposals", Right.REGISTRATIONS_WRITE, "check"),
    (_("Import"), "imports", Right.SOURCES_IMPORT, "import"),
    (_("Statistics Sweden report"), "report", Right.REPORT_READ, "report"),
    (_("Settings"), "settings", Right.SETTINGS_READ, "settings"),
]


MUNICIPALITIES_ONLY = {"proposals", "report"}  # a partnership has no identification and no half-year report


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Pages without a tenant or a user get an empty shell."""
    user: Any = getattr(request, "user", None)
    tenant = getattr(request, "tenant", None)
    if tenant is None or current_schema() == PUBLIC or user is None or not user.is_authenticated:
        return {"shell": Shell(tenant_name=getattr(tenant, "name", ""), controller=getattr(tenant, "controller", ""))}
    items = []
    for label, view, right, icon in PAGES:
        if view in MUNICIPALITIES_ONLY and not tenant.is_municipality:
            continue
        if user.may(right) and (url := _url(view)):
            current = request.path == url or (url != "/" and request.path.startswith(url))
            items.append(NavItem(label=label, url=url, current=current, icon=icon))
    return {
        "shell": Shell(
            tenant_name=tenant.name, controller=tenant.controller, nav=tuple(items), logout_url=reverse("account_logout"),
            search_url=_url("search") if user.may(Right.YOUTHS_READ) else None,
            role_label=", ".join(str(role.label) for role in sorted(user.roles)),
        )
    }  # fmt: skip


def _url(view: str) -> str | None:
    try:
        return reverse(view)
    except NoReverseMatch:
        return None
