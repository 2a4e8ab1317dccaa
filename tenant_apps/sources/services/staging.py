"""From a file to a run that can be looked at: verdicts, staged rows, difference. One transaction: all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from django.db import DatabaseError, connection, transaction

from kaa.core import clock
from kaa.core.tenancy import area_codes
from tenant_apps.accounts.models import User
from tenant_apps.register.services.guardians import hide_all_but
from tenant_apps.register.services.protection import note_unmarked, protect_by_numbers
from tenant_apps.sources.errors import ApplyFailed, FileRefused, WrongState
from tenant_apps.sources.kinds import SourceKind
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.reading.extens import Known, Reader
from tenant_apps.sources.reading.files import MAX_BYTES
from tenant_apps.sources.reading.incoming import day_of, open_incoming, places_here
from tenant_apps.sources.reading.staged import COPY
from tenant_apps.sources.reading.table import Table
from tenant_apps.sources.services.forgetting import lessen, take_rows
from tenant_apps.sources.services.runs import UNPLACED, close_without_figures, lock_source

NULL_MARK = "\\N"
BLOCK = 256  # lines per write
# Of a cohort a few in a thousand are under protection. More than this is a column that means something else, or has come to mean it.
MARKED_AT_MOST, MARKED_SHARE = 10, 20  # so many, and one in so many
COPY_VERDICTS = "copy sources_rowverdict (run_id, row_number, verdict, code, detail, youth_key) from stdin"
_KNOWN = """
    select n.number, y.id, r.content_hash, r.gone_on is not null, y.protected_at is not null, coalesce(r.row_hash, ''),
           n.number is distinct from y.personnummer
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
    force_reason: str = "",
) -> ImportRun:
    """Read a file into a run, by the source's mapping or by the names of a shipped kind. Raises FileRefused when the file as a whole
    cannot be used; nothing of it is kept then.

    The day is the one given, else what the file's column or its name says; without any of them it is asked for. `force` lets a file through
    that is older than the last one applied, and asks why.
    """
    data = content if isinstance(content, bytes) else content.read(MAX_BYTES + 1)
    incoming = open_incoming(source=source, file_name=file_name, content=data)
    day = as_of or day_of(table=incoming.table, file_name=file_name).day
    if day is None:
        raise FileRefused("as_of_missing")
    return stage_table(
        source=source, table=incoming.table, kind=incoming.kind, file_name=file_name, sha256=incoming.sha256, encoding=incoming.encoding,
        delimiter=incoming.delimiter, about=incoming.about, as_of=day, actor=actor, today=today, force=force, force_reason=force_reason,
    )  # fmt: skip


def stage_table(
    *,
    source: Source,
    table: Table,
    kind: SourceKind,
    file_name: str,
    sha256: str,
    encoding: str,
    delimiter: str = "",
    about: Mapping[str, Any] | None = None,
    as_of: date,
    actor: User | None = None,
    today: date,
    force: bool = False,
    force_reason: str = "",
    finish: Callable[[ImportRun, Reader], None] | None = None,
    deleted: Collection[str] | None = None,
) -> ImportRun:
    """Stage what a file or a fetch holds. An earlier run of the source that nobody applied is discarded.

    `about` says how it was read. An increment gives the numbers of those `deleted`: nobody else is gone because it does not name them.
    `finish` is called when all rows are read, before they are counted.
    """
    with transaction.atomic():
        lock_source(source=source)
        is_older = _check_day(source, as_of, today, force=force, reason=force_reason)
        _discard_earlier(source)
        reading = {
            **(about or {}),
            **({"increment": True} if deleted is not None else {}),
            **({"force_reason": force_reason.strip()[:300]} if is_older else {}),
        }
        run = ImportRun.objects.create(
            source=source, as_of=as_of, file_name=file_name[-200:], file_sha256=sha256, encoding=encoding, delimiter=delimiter,
            reading=reading, created_by=actor,
        )  # fmt: skip
        codes = frozenset(area_codes())
        known, rows = _known(source)
        reader = Reader(
            opened=table, kind=kind, known=known, known_rows=rows, codes=codes, run_id=run.pk, as_of=as_of, today=today,
            is_whole=deleted is None,
        )  # fmt: skip
        _copy(COPY, reader.lines())
        if reader.is_whole and reader.addresses and codes:
            here = places_here()
            reader.refuse_elsewhere(here)
            if not here and reader.tells_no_municipality:
                run.reading = {**run.reading, UNPLACED: True}
        if finish:
            finish(run, reader)
        _refuse_too_many_marked(reader)
        _finish(run, reader, deleted)
    return run


def _refuse_too_many_marked(reader: Reader) -> None:
    """Before anybody is hidden: who is shown again is so one by one, by a handler."""
    marked = {
        known.youth_id
        for number in reader.protected_numbers
        if (known := reader.known.get(number)) and not known.is_protected
    }
    shown = {known.youth_id for known in reader.known.values() if not known.is_protected}
    rows = sum(reader.counts[key] for key in ("new", "changed", "same", "came_back", "refused"))
    if _are_too_many(len(marked), len(shown)) or (
        reader.is_whole and _are_too_many(len(reader.protected_rows), rows + len(reader.protected_rows))
    ):
        raise FileRefused("many_marked", share=MARKED_SHARE)
    if _are_too_many(len(reader.guardians_left), len(shown)) or (
        reader.is_whole and _are_too_many(reader.guarded_rows, rows)
    ):
        raise FileRefused("many_marked", share=MARKED_SHARE)


def _are_too_many(marked: int, of: int) -> bool:
    return marked > MARKED_AT_MOST and marked * MARKED_SHARE > of


def _check_day(source: Source, as_of: date, today: date, *, force: bool, reason: str) -> bool:
    """Tell whether the file is older than what was last applied, which takes force and a reason (REL-02)."""
    source.refresh_from_db(fields=["last_as_of"])
    if as_of > today:
        raise FileRefused("in_the_future")
    if source.last_as_of is None or as_of >= source.last_as_of:
        return False
    days = {"as_of": as_of.isoformat(), "last": source.last_as_of.isoformat()}
    if not force:
        raise FileRefused("older", **days)
    if not reason.strip():
        raise FileRefused("force_reason", **days)
    return True


def _discard_earlier(source: Source) -> None:
    """One run of a source at a time: an older one could bring back somebody whom the newer file marks as protected."""
    open_states = [ImportRun.State.STAGED, ImportRun.State.APPLYING, ImportRun.State.FAILED, ImportRun.State.UNDOING]
    for run in ImportRun.objects.select_for_update().filter(source=source, state__in=open_states):
        if run.state in {ImportRun.State.APPLYING, ImportRun.State.UNDOING}:
            raise WrongState("applying")
        close_without_figures(run=run, state=ImportRun.State.DISCARDED)


def _known(source: Source) -> tuple[dict[str, Known], dict[str, Known]]:
    """By number, and by the row that last told of them; the latter without those who would come back or must not be shown."""
    by_number, by_row = {}, {}
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [source.pk])
        for number, youth, content, gone, protected, row_hash, is_earlier in cursor:
            by_number[number] = known = Known(youth, content, gone, protected, is_earlier)
            if row_hash and not gone and not protected:
                by_row[row_hash] = known
    return by_number, by_row


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
        line = f"{run.pk}\t{number}\t{verdict}\t{code}\t{detail}\t".replace("\\", "\\\\")
        yield f"{line}{reader.row_youths.get(number, NULL_MARK)}\n"


def _finish(run: ImportRun, reader: Reader, deleted: Collection[str] | None) -> None:
    """Counts; and those under protection leave no trace here, wherever in the file (or in another source's run) they stood."""
    if reader.verdicts:
        _copy(COPY_VERDICTS, _verdict_lines(run, reader))
    counts = reader.counts
    if reader.protected_numbers:
        _forget_protected(run, reader)  # first: what hides the youths takes their other traces in the runs
        protect_by_numbers(numbers=reader.protected_numbers, source=run.source.slug)
    if reader.guardians_left:
        hide_all_but(named=reader.guardians_left, source=run.source.slug, now=clock.now())
    if reader.lifted_youths:
        note_unmarked(youths=reader.lifted_youths, source=run.source.slug)
    hidden = {
        known.youth_id
        for number, known in reader.known.items()
        if number in reader.protected_numbers or known.is_protected
    }
    named = {
        known.youth_id for known in reader.known.values() if known.content is not None and not known.is_gone
    } - hidden
    missing = named
    if deleted is not None:  # an increment
        missing = named & {reader.known[number].youth_id for number in deleted if number in reader.known}
    gone = sorted(missing - reader.seen_youths - reader.mentioned_youths)
    run.counts = {**counts, "gone": len(gone), "base": len(named)}
    run.rows = counts["new"] + counts["changed"] + counts["same"] + counts["came_back"] + counts["refused"]
    run.gone_youths, run.protected_rows, run.lifted_rows = gone, reader.protected_rows, reader.lifted_rows
    run.save()


def _forget_protected(run: ImportRun, reader: Reader) -> None:
    """Rows of the same persons without the mark, in this file and in the waiting files of other sources: as if they had not stood there."""
    numbers = list(reader.protected_numbers)
    with connection.cursor() as cursor:
        cursor.execute(
            """delete from sources_stagedrow where personnummer = any(%s) and (run_id = %s or youth_id is null)
               returning run_id, row_number, change""",
            [numbers, run.pk],
        )
        taken = {(run_id, row): change for run_id, row, change in cursor}
    known = {reader.known[number].youth_id for number in numbers if number in reader.known}
    taken |= {(run.pk, row): "same" for youth, row in reader.same_rows.items() if youth in known}
    taken |= {(run.pk, row): "refused" for number in numbers for row in reader.refused_rows.get(number, ())}
    less = take_rows(rows=taken)
    for change, number in less.pop(run.pk, Counter()).items():
        reader.counts[change] -= number
    reader.protected_rows = sorted({*reader.protected_rows, *(row for run_id, row in taken if run_id == run.pk)})
    lessen(less=less)
