"""What happens to a run besides being applied; and the sources themselves."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from kaa.core.tenancy import current_schema
from tenant_apps.accounts.models import User
from tenant_apps.sources.errors import NeedsReason, WrongState
from tenant_apps.sources.kinds import get_kind
from tenant_apps.sources.mapping.shipped import SHIPPED, shipped_name
from tenant_apps.sources.models import ImportRun, RowVerdict, Source
from tenant_apps.sources.ss12000.models import Fetch
from tenant_apps.work.services import enqueue

GONE_LIMIT, CHANGED_LIMIT = 10, 25  # per cent of those whom the source named before (REL-03)
UNPLACED = "unplaced"  # in a run's `reading`: nothing tells whose file it is
JOB = "import_apply"
MAY_APPLY = {ImportRun.State.STAGED, ImportRun.State.FAILED}


def ensure_source(*, slug: str, name: str = "", kind: str = "") -> Source:
    """The source with this slug; made with the kind's name when the tenant has none, of the kind that the slug names if it does."""
    kind = kind or (slug if slug in SHIPPED else "extens")
    named = name or (shipped_name(kind) if kind in SHIPPED else get_kind(kind).name)
    source, _ = Source.objects.select_related("mapping").get_or_create(
        slug=slug, defaults={"name": named, "kind": kind}
    )
    return source


def lock_source(*, source: Source) -> None:
    """Until the transaction's end nobody else stages or applies this source."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s)", [f"import:{current_schema()}", source.pk])


def delete_staged_rows(*, run: ImportRun) -> None:
    with connection.cursor() as cursor:  # the ORM would read a composite key's rows first
        cursor.execute("delete from sources_stagedrow where run_id = %s", [run.pk])
        cursor.execute("delete from sources_historyrow where run_id = %s", [run.pk])


def close_without_figures(*, run: ImportRun, state: ImportRun.State) -> None:
    """A file that was not used, or is used no longer: of whom it named nothing is known, so nobody could be taken out of its figures who
    comes under protection (PRV-22). What is left is that it was there, when, and by whom.
    """
    delete_staged_rows(run=run)
    RowVerdict.objects.filter(run=run).delete()
    run.state, run.counts, run.rows, run.gone_youths = state, {}, 0, []
    run.save(update_fields=["state", "counts", "rows", "gone_youths"])
    Fetch.objects.filter(run=run).update(persons=0)


def check_reason(*, run: ImportRun) -> None:
    """A large change asks why, the first file excepted; and a first file of which nothing tells whose it is."""
    if run.confirmed_reason.strip():
        return
    if shares := large_change(run=run):
        raise NeedsReason("reason", gone=shares[0], changed=shares[1])
    if is_unplaced(run=run):
        raise NeedsReason("reason_place")


def is_unplaced(*, run: ImportRun) -> bool:
    """Another municipality's first file would pass otherwise: no code, and no addresses to compare with (REL-03)."""
    return run.source.last_as_of is None and bool(run.reading.get(UNPLACED))


def large_change(*, run: ImportRun) -> tuple[int, int] | None:
    """Per cent gone and changed, when either is more than a week's file should bring; None otherwise."""
    base = run.counts.get("base", 0)
    if not run.source.last_as_of or not base:
        return None
    gone, changed = run.counts["gone"] * 100, run.counts["changed"] * 100
    if gone <= GONE_LIMIT * base and changed <= CHANGED_LIMIT * base:
        return None
    return round(gone / base), round(changed / base)


@transaction.atomic
def request_apply(*, run: ImportRun, actor: User | None, today: date, reason: str = "") -> ImportRun:
    """Let a worker apply the run."""
    lock_source(source=run.source)
    run = ImportRun.objects.select_for_update(of=["self"]).select_related("source").get(pk=run.pk)
    if run.state not in MAY_APPLY:
        raise WrongState("state")
    if run.counts.get("waiting"):
        raise WrongState("history_waiting", count=run.counts["waiting"])
    run.confirmed_reason = reason.strip()[:300] or run.confirmed_reason
    check_reason(run=run)
    run.state, run.applied_by = ImportRun.State.APPLYING, actor
    run.save(update_fields=["confirmed_reason", "state", "applied_by"])
    run.job = enqueue(
        kind=JOB, key=str(run.public_id), arguments={"run": str(run.public_id), "day": today.isoformat()}, actor=actor
    )
    run.save(update_fields=["job"])
    return run


@transaction.atomic
def discard_run(*, run: ImportRun) -> ImportRun:
    """Take the file away, unapplied. Who came under protection by it stays so."""
    lock_source(source=run.source)
    run = ImportRun.objects.select_for_update(of=["self"]).get(pk=run.pk)
    if run.state not in MAY_APPLY:
        raise WrongState("state")
    close_without_figures(run=run, state=ImportRun.State.DISCARDED)
    return run
