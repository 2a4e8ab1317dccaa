"""Who the school system's ids mean; and what the run tells of rows, in words that lead back to the school system."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable

from django.db import connection as database
from django.db.models import Q

from tenant_apps.sources.models import StagedRow
from tenant_apps.sources.reading.extens import REFUSED, REMARK, Reader
from tenant_apps.sources.ss12000.kind import kind
from tenant_apps.sources.ss12000.models import Connection, RemotePerson
from tenant_apps.sources.ss12000.translation import Row, Translator
from tenant_apps.work.sealing import keyed_hash

PURPOSE = b"ss12000 persons"
_REFUSED_BY = {"protection_missing": "protection", "person_shape": ""}


def numbers_of(connection: Connection, ids: set[str], known: Iterable[str]) -> set[str]:
    """The numbers among those known that these ids mean."""
    if not ids:
        return set()
    found = RemotePerson.objects.filter(connection=connection, remote_id__in=ids)
    hashes = {bytes(value) for value in found.values_list("number_hash", flat=True)}
    if not hashes:
        return set()
    hashing = keyed_hash(PURPOSE)
    return {number for number in known if not hashes.isdisjoint(hashing.any_of(number))}


def numbers_of_marked(connection: Connection, reader: Reader, translator: Translator) -> set[str]:
    """Of those whom the server marks: often it gives no number of theirs, or a temporary one (REL-24), but it is the same id as before."""
    waiting = StagedRow.objects.values_list("personnummer", flat=True)
    return numbers_of(connection, translator.marked_ids, {*reader.known, *waiting})


def remember(connection: Connection, reader: Reader, translator: Translator, *, is_full: bool) -> None:
    """Ids and keyed hashes of those who were read; those under protection are forgotten, also what told their id before."""
    hashing = keyed_hash(PURPOSE)
    hidden = reader.protected_numbers | {number for number, known in reader.known.items() if known.is_protected}
    marked = {remote_id for remote_id, is_marked in translator.seen.items() if is_marked}
    remembered = RemotePerson.objects.filter(connection=connection)
    known = {
        str(one): bytes(value)
        for one, value in remembered.exclude(remote_id__in=marked).values_list("remote_id", "number_hash")
    }
    hidden_hashes = {one for number in hidden for one in hashing.any_of(number)}
    told = {
        row.remote_id: hashing.of(row.value)
        for row in translator.rows
        if row.remote_id and row.value and not row.is_protected and row.value not in hidden
    }
    gone = {one for one, value in known.items() if value in hidden_hashes or (is_full and one not in told)}
    _forget_verdicts(marked | {one for one, value in known.items() if value in hidden_hashes})
    remembered.filter(Q(remote_id__in=marked) | Q(remote_id__in=gone)).delete()
    changed = [(one, value) for one, value in told.items() if known.get(one) != value]
    RemotePerson.objects.bulk_create(
        [RemotePerson(connection=connection, remote_id=uuid.UUID(one), number_hash=value) for one, value in changed],
        update_conflicts=True, update_fields=["number_hash"], unique_fields=["connection", "remote_id"], batch_size=5_000,
    )  # fmt: skip


def forget_youths(youths: Collection[int]) -> None:
    """Who comes under protection, or is erased: no connection knows them any longer, and no verdict tells their id."""
    with database.cursor() as cursor:
        cursor.execute(
            """select personnummer from register_youth where id = any(%(youths)s) and personnummer is not null
               union select value from register_youthnumber where youth_id = any(%(youths)s)""",
            {"youths": list(youths)},
        )
        numbers = [number for (number,) in cursor.fetchall()]
    if not numbers or not RemotePerson.objects.exists():
        return
    hashing = keyed_hash(PURPOSE)
    hashes = [one for number in numbers for one in hashing.any_of(number)]
    found = RemotePerson.objects.filter(number_hash__in=hashes)
    _forget_verdicts({str(one) for one in found.values_list("remote_id", flat=True)})
    found.delete()


def _forget_verdicts(ids: Collection[str]) -> None:
    if not ids:
        return
    with database.cursor() as cursor:
        cursor.execute("delete from sources_rowverdict where detail like any(%s)", [[f"%{one}%" for one in ids]])


def explain(reader: Reader, rows: list[Row]) -> None:
    """Refusals and remarks that only the translation knows; each with the school system's own id, for there is no file to look in."""
    by_number = {row.number: row for row in rows}
    found = []
    for number, verdict, code, detail in reader.verdicts:
        row = by_number[number]
        if verdict == REFUSED and row.refusal:
            code, detail = row.refusal, _heading(_REFUSED_BY.get(row.refusal, ""))  # noqa: PLW2901
        found.append((number, verdict, code, _with_id(detail, row)))
    silent = {number for number, verdict, *_ in found if verdict == REFUSED} | {
        *reader.protected_rows,
        *reader.lifted_rows,
    }
    remarked = {number for number, verdict, *_ in found if verdict == REMARK}
    for row in rows:
        if row.remarks and row.number not in silent:
            found += [(row.number, REMARK, code, _with_id(_heading(column), row)) for code, column in row.remarks]
            if row.number not in remarked:
                reader.counts["remarks"] += 1
            if known := reader.known.get(row.value):
                reader.row_youths[row.number] = known.youth_id
    reader.verdicts[:] = sorted(found)


def _heading(field: str) -> str:
    return kind().heading(field) if field else ""


def _with_id(detail: str, row: Row) -> str:
    return " · ".join(part for part in (detail[:150], f"id {row.remote_id}" if row.remote_id else "") if part)
