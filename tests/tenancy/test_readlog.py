"""No log, no page: who was shown stands in the log before a byte is sent."""

from __future__ import annotations

import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.exceptions import PermissionDenied
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import engines
from django.test import Client
from django.urls import include, path

from kaa.core.access import Right, needs
from kaa.core.reading import Page, QueryWhileRendering, show
from kaa.core.tenancy import as_owner, find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.models import Youth
from tests.factories.register import youth

NAME = "Kanariefågel"
TEMPLATE = engines["django"].from_string("<p>{{ youth.given_name }} {{ others|length }}</p>")
COMMITTED: list[int] = []


def _found() -> Youth:
    return Youth.objects.order_by("pk")[0]


def one(request: HttpRequest) -> HttpResponse:
    found = _found()
    return Page(request, TEMPLATE, {"youth": found}, youths=[found.public_id])


@needs(Right.YOUTHS_READ)
def guarded(request: HttpRequest) -> HttpResponse:
    return one(request)


def many(request: HttpRequest) -> HttpResponse:
    show(request, Youth.objects.values_list("public_id", flat=True), ground="list")
    found = _found()
    return Page(request, TEMPLATE, {"youth": found}, youths=[found.public_id], ground="search")


def conflict(request: HttpRequest) -> HttpResponse:
    found = _found()
    return Page(request, TEMPLATE, {"youth": found}, youths=[found.public_id], status=409)


def querying(request: HttpRequest) -> HttpResponse:
    found = _found()
    return Page(request, TEMPLATE, {"youth": found, "others": Youth.objects.all()}, youths=[found.public_id])


def failing(request: HttpRequest) -> HttpResponse:
    """`?how=`: what goes wrong after the youth was read, changed and noted."""
    found = _found()
    show(request, [found.public_id])
    Youth.objects.update(given_name="Changed")
    how = request.GET["how"]
    if how == "crash":
        raise ZeroDivisionError(found.given_name)
    if how == "status":
        return HttpResponse(found.given_name, status=500)
    if how == "stream":
        return StreamingHttpResponse(one.given_name for one in Youth.objects.all())
    raise {"missing": Http404, "denied": PermissionDenied}[how]


def nobody(request: HttpRequest) -> HttpResponse:
    return Page(request, engines["django"].from_string("<p>nobody</p>"))


def swallowing(request: HttpRequest) -> HttpResponse:
    """A view that hides a database error from the transaction."""
    from django.db import DatabaseError

    found = _found()
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1/0")
    except DatabaseError:
        pass
    return Page(request, TEMPLATE, {"youth": found}, youths=[found.public_id])


urlpatterns = [
    path("konto/", include("tenant_apps.accounts.urls_login")),
    *[
        path(f"{view.__name__}/", view, name=view.__name__)
        for view in (one, guarded, many, conflict, querying, failing, nobody, swallowing)
    ],
]


@pytest.fixture
def reader(client_for, in_schema, settings) -> Iterator[Client]:
    """Logged in at Alfa, where the test's own pages stand and a youth is registered; `.youth` is the youth."""
    client: Client = client_for("alfa", Role.COACH)
    settings.ROOT_URLCONF = __name__
    in_schema("k9901")
    client.youth = youth(given_name=NAME)
    client.raise_request_exception = False
    connection.set_schema_to_public()
    yield client
    connection.set_schema_to_public()


def _log() -> list[ReadLog]:
    with in_tenant(find_tenant("k9901")):
        return list(ReadLog.objects.order_by("pk"))


@pytest.mark.req("PRV-33", "K2-2.16", "TEN-08")
@pytest.mark.parametrize(("page", "status"), [("one", 200), ("guarded", 200), ("conflict", 409)])
def test_page__writes_one_row_with_who_was_shown(reader: Client, page: str, status: int) -> None:
    response = reader.get(f"/{page}/")
    assert (response.status_code, NAME in response.content.decode()) == (status, True)
    assert "no-store" in response["Cache-Control"]
    [row] = _log()
    assert row.youths == [reader.youth.public_id]
    assert (row.user_id, row.user_name, row.page, row.ground) == (reader.user.pk, "Maria Ek", page, "page")
    assert row.request_id == response["X-Request-Id"]
    assert row.at is not None


@pytest.mark.req("PRV-33", "K2-2.16")
def test_page__one_row_for_each_ground_with_all_youths(reader: Client, in_schema) -> None:
    in_schema("k9901")
    ids = {reader.youth.public_id, youth().public_id, youth().public_id}
    connection.set_schema_to_public()
    reader.get("/many/")
    assert {row.ground: set(row.youths) for row in _log()} == {"list": ids, "search": {reader.youth.public_id}}


@pytest.mark.req("PRV-33")
def test_page__that_shows_nobody_writes_no_row(reader: Client) -> None:
    assert reader.get("/nobody/").status_code == 200
    assert _log() == []


@pytest.mark.req("PRV-33", "K2-2.17")
def test_page__a_query_while_rendering_shows_nothing(reader: Client) -> None:
    response = reader.get("/querying/")
    assert response.status_code == 500
    assert NAME not in response.content.decode()
    assert response.exc_info[0] is QueryWhileRendering
    assert NAME not in str(response.exc_info[1])
    assert _log() == []


@pytest.mark.req("PRV-33", "K2-2.16")
@pytest.mark.parametrize(
    ("how", "status"), [("crash", 500), ("status", 500), ("stream", 500), ("missing", 404), ("denied", 403)]
)
def test_view__that_fails_leaves_neither_row_nor_change(reader: Client, how: str, status: int) -> None:
    response = reader.get("/failing/", {"how": how})
    assert response.status_code == status
    assert not response.streaming
    assert NAME not in response.content.decode()  # without its row nothing is shown, whatever the status
    assert _log() == []
    with in_tenant(find_tenant("k9901")):
        assert _found().given_name == NAME


@pytest.mark.req("PRV-33", "K2-2.17")
def test_view__whose_transaction_is_broken_shows_nothing(reader: Client) -> None:
    response = reader.get("/swallowing/")
    assert response.status_code >= 500
    assert NAME not in response.content.decode()
    assert _log() == []


# ---- the log cannot be written ---------------------------------------------------------------------------------------
@pytest.fixture
def broken_log(transactional_db: None) -> Iterator[Callable[[str], None]]:
    """broken_log("revoked" or "gone"): from here on nothing can be added; mended afterwards."""
    role = f'"{connection.settings_dict["NAME"]}__k9901"'
    mend: list[str] = []

    def run(sql: str) -> None:
        with as_owner() as owner:
            owner.set_schema_to_public()
            with owner.cursor() as cursor:
                cursor.execute(sql)

    def break_it(how: str) -> None:
        if how == "revoked":
            run(f"revoke insert on k9901.audit_readlog from {role}")
            mend.append(f"grant insert on k9901.audit_readlog to {role}")
        else:
            run("alter table k9901.audit_readlog rename to gone")
            mend.append("alter table k9901.gone rename to audit_readlog")

    yield break_it
    for sql in mend:
        run(sql)


@pytest.mark.req("PRV-33", "K2-2.17")
@pytest.mark.parametrize("how", ["revoked", "gone"])
def test_page__without_its_log_is_503_and_not_a_byte_of_the_youth(broken_log, reader: Client, how: str) -> None:
    assert reader.get("/one/").status_code == 200  # positive control
    broken_log(how)
    response = reader.get("/one/")
    assert response.status_code == 503
    body = response.content.decode() + str(response.headers)
    assert NAME not in body
    assert str(reader.youth.public_id) not in body
    assert reader.get("/nobody/").status_code == 200


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.req("PRV-33", "K2-2.16")
def test_page__its_row_is_committed_before_the_first_byte(transactional_db: None, reader: Client, monkeypatch) -> None:
    """A real server; when it begins to write, another connection already sees the row."""
    seen: list[int] = []

    def application(environ: dict[str, object], start_response: Callable[..., object]) -> object:
        def start(*given: object) -> object:
            watcher = threading.Thread(target=look)
            watcher.start()
            watcher.join(10)
            return start_response(*given)

        return WSGIHandler()(environ, start)

    def look() -> None:
        try:
            seen.append(len(_log()))
        finally:
            connection.close()

    with make_server("127.0.0.1", 0, application, handler_class=_Quiet) as server:

        def serve() -> None:
            server.handle_request()
            connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as client:
            cookie = reader.cookies["kaa_session"].value
            client.sendall(
                f"GET /one/ HTTP/1.0\r\nHost: alfa.localhost\r\nCookie: kaa_session={cookie}\r\n\r\n".encode()
            )
            body = b"".join(iter(lambda: client.recv(65536), b""))
        thread.join(10)
    assert NAME.encode() in body
    assert seen == [1]


@pytest.mark.req("PRV-33", "K2-2.16")
def test_row__holds_public_ids_only(reader: Client) -> None:
    reader.get("/one/")
    [row] = _log()
    text = " ".join(str(value) for value in row.__dict__.values())
    assert NAME not in text
    assert str(reader.youth.personnummer) not in text
    assert all(isinstance(public_id, uuid.UUID) for public_id in row.youths)
