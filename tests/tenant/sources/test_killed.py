"""Kill -9 at random moments of import, undo and export: before or after, never between; and the second run ends alike (REL-02)."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, connections

from kaa.core.tenancy import own_codes
from tenant_apps.register.models import Youth
from tenant_apps.register.services.proposals import propose
from tenant_apps.reporting.models import Export
from tenant_apps.reporting.services import make_export
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.undoing import undo_run
from tenant_apps.work import files
from tests.factories import extens
from tests.factories.numbers import take
from tests.tenant.sources.importing import TODAY, load, stage

NUMBERS = take(60)
LATER = TODAY + timedelta(days=7)
PERIOD = "2026H2"
MOMENTS = {"import": 20, "undo": 20, "export": 10}
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
    """The action in a process of its own, killed when so many seconds have passed; returns when the server has noticed."""
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


def _rows(*, later: bool) -> list[dict[str, str]]:
    changed = {"phone": "070-000 00 07", "ended_on": "2026-10-09", "end_reason": "AVB"}
    people = [(number, changed if later and place % 5 == 0 else {}) for place, number in enumerate(NUMBERS)]
    people = people[6:] if later else people[:50]
    return [extens.row(number, **{"municipality_code": own_codes()[0], **values}) for number, values in people]


def _moments(kind: str, seconds: float) -> list[float]:
    dice = random.Random(kind)
    return [dice.uniform(0, seconds * 1.1) for _ in range(MOMENTS[kind])]


def _timed(action: Callable[[], object]) -> float:
    start = time.monotonic()
    action()
    return time.monotonic() - start


@pytest.mark.req("REL-02", "K3-1.5", "K3-1.5c")
@pytest.mark.xdist_group("killed")
@pytest.mark.usefixtures("committed_alfa")
def test_import_and_undo__killed_at_any_moment() -> None:
    load(_rows(later=False))
    before = contents(exact=True)
    before_in_words = contents(exact=False)
    run = stage(_rows(later=True), as_of=LATER)
    taken = _timed(lambda: apply_run(run=run, actor=None, reason="test"))
    after_in_words = contents(exact=False)
    undone = _timed(lambda: undo_run(run=run, actor=None))
    assert _without_history(contents(exact=True)) == _without_history(before)
    ends = set()
    for moment in _moments("import", taken):
        run = stage(_rows(later=True), as_of=LATER)
        staged = contents(exact=True)
        in_killed_child(lambda run=run: apply_run(run=run, actor=None, reason="test"), after=moment)
        run = ImportRun.objects.get(pk=run.pk)
        ends.add(("import", run.state))
        if run.state == "staged":
            assert contents(exact=True) == staged
            run = apply_run(run=run, actor=None, reason="test")
        assert contents(exact=False) == after_in_words
        undo_run(run=run, actor=None)
    for moment in _moments("undo", undone):
        run = apply_run(run=stage(_rows(later=True), as_of=LATER), actor=None, reason="test")
        applied = contents(exact=True)
        in_killed_child(lambda run=run: undo_run(run=run, actor=None), after=moment)
        run = ImportRun.objects.get(pk=run.pk)
        ends.add(("undo", run.state))
        if run.state == "applied":
            assert contents(exact=True) == applied
            undo_run(run=run, actor=None)
        assert contents(exact=False) == before_in_words
    assert {("import", "staged"), ("undo", "applied")} <= ends  # some of the moments were in the midst


def _without_history(found: Contents) -> Contents:
    return {
        table: rows for table, rows in found.items() if not table.endswith("event") and not table.startswith("sources_")
    }


@pytest.mark.req("REL-02", "REL-05", "K3-1.5")
@pytest.mark.xdist_group("killed")
@pytest.mark.usefixtures("committed_alfa")
def test_export__killed_at_any_moment() -> None:
    code = own_codes()[0]
    load([dict(row, school_form="", started_on="") for row in _rows(later=False)])
    propose(day=TODAY, municipality_codes=own_codes())
    assert Youth.objects.exists()

    def export() -> object:
        return make_export(period=PERIOD, municipality_code=code, actor=None, today=TODAY, codes=[code], gate=False)

    taken = _timed(export)
    first = Export.objects.get()
    content = files.read(first.file)
    for moment in _moments("export", taken):
        before, number = contents(exact=True), Export.objects.count()
        in_killed_child(export, after=moment)
        if Export.objects.count() == number:
            assert contents(exact=True) == before
            export()
        files.sweep(older_than=0)
        assert Export.objects.count() == number + 1
        assert {files.read(one.file) for one in Export.objects.all()} == {content}
        assert {path.name for path in files.scratch().iterdir()} == {
            str(one.file.public_id) for one in Export.objects.all()
        }
