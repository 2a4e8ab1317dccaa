"""Long work can be cancelled (ui.md): what waits at once, what runs at its next place to stop, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.letters.models import Letter
from tenant_apps.letters.services.files import ask_for_files
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.work import registry, services, tasks
from tenant_apps.work.models import Job, Message
from tests.factories import accounts
from tests.factories import letters as post

pytestmark = pytest.mark.req("K2-2.11")
DAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def _kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.run_job, "delay", lambda *_: None)
    page = registry.JobPage("/import/", "Import", Right.SOURCES_IMPORT)
    monkeypatch.setitem(registry.PAGES, "test", lambda _: page)
    monkeypatch.setitem(registry.FUNCTIONS, "test", lambda _job: {"done": 1})


def _job(actor: User | None = None) -> Job:
    return services.enqueue(kind="test", key="one", arguments={}, actor=actor)


def _does(monkeypatch: pytest.MonkeyPatch, function: Callable[[Job], Any]) -> None:
    monkeypatch.setitem(registry.FUNCTIONS, "test", function)


def _state(job: Job) -> str:
    return str(Job.objects.get(pk=job.pk).state)


def test_queued__ends_at_once_and_is_never_begun(alfa: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    _does(monkeypatch, lambda job: begun.append(job.pk))
    user = accounts.user(Role.COORDINATOR)
    job = _job(user)
    services.cancel(job=job, actor=user)
    services.run(public_id=str(job.public_id))  # its message comes all the same
    assert (begun, _state(job)) == ([], "cancelled")
    held = Job.objects.get(pk=job.pk)
    assert (held.cancelled_by, held.finished_at is not None, bool(held.message)) == (user, True, True)
    assert _job(user).pk != job.pk  # it may be asked for anew
    with pytest.raises(ValidationError):
        services.cancel(job=job, actor=user)


def test_running__stops_where_it_tells_how_far_it_has_come_and_what_it_did_goes_back(
    alfa: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = accounts.user(Role.COORDINATOR)
    told: list[int] = []

    def work(job: Job) -> dict[str, Any]:
        with transaction.atomic():
            for done in range(5):
                services.report_progress(job, done, 5)
                told.append(done)
                Message.objects.create(key=f"half-{done}", channel="letter", recipient="x")
                if done == 2:
                    services.cancel(job=Job.objects.get(pk=job.pk), actor=user)
        return {}

    def never_undone(job: Job) -> dict[str, Any]:
        """The asking is somebody else's transaction; here it must outlive the job's own."""
        asked = clock.now()
        try:
            return work(job)
        finally:
            Job.objects.filter(pk=job.pk).update(cancel_asked_at=asked)

    _does(monkeypatch, never_undone)
    job = _job(user)
    services.run(public_id=str(job.public_id))
    assert (told, _state(job), Message.objects.count()) == ([0, 1, 2], "cancelled", 0)
    services.run(public_id=str(job.public_id))
    assert told == [0, 1, 2]


def test_running__that_is_done_before_it_stops_is_done(alfa: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    user = accounts.user(Role.COORDINATOR)
    _does(monkeypatch, lambda job: {"rows": services.cancel(job=job, actor=user).attempts})
    job = _job(user)
    services.run(public_id=str(job.public_id))
    assert (_state(job), Job.objects.get().result) == ("done", {"rows": 1})


@pytest.mark.parametrize("how", ["fails", "dies"])
def test_running__that_fails_or_dies_meanwhile_is_not_tried_again(
    alfa: Any, monkeypatch: pytest.MonkeyPatch, how: str, time_machine_travel: Any
) -> None:
    user = accounts.user(Role.COORDINATOR)

    def crash(job: Job) -> dict[str, Any]:
        services.cancel(job=job, actor=user)
        raise RuntimeError

    _does(monkeypatch, crash)
    job = _job(user)
    if how == "fails":
        with pytest.raises(RuntimeError):
            services.run(public_id=str(job.public_id))
    else:
        time_machine_travel()
        held = services.claim(public_id=str(job.public_id))
        assert held is not None
        services.cancel(job=held, actor=user)
        time_machine_travel(minutes=31)
        services.run(public_id=str(job.public_id))
    assert _state(job) == "cancelled"


def test_letters_files__those_made_before_stay_and_the_rest_can_be_printed_later(
    alfa: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenant_apps.letters.services.files.PER_FILE", 1)
    monkeypatch.setattr("tenant_apps.letters.services.files.pdf", lambda html, *, style: html.encode())
    user = accounts.user(Role.COACH)
    youths = [post.reachable(date(2008, 1, 26)) for _n in range(3)]
    mailing = post.made(post.YOUTH, *youths, today=DAY).mailing
    job = ask_for_files(mailing=mailing, actor=user)
    plain = services.report_progress

    def second_time(job: Job, done: int, *rest: Any) -> None:
        if done == 1:
            Job.objects.filter(pk=job.pk).update(cancel_asked_at=clock.now())
        plain(job, done, *rest)

    monkeypatch.setattr("tenant_apps.letters.jobs.report_progress", second_time)
    services.run(public_id=str(job.public_id))
    assert (_state(job), mailing.files.count(), Letter.objects.exclude(file=None).count()) == ("cancelled", 1, 1)
    monkeypatch.setattr("tenant_apps.letters.jobs.report_progress", plain)
    again = ask_for_files(mailing=mailing, actor=user)
    services.run(public_id=str(again.public_id))
    assert (again.pk != job.pk, Letter.objects.exclude(file=None).count()) == (True, 3)


@pytest.mark.parametrize(
    ("kind", "key", "was", "becomes"),
    [("import_apply", "{run}", "applying", "staged"), ("import_undo", "undo:{run}", "undoing", "applied")],
)
def test_import__is_as_it_was_before_it_was_asked_for(alfa: Any, kind: str, key: str, was: str, becomes: str) -> None:
    user = accounts.user(Role.COORDINATOR)
    source = Source.objects.create(slug="x", name="X", kind="extens")
    run = ImportRun.objects.create(source=source, as_of=DAY, file_name="x.csv", file_sha256="0" * 64, state=was)
    told = {"run": str(run.public_id), "day": DAY.isoformat()}
    job = services.enqueue(kind=kind, key=key.format(run=run.public_id), arguments=told, actor=user)
    services.cancel(job=job, actor=user)
    run.refresh_from_db()
    assert (_state(job), run.state) == ("cancelled", becomes)


# ---- the page --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("role", "mine", "status"),
    [
        (Role.COORDINATOR, True, 302), (Role.COORDINATOR, False, 403), (Role.ADMINISTRATOR, False, 302), (Role.COACH, False, 404),
        (Role.READER, False, 404),
    ],
)  # fmt: skip
def test_page__lets_who_started_it_and_administrators_cancel(
    client_for: Any, in_schema: Any, role: str, mine: bool, status: int
) -> None:
    client = client_for("alfa", role)
    in_schema("k9901")
    job = _job(client.user if mine else accounts.user(Role.COORDINATOR))
    page = client.get(reverse("job", args=[job.public_id]))
    in_schema("k9901")
    assert ("job-cancel" in page.content.decode() or "/avbryt/" in page.content.decode()) is (status == 302)
    answer = client.post(reverse("job-cancel", args=[job.public_id]))
    in_schema("k9901")
    assert answer.status_code == status
    assert _state(job) == ("cancelled" if status == 302 else "queued")
    if status == 302:
        shown = client.get(reverse("job", args=[job.public_id])).content.decode()
        assert "Arbetet avbröts" in shown
        assert "/avbryt/" not in shown


def test_page__of_running_work_says_that_it_is_being_stopped(client_for: Any, in_schema: Any) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    in_schema("k9901")
    job = _job(client.user)
    services.claim(public_id=str(job.public_id))
    client.post(reverse("job-cancel", args=[job.public_id]))
    shown = client.get(reverse("job", args=[job.public_id])).content.decode()
    assert "Arbetet håller på att stoppas" in shown
    assert "/avbryt/" not in shown
    in_schema("k9901")
    assert _state(job) == "running"
