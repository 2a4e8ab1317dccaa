"""The first wall: hosts, sessions, logins."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from structlog.testing import capture_logs

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenants.models import Tenant
from tests.conftest import PASSWORD
from tests.factories.accounts import user


@pytest.mark.req("TEN-01", "A4", "K2-2.2")
@pytest.mark.parametrize(
    "host",
    [
        "gamma.localhost", "ALFA.localhost", "alfa.localhost.", "xn--lfa-ula.localhost", "alfa.localhost.evil.test", "alfa", "www.alfa.localhost",
        "alfa.localhost@evil.test", "alfa.localhost:80:80", "", "k9901.localhost",
    ],
)  # fmt: skip
def test_host__other_than_exactly_a_tenants_is_404(db: None, host: str) -> None:
    response = Client(HTTP_HOST=host).get("/konto/login/")
    assert response.status_code == 404
    assert b"Alfa" not in response.content


@pytest.mark.req("TEN-01", "A4")
def test_host__a_forwarded_one_is_not_believed(db: None) -> None:
    response = Client(HTTP_HOST="localhost").get("/konto/login/", HTTP_X_FORWARDED_HOST="alfa.localhost")
    assert response.status_code == 200
    assert b"Alfa" not in response.content
    response = Client(HTTP_HOST="alfa.localhost").get("/konto/login/", HTTP_X_FORWARDED_HOST="beta.localhost")
    assert b"Alfa" in response.content
    assert b"Beta" not in response.content


@pytest.mark.req("TEN-01", "A4")
def test_host__the_port_does_not_matter(db: None) -> None:
    assert b"Alfa" in Client(HTTP_HOST="alfa.localhost:8443").get("/konto/login/").content


@pytest.mark.req("TEN-05", "K2-2.5")
@pytest.mark.parametrize("change", [{"suspended_at": "2026-01-01T00:00Z"}, {"migrated_to": "older"}])
def test_site__of_a_tenant_that_is_closed_or_behind_answers_503(db: None, change: dict[str, str]) -> None:
    Tenant.objects.filter(schema_name="k9901").update(**change)
    assert Client(HTTP_HOST="alfa.localhost").get("/konto/login/").status_code == 503
    assert Client(HTTP_HOST="beta.localhost").get("/konto/login/").status_code == 200


@pytest.mark.req("A3", "TEN-01", "K2-2.10")
def test_session__of_one_tenant_is_none_in_another(client_for, in_schema) -> None:
    """The same user name, password and primary key in both: still nobody's session there."""
    alfa = client_for("alfa", Role.ADMINISTRATOR, email="samma@example.test")
    with in_tenant(find_tenant("k9902")):
        twin = User(pk=alfa.user.pk, email="samma@example.test", name="Betas")
        twin.set_password(PASSWORD)
        twin.save()
        assert alfa.get("/konto/losenord/byt/").status_code == 200  # positive control
    beta = Client(HTTP_HOST="beta.localhost")
    beta.cookies = alfa.cookies
    response = beta.get("/konto/losenord/byt/")
    assert response.status_code == 302
    assert "/konto/login/" in response["Location"]


@pytest.mark.req("A3", "K2-2.10")
def test_session__moved_by_hand_into_another_schema_is_refused(client_for) -> None:
    alfa = client_for("alfa", Role.ADMINISTRATOR, email="samma@example.test")
    from django.contrib.sessions.models import Session

    with in_tenant(find_tenant("k9901")):
        row = Session.objects.get()
    with in_tenant(find_tenant("k9902")):
        twin = User(pk=alfa.user.pk, email="samma@example.test", name="Betas", password=alfa.user.password)
        twin.save()
        Session.objects.create(session_key=row.session_key, session_data=row.session_data, expire_date=row.expire_date)
    beta = Client(HTTP_HOST="beta.localhost")
    beta.cookies = alfa.cookies
    with capture_logs() as told:
        assert beta.get("/konto/losenord/byt/").status_code == 302
    [line] = [one for one in told if one["event"] == "session_of_another_tenant"]
    assert (line["log_level"], line["made_in"]) == ("warning", "k9901")


@pytest.mark.req("TEN-01", "AUT-06")
def test_session__that_is_only_old_or_at_home_raises_no_alarm(client_for, time_machine_travel) -> None:
    client = client_for("alfa", Role.COACH)
    with capture_logs() as told:
        assert client.get("/konto/losenord/byt/").status_code == 200
        time_machine_travel(hours=11)
        assert client.get("/konto/losenord/byt/").status_code == 302
    assert not [one for one in told if one["event"] == "session_of_another_tenant"]


@pytest.mark.req("A3", "K2-2.10")
def test_csrf_token__of_one_tenant_is_refused_in_another(db: None, in_schema) -> None:
    tokens = {}
    clients = {}
    for name, schema in (("alfa", "k9901"), ("beta", "k9902")):
        in_schema(schema)
        user(Role.COACH, email="samma@example.test")
        connection.set_schema_to_public()
        clients[name] = Client(HTTP_HOST=f"{name}.localhost", enforce_csrf_checks=True)
        page = clients[name].get("/konto/login/").content.decode()
        tokens[name] = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    form = {"login": "samma@example.test", "password": PASSWORD}
    foreign = clients["beta"].post("/konto/login/", {**form, "csrfmiddlewaretoken": tokens["alfa"]})
    assert foreign.status_code == 403
    own = clients["beta"].post("/konto/login/", {**form, "csrfmiddlewaretoken": tokens["beta"]})
    assert own.status_code == 302


@pytest.mark.req("A3", "K2-2.10")
def test_password_reset_link__of_one_tenant_does_nothing_in_another(db: None, in_schema, mailoutbox) -> None:
    for schema in ("k9901", "k9902"):
        in_schema(schema)
        user(Role.COACH, email="samma@example.test")
        connection.set_schema_to_public()
    alfa = Client(HTTP_HOST="alfa.localhost")
    alfa.post("/konto/losenord/nytt/", {"email": "samma@example.test"})
    link = next(word for word in mailoutbox[0].body.split() if "/konto/losenord/nytt/" in word)
    path = link.split("localhost", 1)[1].lstrip(":0123456789")

    def offers_a_form(host: str) -> bool:
        page = Client(HTTP_HOST=host).get(path, follow=True)
        return 'name="password1"' in page.content.decode()

    assert offers_a_form("alfa.localhost")
    assert not offers_a_form("beta.localhost")


@pytest.mark.req("AUT-21", "K2-2.8")
def test_login__is_locked_after_repeated_failures_and_only_for_that_account(db: None, in_schema) -> None:
    in_schema("k9901")
    user(Role.COACH, email="offer@example.test")
    user(Role.COACH, email="annan@example.test")
    connection.set_schema_to_public()
    client = Client(HTTP_HOST="alfa.localhost")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post("/konto/login/", {"login": "offer@example.test", "password": "fel"})
    blocked = client.post("/konto/login/", {"login": "offer@example.test", "password": PASSWORD})
    assert blocked.status_code != 302
    other = Client(HTTP_HOST="alfa.localhost", REMOTE_ADDR="10.1.1.1").post(
        "/konto/login/", {"login": "annan@example.test", "password": PASSWORD}
    )
    assert other.status_code == 302


@pytest.mark.req("AUT-06")
def test_session__ends_after_ten_hours_even_when_used(client_for, time_machine_travel) -> None:
    client = client_for("alfa", Role.COACH)
    for minutes in range(25, 600, 25):
        time_machine_travel(minutes=minutes)
        assert client.get("/konto/losenord/byt/").status_code == 200
    time_machine_travel(minutes=601)
    assert client.get("/konto/losenord/byt/").status_code == 302


@pytest.mark.req("AUT-06")
def test_session__ends_after_half_an_hour_without_use(client_for, time_machine_travel) -> None:
    client = client_for("alfa", Role.COACH)
    time_machine_travel(minutes=31)
    assert client.get("/konto/losenord/byt/").status_code == 302


@pytest.mark.req("K2-2.8")
def test_password__is_kept_with_argon2() -> None:
    from kaa.settings import base

    assert base.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
