"""Short ways to stage and apply a file of history in the schema that is set."""

from __future__ import annotations

from datetime import date
from typing import Any

from tenant_apps.sources.history.models import HistoryRow
from tenant_apps.sources.history.services import apply_history, choose_codes, stage_history
from tenant_apps.sources.models import ImportRun

TODAY = date(2026, 10, 7)


def csv_file(header: str, *rows: str) -> bytes:
    return ("\r\n".join([header, *rows]) + "\r\n").encode("utf-8-sig")


def stage(kind: str, content: bytes, *, name: str = "historik.csv", today: date = TODAY, **options: Any) -> ImportRun:
    return stage_history(
        kind=f"history-{kind}" if kind != "scb-file" else kind, file_name=name, content=content, today=today, **options
    )


def load(kind: str, content: bytes, **options: Any) -> ImportRun:
    return apply_history(run=stage(kind, content, **options), actor=None)


def counts(run: ImportRun) -> dict[str, int]:
    return {key: value for key, value in run.counts.items() if value}


def said(run: ImportRun) -> list[tuple[int, str, str]]:
    """Row, change, code."""
    return list(
        HistoryRow.objects.filter(run=run).order_by("row_number", "part").values_list("row_number", "change", "code")
    )


__all__ = ["TODAY", "apply_history", "choose_codes", "counts", "csv_file", "load", "said", "stage"]
