"""Short ways to stage and apply a file in the schema that is set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection

from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.runs import ensure_source
from tenant_apps.sources.services.staging import stage_file
from tests.factories import extens

TODAY = date(2026, 10, 7)


def stage(
    rows: Iterable[extens.Row] | bytes,
    *,
    as_of: date = TODAY,
    today: date = TODAY,
    source: str = "extens",
    force: bool = False,
) -> ImportRun:
    content = rows if isinstance(rows, bytes) else extens.csv_file(rows)
    return stage_file(
        source=ensure_source(slug=source),
        file_name="extens.csv",
        content=content,
        as_of=as_of,
        today=max(today, as_of),
        force=force,
        force_reason="ett test",
    )


def load(rows: Iterable[extens.Row] | bytes, *, reason: str = "ett test", **options: Any) -> ImportRun:
    return apply_run(run=stage(rows, **options), actor=None, reason=reason)


def counts(run: ImportRun) -> dict[str, int]:
    """Those that are not zero."""
    return {key: value for key, value in run.counts.items() if value and key != "base"}


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the register, its history and the source's records: what an import may write."""
    tables = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label == "register"
        or model._meta.db_table in {"sources_sourcerecord", "sources_stagedrow", "sources_source"}
    ]
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(tables)):
            cursor.execute(f"select * from {table}")
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found
