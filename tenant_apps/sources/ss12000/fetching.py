"""One fetch: what is asked for, in which order. All stays in memory until it is staged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tenant_apps.sources.ss12000.answers import deleted_in, id_of, listed, text_of
from tenant_apps.sources.ss12000.client import Client
from tenant_apps.sources.ss12000.enrolments import Unit
from tenant_apps.sources.ss12000.errors import FetchFailed
from tenant_apps.sources.ss12000.translation import Translator

OVERLAP = timedelta(minutes=5)  # what was being written while the last fetch read; told twice changes nothing
LACKING = {"not_found", "forbidden", "bad_request"}
LOOKUPS = 1_000  # guardians asked for one by one
MAX_UNITS = 3_000
Counted = Callable[[int], None]


@dataclass(frozen=True)
class Wish:
    """What to fetch, and what we know already. `since` makes it an increment."""

    since: datetime | None
    day: date
    chosen: frozenset[str]
    known: frozenset[str]
    is_certified: bool
    first_seen: Callable[[str, str, str], str]


@dataclass
class Fetched:
    translator: Translator
    until: datetime
    units: dict[str, Unit]
    deleted: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def fetch(client: Client, wish: Wish, *, now: datetime, counted: Counted | None = None) -> Fetched:
    """`now` stands in when the server tells no time."""
    client.log_in()
    until = (client.began or now) - OVERLAP
    notes: list[str] = []
    units = organisations(client, notes)
    translator = Translator(
        day=wish.day, units=units, programmes=_programmes(client), chosen=wish.chosen, known=wish.known,
        is_certified=wish.is_certified, first_seen=wish.first_seen,
    )  # fmt: skip
    found = Fetched(translator, until, units, notes=notes)
    if wish.since is not None:
        found.deleted = _deleted(client, wish.since, notes)
    asked = {"meta.modified.after": _moment(wish.since)} if wish.since else {}
    for page in client.pages("persons", asked):
        for person in listed(page, "data"):
            translator.take(person)
        if counted:
            counted(translator.shown)
    if wish.since is None and translator.persons and not translator.marked and not wish.is_certified:
        raise FetchFailed("no_protection")
    _guardians(client, found)
    if translator.lacks_start:
        notes.append("no_start_dates")
    if translator.rows and not translator.has_municipality:
        notes.append("no_municipality")
    found.deleted -= set(translator.seen)  # deleted and made again
    return found


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def organisations(client: Client, notes: list[str]) -> dict[str, Unit]:
    """School units and what stands above them. A server may have none to give."""
    units: dict[str, Unit] = {}
    try:
        for page in client.pages("organisations"):
            for one in listed(page, "organisations", "data"):
                if (found := id_of(one)) and len(units) < MAX_UNITS:
                    units[found] = Unit(text_of(one.get("displayName"), 120), text_of(one.get("schoolUnitCode"), 20))
    except FetchFailed as problem:
        if problem.code not in LACKING:
            raise
        notes.append("no_organisations")
    return units


def _programmes(client: Client) -> dict[str, str]:
    """The standard has them, the reference document has not: without them the enrolment's own words are used."""
    programmes: dict[str, str] = {}
    try:
        for page in client.pages("programmes"):
            for one in listed(page, "data"):
                if found := id_of(one):
                    programmes[found] = text_of(one.get("code"), 40) or text_of(one.get("name"), 40)
    except FetchFailed:
        return programmes
    return programmes


def _deleted(client: Client, since: datetime, notes: list[str]) -> set[str]:
    found: set[str] = set()
    try:
        for page in client.pages("deletedEntities", {"after": _moment(since), "entities": "Person"}):
            found.update(deleted_in(page))
    except FetchFailed as problem:
        if problem.code not in LACKING and problem.status != 501:
            raise
        notes.append("no_deletions")
    return found


def _guardians(client: Client, found: Fetched) -> None:
    """Most stand among the persons of a full fetch; in an increment only those who were changed themselves."""
    missing = sorted(found.translator.missing_guardians())
    lacking = len(missing) > LOOKUPS
    for one in missing[:LOOKUPS]:
        answer = _person(client, one)
        if answer is None:
            lacking = True
            break
        found.translator.take_guardian(answer)
    if lacking:
        found.notes.append("no_guardians")
    found.translator.place_guardians()


def _person(client: Client, remote_id: str) -> dict[str, Any] | None:
    """One person; an empty one when there is none by this id; None when the server does not let us ask so."""
    try:
        return client.get(f"persons/{remote_id}")
    except FetchFailed as problem:
        if problem.code == "not_found":
            return {}
        if problem.code in LACKING:
            return None
        raise
