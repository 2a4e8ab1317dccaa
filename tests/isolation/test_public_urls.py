"""The public site's own pages x role: its own users by their right, and nobody of a tenant."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tenant_apps.accounts.enums import Role
from tests.isolation.entries import Entry
from tests.isolation.entries_public import PUBLIC_ENTRIES, PUBLIC_ROLES
from tests.isolation.worlds import World


def _path(entry: Entry) -> str:
    return reverse(entry.name, kwargs=entry.kwargs(World("public", "")), urlconf="kaa.urls_public")


@pytest.mark.req("A1", "K2-2.18", "PRV-32")
@pytest.mark.parametrize("role", sorted(Role))
def test_public_url__by_role(client_for, role: Role) -> None:
    client = client_for("public", role)
    for entry in PUBLIC_ENTRIES:
        answer = client.get(_path(entry))
        if role not in entry.roles:
            assert answer.status_code == 403, entry.name
            continue
        assert answer.status_code == 200, entry.name
        assert entry.sentinel
        assert entry.sentinel(World("public", "")) in answer.content.decode(), entry.name


@pytest.mark.req("A1", "A3", "K2-2.18", "K2-2.20")
@pytest.mark.parametrize("entry", PUBLIC_ENTRIES, ids=lambda entry: entry.id)
def test_public_url__asks_those_without_login_and_a_tenants_users_to_log_in(client_for, entry: Entry) -> None:
    alfas = Client(HTTP_HOST="localhost")
    alfas.cookies = client_for("alfa", Role.OPERATOR).cookies  # the role alone, in a tenant, opens nothing
    for client in (Client(HTTP_HOST="localhost"), alfas):
        answer = client.get(_path(entry))
        assert answer.status_code == 302
        assert "/konto/login/" in answer["Location"]


@pytest.mark.req("A1", "K2-2.18")
@pytest.mark.parametrize("entry", PUBLIC_ENTRIES, ids=lambda entry: entry.id)
def test_public_url__is_not_on_a_tenants_site(client_for, entry: Entry) -> None:
    assert client_for("alfa", Role.OPERATOR).get(_path(entry)).status_code == 404


@pytest.mark.req("K2-1.17", "PRV-32")
@pytest.mark.parametrize("role", sorted(PUBLIC_ROLES))
def test_public_start__shows_each_what_it_answers_for_with_a_way_out(client_for, role: Role) -> None:
    page = client_for("public", role).get("/").content.decode()
    assert "Logga ut" in page
    assert "Maria Ek" in page
    assert ("Alfas nämnd" in page) == (role == Role.OPERATOR)
    assert "KAA-registret · KAA-registret" not in page
    assert page.count('<a class="kaa-brand-name"') == 1
