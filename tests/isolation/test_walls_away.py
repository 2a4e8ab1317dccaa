"""A14: one wall taken away at a time. With it in place its attack fails, without it the attack succeeds: so the tests would notice.

What stands in MIDDLEWARE is a wall with an attack here, or named as none with the reason: a new one must be put in one of the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from django.apps import apps
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from kaa.core.tenancy import as_owner, find_tenant, in_tenant
from kaa.core.tenancy.tokens import TenantTokenGenerator
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.audit.models import ReadLog
from tenants import provisioning
from tests.conftest import PASSWORD
from tests.factories import register as make
from tests.factories.accounts import user

EMAIL = "samma@example.test"
LOGIN = {"login": EMAIL, "password": PASSWORD}


@dataclass
class Given:
    """What an attack works with."""

    client_for: Callable[..., Any]
    in_schema: Callable[[str], Any]
    mailoutbox: list[Any]
    settings: Any


Attack = Callable[[Given], bool]


@pytest.fixture
def given(client_for, in_schema, mailoutbox, settings) -> Given:
    return Given(client_for, in_schema, mailoutbox, settings)


def _in_both_schemas(given: Given) -> None:
    for schema in ("k9901", "k9902"):
        given.in_schema(schema)
        user(Role.COACH, email=EMAIL)
    connection.set_schema_to_public()


# ---- the attacks: whether it succeeds --------------------------------------------------------------------------------
def unknown_host_gets_an_answer(_given: Given) -> bool:
    """Anything but "no such site": without a tenant the page breaks, or is public's."""
    stranger = Client(HTTP_HOST="gamma.localhost", raise_request_exception=False)
    return stranger.get("/konto/login/").status_code != 404


def alfas_cookie_logs_in_at_beta(given: Given) -> bool:
    alfa = given.client_for("alfa", Role.ADMINISTRATOR, email=EMAIL)
    with in_tenant(find_tenant("k9901")):
        row = Session.objects.get()
    with in_tenant(find_tenant("k9902")):  # a copied register: the same key, address and password
        User(pk=alfa.user.pk, email=EMAIL, name="Betas", password=alfa.user.password).save()
        Session.objects.create(session_key=row.session_key, session_data=row.session_data, expire_date=row.expire_date)
    beta = Client(HTTP_HOST="beta.localhost")
    beta.cookies = alfa.cookies
    return beta.get("/konto/losenord/byt/").status_code == 200


def nobody_gets_what_asks_for_no_right(_given: Given) -> bool:
    return Client(HTTP_HOST="alfa.localhost").get(f"/kvar/{'0' * 32}/").status_code != 302


def form_is_sent_from_elsewhere(given: Given) -> bool:
    _in_both_schemas(given)
    return Client(HTTP_HOST="alfa.localhost", enforce_csrf_checks=True).post("/konto/login/", LOGIN).status_code == 302


def alfas_csrf_pair_is_taken_at_beta(given: Given) -> bool:
    _in_both_schemas(given)
    alfa = Client(HTTP_HOST="alfa.localhost", enforce_csrf_checks=True)
    page = alfa.get("/konto/login/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    beta = Client(HTTP_HOST="beta.localhost", enforce_csrf_checks=True)
    beta.cookies = alfa.cookies
    return beta.post("/konto/login/", {**LOGIN, "csrfmiddlewaretoken": token}).status_code == 302


def youth_is_read_without_a_trace(given: Given) -> bool:
    client = given.client_for("alfa", Role.ADMINISTRATOR)
    given.in_schema("k9901")
    youth = make.youth()
    make.registration(youth, date(2026, 9, 1))
    connection.set_schema_to_public()
    page = client.get(f"/ungdomar/{youth.public_id}/")
    given.in_schema("k9901")
    assert page.status_code == 200
    return not ReadLog.objects.exists()


def change_is_nobodys(given: Given) -> bool:
    client = given.client_for("alfa", Role.ADMINISTRATOR)
    assert client.post("/installningar/etiketter/ny/", {"name": "Ny", "user": ""}).status_code == 302
    given.in_schema("k9901")
    event = apps.get_model("accounts", "LabelEvent").objects.get()
    return (event.pgh_context or {}).get("user") != client.user.pk


def one_user_floods(given: Given) -> bool:
    given.settings.REQUESTS_PER_USER = 2
    client = given.client_for("alfa", Role.COACH)
    cache.clear()
    return 429 not in {client.get("/konto/losenord/byt/").status_code for _ in range(6)}


def page_is_framed(given: Given) -> bool:
    return "X-Frame-Options" not in Client(HTTP_HOST="alfa.localhost").get("/konto/login/").headers


def foreign_script_runs(given: Given) -> bool:
    return "Content-Security-Policy" not in Client(HTTP_HOST="alfa.localhost").get("/konto/login/").headers


def type_is_guessed(given: Given) -> bool:
    return "X-Content-Type-Options" not in Client(HTTP_HOST="alfa.localhost").get("/konto/login/").headers


def an_open_page_keeps_the_session(given: Given) -> bool:
    """What a page asks by itself puts the end of the session off."""
    client = given.client_for("alfa", Role.COACH)
    client.get("/ungdomar/")  # what a first page keeps in the session is kept
    key = client.cookies[configured.SESSION_COOKIE_NAME].value
    with in_tenant(find_tenant("k9901")):
        Session.objects.filter(session_key=key).update(expire_date="2999-01-01T00:00Z")
    client.get("/min-sida/", headers={"X-Poll": "1"})
    with in_tenant(find_tenant("k9901")):
        return Session.objects.get(session_key=key).expire_date.year != 2999


def alfas_cache_is_read_at_beta(given: Given) -> bool:
    given.in_schema("k9901")
    cache.set("samma", "alfas")
    given.in_schema("k9902")
    return cache.get("samma") == "alfas"


def alfas_link_opens_at_beta(given: Given) -> bool:
    given.in_schema("k9901")
    alfas = user(Role.COACH, email=EMAIL)
    given.in_schema("k9902")
    User(pk=alfas.pk, email=EMAIL, name="Betas", password=alfas.password, last_login=alfas.last_login).save()
    Client(HTTP_HOST="alfa.localhost").post("/konto/losenord/nytt/", {"email": EMAIL})
    link = next(word for word in given.mailoutbox[-1].body.split() if "/konto/losenord/nytt/" in word)
    path = link.split("localhost", 1)[1].lstrip(":0123456789")
    return 'name="password1"' in Client(HTTP_HOST="beta.localhost").get(path, follow=True).content.decode()


# ---- the walls -------------------------------------------------------------------------------------------------------
MIDDLEWARE: dict[str, Attack] = {
    "kaa.core.tenancy.middleware.TenantMiddleware": unknown_host_gets_an_answer,
    "kaa.core.sessions.SessionGuardMiddleware": alfas_cookie_logs_in_at_beta,
    "django.contrib.auth.middleware.LoginRequiredMiddleware": nobody_gets_what_asks_for_no_right,
    "django.middleware.csrf.CsrfViewMiddleware": form_is_sent_from_elsewhere,
    "tenant_apps.audit.middleware.ReadLogMiddleware": youth_is_read_without_a_trace,
    "tenant_apps.audit.middleware.HistoryMiddleware": change_is_nobodys,
    "kaa.core.tenancy.limits.RateLimitMiddleware": one_user_floods,
    "django.middleware.clickjacking.XFrameOptionsMiddleware": page_is_framed,
    "csp.middleware.CSPMiddleware": foreign_script_runs,
    "django.middleware.security.SecurityMiddleware": type_is_guessed,
    "kaa.core.sessions.PatientSessionMiddleware": an_open_page_keeps_the_session,
}
NO_WALL = {
    "kaa.core.requests.RequestIdMiddleware": "names the request for the log; nothing answers without it",
    "kaa.core.health.HealthMiddleware": "answers the balancer",
    "whitenoise.middleware.WhiteNoiseMiddleware": "static files",
    "kaa.core.api.problems.ProblemMiddleware": "the form of the API's errors",
    "django.middleware.locale.LocaleMiddleware": "language",
    "django.middleware.common.CommonMiddleware": "slashes",
    "django.contrib.auth.middleware.AuthenticationMiddleware": "without it nobody is logged in",
    "tenant_apps.accounts.tokens.middleware.TokenMiddleware": "without it no token is anybody's (tests/isolation/test_api.py)",
    "django.contrib.messages.middleware.MessageMiddleware": "what is said after a change",
    "allauth.account.middleware.AccountMiddleware": "needed by the login's views",
    "allauth.usersessions.middleware.UserSessionsMiddleware": "keeps the list of one's sessions",
    "axes.middleware.AxesMiddleware": "the lock-out's page; the lock is an authentication backend (tests/tenancy/test_sites.py)",
    "django_htmx.middleware.HtmxMiddleware": "tells parts of pages from pages",
}


@pytest.mark.req("A14")
def test_middleware__each_is_a_wall_with_an_attack_or_none() -> None:
    assert set(configured.MIDDLEWARE) == set(MIDDLEWARE) | set(NO_WALL)
    assert not set(MIDDLEWARE) & set(NO_WALL)


def _replacement(name: str) -> list[str]:
    """Sessions are needed by what follows: Django's own takes the place of ours."""
    if name.endswith("PatientSessionMiddleware"):
        return ["django.contrib.sessions.middleware.SessionMiddleware"]
    return []


@pytest.mark.req("A14")
@pytest.mark.parametrize("name", MIDDLEWARE, ids=lambda name: name.rpartition(".")[2])
@pytest.mark.parametrize("away", [False, True], ids=["in place", "away"])
def test_wall__of_the_middleware(given: Given, name: str, away: bool) -> None:
    if away:
        given.settings.MIDDLEWARE = [
            one for each in configured.MIDDLEWARE for one in ([each] if each != name else _replacement(name))
        ]
    assert MIDDLEWARE[name](given) is away


@pytest.mark.req("A14", "K2-2.10")
@pytest.mark.parametrize("away", [False, True], ids=["in place", "away"])
def test_wall__csrf_tokens_in_the_session(given: Given, away: bool) -> None:
    given.settings.CSRF_USE_SESSIONS = not away
    assert alfas_csrf_pair_is_taken_at_beta(given) is away


@pytest.mark.req("A14", "TEN-08")
@pytest.mark.parametrize("away", [False, True], ids=["in place", "away"])
def test_wall__keys_of_the_cache(given: Given, away: bool) -> None:
    if away:
        plain = {key: value for key, value in configured.CACHES["default"].items() if key != "KEY_FUNCTION"}
        given.settings.CACHES = {"default": plain}
    assert alfas_cache_is_read_at_beta(given) is away


@pytest.mark.req("A14", "K2-2.10")
@pytest.mark.parametrize("away", [False, True], ids=["in place", "away"])
def test_wall__links_by_mail(given: Given, monkeypatch: pytest.MonkeyPatch, away: bool) -> None:
    if away:
        plain = EmailAwarePasswordResetTokenGenerator._make_hash_value
        monkeypatch.setattr(TenantTokenGenerator, "_make_hash_value", plain)
    assert alfas_link_opens_at_beta(given) is away


# ---- grants ----------------------------------------------------------------------------------------------------------
def _grant(schema: str = "k9901") -> None:
    with as_owner() as owner:
        owner.set_schema_to_public()
        provisioning.grant(schema)


@pytest.mark.req("A14", "PRV-33", "K2-2.14")
@pytest.mark.parametrize("away", [False, True], ids=["in place", "away"])
@pytest.mark.parametrize("table", ["audit_readlog", "register_youthevent"])
def test_wall__logs_and_history_only_grow(committed_alfa, monkeypatch, table: str, away: bool) -> None:
    if away:
        monkeypatch.setattr(provisioning, "APPEND_ONLY", ["no table of this name"])
        _grant()
    try:
        with connection.cursor() as cursor:
            if away:
                cursor.execute(f"delete from {table}")
            else:
                with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                    cursor.execute(f"delete from {table}")
    finally:
        monkeypatch.undo()
        _grant()


@pytest.mark.req("A14")
def test_wall_away__a_grant_too_many_lets_a_dropped_table_fall_through(committed_alfa) -> None:
    role = f'"{connection.settings_dict["NAME"]}__k9901"'
    with as_owner() as owner, owner.cursor() as cursor:
        cursor.execute(f"grant usage on schema public to {role}; grant select on public.accounts_user to {role}")
        cursor.execute("alter table k9901.accounts_user rename to gone")
    try:
        assert User.objects.count() == 0  # public's rows answer: just what test_dropped_table would see
    finally:
        with as_owner() as owner, owner.cursor() as cursor:
            cursor.execute("alter table k9901.gone rename to accounts_user")
            cursor.execute(f"revoke select on public.accounts_user from {role}")


@pytest.mark.req("A14")
def test_wall_away__a_missing_grant_is_an_error_not_an_empty_answer(committed_alfa) -> None:
    role = f'"{connection.settings_dict["NAME"]}__k9901"'
    with as_owner() as owner, owner.cursor() as cursor:
        cursor.execute(f"revoke select on k9901.accounts_user from {role}")
    try:
        with pytest.raises(ProgrammingError, match="permission denied"):
            User.objects.count()
    finally:
        _grant()
    assert User.objects.count() == 0


@pytest.mark.req("A14")
def test_wall_away__without_our_backend_the_login_has_no_rights(alfa) -> None:
    """The application's login alone, as a connection that nobody has prepared has it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("reset role")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute("select count(*) from k9901.register_youth")
