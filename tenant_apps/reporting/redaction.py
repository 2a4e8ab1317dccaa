"""Kept files without the rows of those under protection, as if they had never been in them (rules: Protected identity; PRV-24).

What was delivered stays sealed while a handler may still show the youth again; SCB's row numbers are those of the edition that was delivered
(numbering).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from typing import Any

import pgtrigger
from django.db import connection, transaction

from kaa.core import clock
from shared_apps.scb import selectors as scb
from shared_apps.scb.specs import FormatSpec
from tenant_apps.register.models import Youth
from tenant_apps.reporting.models import Export, ExportRow, ReadingCopy, SealedExport
from tenant_apps.reporting.numbering import note_edition
from tenant_apps.work import files
from tenant_apps.work.models import StoredFile
from tenant_apps.work.services import enqueue

KIND = "scb_export"
COPY_KIND = "scb_reading_copy"
Row = list[Any]  # line among the data rows, youth, registration, kind of event, event, number as made


def rebuild_files(youths: Collection[int]) -> None:
    """Of every file that has or had a row of theirs (keys): without those under protection now, whole when there are none."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select export_id from reporting_exportrow where youth_id = any(%(youths)s)
               union select s.export_id from reporting_sealedexport s cross join jsonb_array_elements(s.rows) r
               where (r ->> 1)::bigint = any(%(youths)s) order by 1""",
            {"youths": list(youths)},
        )
        found = [key for (key,) in cursor.fetchall()]
    for key in found:
        _rebuild(key)


def hide_late(export: Export) -> None:
    """Whoever came under protection while the file was made. Their rows are locked: who is being hidden at this moment is waited for."""
    with transaction.atomic():
        keys = ExportRow.objects.filter(export=export).values_list("youth_id", flat=True).distinct()
        locked = Youth.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk")
        is_any = any(locked.values_list("protected_at", flat=True))
        if is_any:
            _rebuild(export.pk)
    if is_any:
        export.refresh_from_db()


def hide_missed() -> int:
    """Files that were committed when the process was killed, before anybody looked. Gives how many."""
    protected = Youth.objects.exclude(protected_at=None).values("pk")
    missed = ExportRow.objects.filter(youth_id__in=protected).values_list("export_id", flat=True)
    keys = sorted(set(missed.distinct()))
    for key in keys:
        _rebuild(key)
    return len(keys)


def erase(youths: Collection[int]) -> None:
    """Take their rows out of what is sealed too; a file in which nobody else is under protection keeps no seal."""
    gone = set(youths)
    for seal in SealedExport.objects.select_for_update().select_related("export", "file"):
        if not any(row[1] in gone for row in seal.rows):
            continue
        kept = [row for row in seal.rows if row[1] not in gone]
        protected = _protected(row[1] for row in kept)
        if protected:
            spec = scb.format_version(seal.export.format_version)
            content = _content(spec, _lines(spec, seal.file), kept)
            former, seal.file = seal.file, _store(seal.file.name, content)
            seal.rows = [[place, *row[1:]] for place, row in enumerate(kept, start=1)]
            seal.save()
            files.remove([former])
        else:
            _drop_seal(seal)


@transaction.atomic
def _rebuild(key: int) -> None:
    export = Export.objects.select_for_update(of=["self"]).select_related("file").get(pk=key)
    seal = SealedExport.objects.filter(export=export).select_related("file").first()
    whole: list[Row] = seal.rows if seal else _map_of(export)
    hidden = _protected(row[1] for row in whole)
    kept = [row for row in whole if row[1] not in hidden]
    if not hidden and seal is None:
        return
    if seal is None:
        seal = SealedExport.objects.create(export=export, file=export.file, manifest=export.manifest, rows=whole)
    former = export.file
    taken = [row[5] for row in whole if row[1] in hidden]
    note_edition(export=export, hidden=taken, known=[row[5] for row in whole], now=clock.now())
    if hidden:
        spec = scb.format_version(export.format_version)
        _put(export, _store(former.name, _content(spec, _lines(spec, seal.file), kept)), kept, seal.manifest)
    else:
        _put(export, seal.file, kept, seal.manifest)
    _map_anew(export, kept)
    if former.pk not in {seal.file_id, export.file_id}:
        files.remove([former])
    if not hidden:
        seal.delete()
    _copies_anew(export)


def _map_of(export: Export) -> list[Row]:
    found = ExportRow.objects.filter(export=export).order_by("row_number")
    return [
        [row.row_number, row.youth_id, row.registration_id, row.event_kind, row.event_id, row.made_number or row.row_number]
        for row in found
    ]  # fmt: skip


def _protected(youths: Iterable[int]) -> set[int]:
    return set(Youth.objects.filter(pk__in=set(youths)).exclude(protected_at=None).values_list("pk", flat=True))


def _lines(spec: FormatSpec, file: StoredFile) -> list[str]:
    return files.read(file).decode(spec.encoding).split(spec.line_end)


def _content(spec: FormatSpec, lines: list[str], kept: list[Row]) -> bytes:
    head = int(spec.header)
    chosen = lines[:head] + [lines[head + row[0] - 1] for row in kept]
    return "".join(line + spec.line_end for line in chosen).encode(spec.encoding)


def _store(name: str, content: bytes) -> StoredFile:
    return files.store(kind=KIND, name=name, content_type="text/plain", content=content, must=True)


def _put(export: Export, file: StoredFile, kept: list[Row], manifest: dict[str, Any]) -> None:
    export.file, export.sha256 = file, file.sha256
    export.row_count, export.youth_count = len(kept), len({row[1] for row in kept})
    export.manifest = {
        **manifest, "rows": export.row_count, "youths": export.youth_count, "bytes": file.size,
        "sha256": hashlib.sha256(files.read(file)).hexdigest(),
    }  # fmt: skip
    with pgtrigger.ignore("reporting.Export:kept_as_made"):
        export.save()


def _map_anew(export: Export, kept: list[Row]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from reporting_exportrow where export_id = %s", [export.pk])
        with cursor.copy(
            "copy reporting_exportrow (export_id, row_number, youth_id, registration_id, event_kind, event_id, made_number) from stdin"
        ) as copy:
            for place, (_line, *who_and_what, made) in enumerate(kept, start=1):
                copy.write_row([export.pk, place, *who_and_what, made if made != place else None])


def _copies_anew(export: Export) -> None:
    """Reading copies name them too: each is removed, and one is made of the file as it is now."""
    copies = list(ReadingCopy.objects.filter(export=export).select_related("file"))
    ReadingCopy.objects.filter(pk__in=[copy.pk for copy in copies]).delete()
    files.remove([copy.file for copy in copies])
    if copies:
        enqueue(kind=COPY_KIND, key=str(export.public_id), arguments={"export": str(export.public_id)}, actor=copies[0].created_by)  # fmt: skip


def _drop_seal(seal: SealedExport) -> None:
    seal.delete()
    files.remove([seal.file])
