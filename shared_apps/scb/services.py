"""Changing periods and report formats: by a release, and by the governance board. Runs in public, never as a tenant."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction

from kaa.core import clock
from kaa.core.halfyears import HalfYear
from shared_apps.codelists import selectors as codelists
from shared_apps.codelists.errors import UnknownCodeList
from shared_apps.scb import selectors
from shared_apps.scb.enums import CheckCode, CheckColour, ColumnKind, ColumnSource, FormatStatus, SortKey
from shared_apps.scb.errors import FormatNotPublishable, PublishedFormatIsImmutable, ShippedFormatChanged
from shared_apps.scb.models import CollectionPeriod, ReportCheck, ReportColumn, ReportFormat
from shared_apps.scb.shipped import FORMATS, ShippedFormat, read_formats, shipped_period, shipped_range
from shared_apps.scb.specs import ColumnSpec, FormatSpec, compare

BY_RELEASE = "release"
_LOCK = 0x6B61_6132  # two releases at once load one after the other


@transaction.atomic
def load_shipped(*, folder: Path = FORMATS, now: datetime | None = None) -> int:
    """Create the periods and formats that are missing; gives how many. The code lists must be loaded before.

    A published format is never edited: a file that says something else is refused. Neither is a draft that exists, for
    the board may have worked on it.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
    created = ensure_periods()
    known = {row.version: row for row in ReportFormat.objects.all()}
    for shipped in read_formats(folder):
        row = known.get(shipped.spec.version)
        if row is None:
            _create(shipped, now or clock.now())
            created += 1
        elif row.status == FormatStatus.PUBLISHED and shipped.publish:
            _refuse_change(row, shipped.spec)
    _announce()
    return created


@transaction.atomic
def ensure_periods(*, first: str | None = None, last: str | None = None) -> int:
    """Create the collection periods that are missing, with the usual due dates. Days that the board has set stay."""
    begin, end = shipped_range()
    half_year, stop = HalfYear.parse(first or begin), HalfYear.parse(last or end)
    known = set(CollectionPeriod.objects.values_list("code", flat=True))
    missing = []
    while half_year <= stop:
        if half_year.code not in known:
            days = shipped_period(half_year)
            missing.append(
                CollectionPeriod(
                    code=days.code, start=days.start, end=days.end, opens_on=days.opens_on, due_on=days.due_on
                )
            )
        half_year = half_year.next()
    CollectionPeriod.objects.bulk_create(missing)
    _announce()
    return len(missing)


@transaction.atomic
def publish(*, report_format: ReportFormat, actor: AbstractBaseUser | None, now: datetime) -> ReportFormat:
    """Publish a draft; refused with every lack named. From then on it never changes."""
    row = ReportFormat.objects.select_for_update().get(pk=report_format.pk)
    if row.status == FormatStatus.PUBLISHED:
        raise PublishedFormatIsImmutable(f"the report format {row.version} is already published")
    problems = publication_problems(spec=selectors.spec_of(row))
    if problems:
        raise FormatNotPublishable(row.version, problems)
    row.status = FormatStatus.PUBLISHED
    row.published_at = now
    row.published_by = actor.get_username() if actor else BY_RELEASE
    row.full_clean()
    row.save()
    _announce()
    return row


def publication_problems(*, spec: FormatSpec) -> list[str]:
    """Tell what a format lacks before files can be made by it."""
    problems = [problem for column in spec.columns for problem in _column_problems(column, spec.valid_from_period)]
    if not spec.columns:
        problems.append("no columns")
    problems += [f"sorted by {key}, which is unknown" for key in spec.sort if key not in SortKey.values]
    problems += [f"check {check.code}: unknown" for check in spec.checks if check.code not in CheckCode.values]
    problems += [
        f"check {check.code}: neither red nor yellow" for check in spec.checks if check.colour not in CheckColour.values
    ]
    return problems


def _column_problems(column: ColumnSpec, period: str) -> list[str]:
    lacks = []
    if not column.meaning:
        lacks.append("no meaning")
    if column.kind not in ColumnKind.values:
        lacks.append("no kind (text, date, code)")
    if column.source not in ColumnSource.values:
        lacks.append("no source")
    if column.code_list:
        lacks += _code_list_problems(column, period)
    elif column.kind in {ColumnKind.CODE, ""}:
        lacks.append("no code list")
    return [f"column {column.name}: {', '.join(lacks)}"] if lacks else []


def _code_list_problems(column: ColumnSpec, period: str) -> list[str]:
    try:
        held = codelists.current(column.code_list, period=period)
    except UnknownCodeList:
        return [f"the code list {column.code_list} is not published"]
    without = [item.code for item in held.codes if not item.scb_code]
    lacks = [f"codes without a number for SCB in {column.code_list}: {', '.join(without)}"] if without else []
    if column.empty_as and column.empty_as not in held:
        lacks.append(f"{column.empty_as} is no code of {column.code_list}")
    return lacks


def _create(shipped: ShippedFormat, now: datetime) -> None:
    spec = shipped.spec
    row = ReportFormat(
        version=spec.version,
        name=spec.name,
        valid_from_period=spec.valid_from_period,
        encoding=spec.encoding,
        delimiter=spec.delimiter_name,
        date_format=spec.date_format,
        line_end=spec.line_end_name,
        header=spec.header,
        header_counts_in_row_numbers=spec.header_counts_in_row_numbers,
        sort=list(spec.sort),
        quality_window=spec.quality_window,
        notice=spec.notice,
        verified=spec.verified,
    )
    row.full_clean()
    row.save()
    ReportColumn.objects.bulk_create(
        ReportColumn(report_format=row, **{field.name: getattr(one, field.name) for field in fields(one)})
        for one in spec.columns
    )
    ReportCheck.objects.bulk_create(
        ReportCheck(report_format=row, **{field.name: getattr(one, field.name) for field in fields(one)})
        for one in spec.checks
    )
    if shipped.publish:
        publish(report_format=row, actor=None, now=now)


def _refuse_change(row: ReportFormat, shipped: FormatSpec) -> None:
    held = selectors.spec_of(row)
    found = compare(held, replace(shipped, status=held.status))
    if not found.is_same:
        raise ShippedFormatChanged(
            f"{shipped.version}.json differs from the published format of that name; a change must bear a new name"
        )


def _announce() -> None:
    """Forget at once, so that this transaction reads its own rows, and again when others can read them."""
    selectors.forget()
    transaction.on_commit(selectors.forget)
