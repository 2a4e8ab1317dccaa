"""Who has read one person: for those who may, and a youth may ask it of them (PRV-33)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kaa.core.reading import PROBE
from tenant_apps.audit.models import ReadLog

GROUNDS: Mapping[str, Any] = {
    "page": _("on a page about the youth"),
    "list": _("in a list"),
    "search": _("in a search"),
    "export": _("in a file"),
    "api": _("through the API"),
    PROBE: _("wrote the number, and was shown nothing"),
}
# pages that say more than their ground; the others are forms on the youth
PAGES: Mapping[str, Any] = {
    "youth": _("the youth's page"),
    "youths": _("the list of youths"),
    "today": _("the list of what to do today"),
    "outreach": _("the outreach list"),
    "list-workbook": _("an Excel file of the list"),
    "youth-reads": _("this page: who has read"),
    "protected": _("the handlers' page"),
    "duplicate-pair": _("a comparison of possible duplicates"),
}


@dataclass(frozen=True)
class Read:
    at: datetime
    who: str
    how: str


def reads_of(youth: uuid.UUID, *, first: int, count: int) -> list[Read]:
    """The latest first; one for each request that showed the youth."""
    rows = ReadLog.objects.filter(youths__contains=[youth]).order_by("-at", "-pk")[first : first + count]
    return [Read(one.at, one.user_name, str(PAGES.get(one.page) or GROUNDS.get(one.ground, ""))) for one in rows]
