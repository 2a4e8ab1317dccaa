"""A kept file's rows, read back from its bytes as they lie, each with the youth and the record it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from shared_apps.scb.specs import FormatSpec
from tenant_apps.reporting.models import Export
from tenant_apps.work import files

Key = tuple[int, int, str, int]  # youth, registration, kind of event, event (0: none)


@dataclass(frozen=True, slots=True)
class FileRow:
    number: int
    key: Key
    values: tuple[str, ...]


def rows_of(export: Export, spec: FormatSpec) -> Iterator[FileRow]:
    """In the file's order; without rows of youths who are under protection or erased: nobody is told that they were there."""
    lines = files.read(export.file).decode(spec.encoding).split(spec.line_end)[int(spec.header) :]
    with connection.cursor() as cursor:
        cursor.execute(
            """select r.row_number, coalesce(y.merged_into_id, y.id), r.registration_id, r.event_kind, coalesce(r.event_id, 0)
               from reporting_exportrow r join register_youth y on y.id = r.youth_id and y.protected_at is null
               where r.export_id = %s order by r.row_number""",
            [export.pk],
        )
        found = cursor.fetchall()
    for number, *key in found:
        yield FileRow(number, tuple(key), tuple(lines[number - 1].split(spec.delimiter)))
