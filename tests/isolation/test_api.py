"""The API's every address and method x role x (own, another's object, another's site, no token, a token of another tenant, an expired, a
revoked and a closed one, a reading one that writes). An address without an entry fails.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import ApiToken, User
from tenant_apps.accounts.tokens.services import make_token
from tenant_apps.audit.models import ReadLog
from tests.isolation.entries_api import API_ENTRIES, PAGES, ApiEntry
from tests.isolation.test_protected import _add_protected, add_protected_guardian
from tests.isolation.worlds import World

SCHEMAS = {"alfa": "k9901", "beta": "k9902"}
HEADER = "HTTP_AUTHORIZATION"


def token(world: World, role: str, *, may_write: bool = True) -> str:
    with in_tenant(find_tenant(SCHEMAS[world.name])):
        made = make_token(
            user=world.users[role], name=f"{role} {may_write}", may_write=may_write, days=30, now=clock.now()
        )
    return f"Bearer {made.secret}"


class _Undone(Exception):
    """Takes back what one request wrote."""


def ask(entry: ApiEntry, client: Client, own: World, about: World, **headers: str) -> HttpResponse:
    """One request, and everything that it wrote taken back. `about`: whose rows are asked for."""
    path = reverse(entry.name, kwargs=entry.kwargs(about), urlconf="kaa.urls_tenant")
    path += entry.query(about) if entry.query else ""
    if entry.version:
        headers["HTTP_IF_MATCH"] = f'"{about.rows[entry.version].version}"'
    answer: HttpResponse | None = None
    connection.set_schema_to_public()
    try:
        with transaction.atomic():
            transaction.get_connection().atomic_blocks[
                -1
            ]._from_testcase = True  # the middleware may change schema inside
            answer = _send(entry, client, path, about, headers)
            with in_tenant(find_tenant(SCHEMAS[own.name])):
                answer.logged = {youth for row in ReadLog.objects.filter(ground="api") for youth in row.youths}
            raise _Undone  # noqa: TRY301  (it is what rolls back)
    except _Undone:
        pass
    assert answer is not None
    return answer


def _send(entry: ApiEntry, client: Client, path: str, about: World, headers: dict[str, str]) -> HttpResponse:
    send = getattr(client, entry.method)
    if entry.body is None:
        return (
            send(path, **headers)
            if entry.method == "get"
            else send(path, {}, content_type="application/json", **headers)
        )
    told = entry.body(about)
    if entry.upload:
        return send(path, {**told, "file": SimpleUploadedFile("fil.csv", told.pop("file").encode())}, **headers)
    return send(path, json.dumps(told), content_type="application/json", **headers)


def _names(patterns: list[Any]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield pattern


@pytest.mark.req("A1", "K2-2.18", "K4-8.1")
def test_every_address_and_method__has_an_entry() -> None:
    known = {(entry.name, entry.method.upper()) for entry in API_ENTRIES}
    there = {
        (str(pattern.name), method)
        for pattern in _names(get_resolver("kaa.urls_api").url_patterns)
        if pattern.name not in PAGES
        for method in pattern.callback.cls.needs  # type: ignore[attr-defined]
    }
    assert there == known


@pytest.mark.req("A1", "A2", "K2-2.9", "PRV-32", "PRV-33", "K2-2.16", "K4-8.1")
@pytest.mark.parametrize("entry", API_ENTRIES, ids=lambda entry: entry.id)
def test_address__by_role(entry: ApiEntry, worlds: dict[str, World]) -> None:
    alfa, beta = worlds["alfa"], worlds["beta"]
    for role in Role:
        client = Client(HTTP_HOST="alfa.localhost")
        answer = ask(entry, client, alfa, alfa, **{HEADER: token(alfa, role)})
        text = answer.content.decode()
        assert beta.sentinel not in text
        assert answer["Cache-Control"] == "no-store"
        if role not in entry.roles:
            assert answer.status_code in entry.others, (role, answer.status_code, text[:300])
            assert answer["Content-Type"] == "application/problem+json"
            assert alfa.sentinel not in text
            continue
        assert answer.status_code == entry.status, (role, answer.status_code, text[:600])
        if entry.sentinel:
            assert entry.sentinel(alfa) in text, (role, text[:600])
        if alfa.person in text:
            assert {alfa.rows[row].public_id for row in ("youth", "like")} & answer.logged, role
        if entry.shows_youth:
            assert alfa.rows["youth"].public_id in answer.logged, f"{role}: shown and not in the read log"


@pytest.mark.req("A1", "A2", "A3", "AUT-06", "K2-2.18", "K2-2.20", "K2-2.10", "K4-8.1")
@pytest.mark.parametrize("entry", API_ENTRIES, ids=lambda entry: entry.id)
def test_address__for_whoever_has_no_business_there(entry: ApiEntry, worlds: dict[str, World]) -> None:
    alfa, beta = worlds["alfa"], worlds["beta"]
    role = min(entry.roles)
    good = token(alfa, role)
    with in_tenant(find_tenant("k9901")):
        session = alfa.client(role).cookies
    at_alfa, at_beta = Client(HTTP_HOST="alfa.localhost"), Client(HTTP_HOST="beta.localhost")
    with_session = Client(HTTP_HOST="beta.localhost")
    with_session.cookies = session
    attempts: dict[str, tuple[Client, World, dict[str, str], set[int]]] = {
        "alfa's token on beta's site": (at_beta, beta, {HEADER: good}, {401}),
        "alfa's token on an unknown site": (Client(HTTP_HOST="gamma.localhost"), alfa, {HEADER: good}, {404}),
        "alfa's token on the public site": (Client(HTTP_HOST="localhost"), alfa, {HEADER: good}, {404}),
        "alfa's session on beta's site": (with_session, beta, {}, {401}),
        "nobody": (at_alfa, alfa, {}, {401}),
        "a made-up token": (at_alfa, alfa, {HEADER: "Bearer kaa_" + "x" * 40}, {401}),
        "another scheme": (at_alfa, alfa, {HEADER: good.replace("Bearer", "Basic")}, {401}),
    }
    if (entry.kwargs(alfa) or entry.body) and entry.foreign != entry.status:
        attempts["beta's id on alfa's site"] = (at_alfa, beta, {HEADER: good}, {entry.foreign})
    if entry.writes:
        attempts["a token that may read"] = (at_alfa, alfa, {HEADER: token(alfa, role, may_write=False)}, {403})
    for what, (client, about, headers, statuses) in attempts.items():
        _refused(what, ask(entry, client, alfa, about, **headers), worlds, statuses)
    for what in ("expired", "revoked", "closed"):
        with in_tenant(find_tenant("k9901")):
            _end(what, alfa.users[role])
        _refused(what, ask(entry, at_alfa, alfa, alfa, **{HEADER: good}), worlds, {401})


def _end(what: str, user: User) -> None:
    """One of the three ways in which a token ends, and only that one."""
    later = clock.now() + dt.timedelta(days=30)
    ApiToken.objects.filter(user=user).update(
        expires_at=clock.now() if what == "expired" else later, revoked_at=clock.now() if what == "revoked" else None
    )
    User.objects.filter(pk=user.pk).update(is_active=what != "closed")


def _refused(what: str, answer: HttpResponse, worlds: dict[str, World], statuses: set[int]) -> None:
    text = answer.content.decode()
    assert answer.status_code in statuses, (what, answer.status_code, text[:400])
    assert answer["Content-Type"] == "application/problem+json", what
    assert not answer.logged, what
    for world in worlds.values():
        assert world.sentinel not in text, what
        assert world.rows["youth"].personnummer not in text, what
    if answer.status_code == 401:
        assert answer["WWW-Authenticate"].startswith("Bearer"), what


@pytest.mark.req("A1", "AUT-06", "K4-8.1")
@pytest.mark.parametrize("entry", API_ENTRIES, ids=lambda entry: entry.id)
def test_address__by_a_session_asks_for_its_csrf_token_to_write(entry: ApiEntry, worlds: dict[str, World]) -> None:
    alfa, role = worlds["alfa"], min(entry.roles)
    with in_tenant(find_tenant("k9901")):
        session = alfa.client(role).cookies
    client = Client(HTTP_HOST="alfa.localhost", enforce_csrf_checks=True)
    client.cookies = session
    expected = entry.status if entry.method == "get" else 403
    assert ask(entry, client, alfa, alfa).status_code == expected
    unchecked = Client(HTTP_HOST="alfa.localhost")
    unchecked.cookies = session
    assert ask(entry, unchecked, alfa, alfa).status_code == entry.status


@pytest.mark.req("PRV-22", "K4-8.1")
@pytest.mark.parametrize("entry", API_ENTRIES, ids=lambda entry: entry.id)
def test_answer__is_the_same_as_if_a_protected_youth_were_not_there(entry: ApiEntry, worlds: dict[str, World]) -> None:
    _is_the_same(entry, worlds, add=_add_protected)


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize("entry", [one for one in API_ENTRIES if one.method == "get"], ids=lambda entry: entry.id)
def test_answer__is_the_same_as_if_a_protected_guardian_were_not_there(
    entry: ApiEntry, worlds: dict[str, World]
) -> None:
    _is_the_same(entry, worlds, add=add_protected_guardian)


def _is_the_same(entry: ApiEntry, worlds: dict[str, World], *, add: Callable[[World], Any]) -> None:
    alfa = worlds["alfa"]
    roles = sorted(entry.roles)
    tokens = {role: token(alfa, role) for role in roles}
    client = Client(HTTP_HOST="alfa.localhost")
    moment = clock.now()

    def answers() -> dict[str, tuple[int, Any]]:
        import time_machine

        with time_machine.travel(moment, tick=False):
            found = {role: ask(entry, client, alfa, alfa, **{HEADER: tokens[role]}) for role in roles}
        return {
            role: (one.status_code, _without_new_ids(one.json() if one.content else {}, alfa))
            for role, one in found.items()
        }

    without = answers()
    with in_tenant(find_tenant("k9901")):
        add(alfa)
    assert answers() == without


def _without_new_ids(value: Any, world: World) -> Any:
    """What a request makes has a new id each time."""
    own = {str(getattr(row, "public_id", "")) for row in [*world.rows.values(), *world.users.values()]}
    if isinstance(value, dict):
        return {
            key: "<made>"
            if key in {"id", "job"} and inner not in own and isinstance(inner, str)
            else _without_new_ids(inner, world)
            for key, inner in value.items()
        }
    return [_without_new_ids(one, world) for one in value] if isinstance(value, list) else value
