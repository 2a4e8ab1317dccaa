"""A run into the register: whole or not at all (REL-02)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pghistory
from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from kaa.core import clock
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.register.editing import STAFF
from tenant_apps.register.services.guardians import hide_all_but, lock_guardians
from tenant_apps.sources.errors import ApplyFailed, WrongState
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.services.reversal import last_events
from tenant_apps.sources.services.runs import check_reason, delete_staged_rows, lock_source
from tenant_apps.sources.services.statements import GUARDIANS, STEPS

POPULATION = "population"
Progress = Callable[[int, int], None]


def apply_run(*, run: ImportRun, actor: User | None, reason: str = "", progress: Progress | None = None) -> ImportRun:
    """Apply a staged run. `reason` goes for a large change."""
    with pghistory.context(user=actor.pk if actor else None, run=str(run.public_id)), transaction.atomic():
        lock_source(source=run.source)
        run = ImportRun.objects.select_for_update(of=["self"]).select_related("source").get(pk=run.pk)
        if run.state not in {ImportRun.State.STAGED, ImportRun.State.APPLYING, ImportRun.State.FAILED}:
            raise WrongState("state")
        run.confirmed_reason = reason.strip()[:300] or run.confirmed_reason
        check_reason(run=run)
        previous = run.source.last_as_of
        run.before = {"events": last_events(), "last_as_of": previous.isoformat() if previous else None}
        _run_statements(run, progress)
        _close(run, actor)
    return run


def _parameters(run: ImportRun) -> dict[str, Any]:
    lists = codelists.snapshots(on=run.as_of)
    return {
        "run": run.pk, "source_id": run.source_id, "source": run.source.slug, "as_of": run.as_of, "previous": run.source.last_as_of,
        "gone": run.gone_youths, "form_version": lists["school_form"].version, "end_version": lists["placement_end"].version,
        "exam_version": lists["exam_kind"].version, "ending_exams": _ending(lists["exam_kind"]),
        "above": _above(run.source), "above_sources": _sources_above(run.source),
    }  # fmt: skip


def _ending(exams: codelists.CodeListSnapshot) -> list[str]:
    return [one.code for one in exams.codes if one.flags.get("ends_responsibility")]


def _above(source: Source) -> list[str]:
    """Whose word goes before this source's (folkbokföringslagen 1 §: the population register's)."""
    return [STAFF, *_registers_above(source).values_list("slug", flat=True)]


def _sources_above(source: Source) -> list[int]:
    return list(_registers_above(source).values_list("pk", flat=True))


def _registers_above(source: Source) -> QuerySet[Source]:
    registers = Source.objects.filter(kind=POPULATION)
    return registers.none() if source.kind == POPULATION else registers


def _run_statements(run: ImportRun, progress: Progress | None) -> None:
    """The database's own message may quote a person (Key (personnummer)=...), so only its code is let through."""
    parameters = _parameters(run)
    try:
        with connection.cursor() as cursor:
            for done, step in enumerate(STEPS, start=1):
                if step is GUARDIANS:
                    _hide_guardians(cursor, run)
                for statement in step:
                    cursor.execute(statement, parameters)
                if progress:
                    progress(done, len(STEPS))
    except DatabaseError as error:
        raise ApplyFailed("database", state=getattr(error.__cause__, "sqlstate", "") or "") from None


def _hide_guardians(cursor: CursorWrapper, run: ImportRun) -> None:
    """Of those whom the register knew, by another source's file that was applied since this one was read, too."""
    lock_guardians()
    cursor.execute(
        "select youth_id, guardian1_name, guardian2_name from import_rows where has_protected_guardian and not is_new"
    )
    named = {youth: {name: place for place, name in enumerate(names, start=1) if name} for youth, *names in cursor}
    hide_all_but(named=named, source=run.source.slug, now=clock.now())


def _close(run: ImportRun, actor: User | None) -> None:
    source = run.source
    if source.last_as_of is None or source.last_as_of < run.as_of:
        Source.objects.filter(pk=source.pk).update(last_as_of=run.as_of)
    delete_staged_rows(run=run)
    run.state, run.applied_at = ImportRun.State.APPLIED, clock.now()
    run.applied_by = actor or run.applied_by
    run.save(update_fields=["state", "applied_at", "applied_by", "confirmed_reason", "before"])
