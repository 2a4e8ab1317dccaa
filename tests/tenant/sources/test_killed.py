"""Kill -9 in a real process at random moments of import, undo and export: before or after, never between; and the second run ends alike (REL-02).

An import is the reading of the file (`stage`) and the job that applies it and looks who enters and leaves KAA (`job`).
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, connections

from kaa.core import clock
from kaa.core.tenancy import own_codes
from tenant_apps.register.models import Youth
from tenant_apps.register.services.proposals import propose
from tenant_apps.reporting.models import Export
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.runs import JOB
from tenant_apps.sources.services.undoing import undo_run
from tenant_apps.work import files
from tenant_apps.work.models import Job
from tenant_apps.work.services import run as run_job
from tests.factories import extens
from tests.factories.numbers import take
from tests.tenant.sources.importing import TODAY, load, stage

ROOT = Path(__file__).resolve().parents[3]
NUMBERS = take(60)
LATER = TODAY + timedelta(days=7)
PERIOD = "2026H2"
MOMENTS = {"stage": 20, "job": 10, "undo": 10, "export": 10}
# what differs from one run to the next although they do the same
PASSING = {
    "id",
    "public_id",
    "created_at",
    "applied_at",
    "run_id",
    "youth_id",
    "version",
    "before_run_id",
    "export_id",
    "file_id",
    "registration_id",
}
ASIDE = {"django_migrations", "work_job", "sources_importrun", "sources_source"}
Contents = dict[str, str]


def contents(*, exact: bool) -> Contents:
    """A checksum of every table of the tenant; exact: history too, else by personnummer instead of by keys."""
    parts = []
    for model in apps.get_models(include_auto_created=True):
        table, history = model._meta.db_table, hasattr(model, "pgh_tracked_model")
        own = apps.get_app_config(model._meta.app_label).name.startswith("tenant_apps.")
        if not own or table in ASIDE or (history and not exact):
            continue
        kept = [f't."{field.column}"' for field in model._meta.concrete_fields if exact or field.column not in PASSING]
        if not exact and any(field.column == "youth_id" for field in model._meta.concrete_fields):
            kept.append("(select personnummer from register_youth y where y.id = t.youth_id)")
        row = f"row({', '.join(kept)})::text"
        parts.append(f"select '{table}', coalesce(md5(string_agg({row}, '|' order by {row})), '') from {table} t")
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(parts))
        return dict(cursor.fetchall())


def in_killed_child(action: Callable[[], object], *, after: float) -> None:
    """The action in a copy of this process, killed when so many seconds have passed; returns when the server has noticed."""
    tenant = connection.tenant
    connections.close_all()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            connection.set_tenant(tenant)
            action()
            code = 0
        finally:
            os._exit(code)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    connection.set_tenant(tenant)
    _alone()


def _alone() -> None:
    """The server has noticed that somebody died: what they had begun is taken back."""
    deadline = time.monotonic() + 30
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(
                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
            )
            if not cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    raise AssertionError("the killed process' server process is still there")


class Worker:
    """An interpreter of its own with the same settings, database and files; `killable` says what it does."""

    def __init__(self) -> None:
        at = connection.settings_dict
        names = ("NAME", "HOST", "PORT", "USER", "PASSWORD", "LOGIN", "APP_LOGIN", "OWNER_LOGIN")
        told = {"database": {name: at[name] for name in names}, "files": str(settings.PRIVATE_FILES)}
        self._schema = connection.schema_name
        paths = {"PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}", "DJANGO_SETTINGS_MODULE": "kaa.settings.test"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.tenant.sources.killable"], cwd=ROOT, env={**os.environ, **paths}, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._tell(told)
        assert self._line() == "ready"

    def timed(self, action: str, **told: object) -> float:
        """How long it takes when nobody disturbs it."""
        self._tell([action, self._schema, told])
        self._line()
        start = time.monotonic()
        assert self._line() == "ended"
        taken = time.monotonic() - start
        assert self._line() == "gone"
        return taken

    def killed(self, action: str, *, after: float, **told: object) -> bool:
        """Killed so many seconds after it began; whether that was in its midst."""
        self._tell([action, self._schema, told])
        began = self._line()
        assert began.startswith("began "), began
        time.sleep(after)
        with suppress(ProcessLookupError):  # it had ended
            os.kill(int(began.split()[1]), signal.SIGKILL)
        said = [self._line()]
        while said[-1] != "gone":
            said.append(self._line())
        assert "failed" not in said
        _alone()
        return "ended" not in said

    def end(self) -> None:
        self._process.stdin.close()
        self._process.wait(10)

    def _tell(self, what: object) -> None:
        self._process.stdin.write(json.dumps(what, default=str) + "\n")
        self._process.stdin.flush()

    def _line(self) -> str:
        found = self._process.stdout.readline()
        assert found, "the worker is gone"
        return found.strip()


@pytest.fixture
def worker(committed_alfa) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.end()


def _rows(*, later: bool) -> list[dict[str, str]]:
    changed = {"phone": "070-000 00 07", "ended_on": "2026-10-09", "end_reason": "AVB"}
    people = [(number, changed if later and place % 5 == 0 else {}) for place, number in enumerate(NUMBERS)]
    people = people[6:] if later else people[:50]
    return [extens.row(number, **{"municipality_code": own_codes()[0], **values}) for number, values in people]


def _moments(kind: str, seconds: float) -> list[float]:
    dice = random.Random(kind)
    return [dice.uniform(0, seconds * 1.1) for _ in range(MOMENTS[kind])]


def _later_file(folder: Path) -> dict[str, str]:
    path = folder / "extens.csv"
    path.write_bytes(extens.csv_file(_rows(later=True)))
    return {"path": str(path), "as_of": LATER.isoformat()}


def _staged() -> ImportRun:
    return ImportRun.objects.filter(state="staged").latest("pk")


def _job_of(run: ImportRun) -> Job:
    run.confirmed_reason = "test"
    run.save(update_fields=["confirmed_reason"])
    return Job.objects.create(kind=JOB, key=str(run.public_id), arguments={"run": str(run.public_id)}, state="queued")


def _again(job: Job) -> None:
    """What the dispatcher does when a worker has been silent for too long."""
    Job.objects.filter(pk=job.pk, state="running").update(started_at=clock.now() - timedelta(hours=2))
    run_job(public_id=str(job.public_id))
    job.refresh_from_db()
    assert job.state == "done", job.message


def _undone(run: ImportRun) -> None:
    """As the job of undoing does: nobody is proposed by what is taken back."""
    undo_run(run=run, actor=None)
    propose(day=clock.today(), municipality_codes=own_codes())


@pytest.mark.req("REL-02", "K3-1.5", "K3-1.5c")
@pytest.mark.xdist_group("killed")
def test_import_and_undo__killed_at_any_moment(worker: Worker, tmp_path: Path) -> None:
    load(_rows(later=False))
    before, told = contents(exact=True), _later_file(tmp_path)
    undo_run(run=apply_run(run=stage(_rows(later=True), as_of=LATER), actor=None, reason="test"), actor=None)
    assert _without_history(contents(exact=True)) == _without_history(before)
    propose(day=clock.today(), municipality_codes=own_codes())
    taken = {"stage": worker.timed("stage", **told)}
    staged = contents(exact=False)
    run = _staged()
    taken["job"] = worker.timed("job", job=_job_of(run).public_id)
    applied = contents(exact=False)
    run.refresh_from_db()
    taken["undo"] = worker.timed("undo", run=run.pk)
    propose(day=clock.today(), municipality_codes=own_codes())
    undone = contents(exact=False)
    midst: Counter[str] = Counter()
    _staging_killed(worker, told, taken["stage"], staged, midst)
    _job_killed(worker, taken["job"], applied, undone, midst)
    _undo_killed(worker, taken["undo"], undone, midst)
    assert all(midst[kind] for kind in taken), midst  # some of the moments were in the midst


def _staging_killed(worker: Worker, told: dict[str, str], taken: float, staged: Contents, midst: Counter[str]) -> None:
    earlier = stage(_rows(later=True), as_of=LATER)
    for moment in _moments("stage", taken):
        before = contents(exact=True)
        midst["stage"] += worker.killed("stage", after=moment, **told)
        if _staged().pk == earlier.pk:
            assert contents(exact=True) == before
            stage(_rows(later=True), as_of=LATER)
        earlier = _staged()
        assert contents(exact=False) == staged


def _job_killed(worker: Worker, taken: float, applied: Contents, undone: Contents, midst: Counter[str]) -> None:
    for moment in _moments("job", taken):
        run = stage(_rows(later=True), as_of=LATER)
        job, before = _job_of(run), contents(exact=True)
        midst["job"] += worker.killed("job", after=moment, job=job.public_id)
        run.refresh_from_db()
        if run.state != "applied":
            assert contents(exact=True) == before
        _again(job)
        assert contents(exact=False) == applied
        _undone(ImportRun.objects.get(pk=run.pk))
        assert contents(exact=False) == undone


def _undo_killed(worker: Worker, taken: float, undone: Contents, midst: Counter[str]) -> None:
    for moment in _moments("undo", taken):
        run = stage(_rows(later=True), as_of=LATER)
        _again(_job_of(run))
        before = contents(exact=True)
        midst["undo"] += worker.killed("undo", after=moment, run=run.pk)
        run = ImportRun.objects.get(pk=run.pk)
        if run.state == "applied":
            assert contents(exact=True) == before
            undo_run(run=run, actor=None)
        propose(day=clock.today(), municipality_codes=own_codes())
        assert contents(exact=False) == undone


def _without_history(found: Contents) -> Contents:
    return {
        table: rows for table, rows in found.items() if not table.endswith("event") and not table.startswith("sources_")
    }


@pytest.mark.req("REL-02", "REL-05", "K3-1.5")
@pytest.mark.xdist_group("killed")
def test_export__killed_at_any_moment(worker: Worker) -> None:
    code = own_codes()[0]
    load([dict(row, school_form="", started_on="") for row in _rows(later=False)])
    propose(day=TODAY, municipality_codes=own_codes())
    assert Youth.objects.exists()
    told = {"period": PERIOD, "code": code, "today": TODAY.isoformat()}
    taken = worker.timed("export", **told)
    content = files.read(Export.objects.get().file)
    midst = 0
    for moment in _moments("export", taken):
        before, number = contents(exact=True), Export.objects.count()
        in_midst = worker.killed("export", after=moment, **told)
        if Export.objects.count() == number:
            assert in_midst
            midst += 1
            assert contents(exact=True) == before
            worker.timed("export", **told)
        files.sweep(older_than=0)
        assert Export.objects.count() == number + 1
        assert {files.read(one.file) for one in Export.objects.all()} == {content}
        assert {path.name for path in files.scratch().iterdir()} == {
            str(one.file.public_id) for one in Export.objects.all()
        }
    assert midst  # some of the moments were before the file was kept
