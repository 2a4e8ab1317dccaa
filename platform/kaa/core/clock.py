"""The only place that reads the clock. Times are stored in UTC, dates are decided in Europe/Stockholm."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one reading that all others go through


def today() -> date:
    return local_date(now())


def same_minute(one: datetime, other: datetime) -> bool:
    return one.astimezone(UTC).replace(second=0, microsecond=0) == other.astimezone(UTC).replace(
        second=0, microsecond=0
    )


def local_date(moment: datetime) -> date:
    """Give the Swedish calendar day of an aware moment: 23:30 UTC on 31 December belongs to 1 January."""
    if moment.utcoffset() is None:
        message = "A naive time has no local date"
        raise ValueError(message)
    return moment.astimezone(STOCKHOLM).date()
