"""A13: SQL in every text that an address takes. The names are read from the forms, the views and the API's own description."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from kaa.core.api.schema import schema
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.register.forms_list import FilterForm
from tests.isolation.entries import ENTRIES, Entry
from tests.isolation.entries_api import API_ENTRIES, ApiEntry
from tests.isolation.test_api import HEADER, token
from tests.isolation.worlds import World

ROOT = Path(__file__).resolve().parents[2]
PAYLOADS = [
    '\'; reset role; set role "kaa_owner"; --',
    "x'); set search_path = k9902; --",
    "%' or 1=1 --",
    "\\'; select 1; --",
]
ASKED = re.compile(r"""GET(?:\.get\(|\.getlist\(|\[)"(\w+)\"""")


def _asked_by_views() -> set[str]:
    """What views read of an address by themselves, beside the forms' fields."""
    rooms = [ROOT / "tenant_apps", ROOT / "shared_apps", ROOT / "tenants", ROOT / "platform" / "kaa"]
    return {name for room in rooms for file in room.rglob("*.py") for name in ASKED.findall(file.read_text("utf-8"))}


NAMES = sorted({*FilterForm.base_fields, *_asked_by_views(), "sort", "page"})
PAGES = [entry for entry in ENTRIES if entry.method == "GET" and not entry.note]
LISTS = [entry for entry in API_ENTRIES if entry.method == "get" and not entry.note]


def _queries_of(entry: ApiEntry) -> set[str]:
    """The names that the description gives for the address."""
    path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", _route(entry.name))
    told = schema()["paths"].get(path, {}).get("get", {})
    return {one["name"] for one in told.get("parameters", []) if one["in"] == "query"}


def _route(name: str) -> str:
    from django.urls import URLResolver, get_resolver

    def within(patterns: list, before: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in patterns:
            route = before + str(one.pattern)
            found |= within(one.url_patterns, route) if isinstance(one, URLResolver) else {str(one.name): route}
        return found

    return "/" + within(get_resolver("kaa.urls_tenant").url_patterns, "")[name]


def _status(client: Client, path: str, values: dict[str, str], **headers: str) -> int:
    connection.set_schema_to_public()
    with transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        status = client.get(path, values, **headers).status_code
        with connection.cursor() as cursor:  # whoever the request was for, the connection is nobody's again
            cursor.execute("select current_user, current_setting('app.tenant')")
            assert cursor.fetchone() == (f"{connection.settings_dict['NAME']}__public", "public")
        transaction.set_rollback(True)
    return status


def test_names__are_found() -> None:
    assert {"q", "visa", "sort", "state", "label"} <= set(NAMES)
    assert sum(1 for entry in LISTS if _queries_of(entry)) > 15


@pytest.mark.req("A13")
@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("name", NAMES)
def test_injected_sql__in_each_filter_of_the_list_is_only_a_text(
    worlds: dict[str, World], name: str, payload: str
) -> None:
    with in_tenant(find_tenant("k9901")):
        client = worlds["alfa"].client(Role.ADMINISTRATOR)
    for page in ("youths", "youth-counts"):
        assert _status(client, reverse(page, urlconf="kaa.urls_tenant"), {name: payload}) < 500, page


@pytest.mark.req("A13")
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.id)
def test_injected_sql__in_everything_that_a_page_may_be_asked_is_only_a_text(
    worlds: dict[str, World], entry: Entry
) -> None:
    alfa = worlds["alfa"]
    with in_tenant(find_tenant("k9901")):
        client = alfa.client(min(entry.roles))
    path = reverse(entry.name, kwargs=entry.kwargs(alfa), urlconf="kaa.urls_tenant")
    for payload in PAYLOADS:
        assert _status(client, path, dict.fromkeys(NAMES, payload)) < 500, payload


@pytest.mark.req("A13", "K4-8.1")
@pytest.mark.parametrize("entry", LISTS, ids=lambda entry: entry.id)
def test_injected_sql__in_each_parameter_of_the_api_is_only_a_text(worlds: dict[str, World], entry: ApiEntry) -> None:
    alfa = worlds["alfa"]
    given = {HEADER: token(alfa, min(entry.roles))}
    path = reverse(entry.name, kwargs=entry.kwargs(alfa), urlconf="kaa.urls_tenant")
    for name in _queries_of(entry):
        for payload in PAYLOADS:
            assert _status(Client(HTTP_HOST="alfa.localhost"), path, {name: payload}, **given) < 500, (name, payload)


@pytest.mark.req("A13")
@pytest.mark.parametrize("payload", PAYLOADS)
def test_injected_sql__in_a_login_or_a_search_is_only_a_text(client_for, payload: str) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    nobody = Client(HTTP_HOST="alfa.localhost")
    assert nobody.post("/konto/login/", {"login": payload, "password": payload}).status_code < 500
    assert client.post("/sok/", {"q": payload}).status_code < 500
