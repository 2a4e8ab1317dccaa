"""Connections, and fetching by them into runs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from kaa.core import clock, locking
from tenant_apps.accounts.models import User
from tenant_apps.sources.errors import FileRefused, ImportProblem
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.reading.extens import Reader
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.staging import stage_table
from tenant_apps.sources.ss12000 import selectors
from tenant_apps.sources.ss12000.answers import listed
from tenant_apps.sources.ss12000.client import ONCE, Access, Client, Pace
from tenant_apps.sources.ss12000.enrolments import Unit
from tenant_apps.sources.ss12000.errors import FetchFailed
from tenant_apps.sources.ss12000.fetching import Fetched, Wish, fetch, organisations
from tenant_apps.sources.ss12000.kind import SLUG, kind
from tenant_apps.sources.ss12000.models import Connection, Fetch
from tenant_apps.sources.ss12000.network import check_address, same_server
from tenant_apps.sources.ss12000.remembering import explain, numbers_of, numbers_of_marked, remember
from tenant_apps.sources.ss12000.translation import FetchedTable
from tenant_apps.work.models import Job
from tenant_apps.work.sealing import SealBroken, seal, unseal
from tenant_apps.work.services import enqueue

JOB, NIGHTLY = "ss12000_fetch", "ss12000_nightly"
FULL_EVERY = timedelta(days=7)  # who is gone, and what a server forgot to call modified
LEFT_RUNNING = timedelta(minutes=40)
_SCOPE = {"base_address", "units", "is_certified"}  # what changes whom a fetch names


@dataclass(frozen=True)
class Details:
    """What the administrator writes of a connection, but for the secret."""

    name: str
    base_address: str
    token_address: str
    client_id: str
    scope: str
    units: tuple[str, ...]
    period_days: int | None
    is_active: bool
    applies: bool
    is_certified: bool


@transaction.atomic
def save_connection(
    *, connection: Connection | None, version: int, details: Details, secret: str, actor: User | None, now: datetime
) -> Connection:
    """Make a connection with its source, or change it; an empty secret leaves the one there is, for the same servers: neither the secret nor
    what is fetched by it is ever asked of another.
    """
    for address in (details.base_address, details.token_address):
        check_address(address)
    if connection is not None and not secret and not _same_servers(connection, details):
        raise ValidationError({"secret": _("The address leads to another server. Write the secret anew.")})
    changes = {
        "base_address": details.base_address, "token_address": details.token_address, "client_id": details.client_id, "scope": details.scope,
        "units": sorted(details.units), "is_active": details.is_active, "applies": details.applies, "is_certified": details.is_certified,
    }  # fmt: skip
    if connection is None:
        source = Source.objects.create(slug=_free_slug(), name=details.name, kind=SLUG, period_days=details.period_days)
        connection = Connection(source=source, **changes)
        if connection.is_certified:
            connection.certified_by, connection.certified_on = actor, clock.local_date(now)
        connection.full_clean(exclude=["source"])
        connection.save()
    else:
        if any(getattr(connection, name) != changes[name] for name in _SCOPE):
            changes["scope_changed_at"] = now
        if changes["is_certified"] and not connection.is_certified:
            changes |= {"certified_by": actor, "certified_on": clock.local_date(now)}
        elif not changes["is_certified"]:
            changes |= {"certified_by": None, "certified_on": None}
        connection = locking.save(connection, version=version, changes=changes)
        Source.objects.filter(pk=connection.source_id).update(name=details.name, period_days=details.period_days)
        connection.source.refresh_from_db()
    if secret:
        seal(name=connection.secret_name, text=secret)
    return connection


def _same_servers(connection: Connection, details: Details) -> bool:
    return same_server(connection.base_address, details.base_address) and same_server(
        connection.token_address, details.token_address
    )


def _free_slug() -> str:
    taken = set(Source.objects.filter(slug__startswith=SLUG).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 3) if (slug := SLUG if n == 1 else f"{SLUG}-{n}") not in taken)


# ---- trying ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Trial:
    """What the server gave when it was asked for a little. Nobody's data."""

    units: int
    gives_persons: bool
    gives_protection: bool
    notes: tuple[str, ...]


def try_connection(*, connection: Connection, pace: Pace = ONCE) -> Trial:
    """Log in, list the organisations, look at the shape of one person. Raises FetchFailed."""
    notes: list[str] = []
    try:
        with _client(connection, pace) as client:
            client.log_in()
            units = organisations(client, notes)
            persons = [one for one in listed(client.get("persons", {"limit": "1"}), "data") if isinstance(one, dict)]
    except FetchFailed as problem:
        if problem.code == "too_slow":
            raise FetchFailed("timeout") from None
        raise
    if units:
        _keep_units(connection, units)
    return Trial(len(units), bool(persons), any("securityMarking" in one for one in persons), tuple(notes))


def _keep_units(connection: Connection, units: dict[str, Unit]) -> None:
    known = [{"id": one, "name": unit.name, "code": unit.code} for one, unit in units.items()]
    Connection.objects.filter(pk=connection.pk).exclude(known_units=known).update(
        known_units=sorted(known, key=lambda unit: (unit["name"], unit["code"], unit["id"]))
    )


def _client(connection: Connection, pace: Pace | None = None) -> Client:
    try:
        secret = unseal(connection.secret_name)
    except SealBroken:
        raise FetchFailed("secret_missing") from None
    access = Access(connection.base_address, connection.token_address, connection.client_id, secret, connection.scope)
    return Client(access, pace)


# ---- fetching --------------------------------------------------------------------------------------------------------
def request_fetch(
    *, connection: Connection, actor: User | None, full: bool | None = None, day: date | None = None
) -> Job:
    """Let a worker fetch; `day` marks the night's own fetch, which tries again after passing trouble."""
    arguments = {"connection": str(connection.public_id), "full": full, "day": day.isoformat() if day else None}
    return enqueue(kind=JOB, key=str(connection.public_id), arguments=arguments, actor=actor)


def run_fetch(
    *,
    connection: Connection,
    full: bool | None = None,
    actor: User | None = None,
    now: datetime,
    pace: Pace | None = None,
    counted: Callable[[int], None] | None = None,
) -> Fetch:
    """Fetch and stage. Without `full`: what has changed since the last applied fetch, all of it once a week.

    Raises FetchFailed, or ImportProblem when what came cannot be loaded; nothing is staged then, and the row says why.
    """
    Fetch.objects.filter(connection=connection, state=Fetch.State.RUNNING, created_at__lt=now - LEFT_RUNNING).update(
        state=Fetch.State.FAILED, problem="stopped", finished_at=now
    )
    since = None if full else selectors.high_water(connection=connection, now=now, full_every=FULL_EVERY)
    row = Fetch.objects.create(connection=connection, is_full=since is None, since=since, until=now)
    try:
        _fetch_and_stage(row, actor, now, pace, counted)
    except FetchFailed as problem:
        _failed(row, problem.code, problem.status)
        raise
    except ImportProblem as problem:
        _failed(row, problem.code)
        raise
    except Exception:
        _failed(row, "stopped")
        raise
    row.refresh_from_db()
    return row


def _failed(row: Fetch, problem: str, status: int | None = None) -> None:
    Fetch.objects.filter(pk=row.pk).update(
        state=Fetch.State.FAILED, problem=problem, status=status, finished_at=clock.now()
    )


def _fetch_and_stage(
    row: Fetch, actor: User | None, now: datetime, pace: Pace | None, counted: Callable[[int], None] | None
) -> None:
    connection, day = row.connection, clock.local_date(now)
    wish = Wish(
        since=row.since, day=day, chosen=frozenset(connection.units), known=selectors.known_numbers(connection=connection),
        is_certified=connection.is_certified, first_seen=selectors.first_seen(connection=connection, day=day),
    )  # fmt: skip
    with _client(connection, pace) as client:
        found = fetch(client, wish, now=now, counted=counted)
    if found.units:
        _keep_units(connection, found.units)
    with transaction.atomic():
        _stage(row, found, wish, actor)


def _stage(row: Fetch, found: Fetched, wish: Wish, actor: User | None) -> None:
    connection, translator = row.connection, found.translator

    def finish(run: ImportRun, reader: Reader) -> None:
        reader.protected_numbers |= translator.marked_numbers | numbers_of_marked(connection, reader, translator)
        explain(reader, translator.rows)
        remember(connection, reader, translator, is_full=row.is_full)
        Fetch.objects.filter(pk=row.pk).update(
            run=run, state=Fetch.State.DONE, until=found.until, persons=translator.shown, notes=found.notes, finished_at=Now()
        )  # fmt: skip

    try:
        stage_table(
            source=connection.source, table=FetchedTable(translator.rows), kind=kind(), file_name=_name_of(row), sha256=_digest(found),
            encoding="JSON", as_of=wish.day, actor=actor, today=wish.day, finish=finish,
            deleted=None if row.is_full else numbers_of(connection, found.deleted, wish.known),
        )  # fmt: skip
    except FileRefused as problem:
        if problem.code == "only_header":
            raise FetchFailed("nobody") from None
        raise


def _name_of(row: Fetch) -> str:
    """As the request reads: the same in every language."""
    return f"persons?meta.modified.after={row.since:%Y-%m-%dT%H:%M:%SZ}" if row.since else "persons"


def _digest(found: Fetched) -> str:
    """Of the rows without those under protection: not even a hash is kept of them (PRV-21)."""
    lines = ("\t".join(row.cells) for row in found.translator.rows if not row.is_protected)
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def may_apply_by_itself(*, row: Fetch) -> bool:
    """As the administrator has said; but what somebody has just undone does not come back unseen."""
    before = ImportRun.objects.filter(source=row.connection.source_id).exclude(pk=row.run.pk if row.run else 0)
    last = before.exclude(state=ImportRun.State.DISCARDED).first()
    return row.connection.applies and (last is None or last.state != ImportRun.State.UNDONE)


def apply_if_harmless(*, row: Fetch, actor: User | None, always: bool, reason: str = "") -> ImportRun | None:
    """Apply what changes nothing, or anything when `always`; a large change still asks for a reason (NeedsReason)."""
    run = row.run
    if run is None or run.state != ImportRun.State.STAGED:
        return run
    if not always and any(run.counts.get(key) for key in ("new", "changed", "came_back", "gone")):
        return run
    return apply_run(run=run, actor=actor, reason=reason)
