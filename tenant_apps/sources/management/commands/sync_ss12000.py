"""Fetch from the school systems that speak SS 12000. Exit code 0: done, 2: a fetch failed, 3: a large change needs --reason."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from kaa.core import clock
from kaa.core.commands import TenantCommand
from kaa.core.tenancy import Tenant
from tenant_apps.sources.errors import ImportProblem, NeedsReason
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.following import identify_after
from tenant_apps.sources.ss12000 import selectors, services
from tenant_apps.sources.ss12000.models import Connection, Fetch

FAILED, NEEDS_REASON = 2, 3


class Command(TenantCommand):
    help = "Fetch a tenant's pupils by SS 12000: stage them, and with --apply also apply them."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--source", default="", help="slug of one source; default all that are connected")
        parser.add_argument("--full", action="store_true", help="everything, not only what has changed")
        parser.add_argument("--apply", action="store_true")
        parser.add_argument("--reason", default="", help="why a large change is right")

    def act(self, tenant: Tenant, options: dict[str, Any]) -> int:  # noqa: ARG002
        worst = 0
        found = selectors.connections(slug=options["source"])
        if not found:
            raise CommandError("no such source is connected by SS 12000")
        for connection in found:
            answer, code = self._fetch(connection, options)
            worst = max(worst, code)
            self.tell(answer)
        return worst

    def _fetch(self, connection: Connection, options: dict[str, Any]) -> tuple[dict[str, Any], int]:
        about: dict[str, Any] = {"source": connection.source.slug}
        try:
            row = services.run_fetch(connection=connection, full=options["full"] or None, now=clock.now())
            about |= _about(row, row.run)
            with transaction.atomic():
                run = services.apply_if_harmless(row=row, actor=None, always=options["apply"], reason=options["reason"])
                if run and run.state == ImportRun.State.APPLIED:
                    identify_after(run=run)
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
