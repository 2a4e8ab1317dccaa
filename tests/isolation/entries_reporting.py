"""The half-year report: its part of the table behind test_urls. The world's file is 2026H1's; its youth has hits in 2026H2."""

from __future__ import annotations

from typing import Any

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tests.isolation.worlds import PK, World, public_id

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
READING = RUNNING | {Role.COACH, Role.READER}
HANDLER = frozenset({Role.PROTECTED_HANDLER})
EXPORT = public_id("export")


def add_rows(world: World) -> None:
    """In the world's schema: what has happened to its file, and SCB's answer on it."""
    from tenant_apps.reporting.models import Answer, ReadingCopy, Receipt, Remark
    from tenant_apps.work import files

    export, youth = world.rows["export"], world.rows["youth"]
    book = files.store(kind="scb_reading_copy", name="laskopia.xlsx", content_type="text/plain", content=world.sentinel.encode())  # fmt: skip
    answer = Answer.objects.create(id=PK, export=export, header_counts=True)
    Remark.objects.create(id=PK, answer=answer, youth=youth, row_number=2, data_row=1, text=f"Fel {world.sentinel}")
    world.rows.update(
        receipt=Receipt.objects.create(id=PK, export=export, kind="delivered", on=clock.local_date(export.created_at)),
        reading_copy=ReadingCopy.objects.create(id=PK, export=export, file=book), answer=answer,
    )  # fmt: skip


def _period(_world: World) -> dict[str, Any]:
    return {"period": "2026H2"}


def _spring(_world: World) -> dict[str, Any]:
    return {"period": "2026H1"}


def _family_name(world: World) -> str:
    return world.sentinel


def _body(**fixed: Any) -> Any:
    return lambda world: {key: value(world) if callable(value) else value for key, value in fixed.items()}


def entries(entry: Any) -> list[Any]:
    """Made with the table's own class, which gathers this file."""
    shown = {"sentinel": _family_name, "shows_youth": True}
    of_period = {"kwargs": _period, "foreign_is_unknown": False}
    answer = _body(
        fil=lambda world: str(world.rows["export"].public_id), header_counts="yes", text="2 Fel", file_name=""
    )
    return [
        entry("report-list", READING, **of_period, **shown),
        entry("report-list", READING, **of_period, query="?regel=R4&etikett=mina&sida=2", note="narrowed"),
        entry("report-round", READING, **of_period, query="?regel=R3&plats=0", status=302),
        entry("report-next", READING, **of_period, status=302),
        entry("report-last-day", READING, **of_period, **shown),
        entry("report-protected", HANDLER, **of_period),
        entry("report-open", RUNNING, **of_period, data=_body(), status=302),
        entry("remarks", READING, **shown),
        entry("export-page", READING, kwargs=EXPORT),
        entry("export-difference", READING, kwargs=EXPORT, status=404, note="with nothing to compare"),
        entry("receipt-add", RUNNING, kwargs=EXPORT, data=_body(kind="delivered", on="2020-01-01", note=""), status=400),
        entry("receipt-withdraw", RUNNING, kwargs=public_id("receipt"), data=_body(), status=302),
        entry("reading-copy-make", RUNNING, kwargs=EXPORT, data=_body(), status=302),
        entry("reading-copy-file", RUNNING, kwargs=public_id("reading_copy"), sentinel=_family_name),
        entry("answer-add", RUNNING, kwargs=_spring, foreign_is_unknown=False, note="form"),
        entry("answer-add", RUNNING, kwargs=_spring, foreign_is_unknown=False, data=answer),
        entry("answer-withdraw", RUNNING, kwargs=public_id("answer"), data=_body(), status=302),
    ]  # fmt: skip
