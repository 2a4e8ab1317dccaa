"""Jobs are rows: one open for each kind and key, done once, tried three times, each tenant its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.work import registry, services, tasks
from tenant_apps.work.models import Job, Message
from tenant_apps.work.progress import Progress, forget_progress, progress_of, report_progress
from tenants.models import Tenant

CRASHED = "Något gick fel hos oss. Inget har ändrats."


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """kind(function): what a job of the kind "test" does; nothing is sent to a worker."""
    monkeypatch.setattr(registry, "FUNCTIONS", registry.FUNCTIONS)
    monkeypatch.setattr(tasks.run_job, "delay", lambda *_: None)

    def choose(function: Callable[[Job], dict[str, object]]) -> None:
        monkeypatch.setitem(registry.FUNCTIONS, "test", function)

    choose(lambda job: {"done": 1})
    return choose


@pytest.fixture
def kind_with_page(kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who may import see the jobs, and go on to the import's page."""
    page = registry.JobPage("/import/", "Import", Right.SOURCES_IMPORT)
    monkeypatch.setitem(registry.PAGES, "test", lambda _: page)


def _job(key: str = "one") -> Job:
    return services.enqueue(kind="test", key=key, arguments={"day": "2026-01-01"}, actor=None)


def _queued(schema: str, key: str) -> Job:
    with in_tenant(find_tenant(schema)):
        return _job(key)


@pytest.mark.req("K2-2.11")
def test_enqueue__twice_with_one_key_is_one_open_job(alfa: Tenant, kind) -> None:
    first, again, other = _job(), _job(), _job("two")
    assert first.pk == again.pk != other.pk
    services.run(public_id=str(first.public_id))
    assert Job.objects.get(pk=first.pk).state == "done"
    assert _job().pk != first.pk  # the open one is done: a new one may be made
    with pytest.raises(KeyError):
        services.enqueue(kind="unknown", key="x", arguments={}, actor=None)
    with pytest.raises(IntegrityError, match="job_open_once"), transaction.atomic():
        Job.objects.create(kind="test", key="two", state="running")


@pytest.mark.req("K2-2.11", "TEN-06")
def test_enqueue__wakes_the_worker_with_tenant_and_id_when_committed(
    alfa: Tenant, kind, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    sent: list[tuple] = []
    monkeypatch.setattr(tasks.run_job, "delay", lambda *given: sent.append(given))
    with django_capture_on_commit_callbacks(execute=True):
        job = _job()
        _job()
        assert sent == []
    assert sent == [("k9901", str(job.public_id))]


@pytest.mark.req("K2-2.11")
@pytest.mark.django_db(transaction=True)
def test_enqueue_and_claim__from_two_connections_at_once(committed_alfa: Tenant, kind) -> None:
    """The same button pressed twice, and two workers woken for one job."""
    barrier = threading.Barrier(2)
    made: list[int] = []
    claimed: list[object] = []
    failures: list[BaseException] = []

    def both() -> None:
        try:
            connection.set_tenant(committed_alfa)
            barrier.wait(10)
            job = _job()
            made.append(job.pk)
            barrier.wait(10)
            claimed.append(services.claim(public_id=str(job.public_id)))
        except BaseException as problem:  # noqa: BLE001  (told in the test's own thread)
            failures.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=both) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not failures
    assert made[0] == made[1]
    assert Job.objects.count() == 1
    assert sum(job is not None for job in claimed) == 1
    assert Job.objects.get().attempts == 1


@pytest.mark.req("K2-2.11")
@pytest.mark.django_db(transaction=True)
def test_claim__passes_by_a_row_that_another_holds(committed_alfa: Tenant, kind) -> None:
    job = _job()
    held, tried = threading.Event(), threading.Event()

    def hold() -> None:
        connection.set_tenant(committed_alfa)
        with transaction.atomic():
            Job.objects.select_for_update().get(pk=job.pk)
            held.set()
            tried.wait(10)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    assert services.claim(public_id=str(job.public_id)) is None  # at once, without waiting
    tried.set()
    holder.join(10)
    assert services.claim(public_id=str(job.public_id)) is not None


@pytest.mark.req("K2-2.11", "A9")
@pytest.mark.django_db(transaction=True)
def test_run__crashes_are_tried_three_times_then_failed_in_swedish(committed_alfa: Tenant, kind) -> None:
    calls: list[int] = []

    def crash(job: Job) -> dict[str, object]:
        calls.append(job.attempts)
        with transaction.atomic():
            Message.objects.create(key=f"half-{job.attempts}", channel="sms", recipient="x")
            raise RuntimeError("secret text about a youth")

    kind(crash)
    job = _job()
    for state in ("queued", "queued", "failed"):
        with pytest.raises(RuntimeError):
            services.run(public_id=str(job.public_id))
        job.refresh_from_db()
        assert job.state == state
    services.run(public_id=str(job.public_id))
    assert calls == [1, 2, 3]
    assert job.message == CRASHED
    assert job.finished_at is not None
    assert not Message.objects.exists()


@pytest.mark.req("K2-2.11", "A9")
def test_run__a_worker_that_dies_each_time_ends_in_failure_too(alfa: Tenant, kind, time_machine_travel) -> None:
    """Killed, nobody could write down what happened: the fourth to come does."""
    job = _job()
    for attempt in range(3):
        time_machine_travel(minutes=31 * attempt)
        assert services.claim(public_id=str(job.public_id)) is not None
        assert services.claim(public_id=str(job.public_id)) is None  # as long as it may be alive
    time_machine_travel(minutes=31 * 3)
    assert services.claim(public_id=str(job.public_id)) is None
    job.refresh_from_db()
    assert (job.state, job.attempts, job.message) == ("failed", 3, CRASHED)


@pytest.mark.req("K2-2.11")
def test_run__after_a_crash_succeeds_the_second_time(alfa: Tenant, kind) -> None:
    calls: list[int] = []

    def once_wrong(job: Job) -> dict[str, object]:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError
        return {"rows": 7}

    kind(once_wrong)
    job = _job()
    with pytest.raises(RuntimeError):
        services.run(public_id=str(job.public_id))
    services.run(public_id=str(job.public_id))
    services.run(public_id=str(job.public_id))  # a message that came twice
    job.refresh_from_db()
    assert (job.state, job.attempts, job.result, job.message, len(calls)) == ("done", 2, {"rows": 7}, "", 2)


@pytest.mark.req("K2-2.11")
def test_run__a_problem_is_told_and_not_tried_again(alfa: Tenant, kind) -> None:
    def refuse(job: Job) -> dict[str, object]:
        raise services.JobProblem("Filen är en annan kommuns. " * 30)

    kind(refuse)
    job = _job()
    services.run(public_id=str(job.public_id))
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 1)
    assert job.message.startswith("Filen är en annan kommuns.")


@pytest.mark.req("K2-2.11")
def test_wake_stale__sends_again_for_lost_messages_and_dead_workers(
    alfa: Tenant, kind, monkeypatch, time_machine_travel, django_capture_on_commit_callbacks
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(tasks.run_job, "delay", lambda _schema, public_id: sent.append(public_id))
    lost, dead, done = _job("lost"), _job("dead"), _job("done")
    services.claim(public_id=str(dead.public_id))
    services.run(public_id=str(done.public_id))
    for minutes, woken in ((1, []), (4, []), (6, [lost, dead]), (8, [dead]), (31, [lost, dead])):
        time_machine_travel(minutes=minutes)
        sent.clear()
        with django_capture_on_commit_callbacks(execute=True):
            assert services.wake_stale() == len(woken)
        assert sorted(sent) == sorted(str(job.public_id) for job in woken), minutes


@pytest.mark.req("K2-2.11", "K2-3.4")
@pytest.mark.django_db(transaction=True)
def test_progress__is_seen_while_the_jobs_transaction_is_open(committed_alfa: Tenant, kind) -> None:
    job = _job()
    seen: list[Progress] = []

    def look() -> None:
        connection.set_tenant(committed_alfa)
        seen.append(progress_of(Job.objects.get(pk=job.pk)))
        connection.close()

    def slow(running: Job) -> dict[str, object]:
        with transaction.atomic():
            Message.objects.create(key="half", channel="sms", recipient="x")
            report_progress(running, 3, 10, "Läser")
            watcher = threading.Thread(target=look)
            watcher.start()
            watcher.join(10)
        return {}

    kind(slow)
    assert progress_of(job) == Progress(0, 1, "")
    services.run(public_id=str(job.public_id))
    assert seen == [Progress(3, 10, "Läser")]
    job.refresh_from_db()
    assert progress_of(job) == Progress(1, 1, "")


@pytest.mark.req("K2-2.13", "TEN-08")
def test_progress__of_a_job_with_the_same_id_elsewhere_is_not_seen(in_schema, kind) -> None:
    in_schema("k9901")
    job = _job()
    report_progress(job, 3, 10, "Alfas")
    in_schema("k9902")
    assert progress_of(job).text == ""
    in_schema("k9901")
    assert progress_of(job).text == "Alfas"
    forget_progress(job)


@pytest.mark.req("K2-3.17")
def test_nightly__once_a_day(alfa: Tenant, kind, monkeypatch) -> None:
    monkeypatch.setattr(services, "NIGHTLY", ["test"])
    services.enqueue_nightly()
    services.enqueue_nightly()
    job = Job.objects.get()
    assert job.arguments == {"day": clock.today().isoformat()}
    services.run(public_id=str(job.public_id))
    services.enqueue_nightly()
    assert Job.objects.count() == 1
    tomorrow = clock.today() + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    services.enqueue_nightly()
    assert Job.objects.count() == 2


@pytest.mark.req("K2-3.17", "REL-20")
@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        (datetime(2026, 1, 10, 2, 59, tzinfo=UTC), 0),
        (datetime(2026, 1, 10, 3, 0, tzinfo=UTC), 2),
        (datetime(2026, 7, 10, 1, 59, tzinfo=UTC), 0),
        (datetime(2026, 7, 10, 2, 0, tzinfo=UTC), 2),
    ],
    ids=["winter before four", "winter at four", "summer before four", "summer at four"],
)
def test_nightly__begins_at_four_swedish_time(db: None, monkeypatch, moment: datetime, sent: int) -> None:
    schemas: list[str] = []
    monkeypatch.setattr(clock, "now", lambda: moment)
    monkeypatch.setattr(tasks.nightly_work, "delay", schemas.append)
    tasks.dispatch_nightly()
    assert schemas == ["k9901", "k9902"][:sent]


@pytest.mark.req("K2-2.11", "A9")
def test_jobs__of_two_tenants_are_apart(db: None, in_schema, kind) -> None:
    did: list[tuple[str, str]] = []

    def note(job: Job) -> dict[str, object]:
        did.append((connection.schema_name, job.key))
        return {}

    kind(note)
    mine, theirs = _queued("k9901", "same"), _queued("k9902", "same")
    tasks.run_job.apply(("k9902", str(mine.public_id)), throw=True)  # Alfa's id in Beta: nobody's
    assert did == []
    tasks.run_job.apply(("k9901", str(mine.public_id)), throw=True)
    assert did == [("k9901", "same")]
    in_schema("k9902")
    assert Job.objects.get().state == "queued"
    assert Job.objects.get().pk == theirs.pk


@pytest.mark.req("K2-2.11", "K2-2.9")
@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.ADMINISTRATOR, 200),
        (Role.COORDINATOR, 200),
        (Role.COACH, 404),
        (Role.READER, 404),
        (Role.ACCOUNT_MANAGER, 403),
        (None, 302),
    ],
)
def test_job_page__only_for_those_with_its_right(
    client_for, in_schema, kind_with_page, role: str | None, status: int
) -> None:
    in_schema("k9901")
    job = _job()
    connection.set_schema_to_public()
    response = client_for("alfa", *([role] if role else [])).get(f"/jobb/{job.public_id}/")
    assert response.status_code == status
    assert (b"work-in-progress" in response.content or b"progress" in response.content) is (status == 200)
    assert client_for("beta", Role.ADMINISTRATOR).get(f"/jobb/{job.public_id}/").status_code == 404


@pytest.mark.req("K2-2.11", "K2-3.4")
def test_job_page__follows_the_job_and_shows_no_youth(client_for, in_schema, kind_with_page) -> None:
    client: Client = client_for("alfa", Role.ADMINISTRATOR)
    tenant = in_schema("k9901")
    job = _job()
    address = f"/jobb/{job.public_id}/"
    htmx = {"HTTP_HX_REQUEST": "true"}
    assert "HX-Redirect" not in client.get(address, **htmx)
    connection.set_tenant(tenant)
    Job.objects.filter(pk=job.pk).update(state="failed", message="Filen är en annan kommuns.")
    assert client.get(address, **htmx)["HX-Redirect"] == address
    page = client.get(address)
    assert "Filen är en annan kommuns." in page.content.decode()
    connection.set_tenant(tenant)
    Job.objects.filter(pk=job.pk).update(state="done")
    assert client.get(address, **htmx)["HX-Redirect"] == "/import/"
    assert client.get(address)["Location"] == "/import/"
    connection.set_tenant(tenant)
    assert not ReadLog.objects.exists()


@pytest.mark.req("K2-2.12")
def test_outbox__one_message_for_youth_step_and_occasion(alfa: Tenant) -> None:
    values = {"channel": "sms", "recipient": "0700000000"}
    Message.objects.create(key="youth-1/reminder/2026-01", **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(key="youth-1/reminder/2026-01", **values)
    Message.objects.bulk_create(
        [Message(key="youth-1/reminder/2026-01", **values), Message(key="youth-1/reminder/2026-02", **values)],
        ignore_conflicts=True,
    )
    assert Message.objects.count() == 2
