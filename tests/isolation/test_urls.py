"""Every URL x role x (own tenant, another's object, another's site, unknown site, logged out). A URL without an entry fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tests.isolation.entries import ENTRIES, MAY_SHOW_NOBODY, OPEN, Entry
from tests.isolation.entries_api import API_ENTRIES
from tests.isolation.entries_public import PUBLIC_ENTRIES
from tests.isolation.worlds import World


def _patterns(conf: str) -> Iterator[URLPattern]:
    def within(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from within(pattern.url_patterns)
            else:
                yield pattern

    return within(get_resolver(conf).url_patterns)


def _names(conf: str) -> set[str]:
    return {str(pattern.name) for pattern in _patterns(conf)}


BY_ANOTHER = {"today": {"GET"}}  # chooses between two views, each for GET alone
SAFE = {"HEAD", "OPTIONS", "PUT"}  # as GET; answered by Django; as POST in Django's own form views


def _methods(pattern: URLPattern) -> set[str]:
    """What a view answers: of a class its methods, of a function what the decorator lists. One that lists nothing answers everything."""
    if known := BY_ANOTHER.get(str(pattern.name)):
        return known
    view: Any = pattern.callback
    if made_of := getattr(view, "view_class", None):
        return {name.upper() for name in made_of.http_method_names if hasattr(made_of, name)} - SAFE
    while view is not None:
        cells = dict(zip(view.__code__.co_freevars, view.__closure__ or (), strict=True))
        if "request_method_list" in cells:
            return set(cells["request_method_list"].cell_contents) - SAFE
        view = getattr(view, "__wrapped__", None)
    return {"any method"}


class _Undone(Exception):
    """Takes back what one request wrote."""


def _ask(entry: Entry, client: Client, own: World, about: World) -> HttpResponse:
    """One request, and everything that it wrote taken back."""
    path = reverse(entry.name, kwargs=entry.kwargs(about), urlconf="kaa.urls_tenant") + entry.query
    answer: HttpResponse | None = None
    connection.set_schema_to_public()
    try:
        with transaction.atomic():
            transaction.get_connection().atomic_blocks[
                -1
            ]._from_testcase = True  # the middleware may change schema inside
            answer = client.get(path) if entry.data is None else client.post(path, entry.data(own))
            answer.logged = _logged(own) if answer.status_code < 300 or entry.shows_youth else set()
            raise _Undone  # noqa: TRY301  (it is what rolls back)
    except _Undone:
        pass
    assert answer is not None
    return answer


def _logged(world: World) -> set:
    with in_tenant(find_tenant("k9901" if world.name == "alfa" else "k9902")):
        return {youth for row in ReadLog.objects.all() for youth in row.youths}


def _text(response: HttpResponse) -> str:
    return b"".join(response.streaming_content if response.streaming else [response.content]).decode(errors="replace")


@pytest.mark.req("A1", "K2-2.18")
def test_every_url__has_an_entry() -> None:
    known = {entry.name for entry in [*ENTRIES, *PUBLIC_ENTRIES, *API_ENTRIES]} | OPEN
    for conf in ("kaa.urls_tenant", "kaa.urls_public"):
        assert _names(conf) - known == set()
    assert {entry.name for entry in ENTRIES} <= _names("kaa.urls_tenant")


@pytest.mark.req("A1", "K2-2.18")
def test_every_method_of_every_url__has_an_entry() -> None:
    """test_api does the same for the API, test_link_urls for what is open to those without login."""
    elsewhere = OPEN | {entry.name for entry in API_ENTRIES}
    there = {
        (str(pattern.name), method)
        for pattern in _patterns("kaa.urls_tenant")
        if pattern.name not in elsewhere
        for method in _methods(pattern)
    }
    assert there == {(entry.name, entry.method) for entry in ENTRIES}
    public = {entry.name for entry in PUBLIC_ENTRIES}
    of_public = {
        (str(pattern.name), method)
        for pattern in _patterns("kaa.urls_public")
        if pattern.name in public
        for method in _methods(pattern)
    }
    assert of_public == {(name, "GET") for name in public}


@pytest.mark.req("A1", "PRV-33")
def test_every_page__has_a_sentinel_or_may_show_nobody() -> None:
    bare = {entry.id for entry in ENTRIES if entry.method == "GET" and entry.status == 200 and not entry.sentinel}
    assert bare == MAY_SHOW_NOBODY


@pytest.mark.req(
    "K4-8.1", "A1", "A2", "K2-2.9", "K2-2.18", "K2-2.19", "TEN-08", "PRV-33", "K2-2.16", "PRV-32", "K4-8.1d"
)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_url__by_role(entry: Entry, worlds: dict[str, World]) -> None:
    alfa, beta = worlds["alfa"], worlds["beta"]
    allowed = 0
    for role in Role:
        with in_tenant(find_tenant("k9901")):
            client = alfa.client(role)
        answer = _ask(entry, client, alfa, alfa)
        text = _text(answer)
        assert beta.sentinel not in text
        assert beta.person not in text
        if alfa.person in text:  # whatever the entry says of itself
            named = {alfa.rows[row].public_id for row in ("youth", "like")}
            assert named & answer.logged, f"{role}: a youth's name and no row in the read log"
            assert answer["Cache-Control"] == "no-store"
        if role in entry.roles:
            allowed += 1
            assert answer.status_code == entry.status, (role, answer.status_code, text[:600])
            if entry.sentinel:
                assert entry.sentinel(alfa) in text, (role, text[:2000])
            if entry.shows_youth:
                assert alfa.rows["youth"].public_id in answer.logged, f"{role}: shown and not in the read log"
                assert answer["Cache-Control"] == "no-store"
        else:
            assert answer.status_code in entry.others, (role, answer.status_code)
            assert alfa.sentinel not in text, role
    assert allowed == len(entry.roles) > 0


@pytest.mark.req("A1", "A2", "A3", "K2-2.18", "K2-2.20")
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_url__of_another_tenant_and_without_login(entry: Entry, worlds: dict[str, World]) -> None:
    alfa, beta = worlds["alfa"], worlds["beta"]
    with in_tenant(find_tenant("k9901")):
        clients = {role: alfa.client(role) for role in sorted(entry.roles)}
    attempts = {"nobody on alfa's site": (Client(HTTP_HOST="alfa.localhost"), alfa)}
    for role in {
        min(entry.roles),
        max(entry.roles),
    }:  # refused before any right is asked for: two roles say as much as all
        for site, host, about in (("beta's", "beta.", beta), ("an unknown", "gamma.", alfa), ("the public", "", alfa)):
            attempts[f"alfa's {role} on {site} site"] = (_with_cookies(clients[role], f"{host}localhost"), about)
    if entry.kwargs(alfa) and entry.foreign_is_unknown:
        attempts |= {f"beta's id asked for by alfa's {role}": (client, beta) for role, client in clients.items()}
    for what, (attacker, about) in attempts.items():
        answer = _ask(entry, attacker, alfa, about)
        text = _text(answer)
        start_page = (
            what.endswith("public site") and entry.name == "today"
        )  # the same address is public's own start page
        assert answer.status_code in ({200} if start_page else {302, 404}), (what, answer.status_code)
        if answer.status_code == 302:
            assert "/konto/login/" in answer["Location"], (what, answer["Location"])
        assert alfa.sentinel not in text, what
        assert beta.sentinel not in text, what
        assert not {alfa.person, beta.person} & set(re.findall(r"\w+", text)), what
        assert not answer.logged, what


def _with_cookies(client: Client, host: str) -> Client:
    other = Client(HTTP_HOST=host)
    other.cookies = client.cookies
    return other


@pytest.mark.req("A11-03")
def test_every_form__sent_empty_links_each_error_to_its_field(worlds: dict[str, World]) -> None:
    """A screen reader says what is wrong at the field (WCAG 3.3.1, 1.3.1)."""
    alfa, told, loose = worlds["alfa"], set(), []
    for entry in ENTRIES:
        if entry.method != "POST":
            continue
        with in_tenant(find_tenant("k9901")):
            client = alfa.client(max(entry.roles))
        text = _text(_ask(replace(entry, data=lambda _own: {}), client, alfa, alfa))
        described = {one for found in re.findall(r'aria-describedby="([^"]+)"', text) for one in found.split()}
        errors = re.findall(r'<div class="kaa-error"(?: id="([^"]*)")?', text)
        loose += [f"{entry.id}: {one or 'without an id'}" for one in errors if one not in described]
        if errors:
            told.add(entry.id)
    assert not loose
    assert len(told) > 40, told  # else nothing was asked
