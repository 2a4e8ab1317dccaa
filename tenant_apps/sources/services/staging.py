"""From a file to a run that can be looked at: verdicts, staged rows, difference. One transaction: all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from django.db import DatabaseError, connection, transaction

from tenant_apps.accounts.models import User
from tenant_apps.register.services.protection import protect_by_numbers
from tenant_apps.sources.errors import ApplyFailed, FileRefused, WrongState
from tenant_apps.sources.kinds import get_kind
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.reading.extens import Known, Reader
from tenant_apps.sources.reading.files import MAX_BYTES, open_file
from tenant_apps.sources.reading.staged import COPY
from tenant_apps.sources.services.runs import delete_staged_rows, lock_source

BLOCK = 256  # lines per write
COPY_VERDICTS = "copy sources_rowverdict (run_id, row_number, verdict, code, detail) from stdin"
_KNOWN = """
    select n.number, y.id, r.content_hash, r.gone_on is not null, y.protected_at is not null
    from register_youth y
    join (select id as youth_id, personnummer as number from register_youth where personnummer is not null
          union all select youth_id, value from register_youthnumber) n on n.youth_id = y.id
    left join sources_sourcerecord r on r.youth_id = y.id and r.source_id = %s"""


def stage_file(
    *,
    source: Source,
    file_name: str,
    content: bytes | BinaryIO,
    as_of: date | None = None,
    actor: User | None = None,
    today: date,
    force: bool = False,
) -> ImportRun:
    """Read a file into a run. Raises FileRefused when the file as a whole cannot be used; nothing of it is kept then.

    `force` lets a file through that is older than the last one applied. An earlier run of the source that nobody applied is discarded.
    """
    as_of = as_of or today
    data = content if isinstance(content, bytes) else content.read(MAX_BYTES + 1)
    kind = get_kind(source.kind)
    opened = open_file(data, kind)
    with transaction.atomic():
        lock_source(source=source)
        _check_day(source, as_of, today, force=force)
        _discard_earlier(source)
        run = ImportRun.objects.create(
            source=source, as_of=as_of, file_name=file_name[-200:], file_sha256=hashlib.sha256(data).hexdigest(), encoding=opened.encoding,
            delimiter=opened.delimiter, created_by=actor,
        )  # fmt: skip
        tenant: Any = getattr(connection, "tenant", None)
        codes = frozenset(getattr(tenant, "municipality_codes", None) or ())
        reader = Reader(
            opened=opened, kind=kind, known=_known(source), codes=codes, run_id=run.pk, as_of=as_of, today=today
        )
        _copy(COPY, reader.lines())
        _finish(run, reader)
    return run


def _check_day(source: Source, as_of: date, today: date, *, force: bool) -> None:
    source.refresh_from_db(fields=["last_as_of"])
    if as_of > today:
        raise FileRefused("in_the_future")
    if source.last_as_of and as_of < source.last_as_of and not force:
        raise FileRefused("older", as_of=as_of.isoformat(), last=source.last_as_of.isoformat())


def _discard_earlier(source: Source) -> None:
    """One run of a source at a time: an older one could bring back somebody whom the newer file marks as protected."""
    open_states = [ImportRun.State.STAGED, ImportRun.State.APPLYING, ImportRun.State.FAILED]
    for run in ImportRun.objects.select_for_update().filter(source=source, state__in=open_states):
        if run.state == ImportRun.State.APPLYING:
            raise WrongState("applying")
        delete_staged_rows(run=run)
        run.state = ImportRun.State.DISCARDED
        run.save(update_fields=["state"])


def _known(source: Source) -> dict[str, Known]:
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [source.pk])
        return {number: Known(youth, content, gone, protected) for number, youth, content, gone, protected in cursor}


def _copy(statement: str, lines: Iterable[str]) -> None:
    """The database's own message may quote a row, so it is not let through."""
    lines = iter(lines)
    try:
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            while block := "".join(islice(lines, BLOCK)):
                copy.write(block)
    except DatabaseError as error:
        raise ApplyFailed("database", state=getattr(error.__cause__, "sqlstate", "") or "") from None


def _verdict_lines(run: ImportRun, reader: Reader) -> Iterator[str]:
    for number, verdict, code, detail in reader.verdicts:
        yield f"{run.pk}\t{number}\t{verdict}\t{code}\t{detail}\n".replace("\\", "\\\\")


def _finish(run: ImportRun, reader: Reader) -> None:
    """Counts; and those under protection leave no trace here, wherever in the file (or in another source's run) they stood."""
    if reader.verdicts:
        _copy(COPY_VERDICTS, _verdict_lines(run, reader))
    counts = reader.counts
    if reader.protected_numbers:
        protect_by_numbers(numbers=reader.protected_numbers)
        _forget_protected(run, reader)
    hidden = {
        known.youth_id
        for number, known in reader.known.items()
        if number in reader.protected_numbers or known.is_protected
    }
    named = {
        known.youth_id for known in reader.known.values() if known.content is not None and not known.is_gone
    } - hidden
    gone = sorted(named - reader.seen_youths)
    run.counts = {**counts, "gone": len(gone), "base": len(named)}
    run.rows = counts["new"] + counts["changed"] + counts["same"] + counts["came_back"] + counts["refused"]
    run.gone_youths, run.protected_rows, run.lifted_rows = gone, reader.protected_rows, reader.lifted_rows
    run.save()


def _forget_protected(run: ImportRun, reader: Reader) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from sources_stagedrow where personnummer = any(%s) returning run_id, row_number, change",
            [list(reader.protected_numbers)],
        )
        taken = [(number, change) for run_id, number, change in cursor if run_id == run.pk]
        numbers = [number for number, _change in taken]
        if numbers:  # the same person stood in an unmarked row too
            cursor.execute(
                "delete from sources_rowverdict where run_id = %s and row_number = any(%s)", [run.pk, numbers]
            )
            reader.protected_rows = sorted([*reader.protected_rows, *numbers])
    for _number, change in taken:
        reader.counts[change] -= 1
