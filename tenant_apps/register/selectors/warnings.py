"""The quality rules' hits of the period that is reported next, for pages of youths."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import ngettext

from shared_apps.scb.errors import UnknownPeriod
from tenant_apps.quality.selectors import COLOURS, Hit, hits, period_of


def warnings(*, today: date, youth_ids: Collection[int] | None = None) -> list[Hit]:
    """Give what stands against the report, red first; the same statement for one youth, a page or all."""
    try:
        period = period_of(today)
    except UnknownPeriod:
        return []
    return hits(period=period, youths=None if youth_ids is None else list(youth_ids))


def by_youth(found: Iterable[Hit]) -> dict[uuid.UUID, list[Hit]]:
    grouped: dict[uuid.UUID, list[Hit]] = defaultdict(list)
    for one in found:
        grouped[one.youth].append(one)
    return grouped


def badges(found: list[Hit]) -> tuple[tuple[str, str], ...]:
    """How many of each colour, as text and tone."""
    counts = {colour: sum(one.colour == colour for one in found) for colour in COLOURS}
    texts = {
        "red": ngettext("%(n)d red", "%(n)d red", counts["red"]),
        "yellow": ngettext("%(n)d yellow", "%(n)d yellow", counts["yellow"]),
        "green": ngettext("%(n)d green", "%(n)d green", counts["green"]),
    }
    return tuple((texts[colour] % {"n": counts[colour]}, colour) for colour in COLOURS if counts[colour])
