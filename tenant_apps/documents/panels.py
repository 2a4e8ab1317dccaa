"""The section Documents on a youth's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.documents.composing import receiver
from tenant_apps.documents.enums import DocumentState, Route
from tenant_apps.documents.models import Document
from tenant_apps.documents.selectors import youths_documents
from tenant_apps.register.models import Youth
from tenant_apps.register.panels import Panel

SHOWN = 5
TONES = {
    DocumentState.BEGUN: "neutral", DocumentState.MADE: "warning", DocumentState.SENT: "success", DocumentState.HANDED: "success",
}  # fmt: skip


@dataclass(frozen=True)
class DocumentLine:
    public_id: Any
    name: str
    to: str
    state: str | Promise
    tone: str
    is_begun: bool
    day: date | None
    by: str


def line(one: Document) -> DocumentLine:
    state = DocumentState(one.state)
    who = one.sent_by if one.sent_on else one.made_by or one.begun_by
    return DocumentLine(
        one.public_id, one.template.name, receiver(one) if one.route == Route.AGENCY else "", state.label, TONES[state],
        state == DocumentState.BEGUN, one.sent_on or one.made_on, who.display_name if who else "",
    )  # fmt: skip


def documents(request: HttpRequest, youth: Youth) -> Panel | None:
    user = request.user
    if not isinstance(user, User) or not user.may(Right.PLANNING_READ):
        return None
    rows = youths_documents(youth)
    may_write = user.may(Right.PLANNING_WRITE) and youth.protected_at is None
    data = {
        "youth": youth.public_id,
        "rows": [line(one) for one in rows[:SHOWN]],
        "more": len(rows) > SHOWN,
        "may_write": may_write,
    }
    return Panel("documents/youth_panel.html", data, place="planning")
