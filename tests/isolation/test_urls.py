"""Every URL x role x (own tenant, another's object, another's site, unknown site, logged out). A URL without an entry fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tests.isolation.entries import ENTRIES, OPEN, Entry
from tests.isolation.entries_api import API_ENTRIES
from tests.isolation.entries_public import PUBLIC_ENTRIES
from tests.isolation.worlds import World


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield str(pattern.name)


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
            answer.logged = _logged(own)
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
        assert set(_names(get_resolver(conf).url_patterns)) - known == set()
    assert {entry.name for entry in ENTRIES} <= set(_names(get_resolver("kaa.urls_tenant").url_patterns))


@pytest.mark.req("A1", "A2", "K2-2.9", "K2-2.18", "K2-2.19", "TEN-08", "PRV-33", "K2-2.16", "PRV-32", "K4-8.1d")
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
    role = min(entry.roles)
    with in_tenant(find_tenant("k9901")):
        client = alfa.client(role)
    attempts = {
        "alfa's session on beta's site": (_with_cookies(client, "beta.localhost"), beta),
        "nobody on alfa's site": (Client(HTTP_HOST="alfa.localhost"), alfa),
        "alfa's session on an unknown site": (_with_cookies(client, "gamma.localhost"), alfa),
        "alfa's session on the public site": (_with_cookies(client, "localhost"), alfa),
    }
    if entry.kwargs(alfa) and entry.foreign_is_unknown:
        attempts["beta's id on alfa's site"] = (client, beta)
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


def _with_cookies(client: Client, host: str) -> Client:
    other = Client(HTTP_HOST=host)
    other.cookies = client.cookies
    return other
