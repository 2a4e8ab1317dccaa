"""Documents as lines of a youth's timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.access import Right
from kaa.core.clock import STOCKHOLM
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.documents.composing import receiver
from tenant_apps.documents.enums import DocumentState, Route
from tenant_apps.documents.models import Document
from tenant_apps.documents.selectors import youths_documents
from tenant_apps.register.models import Youth
from tenant_apps.register.timeline import TimelineSource
from tenant_apps.register.timeline_changes import Entry

KIND = "dokument"


def _documents(youth: Youth, user: User, rows: Iterable[Document]) -> Iterator[Entry]:  # noqa: ARG001
    for one in rows:
        if one.made_on is not None:
            who = one.made_by.display_name if one.made_by else ""
            yield _entry(one, one.made_on, _("Document made: %(what)s") % {"what": one.template.name}, who)
        if one.sent_on is not None:
            told = (
                _("Document sent: %(what)s")
                if one.state == DocumentState.SENT
                else _("Document given to the youth: %(what)s")
            )
            yield _entry(
                one, one.sent_on, told % {"what": one.template.name}, one.sent_by.display_name if one.sent_by else ""
            )


def _entry(one: Document, day: date, text: str, by: str) -> Entry:
    is_waiting = one.state == DocumentState.MADE
    return Entry(
        kind=KIND, at=datetime.combine(day, time(), STOCKHOLM), when=sv_date(day), text=text, by=by,
        detail=receiver(one) if one.route == Route.AGENCY else "", badge=str(DocumentState.MADE.label) if is_waiting else "",
        badge_tone="warning", url=reverse("document", args=[one.public_id]), url_label=_("Open the document"),
    )  # fmt: skip


documents = TimelineSource(
    KIND, gettext_lazy("Documents"), _documents, lambda youth: (youths_documents(youth),), right=Right.PLANNING_READ, tab="insatser"
)  # fmt: skip
