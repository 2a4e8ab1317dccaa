"""The quality rules' hits of the period that is reported next, for pages of youths."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.utils.translation import ngettext

from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import UnknownPeriod

COLOURS = ("red", "yellow", "green")


@dataclass(frozen=True)
class ShownWarning:
    colour: str
    title: str
    sentence: str
    mend_url: str
    youth: uuid.UUID
    name: str
    label: str


def warnings(*, today: date, youth_ids: Collection[int] | None = None) -> list[ShownWarning]:
    """Give what stands against the report, red first; a fixed number of queries for one youth, a page or all."""
    try:
        period = scb.reporting_period(today).code
    except UnknownPeriod:
        return []
    found = [_shown(hit) for hit in _hits(period, youth_ids)]
    return sorted(found, key=lambda one: (COLOURS.index(one.colour) if one.colour in COLOURS else len(COLOURS)))


def _hits(period: str, youth_ids: Collection[int] | None) -> list[Any]:
    if not find_spec("tenant_apps.quality.selectors"):
        return []
    quality = import_module("tenant_apps.quality.selectors")
    return list(quality.hits(period=period, youths=None if youth_ids is None else list(youth_ids)))


def _shown(hit: Any) -> ShownWarning:
    return ShownWarning(hit.colour, hit.title, hit.sentence, hit.mend_url or "", hit.youth, hit.name, hit.label or "")


def by_youth(found: list[ShownWarning]) -> dict[uuid.UUID, list[ShownWarning]]:
    grouped: dict[uuid.UUID, list[ShownWarning]] = defaultdict(list)
    for one in found:
        grouped[one.youth].append(one)
    return grouped


def badges(found: list[ShownWarning]) -> tuple[tuple[str, str], ...]:
    """How many of each colour, as text and tone."""
    counts = {colour: sum(one.colour == colour for one in found) for colour in COLOURS}
    texts = {
        "red": ngettext("%(n)d red", "%(n)d red", counts["red"]),
        "yellow": ngettext("%(n)d yellow", "%(n)d yellow", counts["yellow"]),
        "green": ngettext("%(n)d green", "%(n)d green", counts["green"]),
    }
    return tuple((texts[colour] % {"n": counts[colour]}, colour) for colour in COLOURS if counts[colour])
