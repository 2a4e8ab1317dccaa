"""A run taken back whole: every table as it was before, or nothing is changed and those are named who stand in the way."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import pghistory
from django.db import IntegrityError, connection, transaction

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.register.services.proposals import lock_register
from tenant_apps.sources.errors import NeedsReason, UndoBlocked, WrongState
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.services import reversal
from tenant_apps.sources.services.runs import close_without_figures, lock_source
from tenant_apps.work.services import enqueue

JOB = "import_undo"
KEPT_DAYS = 90
State = ImportRun.State


@dataclass(frozen=True)
class Blocking:
    """Somebody with whom people have worked since the run. Those under protection are never among them."""

    youth: uuid.UUID
    name: str


def may_be_undone(*, run: ImportRun) -> bool:
    """Only a source's latest applied run: what a later one built on it would hang in the air."""
    if run.state != State.APPLIED or not run.before:
        return False
    later = ImportRun.objects.filter(source=run.source, state=State.APPLIED, applied_at__gt=run.applied_at)
    return not later.exists()


def _locked(run: ImportRun, *states: ImportRun.State) -> ImportRun:
    lock_source(source=run.source)
    lock_register()
    run = ImportRun.objects.select_for_update(of=["self"]).select_related("source").get(pk=run.pk)
    if run.state not in states:
        raise WrongState("not_applied")
    return run


@transaction.atomic
def blocking(*, run: ImportRun) -> list[Blocking]:
    """Who stands in the way of undoing the run now."""
    reversal.gather_touched(run=str(run.public_id), last=run.before["events"])
    return _named(_blocking(run))


def _blocking(run: ImportRun) -> list[int]:
    undone = ImportRun.objects.filter(state=State.UNDONE).values_list("public_id", flat=True)
    return reversal.blocking_youths(source=run.source_id, undone=[str(run.public_id), *map(str, undone)])


def _named(keys: Sequence[int]) -> list[Blocking]:
    # of somebody who was merged since, the one who stays has the name
    merged = Youth.objects.filter(pk__in=keys).exclude(merged_into=None).values_list("merged_into", flat=True)
    found = Youth.objects.shown().filter(pk__in=[*keys, *merged]).order_by("sort_key", "pk")
    return [Blocking(youth.public_id, youth.full_name) for youth in found]


@transaction.atomic
def request_undo(*, run: ImportRun, reason: str, actor: User | None, today: date) -> ImportRun:
    """Let a worker take the run back. Why is asked for: the next who looks wants to know."""
    if not reason.strip():
        raise NeedsReason("undo_reason")
    run = _locked(run, State.APPLIED)
    if not may_be_undone(run=run):
        raise WrongState("later_run")
    run.state, run.undone_by, run.undo_reason = State.UNDOING, actor, reason.strip()[:300]
    run.job = enqueue(
        kind=JOB, key=f"undo:{run.public_id}", arguments={"run": str(run.public_id), "day": today.isoformat()}, actor=actor
    )  # fmt: skip
    run.save(update_fields=["state", "undone_by", "undo_reason", "job"])
    return run


def undo_run(*, run: ImportRun, actor: User | None, reason: str = "") -> ImportRun:
    """Make every table what it was before the run, history aside. Raises UndoBlocked with those who stand in the way."""
    with pghistory.context(user=actor.pk if actor else None, undo=str(run.public_id)):
        try:
            return _undo(run, actor, reason)
        except IntegrityError:  # something was entered since that has the place of what would come back
            raise UndoBlocked("undo_conflict") from None


@transaction.atomic
def _undo(run: ImportRun, actor: User | None, reason: str) -> ImportRun:
    run = _locked(run, State.APPLIED, State.UNDOING)
    if run.state == State.APPLIED and not may_be_undone(run=run):
        raise WrongState("later_run")
    reversal.gather_touched(run=str(run.public_id), last=run.before["events"])
    if stand := _blocking(run):
        raise UndoBlocked("undo_blocked", youths=_named(stand), count=len(stand))
    _check_keys("deferred")
    reversal.take_back()
    reversal.take_back_records(run=run.pk, source=run.source_id)
    for other in ImportRun.objects.filter(source=run.source, state__in=[State.STAGED, State.FAILED]):
        close_without_figures(run=other, state=State.DISCARDED)  # compared with what no longer holds
    _check_keys("immediate")  # so that a conflict is told here and not at the commit
    last = run.before["last_as_of"]
    Source.objects.filter(pk=run.source_id).update(last_as_of=date.fromisoformat(last) if last else None)
    close_without_figures(run=run, state=State.UNDONE)
    run.undone_at, run.before = clock.now(), {}
    run.undone_by, run.undo_reason = actor or run.undone_by, reason.strip()[:300] or run.undo_reason
    run.save(update_fields=["undone_at", "undone_by", "undo_reason", "before"])
    return run


def _check_keys(when: Literal["deferred", "immediate"]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set constraints all {when}")


def give_up(*, run: ImportRun) -> None:
    """The worker could not take it back: the run is applied still, whole."""
    ImportRun.objects.filter(pk=run.pk, state=State.UNDOING).update(state=State.APPLIED)


def forget_old() -> int:
    """After KEPT_DAYS a run can no longer be undone, and what undoing needs is removed."""
    old = ImportRun.objects.filter(state=State.APPLIED, applied_at__lt=clock.now() - timedelta(days=KEPT_DAYS))
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from sources_sourcerecordbefore where run_id = any(%s)", [list(old.values_list("pk", flat=True))]
        )
    return old.exclude(before={}).update(before={})
