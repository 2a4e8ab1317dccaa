"""Which numbers SCB has: a file may have lost rows between being made, handed out, delivered and answered (PRV-24).

Inside, a row is known by its number in the file as it was made. SCB's list has the numbers of the edition that was delivered; people are shown
those of the file as it is now, as if nobody had ever been taken out of it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction

from kaa.core import clock
from tenant_apps.reporting.models import Export, Receipt

Edition = dict[
    str, Any
]  # since: moment ("" is when the file was made), out: numbers as made, handed: moment ("" not yet)


def note_edition(*, export: Export, hidden: Collection[int], known: Collection[int], now: datetime) -> None:
    """Rows have been taken out or put back: `hidden` and `known` are numbers as made, of rows out and of all rows there still are.

    Rows that have been erased since are in neither, and stay out. Saved by the caller.
    """
    editions = _editions(export)
    out = sorted({*hidden} | ({*editions[-1]["out"]} - {*known}))
    if out != editions[-1]["out"]:
        export.editions = [*editions, {"since": now.isoformat(), "out": out, "handed": ""}]


@transaction.atomic
def note_handed_out(*, export: Export, now: datetime) -> None:
    """Somebody has the file, as it is now, to deliver it."""
    found = Export.objects.select_for_update().get(pk=export.pk)
    editions = _editions(found)
    if not editions[-1]["handed"]:
        editions[-1]["handed"] = now.isoformat()
        Export.objects.filter(pk=found.pk).update(editions=editions)


def out_when_delivered(export: Export) -> list[int]:
    """The numbers as made of the rows that were not in what SCB got: the edition last handed out when it was delivered, else the one that held."""
    moment = _delivered_at(export)
    editions = [one for one in _editions(export) if not one["since"] or datetime.fromisoformat(one["since"]) <= moment]
    handed = [one for one in editions if one["handed"] and datetime.fromisoformat(one["handed"]) <= moment]
    found: list[int] = (handed or editions)[-1]["out"]
    return found


def _delivered_at(export: Export) -> datetime:
    """By the latest receipt: the moment it was written down, when that was the same day. Nothing written down: it has been delivered by now."""
    receipts = Receipt.objects.filter(export=export, kind=Receipt.Kind.DELIVERED, withdrawn_at=None)
    last = receipts.order_by("-on", "-id").first()
    if last is None:
        return clock.now()
    if clock.local_date(last.created_at) <= last.on:
        return last.created_at
    return datetime.combine(last.on + timedelta(days=1), time(), tzinfo=clock.STOCKHOLM)


def as_made(number: int, out: Collection[int]) -> int:
    """From SCB's number of a data row to the row's number in the file as it was made."""
    for one in sorted(out):
        number += one <= number
    return number


def _editions(export: Export) -> list[Edition]:
    return [*export.editions] or [{"since": "", "out": [], "handed": ""}]
