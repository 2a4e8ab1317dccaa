"""What leaves the process about what happened: log lines, error reports, health. Never a person's number or name."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from celery import shared_task
from django.db import IntegrityError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from kaa.core import health
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Youth
from tests.factories.numbers import take
from tests.factories.register import youth

ROOT = Path(__file__).resolve().parents[2]
NAME = "Kanariefågel"
NUMBER = take(1, skip=500)[0]
SPELLINGS = [
    NUMBER,
    f"{NUMBER[:8]}-{NUMBER[8:]}",
    NUMBER[2:],
    f"{NUMBER[2:8]}-{NUMBER[8:]}",
    f"{NUMBER[2:8]}+{NUMBER[8:]}",
]


def duplicate(request: HttpRequest) -> HttpResponse:
    """PostgreSQL answers with the row that stands there already."""
    youth(number=NUMBER, given_name=NAME)
    Youth.objects.create(personnummer=NUMBER, birth_date="2008-01-01", given_name=NAME)
    return HttpResponse()


def crash(request: HttpRequest) -> HttpResponse:
    local = f"{NAME} {NUMBER}"
    raise ValueError(local)


def noted(request: HttpRequest) -> HttpResponse:
    structlog.get_logger("kaa.test").info("noted", rows=3)
    return HttpResponse()


urlpatterns = [
    path("konto/", include("tenant_apps.accounts.urls_login")),
    *[path(f"{view.__name__}/", view) for view in (duplicate, crash, noted)],
]


@shared_task
def failing_task(tenant: str) -> None:
    youth(number=NUMBER, given_name=NAME)
    Youth.objects.create(personnummer=NUMBER, birth_date="2008-01-01", given_name=NAME)


class Lines:
    """What the configured handlers have written."""

    def __init__(self, stream: io.StringIO) -> None:
        self.stream = stream

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    def parsed(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def lines() -> Iterator[Lines]:
    stream = io.StringIO()
    [handler] = [
        each for each in logging.getLogger().handlers if isinstance(each.formatter, structlog.stdlib.ProcessorFormatter)
    ]
    before = handler.setStream(stream)
    yield Lines(stream)
    handler.setStream(before)


def _clean(text: str) -> bool:
    return NAME not in text and not [one for one in SPELLINGS if one in text] and "Kanarie" not in text


@pytest.fixture
def reader(client_for, settings) -> Client:
    client: Client = client_for("alfa", Role.COACH)
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


@pytest.mark.req("K2-1.21", "K2-2.13", "TEN-10")
def test_line__is_json_with_tenant_and_request_id(reader: Client, lines: Lines) -> None:
    response = reader.get("/noted/")
    [line] = [each for each in lines.parsed() if each["event"] == "noted"]
    assert line["tenant"] == "k9901"
    assert line["request_id"] == response["X-Request-Id"]
    assert (line["rows"], line["level"], line["logger"]) == (3, "info", "kaa.test")
    assert str(line["timestamp"]).endswith("Z")
    structlog.get_logger("kaa.test").info("afterwards")
    assert not {"tenant", "request_id"} & lines.parsed()[-1].keys()


@pytest.mark.req("K2-1.21", "K2-2.13")
def test_request__has_a_line_with_view_and_status_and_without_its_address(reader: Client, lines: Lines) -> None:
    reader.get(f"/noted/?q={NUMBER}")
    Client(HTTP_HOST="unknown.test").get("/x/")
    Client().get("/healthz")
    found = [each for each in lines.parsed() if each["event"] == "request"]
    assert [(each["tenant"], each["method"], each["status"]) for each in found] == [
        ("k9901", "GET", 200),
        (None, "GET", 404),
    ]
    assert all(isinstance(each["ms"], int) and each["request_id"] for each in found)
    assert "noted/" not in lines.text


@pytest.mark.req("K2-1.21", "TEN-10")
@pytest.mark.parametrize(
    ("page", "exception"), [("duplicate", "django.db.utils.IntegrityError"), ("crash", "builtins.ValueError")]
)
def test_exception_in_a_view__tells_type_and_place_and_no_person(
    reader: Client, lines: Lines, page: str, exception: str
) -> None:
    response = reader.post(f"/{page}/?q={NUMBER}", {"name": NAME, "number": NUMBER})
    assert response.status_code == 500
    [line] = [each for each in lines.parsed() if "exception" in each]
    assert line["exception"] == exception
    assert any("test_logs.py" in place for place in line["where"])
    assert (line["tenant"], line["request_id"]) == ("k9901", response["X-Request-Id"])
    assert _clean(lines.text)
    assert _clean(response.content.decode())


@pytest.mark.req("K2-1.21", "TEN-10")
@pytest.mark.parametrize(
    "address", [f"/{NUMBER}/", f"/ungdomar/{NAME}/", f"/noted/?q={NUMBER}", f"/noted/{SPELLINGS[1]}"]
)
def test_address__typed_by_somebody_is_in_no_line(reader: Client, lines: Lines, address: str) -> None:
    reader.get(address)
    reader.get(address, HTTP_HOST="unknown.test")
    assert _clean(lines.text)


@pytest.mark.req("K2-1.21", "TEN-10", "A9")
def test_task__that_fails_tells_type_and_place_and_no_person(db: None, lines: Lines) -> None:
    failing_task.apply(("k9901",), throw=False)
    from_celery = [each for each in lines.parsed() if each["logger"] == "celery.app.trace"]
    assert from_celery[-1]["task"] == failing_task.name
    assert str(from_celery[-1]["event"]).startswith(f"Task {failing_task.name}[")
    assert from_celery[-1]["exception"] == "django.db.utils.IntegrityError"
    assert _clean(lines.text)


@pytest.mark.req("K2-1.21", "TEN-10")
def test_line__of_a_library_loses_the_number_and_the_exceptions_text(lines: Lines) -> None:
    library = logging.getLogger("some.library")
    for spelling in SPELLINGS:
        library.warning("could not read %s", spelling)
        structlog.get_logger("kaa.test").warning("own", value=f"row {spelling}.")
    try:
        raise IntegrityError(f"Key (personnummer)=({NUMBER}) {NAME}")  # noqa: TRY301  (a line that has something to tell)
    except IntegrityError as problem:
        library.exception("failed: %s", problem)
        structlog.get_logger("kaa.test").exception("own")
    assert _clean(lines.text)
    assert lines.parsed()[0]["event"] == "could not read [number]"
    assert [each["exception"] for each in lines.parsed() if "exception" in each] == [
        "django.db.utils.IntegrityError"
    ] * 2


@pytest.mark.req("K2-1.21")
@pytest.mark.parametrize(
    "text",
    ["0f8fad5b-d9cb-469f-a165-70867728950e", "2026-11-22T03:59:25.654048775", "20000001", "k9901", "1.2345678901"],
)
def test_line__keeps_what_is_no_number(lines: Lines, text: str) -> None:
    structlog.get_logger("kaa.test").info("own", value=text)
    assert lines.parsed()[0]["value"] == text


@pytest.mark.req("TEN-10")
def test_handlers__one_stream_and_no_mail_to_administrators() -> None:
    assert logging.getLogger("django").handlers == []
    assert logging.getLogger("django.server").handlers == []
    assert logging.getLogger("django").propagate is True


# ---- error reports ---------------------------------------------------------------------------------------------------
SENTRY = """
import io, logging, sys, types
import django
from django.conf import settings
django.setup()
import sentry_sdk
from sentry_sdk.transport import Transport
from kaa.core.observability import start_sentry

SENT = []
class Memory(Transport):
    def capture_envelope(self, envelope):
        SENT.append(envelope.serialize())

start_sentry("https://key@sentry.invalid/1", environment="test", transport=Memory)
options = sentry_sdk.get_client().options
assert options["include_local_variables"] is False and options["send_default_pii"] is False
assert options["max_request_body_size"] == "never" and options["traces_sample_rate"] == 0.0

NAME, NUMBER = sys.argv[1:]
def crash(request, name=NAME):
    local = {"name": NAME, "number": NUMBER}
    request.body
    sentry_sdk.add_breadcrumb(message=f"crumb {NAME} {NUMBER}")
    logging.getLogger("some.library").info("crumb %s", NAME)
    sentry_sdk.set_extra("youth", NAME)
    sentry_sdk.set_context("youth", {"name": NAME})
    try:
        raise KeyError(f"cause {NAME} {NUMBER}")
    except KeyError as cause:
        problem = ValueError(f"{NAME} {NUMBER}")
        problem.add_note(f"note {NAME} {NUMBER}")
        raise problem from cause

from django.urls import path
urls = types.ModuleType("urls")
urls.urlpatterns = [path("crash/<str:name>/", crash)]
sys.modules["urls"] = urls
settings.ROOT_URLCONF = "urls"
settings.MIDDLEWARE = []
settings.CSRF_USE_SESSIONS = False
settings.DEBUG_PROPAGATE_EXCEPTIONS = False
from django.core.wsgi import get_wsgi_application
body = f"name={NAME}&number={NUMBER}".encode()
environ = {
    "REQUEST_METHOD": "POST", "PATH_INFO": "/crash/x/", "QUERY_STRING": f"q={NUMBER}&name={NAME}", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
    "wsgi.input": io.BytesIO(body), "wsgi.url_scheme": "http", "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": "application/x-www-form-urlencoded",
    "HTTP_HOST": "localhost", "HTTP_COOKIE": f"name={NUMBER}", "HTTP_X_NAME": NUMBER, "HTTP_REFERER": f"http://localhost/?q={NUMBER}",
}
list(get_wsgi_application()(environ, lambda *a: None))

from celery import shared_task
@shared_task(in_public=True, bind=True)
def failing(self, *args, **kwargs):
    raise ValueError(f"{NAME} {NUMBER}")
failing.__class__.__call__ = lambda self, *a, **k: self.run(*a, **k)  # without a database
failing.apply((NUMBER,), {"name": NAME}, throw=False)

try:
    raise OSError(f"{NAME} {NUMBER}")
except OSError as problem:
    logging.getLogger("some.library").exception("failed for %s: %s", NAME, problem, extra={"number": NUMBER})
logging.getLogger("some.library").error(f"failed for {NAME} {NUMBER}")
sentry_sdk.capture_message(f"message {NAME} {NUMBER}")
sentry_sdk.flush()
sys.stdout.buffer.write(b"\\n".join(SENT))
"""


@pytest.mark.req("K2-1.22", "TEN-10")
def test_sentry__gets_what_kind_of_error_and_where_and_no_person() -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "kaa.settings.test", "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", SENTRY, "Kanariefagel", NUMBER],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    sent = done.stdout
    for kind in ("ValueError", "KeyError", "OSError"):  # positive control: it does tell
        assert f'"type":"{kind}"' in sent.replace(": ", ":")
    assert '"function":"crash"' in sent.replace(": ", ":")
    found = [
        line[max(0, line.find(canary) - 200) : line.find(canary) + 50]
        for line in sent.splitlines()
        for canary in ("Kanariefagel", NUMBER, SPELLINGS[1])
        if canary in line
    ]
    assert not found


# ---- health ----------------------------------------------------------------------------------------------------------
@pytest.mark.req("K2-1.23")
@pytest.mark.parametrize("host", ["alfa.localhost", "localhost", "10.0.0.7:8000", "unknown.test"])
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health__is_answered_on_any_host_without_a_login(db: None, host: str, address: str) -> None:
    response = Client(HTTP_HOST=host).get(address)
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "Set-Cookie" not in response.headers


@pytest.mark.req("K2-1.23")
@pytest.mark.parametrize("problem", [OperationalError, InterfaceError])
def test_readyz__without_a_database_is_503_and_healthz_lives(db: None, monkeypatch, problem: type[Exception]) -> None:
    class Gone:
        def cursor(self) -> None:
            raise problem("connection refused")

    monkeypatch.setattr(health, "connection", Gone())
    assert Client().get("/readyz").status_code == 503
    assert Client().get("/readyz").json() == {"status": "unavailable"}
    assert Client().get("/healthz").status_code == 200


@pytest.mark.req("K2-1.23")
@pytest.mark.django_db(transaction=True)
def test_readyz__at_a_closed_port_then_back() -> None:
    address = {key: connection.settings_dict[key] for key in ("HOST", "PORT")}
    connection.close()
    try:
        connection.settings_dict.update(HOST="127.0.0.1", PORT="9")
        assert Client().get("/readyz").status_code == 503
    finally:
        connection.close()
        connection.settings_dict.update(address)
    assert Client().get("/readyz").status_code == 200
