"""Production says what it lacks, and answers with the headers that it promises; the demo and tests stay plain."""

from __future__ import annotations

import http.client
import os
import runpy
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings as test_settings
from django.db import connection

from kaa.core.requests import client_address
from kaa.core.tenancy import find_tenant, in_tenant
from kaa.devtools import postgres
from tenant_apps.accounts.enums import Role
from tests.conftest import PASSWORD
from tests.factories.accounts import user

ROOT = Path(__file__).resolve().parents[2]
GIVEN = {
    "SECRET_KEY": "production-like-" + "aB3$kX9!" * 8, "ALLOWED_HOSTS": "alfa.localhost,localhost", "DATABASE_URL": "postgres://kaa_app@127.0.0.1:9/kaa",
    "PG_BINDIR": "/usr/bin", "BROKER_URL": "redis://127.0.0.1:9/0", "CACHE_URL": "redis://127.0.0.1:9/1", "STATIC_ROOT": "/nonexistent/static",
    "PRIVATE_FILES": "/nonexistent/files", "EMAIL_URL": "smtp://127.0.0.1:25", "DEFAULT_FROM_EMAIL": "kaa@example.test",
    "PUBLIC_HOSTS": "localhost", "KAA_STATE": tempfile.gettempdir(),
}  # fmt: skip


def _environment(**given: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "kaa.settings.production",
        **given,
    }


def _kaa(*command: str, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kaa", *command],
        env=_environment(**given),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def environ(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in [*GIVEN, "DATABASE_OWNER_URL", "KAA_LOGIN"]:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


# ---- the environment -------------------------------------------------------------------------------------------------
@pytest.mark.req("K2-1.20")
@pytest.mark.parametrize("missing", GIVEN)
def test_production__a_missing_value_names_itself(environ: pytest.MonkeyPatch, missing: str) -> None:
    for name, value in GIVEN.items():
        if name != missing:
            environ.setenv(name, value)
    with pytest.raises(SystemExit, match=rf": {missing}$"):
        runpy.run_module("kaa.settings.production")


@pytest.mark.req("K2-1.20")
@pytest.mark.parametrize("empty", GIVEN)
def test_production__an_empty_value_is_a_missing_one(environ: pytest.MonkeyPatch, empty: str) -> None:
    for name, value in GIVEN.items():
        environ.setenv(name, "" if name == empty else value)
    with pytest.raises(SystemExit, match=rf": {empty}$"):
        runpy.run_module("kaa.settings.production")


@pytest.mark.req("K2-1.20")
def test_production__a_public_host_that_is_not_allowed_names_itself(environ: pytest.MonkeyPatch) -> None:
    """Else the public site answers 400 on its own address."""
    for name, value in {**GIVEN, "ALLOWED_HOSTS": ".kaa.example", "PUBLIC_HOSTS": "www.kaa.example,kaa.other"}.items():
        environ.setenv(name, value)
    with pytest.raises(SystemExit, match=r"^PUBLIC_HOSTS names what ALLOWED_HOSTS does not allow: kaa\.other$"):
        runpy.run_module("kaa.settings.production")


@pytest.mark.req("K2-1.20")
def test_production__does_not_start_without_a_value(tmp_path: Path) -> None:
    given = {**GIVEN, "KAA_STATE": str(tmp_path)}
    del given["CACHE_URL"]
    done = _kaa("check", **given)
    assert done.returncode != 0
    assert "CACHE_URL" in done.stderr


@pytest.mark.req("K2-1.20", "TEN-05")
def test_owners_command__names_the_owners_address(tmp_path: Path) -> None:
    done = _kaa("migrate_schemas", **{**GIVEN, "KAA_STATE": str(tmp_path)})
    assert done.returncode != 0
    assert "DATABASE_OWNER_URL" in done.stderr


@pytest.mark.req("K2-1.9", "K2-1.20", "SEC-04")
def test_production__passes_djangos_deployment_check(tmp_path: Path) -> None:
    done = _kaa("check", "--deploy", "--fail-level", "WARNING", **{**GIVEN, "KAA_STATE": str(tmp_path)})
    assert done.returncode == 0, done.stderr


@pytest.mark.req("K2-1.19", "K2-1.20")
def test_production__values_come_from_the_environment(environ: pytest.MonkeyPatch) -> None:
    for name, value in GIVEN.items():
        environ.setenv(name, value)
    made = runpy.run_module("kaa.settings.production")
    assert made["CELERY_BROKER_URL"] == GIVEN["BROKER_URL"]
    assert "data_folder_in" not in made["CELERY_BROKER_TRANSPORT_OPTIONS"]
    assert made["CACHES"]["default"]["LOCATION"] == GIVEN["CACHE_URL"]
    assert made["DATABASES"]["default"]["USER"] == "kaa_app"
    assert made["DATABASES"]["default"]["LOGIN"] == "app"
    assert made["DEBUG"] is False
    assert made["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert (made["EMAIL_HOST"], made["EMAIL_PORT"]) == ("127.0.0.1", 25)
    assert str(made["PRIVATE_FILES"]) == GIVEN["PRIVATE_FILES"]


@pytest.mark.req("K2-1.13", "K2-1.20")
@pytest.mark.parametrize("module", ["dev", "test"])
def test_database_url__wins_over_the_private_server(environ: pytest.MonkeyPatch, module: str) -> None:
    def refuse() -> None:
        raise AssertionError("the private server was asked for")

    environ.setattr(postgres, "ensure", refuse)
    with pytest.raises(AssertionError, match="private server"):
        runpy.run_module(f"kaa.settings.{module}")  # positive control
    environ.setenv("DATABASE_URL", "postgres://app:a@db.example.test:5433/kaa")
    with pytest.raises(SystemExit, match="DATABASE_OWNER_URL"):
        runpy.run_module(f"kaa.settings.{module}")
    environ.setenv("DATABASE_OWNER_URL", "postgres://owner:o@db.example.test:5433/kaa")
    made = runpy.run_module(f"kaa.settings.{module}")["DATABASES"]["default"]
    assert (made["HOST"], made["PORT"], made["USER"], made["LOGIN"]) == ("db.example.test", 5433, "app", "app")
    assert made["OWNER_LOGIN"] == {"USER": "owner", "PASSWORD": "o"}
    environ.setenv("KAA_LOGIN", "owner")
    made = runpy.run_module(f"kaa.settings.{module}")["DATABASES"]["default"]
    assert (made["USER"], made["PASSWORD"], made["LOGIN"]) == ("owner", "o", "owner")


@pytest.mark.req("K2-1.24")
def test_dev__cookies_are_plain_and_go_over_http(environ: pytest.MonkeyPatch) -> None:
    environ.setenv("DATABASE_URL", "postgres://app@127.0.0.1:9/kaa")
    environ.setenv("DATABASE_OWNER_URL", "postgres://owner@127.0.0.1:9/kaa")
    made = runpy.run_module("kaa.settings.dev")
    assert made["SESSION_COOKIE_NAME"] == "kaa_session"
    assert made["SESSION_COOKIE_SECURE"] is False
    assert not made.get("SECURE_SSL_REDIRECT")
    assert not made.get("SECURE_HSTS_SECONDS")
    assert made["SESSION_COOKIE_HTTPONLY"] is True
    assert made["SESSION_COOKIE_SAMESITE"] == "Lax"


@pytest.mark.req("AUT-06", "K2-2.10")
def test_messages__stand_in_the_session_and_not_in_a_cookie() -> None:
    """A message names who was saved; a cookie would carry it in plain text, and its signature would hold on any tenant's host."""
    assert test_settings.MESSAGE_STORAGE.endswith("SessionStorage")


# ---- production over the wire ----------------------------------------------------------------------------------------
class Unix(http.client.HTTPConnection):
    """HTTP over gunicorn's unix socket."""

    def __init__(self, address: Path) -> None:
        super().__init__("localhost", timeout=30)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(str(self.address))


def _wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if path.exists():
            return
        assert process.poll() is None, "ended by itself"
        time.sleep(0.05)
    raise AssertionError(f"{path.name} did not appear")


@pytest.fixture
def production(transactional_db: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Gunicorn with production settings, Redis and the test's database; gives its socket."""
    folder = tmp_path_factory.mktemp("p")
    (folder / "static").mkdir()
    with in_tenant(find_tenant("k9901")):
        user(Role.COACH, email="coach@example.test")
    at = connection.settings_dict
    host = f"{quote(str(at['HOST']), safe='')}:{at['PORT'] or 5432}"
    given = {
        **GIVEN, "KAA_STATE": str(folder / "state"), "STATIC_ROOT": str(folder / "static"), "PRIVATE_FILES": str(folder / "files"),
        "CACHE_URL": f"unix://{folder}/redis", "DATABASE_URL": f"postgres://{at['USER']}:{at['PASSWORD']}@{host}/{at['NAME']}",
        "WEB_CONCURRENCY": "1", "WEB_THREADS": "2", "DB_POOL_SIZE": "2",
    }  # fmt: skip
    (folder / "static" / "staticfiles.json").write_text(_manifest())
    redis = ["redis-server", "--port", "0", "--unixsocket", str(folder / "redis"), "--save", "", "--dir", str(folder)]
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "kaa.wsgi:application",
        "--config",
        "deploy/gunicorn.conf.py",
        "--bind",
        f"unix:{folder}/web",
    ]
    with (
        subprocess.Popen(redis, stdout=subprocess.DEVNULL) as cache,
        (folder / "log").open("wb") as log,
        subprocess.Popen(gunicorn, cwd=ROOT, env=_environment(**given), stdout=log, stderr=log) as web,
    ):
        try:
            _wait_for(folder / "redis", cache)
            _wait_for(folder / "web", web)
            yield folder / "web"
        finally:
            web.terminate()
            web.wait(30)
            cache.terminate()
            sys.stdout.write((folder / "log").read_text())


def _manifest() -> str:
    """Each static file as itself: collecting and compressing them takes long and proves nothing here."""
    import json

    from django.contrib.staticfiles.finders import get_finders

    paths = {path: path for finder in get_finders() for path, _ in finder.list([])}
    return json.dumps({"paths": paths, "version": "1.1", "hash": ""})


def _ask(
    address: Path,
    method: str,
    path: str,
    *,
    host: str = "alfa.localhost",
    https: bool = True,
    cookies: str = "",
    form: dict[str, str] | None = None,
) -> tuple[http.client.HTTPResponse, str]:
    web = Unix(address)
    headers = (
        {"Host": host, "Connection": "close"}
        | ({"X-Forwarded-Proto": "https", "X-Forwarded-For": "6.6.6.6, 192.0.2.7"} if https else {})
        | ({"Cookie": cookies} if cookies else {})
    )
    body = None
    if form is not None:
        headers |= {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"https://{host}",
            "Referer": f"https://{host}{path}",
        }
        body = urlencode(form)
    web.request(method, path, body=body, headers=headers)
    response = web.getresponse()
    return response, response.read().decode()


def _directives(response: http.client.HTTPResponse) -> dict[str, list[str]]:
    policy = response.headers["Content-Security-Policy"] or ""
    return {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}


def _assert_headers(response: http.client.HTTPResponse) -> None:
    headers = response.headers
    hsts = dict(part.strip().partition("=")[::2] for part in headers["Strict-Transport-Security"].split(";"))
    assert int(hsts["max-age"]) >= 31_536_000
    assert "includeSubDomains" in hsts
    directives = _directives(response)
    assert directives["default-src"] == ["'none'"]
    assert directives["frame-ancestors"] == ["'none'"]
    assert directives["base-uri"] == ["'none'"]
    sources = {source for values in directives.values() for source in values}
    assert sources <= {"'none'", "'self'", "data:"}
    assert "data:" not in directives["script-src"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.needs("redis-server")
@pytest.mark.req("K2-1.24", "SEC-04", "AUT-06", "K2-1.20", "K2-1.23", "A4")
def test_production__headers_and_cookies_as_a_browser_gets_them(production: Path) -> None:
    page, body = _ask(production, "GET", "/konto/login/")
    assert (page.status, "Alfa" in body) == (200, True)
    _assert_headers(page)
    cookie = _assert_cookie(page.headers.get_all("Set-Cookie"))
    token = body.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    wrong, _ = _ask(
        production, "POST", "/konto/login/", cookies=cookie, form={"login": "coach@example.test", "password": PASSWORD}
    )
    assert wrong.status == 403
    _assert_headers(wrong)
    with in_tenant(find_tenant("k9901")):
        from django.contrib.auth.hashers import make_password

        from tenant_apps.accounts.models import User

        argon2 = make_password(PASSWORD, hasher=_argon2())
        User.objects.update(password=argon2)
    form = {"login": "coach@example.test", "password": PASSWORD, "csrfmiddlewaretoken": token}
    done, _ = _ask(production, "POST", "/konto/login/", cookies=cookie, form=form)
    assert done.status == 302
    _assert_headers(done)
    fresh = _assert_cookie(done.headers.get_all("Set-Cookie"))
    assert fresh != cookie  # a new key at login
    with in_tenant(find_tenant("k9901")):
        from allauth.usersessions.models import UserSession

        assert UserSession.objects.get().ip == "192.0.2.7"  # the proxy's word, not the visitor's
    inside, _ = _ask(production, "GET", "/konto/losenord/byt/", cookies=fresh)
    assert inside.status == 200
    _assert_headers(inside)
    for address, status in (("/finns-inte/", 404), ("/healthz", 200), ("/readyz", 200)):
        answer, _ = _ask(production, "GET", address, cookies=fresh)
        assert answer.status == status, address
    # A4: an address of its own in the request line chooses no tenant; the Host header does
    absolute, body = _ask(production, "GET", "https://beta.localhost/konto/login/")
    assert (absolute.status, "Alfa" in body, "Beta" in body) == (200, True, False)
    unknown, _ = _ask(production, "GET", "https://alfa.localhost/konto/login/", host="gamma.localhost")
    assert unknown.status in {400, 404}
    unknown, _ = _ask(production, "GET", "/", host="gamma.localhost")
    assert unknown.status in {400, 404}
    plain, _ = _ask(production, "GET", "/konto/login/", https=False)
    assert (plain.status, plain.headers["Location"]) == (301, "https://alfa.localhost/konto/login/")
    assert not plain.headers.get_all("Set-Cookie")
    alive, _ = _ask(production, "GET", "/readyz", https=False, host="10.0.0.7")
    assert alive.status == 200  # a balancer asks by address and without TLS


def _argon2() -> object:
    from django.contrib.auth.hashers import Argon2PasswordHasher

    return Argon2PasswordHasher()


def _assert_cookie(headers: list[str] | None) -> str:
    """The one cookie there is; gives it as a browser sends it back."""
    assert headers is not None
    [header] = headers
    [(name, morsel)] = SimpleCookie(header).items()
    assert name == "__Host-session"
    assert morsel["secure"] is True
    assert morsel["httponly"] is True
    assert (morsel["samesite"], morsel["path"], morsel["domain"]) == ("Lax", "/", "")
    assert morsel["max-age"] in {"", "1800"}  # logged in: until the browser is closed; the row ends after 30 minutes
    return f"{name}={morsel.value}"


@pytest.mark.req("AUT-21")
@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "6.6.6.6, 192.0.2.7", "192.0.2.7"),
        (2, "6.6.6.6, 192.0.2.7, 10.0.0.3", "192.0.2.7"),
        (2, "192.0.2.7", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_client_address__is_the_one_our_own_proxies_saw(
    settings, rf, proxies: int, forwarded: str, address: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client_address(rf.get("/", REMOTE_ADDR="10.0.0.1", **headers)) == address
