"""TEN-11: one tenant, or one of its users, does not take the service from the others."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from kaa.core.tenancy import as_owner, find_tenant, in_public, in_tenant, time_limits
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.work import registry, services, tasks
from tenant_apps.work.models import Job
from tenants.models import Tenant

MOMENT = dt.datetime(2026, 11, 16, 9, 0, 12, tzinfo=dt.UTC)
PAGE = "/konto/losenord/byt/"


def _setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"show {name}")
        return str(cursor.fetchone()[0])


# ---- statements ------------------------------------------------------------------------------------------------------
def slow(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')")
        limits = cursor.fetchone()[0]
        User.objects.update(name="Changed")
        if "how" in request.GET:
            cursor.execute(
                {"long": "select pg_sleep(5)", "lock": "select pg_advisory_xact_lock(4711)"}[request.GET["how"]]
            )
    return HttpResponse(limits)


urlpatterns = [path("konto/", include("tenant_apps.accounts.urls_login")), path("slow/", slow, name="slow")]


@pytest.fixture
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "TIME_LIMITS", {"request": (1, 1), "work": (900, 120)})


@pytest.mark.req("TEN-11")
def test_statements__of_each_tenant_and_of_public_have_limits(alfa: Tenant) -> None:
    assert (_setting("statement_timeout"), _setting("lock_timeout")) == ("15min", "2min")
    with time_limits("request"):
        assert (_setting("statement_timeout"), _setting("lock_timeout")) == ("1min", "10s")
        with in_public():
            assert _setting("statement_timeout") == "1min"
    assert _setting("statement_timeout") == "15min"


@pytest.mark.req("TEN-11")
@pytest.mark.django_db(transaction=True)
def test_statements__keep_their_limits_after_a_rollback_and_migrations_have_none(committed_alfa: Tenant) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(), time_limits("request"):
        assert _setting("statement_timeout") == "1min"
        raise ZeroDivisionError
    assert _setting("statement_timeout") == "15min"
    with as_owner():
        assert (_setting("statement_timeout"), _setting("lock_timeout")) == ("0", "0")


@pytest.mark.req("TEN-11")
def test_statements__in_a_request_have_the_requests_limits_and_in_a_task_the_works(
    client_for, settings, monkeypatch
) -> None:
    client: Client = client_for("alfa", Role.COACH)
    settings.ROOT_URLCONF = __name__
    assert client.get("/slow/").content == b"1min 10s"
    assert connection.time_limits == "work"

    seen: list[str] = []
    monkeypatch.setattr(services, "run", lambda **_: seen.append(_setting("statement_timeout")))
    with time_limits("request"):  # as when a page's commit runs it at once
        tasks.run_job.apply(("k9901", "any"), throw=True)
    assert seen == ["15min"]


@pytest.mark.req("TEN-11")
@pytest.mark.parametrize("how", ["long", "lock"])
def test_request__whose_statement_is_cut_off_says_so_and_changes_nothing(
    transactional_db: None, client_for, settings, short_limits: None, how: str
) -> None:
    client: Client = client_for("alfa", Role.COACH)
    settings.ROOT_URLCONF = __name__
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        connection.set_tenant(find_tenant("k9902"))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(4711)")
            held.set()
            done.wait(20)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    response = client.get("/slow/", {"how": how})
    done.set()
    holder.join(10)
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "<h1>" in response.content.decode()
    with in_tenant(find_tenant("k9901")):
        assert User.objects.get().name == "Maria Ek"


@pytest.mark.req("TEN-11")
@pytest.mark.django_db(transaction=True)
def test_work__has_limits_too(committed_alfa: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "TIME_LIMITS", {"work": (1, 1)})
    connection.close()
    with pytest.raises(OperationalError, match="statement timeout"), connection.cursor() as cursor:
        cursor.execute("select pg_sleep(5)")
    connection.close()


# ---- requests --------------------------------------------------------------------------------------------------------
@pytest.fixture
def at() -> Iterator[Callable[[dt.datetime], None]]:
    import time_machine

    travellers: list[time_machine.travel] = []

    def travel(moment: dt.datetime) -> None:
        for old in travellers:
            old.stop()
        travellers[:] = [time_machine.travel(moment, tick=False)]
        travellers[0].start()

    yield travel
    for old in travellers:
        old.stop()


@pytest.mark.req("TEN-11", "AUT-21")
def test_requests__of_one_user_are_refused_over_the_limit_until_the_next_minute(client_for, settings, at) -> None:
    at(MOMENT)
    settings.REQUESTS_PER_USER = 3
    busy, other = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    cache.clear()
    assert [busy.get(PAGE).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = busy.get(PAGE)
    assert refused["Retry-After"] == "48"
    assert "<h1>" in refused.content.decode()
    assert other.get(PAGE).status_code == 200
    at(MOMENT + dt.timedelta(seconds=48))
    assert busy.get(PAGE).status_code == 200


@pytest.mark.req("TEN-11")
def test_requests__of_one_tenant_do_not_count_for_another(client_for, settings, at) -> None:
    """The flood is refused; the neighbour, whose user has the same key, goes on; so does whoever was not over the own limit."""
    at(MOMENT)
    settings.REQUESTS_PER_TENANT = 5
    clients = [client_for("alfa", Role.COACH) for _ in range(2)]
    beta = client_for("beta", Role.COACH)
    cache.clear()
    answers = [client.get(PAGE).status_code for _ in range(4) for client in clients]
    assert answers == [200] * 5 + [429] * 3
    assert [beta.get(PAGE).status_code for _ in range(5)] == [200] * 5
    assert Client(HTTP_HOST="localhost").get("/konto/login/").status_code == 200


@pytest.mark.req("TEN-11")
def test_requests__of_a_user_over_the_limit_do_not_use_up_the_tenants(client_for, settings, at) -> None:
    at(MOMENT)
    settings.REQUESTS_PER_USER, settings.REQUESTS_PER_TENANT = 2, 4
    busy, other = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    cache.clear()
    for _ in range(20):
        busy.get(PAGE)
    assert [other.get(PAGE).status_code for _ in range(2)] == [200, 200]


@pytest.mark.req("TEN-11", "AUT-21")
def test_requests__without_login_count_by_address(db: None, settings, at) -> None:
    at(MOMENT)
    settings.REQUESTS_PER_USER = 2
    one, two = (Client(HTTP_HOST="alfa.localhost", REMOTE_ADDR=f"10.0.0.{n}") for n in (1, 2))
    assert [one.get("/konto/login/").status_code for _ in range(3)] == [200, 200, 429]
    assert two.get("/konto/login/").status_code == 200
    assert [one.get("/healthz").status_code for _ in range(5)] == [200] * 5  # the operator's probe is never refused


@pytest.mark.req("TEN-11")
def test_requests__a_program_is_told_in_its_own_language(db: None, settings, at) -> None:
    at(MOMENT)
    settings.REQUESTS_PER_USER = 0
    response = Client(HTTP_HOST="alfa.localhost").get("/konto/login/", headers={"Accept": "application/json"})
    assert (response.status_code, response["Content-Type"]) == (429, "application/json")
    assert response.json() == {"error": "too_many_requests", "retry_after": 48}


@pytest.mark.req("TEN-11")
def test_requests__are_let_through_when_there_is_no_cache_to_count_in(db: None, settings, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ConnectionError

    settings.REQUESTS_PER_USER = 0
    monkeypatch.setattr("kaa.core.tenancy.limits.cache.add", broken)
    assert Client(HTTP_HOST="alfa.localhost").get("/konto/registrera/").status_code == 200


# ---- jobs ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Jobs of the kind "test" do nothing; whom the messages would wake."""
    sent: list[tuple[str, str]] = []
    monkeypatch.setitem(registry.FUNCTIONS, "test", lambda _job: {})
    monkeypatch.setattr(tasks.run_job, "delay", lambda *given: sent.append(given))
    return sent


def _jobs(*keys: str) -> list[Job]:
    return [services.enqueue(kind="test", key=key, arguments={}, actor=None) for key in keys]


def _claim(job: Job) -> Job | None:
    return services.claim(public_id=str(job.public_id))


@pytest.mark.req("TEN-11", "K2-2.11")
def test_jobs__of_one_tenant_run_so_many_at_once(alfa: Tenant, in_schema, woken, settings) -> None:
    settings.JOBS_PER_TENANT = 2
    first, second, third = _jobs("one", "two", "three")
    assert _claim(first) is not None
    assert _claim(second) is not None
    assert _claim(third) is None
    third.refresh_from_db()
    assert (third.state, third.attempts) == ("queued", 0)
    in_schema("k9902")
    [theirs] = _jobs("one")
    assert _claim(theirs) is not None  # another tenant's turn is its own


@pytest.mark.req("TEN-11", "K2-2.11")
def test_jobs__that_had_to_wait_are_woken_by_the_one_that_ends(
    alfa: Tenant, woken, settings, django_capture_on_commit_callbacks
) -> None:
    settings.JOBS_PER_TENANT = 1
    first, second, third = _jobs("one", "two", "three")
    running = _claim(first)
    assert running is not None
    services.run(public_id=str(second.public_id))
    woken.clear()
    with django_capture_on_commit_callbacks(execute=True):
        services.finish(job=running, state=Job.State.DONE)
    assert woken == [("k9901", str(second.public_id))]
    with django_capture_on_commit_callbacks(execute=True):
        services.run(public_id=str(second.public_id))
    assert woken[1:] == [("k9901", str(third.public_id))]


@pytest.mark.req("TEN-11", "K2-2.11")
def test_jobs__one_that_fails_lets_the_next_in(
    alfa: Tenant, woken, settings, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    def crash(_job: Job) -> dict[str, object]:
        raise RuntimeError

    settings.JOBS_PER_TENANT = 1
    monkeypatch.setitem(registry.FUNCTIONS, "test", crash)
    first, second = _jobs("one", "two")
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        services.run(public_id=str(first.public_id))
    assert woken == [("k9901", str(second.public_id))]


@pytest.mark.req("TEN-11", "A9")
def test_jobs__whose_worker_died_hold_no_place_for_ever(alfa: Tenant, woken, settings, time_machine_travel) -> None:
    settings.JOBS_PER_TENANT = 1
    dead, waiting = _jobs("one", "two")
    assert _claim(dead) is not None
    assert _claim(waiting) is None
    time_machine_travel(minutes=31)
    assert _claim(waiting) is not None


@pytest.mark.req("TEN-11", "K2-2.11")
@pytest.mark.django_db(transaction=True)
def test_jobs__two_workers_at_once_do_not_both_find_the_last_place(committed_alfa: Tenant, woken, settings) -> None:
    settings.JOBS_PER_TENANT = 1
    jobs = _jobs(*[f"job {n}" for n in range(6)])
    barrier = threading.Barrier(len(jobs))
    claimed: list[object] = []

    def work(job: Job) -> None:
        connection.set_tenant(committed_alfa)
        barrier.wait(10)
        claimed.append(_claim(job))
        connection.close()

    threads = [threading.Thread(target=work, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sum(one is not None for one in claimed) == 1
    assert Job.objects.filter(state="running").count() == 1
