"""A file of history into a run, and the run into the register: whole or not at all (REL-02)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pghistory
from django.db import DatabaseError, connection, transaction

from kaa.core import clock
from kaa.core.halfyears import HalfYear
from kaa.core.tenancy import own_codes
from shared_apps.codelists import selectors as codelists
from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import NoReportFormat
from tenant_apps.accounts.models import User
from tenant_apps.register.services.proposals import lock_register
from tenant_apps.register.services.protection import protect_by_numbers
from tenant_apps.sources.errors import ApplyFailed, FileRefused, WrongState
from tenant_apps.sources.history import codes
from tenant_apps.sources.history.facts import COLUMNS, Facts
from tenant_apps.sources.history.reading import open_history, read_history
from tenant_apps.sources.history.scb_file import open_scb_file, read_scb_file
from tenant_apps.sources.history.shapes import LABEL, SCB_FILE, SLUGS, get_shape
from tenant_apps.sources.history.statements import STEPS
from tenant_apps.sources.history.verdicts import judge
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.reading.files import MAX_BYTES
from tenant_apps.sources.reading.table import RawFile
from tenant_apps.sources.services.reversal import last_events
from tenant_apps.sources.services.runs import close_without_figures, lock_source

State = ImportRun.State
Progress = Callable[[int, int], None]
# names of sources are data: Swedish, as the municipality reads them in its list
NAMES = {
    "history-registrations": "Historik: registreringar", "history-contacts": "Historik: kontakter",
    "history-occupations": "Historik: sysselsättning", "history-interventions": "Historik: åtgärder",
    SCB_FILE: "Historik: egna SCB-filer",
}  # fmt: skip


def ensure_source(*, kind: str) -> Source:
    if kind not in NAMES:
        raise FileRefused("unknown_kind")
    source, _made = Source.objects.get_or_create(slug=kind, defaults={"name": NAMES[kind], "kind": kind})
    return source


def stage_history(
    *, kind: str, file_name: str, content: bytes, actor: User | None = None, today: date, period: str = ""
) -> ImportRun:
    """Read a file into a run that can be looked at. Raises FileRefused when the file as a whole cannot be used; nothing of it is kept then.

    `period` is the half year of an earlier SCB file. An earlier run of the same kind that nobody applied is discarded.
    """
    if len(content) > MAX_BYTES:
        raise FileRefused("too_large")
    raw, facts, about = _read(kind, content, today, period or period_in_name(name=file_name))
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        source = ensure_source(kind=kind)
        lock_source(source=source)
        _discard_earlier(source)
        as_of = min(today, HalfYear.parse(about["period"]).end) if "period" in about else today
        run = ImportRun.objects.create(
            source=source, as_of=as_of, file_name=file_name[-200:], file_sha256=sha256, reading={**about, "form": raw.form},
            encoding=raw.encoding if raw.form == "csv" else raw.form, delimiter=raw.delimiter if raw.form == "csv" else "", created_by=actor,
            rows=facts.rows, protected_rows=sorted(facts.protected_rows),
        )  # fmt: skip
        _copy(fact.line(run.pk) for fact in facts.facts)
        if facts.numbers:
            protect_by_numbers(numbers=facts.numbers, source=source.slug)
        judge(run)
    return run


def _read(kind: str, content: bytes, today: date, period: str) -> tuple[RawFile, Facts, dict[str, Any]]:
    if not own_codes() and kind in {SCB_FILE, SLUGS[0]}:
        raise FileRefused("history_partnership")
    if kind == SCB_FILE:
        if not period:
            raise FileRefused("history_period")
        try:
            opened = open_scb_file(content, scb.format_for(HalfYear.parse(period).code))
        except (ValueError, NoReportFormat):
            raise FileRefused("history_format", period=period) from None
        if HalfYear.parse(period).start > today:
            raise FileRefused("in_the_future")
        return opened.raw, read_scb_file(opened, codes=own_codes(), today=today), {"period": period, "header_row": 1}
    shape = get_shape(kind)
    table = open_history(content, shape)
    return table.raw, read_history(table, shape, codes=own_codes(), today=today), {"header_row": table.header_row}


def period_in_name(*, name: str) -> str:
    """2024H1 or 2024H2 in the file's name: so the product names its own files."""
    upper = name.upper()
    for place in range(len(upper) - 5):
        try:
            return HalfYear.parse(upper[place : place + 6]).code
        except ValueError:
            continue
    return ""


def _discard_earlier(source: Source) -> None:
    waiting = [State.STAGED, State.APPLYING, State.FAILED, State.UNDOING]
    for run in ImportRun.objects.select_for_update().filter(source=source, state__in=waiting):
        if run.state in {State.APPLYING, State.UNDOING}:
            raise WrongState("applying")
        close_without_figures(run=run, state=State.DISCARDED)


def _copy(lines: Iterable[tuple[Any, ...]]) -> None:
    """The database's own message may quote a row, so it is not let through."""
    try:
        with (
            connection.cursor() as cursor,
            cursor.copy(f"copy sources_historyrow ({', '.join(COLUMNS)}) from stdin") as copy,
        ):
            for line in lines:
                copy.write_row(line)
    except DatabaseError as error:
        raise _failed(error) from None


def _failed(error: DatabaseError) -> ApplyFailed:
    return ApplyFailed("database", state=getattr(error.__cause__, "sqlstate", "") or "")


@transaction.atomic
def choose_codes(*, run: ImportRun, chosen: Mapping[tuple[str, str], str]) -> ImportRun:
    """Say what the other system's codes mean, for this run and the source's next files."""
    lock_source(source=run.source)
    run = ImportRun.objects.select_for_update(of=["self"]).select_related("source").get(pk=run.pk)
    if run.state not in {State.STAGED, State.FAILED}:
        raise WrongState("state")
    codes.remember(source=run.source, chosen=chosen)
    run.source.refresh_from_db()
    judge(run)
    return run


def apply_history(*, run: ImportRun, actor: User | None, progress: Progress | None = None) -> ImportRun:
    """Apply a run of history. What is said of each row is said anew first: somebody may have worked since, or come under protection."""
    with pghistory.context(user=actor.pk if actor else None, run=str(run.public_id)), transaction.atomic():
        lock_source(source=run.source)
        lock_register()
        run = ImportRun.objects.select_for_update(of=["self"]).select_related("source").get(pk=run.pk)
        if run.state not in {State.STAGED, State.APPLYING, State.FAILED}:
            raise WrongState("state")
        judge(run)
        if run.counts["waiting"]:
            raise ApplyFailed("history_waiting", count=run.counts["waiting"])
        run.before = {"events": last_events(), "last_as_of": None}
        _write(run, progress)
        _close(run, actor)
    return run


def _write(run: ImportRun, progress: Progress | None) -> None:
    parameters: dict[str, Any] = {"run": run.pk, "versions": json.dumps(_versions())}
    try:
        with connection.cursor() as cursor:
            for done, step in enumerate(STEPS, start=1):
                for statement in step:
                    cursor.execute(statement, parameters)
                if progress:
                    progress(done, len(STEPS))
    except DatabaseError as error:
        raise _failed(error) from None


def _versions() -> list[dict[str, Any]]:
    """Each list's versions with the day from which they hold; before the first one, the first (history reads)."""
    found = []
    for slug in dict.fromkeys(field.code_list for kind in NAMES for field in codes.fields_of(kind).values()):
        if slug == LABEL:
            continue
        for place, version in enumerate(codelists.versions(slug)):
            since = HalfYear.parse(version.valid_from_period).start.isoformat() if place else "-infinity"
            found.append({"slug": slug, "since": since, "version": version.version})
    return found


def _close(run: ImportRun, actor: User | None) -> None:
    """Of the rows only what was said of them stays."""
    with connection.cursor() as cursor:
        cursor.execute(
            """update sources_historyrow set personnummer = '', person = '{}', given = '{}', codes = '{}', ours = '{}', content_hash = ''
               where run_id = %s""",
            [run.pk],
        )
    run.state, run.applied_at = State.APPLIED, clock.now()
    run.applied_by = actor or run.applied_by
    run.save(update_fields=["state", "applied_at", "applied_by", "before"])
