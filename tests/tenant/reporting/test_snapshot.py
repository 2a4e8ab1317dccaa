"""REL-05: one snapshot, whole or not at all, kept as it was made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Registration
from tenant_apps.reporting import services
from tenant_apps.reporting.models import Export, ExportRow
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
    files.sweep()
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
    assert address in client.get("/scb/2026H2/").content.decode()
    with in_tenant(find_tenant("k9901")):
        reg.youth.protected_at = datetime(2027, 1, 21, tzinfo=UTC)
        reg.youth.save()
    assert client.get(address).status_code == 404
    assert address not in client.get("/scb/2026H2/").content.decode()
