"""History from another system from the command line. Exit code 0: done, 2: the file is refused, 4: codes wait to be chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from kaa.core import clock
from kaa.core.commands import TenantCommand, bytes_of
from kaa.core.tenancy import Tenant
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.history.codes import given_codes
from tenant_apps.sources.history.services import apply_history, stage_history
from tenant_apps.sources.history.shapes import KINDS_OF_HISTORY
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.reading.files import MAX_BYTES
from tenant_apps.sources.services.following import identify_after

REFUSED, WAITING = 2, 4


class Command(TenantCommand):
    help = "Read a file of history into a tenant: stage it, and with --apply also apply it."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path)
        parser.add_argument("--shape", required=True, choices=KINDS_OF_HISTORY)
        parser.add_argument(
            "--period", default="", help="of an earlier SCB file, as 2024H1; default what its name says"
        )
        parser.add_argument("--apply", action="store_true")

    def act(self, tenant: Tenant, options: dict[str, Any]) -> int:  # noqa: ARG002
        answer, code = self._load(bytes_of(options["file"], MAX_BYTES), options)
        self.tell(answer)
        return code

    def _load(self, content: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], int]:
        run = None
        try:
            run = stage_history(
                kind=options["shape"],
                file_name=options["file"].name,
                content=content,
                today=clock.today(),
                period=options["period"],
            )
            if run.counts["waiting"]:
                return _about(run), WAITING
            if options["apply"]:
                with transaction.atomic():
                    run = apply_history(run=run, actor=None)
                    identify_after(run=run)
        except ImportProblem as problem:
            return {**_about(run), "problem": problem.code, "message": problem.message}, REFUSED
        return _about(run), 0


def _about(run: ImportRun | None) -> dict[str, Any]:
    """Counts, and codes nobody has chosen for; how many were protected is for handlers."""
    if run is None:
        return {}
    about = {"run": str(run.public_id), "state": str(run.state), "rows": run.rows, **run.counts}
    open_codes = [f"{one.field.key}: {one.text}" for one in given_codes(run) if one.is_open]
    return about | ({"codes": open_codes} if open_codes else {})
