"""History from another system: a run belongs to one tenant, and to those who may import. Its part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.accounts.enums import Role
from tenant_apps.sources.history.models import HistoryRow
from tenant_apps.sources.models import ImportRun, Source
from tests.isolation.worlds import World, public_id

IMPORTING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
RUN = 7101


def add_rows(world: World) -> None:
    """A run that waits, with a row of the world's youth."""
    source = Source.objects.create(
        id=RUN, slug="history-contacts", name=f"Historik {world.sentinel}", kind="history-contacts"
    )
    run = ImportRun.objects.create(
        id=RUN,
        source=source,
        as_of=dt.date(2026, 11, 16),
        file_name=f"{world.sentinel}.csv",
        file_sha256="0" * 64,
        counts={"new": 1},
    )
    HistoryRow.objects.create(run=run, row_number=2, part=1, kind="contact", youth_id=world.rows["youth"].pk)
    world.rows["history_run"] = run


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""

    def nothing(_world: World) -> dict[str, Any]:
        return {}

    def name(world: World) -> str:
        return world.sentinel

    def new(world: World) -> dict[str, Any]:
        return {"public_id": world.rows["history_run"].public_id, "key": "new"}

    def file(world: World) -> dict[str, Any]:
        content = f"Personnummer;Datum;Utfall\n{world.rows['youth'].personnummer};2026-02-01;Nådd\n"
        sent = SimpleUploadedFile("historik.csv", content.encode())
        return {"kind": "history-contacts", "period": "", "file": sent}

    one = public_id("history_run")
    return [
        entry("history", IMPORTING, sentinel=name),
        entry("history", IMPORTING, data=file, status=302),
        entry(
            "history-template", IMPORTING, kwargs=lambda _world: {"kind": "history-contacts"}, foreign_is_unknown=False
        ),
        entry("history-run", IMPORTING, kwargs=one, sentinel=name),
        entry("history-codes", IMPORTING, kwargs=one, data=nothing, status=302),
        entry("history-rows", IMPORTING, kwargs=new, sentinel=name, shows_youth=True),
    ]
