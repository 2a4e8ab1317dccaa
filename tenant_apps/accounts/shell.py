"""What stands around every page: names, navigation by role, the session's clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.reading import PROBE, shown_youths
from kaa.core.sessions import SessionClock, session_clock
from kaa.core.tenancy import PUBLIC, current_schema

UNREAD = "unread_notifications"  # on the request: set by the room that has them
COUNTS = "nav_counts"  # likewise: how much waits behind a page of the navigation, by the page's name
MOST_COUNTED = 99


@dataclass(frozen=True)
class NavItem:
    label: Any
    url: str
    current: bool
    icon: str
    count: int | None = None


@dataclass(frozen=True)
class Shell:
    tenant_name: str = ""  # empty: the public site
    controller: str = ""
    is_public: bool = False
    nav: tuple[NavItem, ...] = ()
    search_url: str | None = None
    logout_url: str = ""
    account_url: str = ""
    role_label: str = ""
    banner: str = ""
    accessibility_url: str = ""
    session: SessionClock | None = None
    printed_at: datetime | None = None
    visit_queue: str = ""  # whose outcomes of home visits wait on this telephone
    still_url: str = ""  # a page that shows youths asks here whether it still may
    notifications_url: str = ""
    notifications_count: str = ""


# (label, view name, right, icon): only what exists
PAGES: list[tuple[Any, str, Right, str]] = [
    (_("Today"), "today", Right.TODAY, "today"),
    (_("Youths"), "youths", Right.YOUTHS_READ, "people"),
    (_("Outreach"), "outreach", Right.YOUTHS_READ, "outreach"),
    (_("Home visits"), "visits", Right.YOUTHS_WRITE, "home"),
    (_("Measures"), "measures", Right.PLANNING_READ, "check"),
    (_("Incoming"), "incoming", Right.YOUTHS_WRITE, "message"),
    (_("Participants"), "participants", Right.PARTICIPANTS_READ, "people"),
    (_("Letters"), "mailings", Right.YOUTHS_WRITE, "letter"),
    (_("Proposals"), "proposals", Right.REGISTRATIONS_WRITE, "check"),
    (_("Distribution"), "distribution", Right.LABELS_WRITE, "people"),
    (_("Import"), "imports", Right.SOURCES_IMPORT, "import"),
    (_("Statistics Sweden report"), "report", Right.REPORT_READ, "report"),
    (_("Protected persons"), "protected", Right.PROTECTED_HANDLE, "lock"),
    (_("Settings"), "settings", Right.SETTINGS_READ, "settings"),
]
PUBLIC_PAGES: list[tuple[Any, str, Right | None, str]] = [
    (_("Start"), "start", None, "home"),
    (_("Tenants"), "tenants", Right.TENANTS_READ, "people"),
    (_("Code lists"), "code-lists", Right.CODELISTS_READ, "file"),
    (_("Report formats"), "report-formats", Right.CODELISTS_READ, "report"),
]


MUNICIPALITIES_ONLY = {
    "proposals",
    "report",
    "outreach",
    "visits",
    "distribution",
}  # a partnership has none of the duties behind these


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Whoever is not logged in gets the names alone."""
    user: Any = getattr(request, "user", None)
    tenant: Any = getattr(request, "tenant", None)
    is_public = tenant is None or current_schema() == PUBLIC
    names: dict[str, Any] = {
        "tenant_name": "" if is_public else tenant.name, "controller": "" if is_public else tenant.controller, "is_public": is_public,
        "accessibility_url": _url("accessibility") or "",
    }  # fmt: skip
    if tenant is None or user is None or not user.is_authenticated:
        return {"shell": Shell(**names)}
    return {
        "shell": Shell(
            **names, nav=_nav(request, user, tenant, is_public=is_public), logout_url=reverse("account_logout"),
            account_url=_url("my-page") or reverse("account_change_password"),
            search_url=_url("search") if not is_public and user.may(Right.YOUTHS_READ) else None,
            role_label=", ".join(str(role.label) for role in sorted(user.roles)),
            visit_queue=_visit_queue(user, tenant, is_public=is_public),
            session=session_clock(request), printed_at=clock.now(), still_url=_still_url(request, user),
            notifications_url=_url("notifications") or "" if not is_public else "", notifications_count=_unread(request),
        )
    }  # fmt: skip


def set_count(request: HttpRequest, view: str, count: Callable[[], int]) -> int:
    """A room counts what waits behind its page: once a request, before it is rendered."""
    known: dict[str, int] = request.__dict__.setdefault(COUNTS, {})
    if view not in known:
        known[view] = count()
    return known[view]


def nav_counts(request: HttpRequest) -> dict[str, int]:
    """By the page's name; as far as they have been counted for this request."""
    known: dict[str, int] = request.__dict__.get(COUNTS, {})
    return known


def _unread(request: HttpRequest) -> str:
    """The bell's number, as it was read before the page was rendered. A page of an error has none: its transaction is gone."""
    n: int = getattr(request, UNREAD, 0)
    return f"{MOST_COUNTED}+" if n > MOST_COUNTED else str(n or "")


def _visit_queue(user: Any, tenant: Any, *, is_public: bool) -> str:
    """A name for what waits in the browser: of one user, in one tenant."""
    if is_public or not tenant.is_municipality or not user.may(Right.YOUTHS_WRITE):
        return ""
    return f"{user.public_id}:{current_schema()}"


def _still_url(request: HttpRequest, user: Any) -> str:
    shown = {one for ground, youths in shown_youths(request).items() if ground != PROBE for one in youths}
    if not shown or user.may(Right.PROTECTED_HANDLE):
        return ""
    return _url("still", request.request_id) or ""  # type: ignore[attr-defined]


def _nav(request: HttpRequest, user: Any, tenant: Any, *, is_public: bool) -> tuple[NavItem, ...]:
    items = []
    for label, view, right, icon in PUBLIC_PAGES if is_public else PAGES:
        if view in MUNICIPALITIES_ONLY and not tenant.is_municipality:
            continue
        if (right is None or user.may(right)) and (url := _url(view)):
            current = request.path == url or (url != "/" and request.path.startswith(url))
            count = nav_counts(request).get(view)
            items.append(NavItem(label=label, url=url, current=current, icon=icon, count=count))
    return tuple(items)


def _url(view: str, *args: str) -> str | None:
    try:
        return reverse(view, args=args)
    except NoReverseMatch:
        return None
