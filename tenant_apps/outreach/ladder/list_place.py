"""Which page of the list of next steps somebody works through: in the session, so that "the next" is the next of that list."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from tenant_apps.accounts.models import User
from tenant_apps.outreach.ladder.selectors import Cursor, StepFilter, StepPage, step_page
from tenant_apps.register import list_session
from tenant_apps.register.selectors.filtering import by_ids

PLACE = "outreach_place"


def remember(request: HttpRequest, wanted: StepFilter, page: StepPage, *, query: dict[str, str]) -> None:
    list_session.forget_list(request)
    request.session[PLACE] = {
        "filter": wanted.values(), "query": query, "ids": [str(one.public_id) for one in page.rows], "after": str(page.after or ""),
    }  # fmt: skip


def forget(request: HttpRequest) -> None:
    request.session.pop(PLACE, None)


def is_set(request: HttpRequest) -> bool:
    return PLACE in request.session


def back(request: HttpRequest) -> str:
    """The page of the list as it was looked at, at the list itself: who goes on by keyboard is there and not at the top of the page."""
    kept: Any = request.session.get(PLACE) or {}
    query = urlencode(kept.get("query", {}))
    return f"{reverse('outreach')}{'?' if query else ''}{query}#steg"


def following(request: HttpRequest, user: User, public_id: uuid.UUID, *, today: date) -> uuid.UUID | None:
    """Whom to go on with: the page as it was opened, for work moves those who are done; then the page after it."""
    kept: Any = request.session.get(PLACE)
    if not kept:
        return None
    ids = [uuid.UUID(one) for one in kept["ids"]]
    beside = ids[ids.index(public_id) + 1 :] if public_id in ids else ids
    seen = set(by_ids(user, beside).values_list("public_id", flat=True)) if beside else set()
    known = next((one for one in beside if one in seen and one != public_id), None)
    if known or not kept["after"]:
        return known
    wanted, after = StepFilter(**kept["filter"]), Cursor.parse(kept["after"])
    page = step_page(user, wanted, today=today, after=after)
    remember(request, wanted, page, query={**wanted.values(), "after": kept["after"]})
    return next((one.public_id for one in page.rows if one.public_id != public_id), None)
