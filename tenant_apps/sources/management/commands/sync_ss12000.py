"""Fetch from the school systems that speak SS 12000. Exit code 0: done, 2: a fetch failed, 3: a large change needs --reason."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.sources.errors import ImportProblem, NeedsReason
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.ss12000 import selectors, services
from tenant_apps.sources.ss12000.models import Connection, Fetch

FAILED, NEEDS_REASON = 2, 3


class Command(BaseCommand):
    help = "Fetch a tenant's pupils by SS 12000: stage them, and with --apply also apply them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", required=True, help="schema name")
        parser.add_argument("--source", default="", help="slug of one source; default all that are connected")
        parser.add_argument("--full", action="store_true", help="everything, not only what has changed")
        parser.add_argument("--apply", action="store_true")
        parser.add_argument("--reason", default="", help="why a large change is right")
        parser.add_argument("--json", action="store_true", help="one line per source")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        try:
            tenant = find_tenant(options["tenant"])
        except LookupError as unknown:
            raise CommandError(str(unknown)) from None
        worst = 0
        with in_tenant(tenant):
            found = selectors.connections(slug=options["source"])
            if not found:
                raise CommandError("no such source is connected by SS 12000")
            for connection in found:
                answer, code = self._fetch(connection, options)
                worst = max(worst, code)
                self.stdout.write(json.dumps(answer, ensure_ascii=False) if options["json"] else _as_text(answer))
        if worst:
            sys.exit(worst)

    def _fetch(self, connection: Connection, options: dict[str, Any]) -> tuple[dict[str, Any], int]:
        about: dict[str, Any] = {"source": connection.source.slug}
        try:
            row = services.run_fetch(connection=connection, full=options["full"] or None, now=clock.now())
            about |= _about(row, row.run)
            run = services.apply_if_harmless(row=row, actor=None, always=options["apply"], reason=options["reason"])
            about |= _about(row, run)
        except NeedsReason as problem:
            return {**about, "problem": problem.code, "message": problem.message}, NEEDS_REASON
        except ImportProblem as problem:
            return {**about, "problem": problem.code, "message": problem.message}, FAILED
        return about, 0


def _about(row: Fetch, run: ImportRun | None) -> dict[str, Any]:
    """Counts only: how many were protected is for handlers."""
    about: dict[str, Any] = {
        "full": row.is_full,
        "since": row.since.isoformat() if row.since else None,
        "notes": row.notes,
    }
    if run is None:
        return about
    about |= {"run": str(run.public_id), "state": str(run.state), "as_of": run.as_of.isoformat(), "rows": run.rows}
    return {**about, **{key: value for key, value in run.counts.items() if key != "base"}}


def _as_text(answer: dict[str, Any]) -> str:
    return "\n".join(f"{key}: {value}" for key, value in answer.items())
