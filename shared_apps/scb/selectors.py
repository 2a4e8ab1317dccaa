"""Reading periods and formats, from any schema: a tenant's role may only SELECT here. Kept for a minute."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from django.db.models import Prefetch

from shared_apps.codelists.caching import TimedValue
from shared_apps.scb.enums import FormatStatus
from shared_apps.scb.errors import NoReportFormat, UnknownPeriod
from shared_apps.scb.models import CollectionPeriod, ReportCheck, ReportColumn, ReportFormat
from shared_apps.scb.specs import CheckSpec, ColumnSpec, FormatComparison, FormatSpec, Period, compare

__all__ = [
    "CheckSpec", "ColumnSpec", "FormatComparison", "FormatSpec", "Period", "choose_format", "comparison",
    "current_period", "forget", "format_for", "format_version", "formats", "period", "periods", "reporting_period",
    "spec_of",
]  # fmt: skip


def spec_of(row: ReportFormat) -> FormatSpec:
    """Turn a format with its columns and checks into plain data; three queries unless they are prefetched."""
    return FormatSpec(
        version=row.version,
        name=row.name,
        status=row.status,
        valid_from_period=row.valid_from_period,
        encoding=row.encoding,
        delimiter_name=row.delimiter,
        date_format=row.date_format,
        line_end_name=row.line_end,
        header=row.header,
        header_counts_in_row_numbers=row.header_counts_in_row_numbers,
        sort=tuple(row.sort),
        quality_window=row.quality_window,
        notice=row.notice,
        verified=row.verified,
        columns=tuple(
            ColumnSpec(
                position=one.position,
                name=one.name,
                block=one.block,
                kind=one.kind,
                source=one.source,
                empty_as=one.empty_as,
                code_list=one.code_list,
                meaning=one.meaning,
                note=one.note,
                verified=one.verified,
            )
            for one in row.columns.all()
        ),
        checks=tuple(
            CheckSpec(one.position, one.code, one.colour, MappingProxyType(one.params), one.title, one.explanation)
            for one in row.checks.all()
        ),
    )


def _read_formats() -> tuple[FormatSpec, ...]:
    # A draft has no time of publication and stands last among those of its period; choose_format() skips it.
    rows = ReportFormat.objects.order_by("valid_from_period", "published_at", "id").prefetch_related(
        Prefetch("columns", ReportColumn.objects.order_by("position")),
        Prefetch("checks", ReportCheck.objects.order_by("position")),
    )
    return tuple(spec_of(row) for row in rows)


def _read_periods() -> tuple[Period, ...]:
    rows = CollectionPeriod.objects.order_by("start").values_list("code", "start", "end", "opens_on", "due_on")
    return tuple(Period(*row) for row in rows)


_formats: TimedValue[tuple[FormatSpec, ...]] = TimedValue(_read_formats)
_periods: TimedValue[tuple[Period, ...]] = TimedValue(_read_periods)


def forget() -> None:
    """Read again at the next question: called after a change, and by tests between databases."""
    _formats.forget()
    _periods.forget()


def formats() -> tuple[FormatSpec, ...]:
    """Give all formats, drafts too, the earliest first."""
    return _formats.get()


def choose_format(of: Iterable[FormatSpec], period: str) -> FormatSpec | None:
    """Choose the latest published format that has begun by the period; of two, the last published."""
    begun = [one for one in of if one.status == FormatStatus.PUBLISHED and one.valid_from_period <= period]
    return max(enumerate(begun), key=lambda pair: (pair[1].valid_from_period, pair[0]))[1] if begun else None


def format_for(period: str) -> FormatSpec:
    """Give the layout and checks of a period's file."""
    found = choose_format(formats(), period)
    if found is None:
        raise NoReportFormat(f"no published report format holds for {period}")
    return found


def format_version(version: str) -> FormatSpec:
    """Give a format by its name, a draft too: a kept file names the one it was made by."""
    for one in formats():
        if one.version == version:
            return one
    raise NoReportFormat(f"no report format {version}")


def comparison(before: str, after: str) -> FormatComparison:
    """Tell what differs between two versions, drafts too."""
    return compare(format_version(before), format_version(after))


def periods() -> tuple[Period, ...]:
    """Give all collection periods, the earliest first."""
    return _periods.get()


def period(code: str) -> Period:
    for one in periods():
        if one.code == code:
            return one
    raise UnknownPeriod(f"no collection period {code}")


def current_period(today: date) -> Period:
    """Give the period that the day lies in."""
    for one in periods():
        if one.start <= today <= one.end:
            return one
    raise UnknownPeriod(f"no collection period holds {today}")


def reporting_period(today: date) -> Period:
    """Give the period whose report is due next; on the due day still the one that is due."""
    coming = [one for one in periods() if today <= one.due_on]
    if not coming:
        raise UnknownPeriod(f"no collection period is due after {today}")
    return min(coming, key=lambda one: one.due_on)
