"""What is known of connections and of those whom they named."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from django.db import connection as database

from tenant_apps.sources.kinds import fold
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.ss12000.kind import kind
from tenant_apps.sources.ss12000.messages import FETCH, fetch_text
from tenant_apps.sources.ss12000.models import Connection, Fetch
from tenant_apps.work.sealing import is_sealed

_KNOWN = """
    select n.number from sources_sourcerecord r
    join (select id as youth_id, personnummer as number from register_youth where personnummer is not null
          union all select youth_id, value from register_youthnumber) n on n.youth_id = r.youth_id
    where r.source_id = %s"""
_STARTS = """
    select y.personnummer, p.school_form, p.school_unit, min(p.started_on) from register_schoolplacement p
    join register_youth y on y.id = p.youth_id
    where p.source = %s and p.gone_on is null and y.personnummer is not null and y.protected_at is null
    group by 1, 2, 3"""


def find_connection(public_id: uuid.UUID) -> Connection | None:
    return Connection.objects.select_related("source", "certified_by").filter(public_id=public_id).first()


def connections(*, slug: str = "") -> list[Connection]:
    found = Connection.objects.select_related("source").order_by("source__name", "pk")
    return list(found.filter(source__slug=slug) if slug else found)


def high_water(*, connection: Connection, now: datetime, full_every: timedelta) -> datetime | None:
    """Since when the next fetch asks; None when it must be a full one. Only what is applied, and not undone, counts."""
    applied = Fetch.objects.filter(connection=connection, run__state=ImportRun.State.APPLIED).order_by("-until")
    last, last_full = applied.first(), applied.filter(is_full=True).first()
    if last is None or last_full is None or last_full.until < now - full_every:
        return None
    if connection.scope_changed_at and last_full.created_at <= connection.scope_changed_at:
        return None
    return last.until


def known_numbers(*, connection: Connection) -> frozenset[str]:
    """Numbers, earlier ones too, of those whom the source has named. For memory alone."""
    with database.cursor() as cursor:
        cursor.execute(_KNOWN, [connection.source_id])
        return frozenset(number for (number,) in cursor.fetchall())


def first_seen(*, connection: Connection, day: date) -> Callable[[str, str, str], str]:
    """The start of a placement for which the server tells none: the day that we first saw it."""
    slug = connection.source.slug

    @cache
    def starts() -> dict[tuple[str, str, str], str]:
        with database.cursor() as cursor:
            cursor.execute(_STARTS, [slug])
            return {(number, form, unit): start.isoformat() for number, form, unit, start in cursor.fetchall()}

    def find(number: str, form: str, unit: str) -> str:
        return starts().get((number, kind().school_forms.get(fold(form), form), unit)) or day.isoformat()

    return find


@dataclass(frozen=True)
class FetchLine:
    """A fetch as the page tells it."""

    at: datetime
    is_full: bool
    state: str
    state_label: str
    problem: str
    notes: tuple[str, ...]
    persons: int
    run: uuid.UUID | None
    run_label: str


def fetches_of(connection: Connection, limit: int = 15) -> list[FetchLine]:
    found = Fetch.objects.filter(connection=connection).select_related("run")[:limit]
    return [
        FetchLine(
            one.created_at, one.is_full, one.state, one.get_state_display(), fetch_text(one.problem, one.status) if one.problem else "",
            tuple(str(FETCH[note]) for note in one.notes if note in FETCH), one.persons, one.run.public_id if one.run else None,
            one.run.get_state_display() if one.run else "",
        )
        for one in found
    ]  # fmt: skip


@dataclass(frozen=True)
class ConnectionLine:
    public_id: uuid.UUID
    name: str
    is_active: bool
    last: FetchLine | None


def connection_lines() -> list[ConnectionLine]:
    return [
        ConnectionLine(one.public_id, one.source.name, one.is_active, next(iter(fetches_of(one, 1)), None))
        for one in connections()
    ]


def has_secret(connection: Connection) -> bool:
    return is_sealed(connection.secret_name)


def is_due(*, connection: Connection, now: datetime) -> bool:
    """Every night; with a longer period when that many days have gone since the last fetch that worked."""
    if not connection.is_active:
        return False
    last = Fetch.objects.filter(connection=connection, state=Fetch.State.DONE).first()
    days = connection.source.period_days or 1
    return last is None or last.created_at <= now - timedelta(days=days) + timedelta(hours=20)
