"""The half-year file: refused while red, else made from one snapshot, whole or not at all, and kept (REL-05)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from kaa.core import clock
from shared_apps.scb import selectors as scb
from shared_apps.scb.specs import FormatSpec
from tenant_apps.accounts.models import User
from tenant_apps.quality.selectors import hits
from tenant_apps.reporting import engine, redaction
from tenant_apps.reporting.errors import ExportBlocked, NotRepresentable, WrongCode
from tenant_apps.reporting.models import Export
from tenant_apps.work import files

KIND = redaction.KIND


@dataclass(frozen=True)
class Built:
    """A file's bytes and figures; its rows stand in the temporary table `file_row` of the transaction that built it."""

    content: bytes
    rows: int
    youths: int


def make_export(
    *,
    period: str,
    municipality_code: str,
    actor: User | None,
    today: date,
    codes: list[str],
    gate: bool = True,
    now: datetime | None = None,
) -> Export:
    """One file for one of the tenant's municipality codes ('2281'), kept with its manifest and its row map.

    Must be called outside a transaction: the snapshot's isolation is set before its first query.
    Raises ExportBlocked with the hits, WrongCode, NotRepresentable, NoReportFormat.
    """
    if municipality_code not in codes:
        raise WrongCode(municipality_code)
    spec = scb.format_for(period)
    with _one_at_a_time(), _snapshot():
        if gate:
            red = [hit for hit in hits(period=period) if hit.colour == "red"]
            if red:
                raise ExportBlocked(red)
        built = build(spec=spec, period=period, municipality_code=municipality_code)
        number = (
            Export.objects.filter(period=period, municipality_code=municipality_code).aggregate(n=Max("number"))["n"]
            or 0
        ) + 1
        name = f"KAA_{municipality_code}_{period}_{number}.txt"
        file = files.store(kind=KIND, name=name, content_type="text/plain", content=built.content)
        export = Export.objects.create(
            period=period, municipality_code=municipality_code, format_version=spec.version, file=file, sha256=file.sha256,
            row_count=built.rows, youth_count=built.youths, number=number, created_by=actor,
            manifest=manifest(spec=spec, period=period, built=built, actor=actor, today=today, now=now or clock.now()),
            **({"created_at": now} if now else {}),
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(
                """insert into reporting_exportrow (export_id, row_number, youth_id, registration_id, event_kind, event_id)
                   select %s, row_number, youth_id, registration_id, event_kind, event_id from file_row""",
                [export.pk],
            )
            cursor.execute("drop table file_row")
    redaction.hide_late(export)  # the snapshot does not know who came under protection while the file was made
    return export


def build(*, spec: FormatSpec, period: str, municipality_code: str) -> Built:
    """The file's bytes: the same data gives the same bytes. Within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"create temporary table file_row on commit drop as {engine.rows_sql(spec)}",
            engine.parameters(spec, period, municipality_code),
        )
        cursor.execute(
            "select string_agg(line, %s order by row_number), count(*), count(distinct youth_id) from file_row",
            [spec.line_end],
        )
        text, rows, youths = cursor.fetchone()
    lines = ([engine.header(spec)] if spec.header else []) + ([text] if text else [])
    whole = "".join(line + spec.line_end for line in lines)
    try:
        content = whole.encode(spec.encoding)
    except UnicodeEncodeError as error:
        lines_before = whole.count(spec.line_end, 0, error.start)
        raise NotRepresentable(lines_before + 1 - _uncounted_header(spec)) from None
    return Built(content=content, rows=rows, youths=youths)


def _uncounted_header(spec: FormatSpec) -> int:
    """1 when the file's first line is a header that SCB's row numbers leave out."""
    return int(spec.header and not spec.header_counts_in_row_numbers)


def manifest(
    *, spec: FormatSpec, period: str, built: Built, actor: User | None, today: date, now: datetime
) -> dict[str, Any]:
    return {
        "period": period,
        "format": spec.version,
        "verified_against_scb": spec.verified,
        "code_lists": engine.code_list_versions(spec, period),
        "encoding": spec.encoding,
        "delimiter": spec.delimiter_name,
        "line_end": spec.line_end_name,
        "header": spec.header,
        "rows": built.rows,
        "youths": built.youths,
        "bytes": len(built.content),
        "sha256": hashlib.sha256(built.content).hexdigest(),
        "made_by": str(actor.public_id) if actor else "",
        "made_on": today.isoformat(),
        "made_at": now.isoformat(timespec="seconds"),
    }


@contextmanager
def _snapshot() -> Iterator[None]:
    if connection.in_atomic_block:
        raise RuntimeError("an export needs a transaction of its own")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read")
        yield


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Taken before the snapshot: two exports of a tenant get different numbers."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(hashtext(current_setting('app.tenant') || ':scb_export'))")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(hashtext(current_setting('app.tenant') || ':scb_export'))")
