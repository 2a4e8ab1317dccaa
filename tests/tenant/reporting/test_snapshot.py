"""REL-05: one snapshot, whole or not at all, kept as it was made."""

from __future__ import annotations

import resource
import signal
import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Registration
from tenant_apps.reporting import services
from tenant_apps.reporting.models import Export, ExportRow
from tenant_apps.support.models import Intervention
from tenant_apps.work import files
from tenant_apps.work.models import StoredFile
from tests.factories.register import occupation, registration, youth
from tests.factories.work import intervention

TODAY = date(2027, 1, 20)


def make() -> Export:
    return services.make_export(period="2026H2", municipality_code="2281", actor=None, today=TODAY, codes=["2281"])


def somebody() -> Registration:
    one = youth(date(2008, 5, 17))
    occupation(one, date(2026, 9, 2), code="work")
    return registration(one, date(2026, 9, 1))


def elsewhere(work: Callable[[], object]) -> None:
    """On another connection, committed."""

    def run() -> None:
        try:
            with in_tenant(find_tenant("k9901")):
                work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()


@pytest.mark.req("REL-05", "K2-3.25")
def test_export__does_not_see_what_is_committed_while_it_is_made(
    committed_alfa: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the gate and the rows a colleague writes something red: it is in the next file's list, not in this file."""
    reg = somebody()
    before = files.read(make().file)
    build = services.build

    def meanwhile(**wanted: object) -> services.Built:
        elsewhere(
            lambda: (
                somebody(),
                intervention(reg.youth, "guidance", date(2026, 9, 3), ended_on=date(2026, 9, 9), end_reason=""),
            )
        )
        return build(**wanted)

    monkeypatch.setattr(services, "build", meanwhile)
    during = make()
    assert files.read(during.file) == before
    assert ExportRow.objects.filter(export=during).count() == during.row_count == 1
    monkeypatch.undo()
    with pytest.raises(services.ExportBlocked):
        make()


@pytest.mark.req("REL-05", "K2-3.25")
@pytest.mark.parametrize("broken", ["replace", "fsync"])
def test_export__that_breaks_off_leaves_nothing(
    committed_alfa: object, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    somebody()

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    owner = Path if broken == "replace" else files.os
    monkeypatch.setattr(owner, broken, no_space)
    with pytest.raises(OSError, match="No space"):
        make()
    monkeypatch.undo()
    assert not Export.objects.exists()
    assert not ExportRow.objects.exists()
    assert not StoredFile.objects.exists()
    assert not list(files._folder().glob(".part-*"))
    assert make().number == 1


@pytest.mark.req("REL-05")
def test_export__that_fails_after_the_file_is_written_leaves_no_row_of_it(
    committed_alfa: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody()

    def fails(**_: object) -> None:
        raise RuntimeError("manifest")

    monkeypatch.setattr(services, "manifest", fails)
    with pytest.raises(RuntimeError, match="manifest"):
        make()
    monkeypatch.undo()
    assert not Export.objects.exists()
    assert not StoredFile.objects.exists()
    files.sweep(older_than=-3600)  # at once, as if it were the next night
    assert not [path for path in files._folder().iterdir() if path.is_file()]


@pytest.mark.req("REL-05", "SEC-06")
def test_export__is_kept_as_it_was_made(committed_alfa: object) -> None:
    """A later file does not touch the earlier one, and names that look like formulas never come near it."""
    reg = somebody()
    reg.youth.given_name = "=cmd|' /C calc'!A0"
    reg.youth.save()
    first = make()
    content = files.read(first.file)
    assert first.sha256 == first.file.sha256 == first.manifest["sha256"]
    assert b"=" not in content
    occupation(reg.youth, date(2026, 10, 1), code="unknown")
    second = make()
    assert files.read(second.file) != content
    assert files.read(first.file) == content
    assert (first.number, second.number) == (1, 2)


@pytest.mark.req("PRV-22")
@pytest.mark.django_db(transaction=True)
def test_kept_file__is_not_handed_out_when_somebody_in_it_comes_under_protection(
    committed_alfa: object, client_for: Callable[..., Client]
) -> None:
    reg = somebody()
    export = make()
    client = client_for("alfa", Role.ADMINISTRATOR)
    address = f"/scb/filer/{export.public_id}/"
    assert client.get(address).status_code == 200
    assert f'"{address}"' in client.get("/scb/2026H2/").content.decode()
    with in_tenant(find_tenant("k9901")):
        reg.youth.protected_at = datetime(2027, 1, 21, tzinfo=UTC)
        reg.youth.save()
    assert client.get(address).status_code == 404
    page = client.get("/scb/2026H2/").content.decode()
    assert f'"{address}"' not in page
    assert export.sha256[:12] not in page  # nor what it held: beside a new file's figures it would tell of somebody


@pytest.mark.req("REL-05", "K3-3.3")
def test_export__on_a_full_disk_leaves_nothing(committed_alfa: object) -> None:
    """The operating system's own refusal at the real write, in the midst of the file.

    Simulated: the process may write files of some bytes only (RLIMIT_FSIZE), which answers EFBIG where a full disk answers ENOSPC. Both are an
    OSError from the same call, and nothing of ours asks which.
    """
    for _ in range(3):
        somebody()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then the write fails as it does on a full disk
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        with pytest.raises(OSError, match="File too large"):
            make()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert not Export.objects.exists()
    assert not ExportRow.objects.exists()
    assert not StoredFile.objects.exists()
    assert not list(files._folder().glob(".part-*"))
    assert make().number == 1


@pytest.mark.req("REL-05", "K3-3.3")
def test_export__is_of_one_moment_while_others_write(committed_alfa: object) -> None:
    """A colleague changes two records together, again and again: no file holds the one without the other."""
    reg = somebody()
    pair = [
        intervention(reg.youth, kind, date(2026, 9, 3), ended_on=date(2026, 9, 9))
        for kind in ("guidance", "motivation")
    ]
    stop, turns = threading.Event(), []

    def edit() -> None:
        try:
            with in_tenant(find_tenant("k9901")):
                while not stop.is_set():
                    with transaction.atomic():
                        for one in pair:
                            Intervention.objects.filter(pk=one.pk).update(ended_on=date(2026, 9, 9 + len(turns) % 15))
                            time.sleep(0.002)
                    turns.append(1)
        finally:
            connection.close()

    thread = threading.Thread(target=edit)
    thread.start()
    try:
        made = [make() for _ in range(6)]
    finally:
        stop.set()
        thread.join(20)
    ends = [
        {line.split("\t")[8] for line in files.read(one.file).decode().splitlines()[1:] if line.split("\t")[8]}
        for one in made
    ]
    assert all(len(days) == 1 for days in ends), ends
    assert len(turns) > len(made)


@pytest.mark.req("REL-05")
@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"manifest": {}}, {"row_count": 7}], ids=str)
def test_export__cannot_be_changed_afterwards(committed_alfa: object, change: dict[str, object]) -> None:
    """Not by anybody who may write: the database refuses. Only whoever made it may be forgotten."""
    somebody()
    export = make()
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Export.objects.filter(pk=export.pk).update(**change)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        ExportRow.objects.filter(export=export).update(youth_id=0)
    Export.objects.filter(pk=export.pk).update(created_by=None)
