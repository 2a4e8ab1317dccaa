"""A school system's file from the command line. Exit code 0: done, 2: the file is refused, 3: a large change needs --reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from kaa.core import clock
from kaa.core.commands import TenantCommand, bytes_of
from kaa.core.tenancy import Tenant
from tenant_apps.sources.errors import ImportProblem, NeedsReason
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.reading.files import MAX_BYTES
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.following import identify_after
from tenant_apps.sources.services.runs import check_reason, ensure_source
from tenant_apps.sources.services.staging import stage_file

REFUSED, NEEDS_REASON = 2, 3


class Command(TenantCommand):
    help = "Read a source's file into a tenant: stage it, and with --apply also apply it."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--source", default="extens", help="slug of the source; its kind when the tenant has none by that name"
        )
        parser.add_argument("--apply", action="store_true")
        parser.add_argument(
            "--as-of",
            type=date.fromisoformat,
            help="the day that the file shows; needed when neither a column of the file nor its name says it",
        )
        parser.add_argument("--force", action="store_true", help="also when a newer file has been applied")
        parser.add_argument("--reason", default="", help="why a large change is right, or an older file is loaded")

    def act(self, tenant: Tenant, options: dict[str, Any]) -> int:  # noqa: ARG002
        answer, code = self._load(bytes_of(options["file"], MAX_BYTES), options)
        self.tell(answer)
        return code

    def _load(self, content: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], int]:
        run = None
        try:
            run = stage_file(
                source=ensure_source(slug=options["source"]), file_name=options["file"].name, content=content, as_of=options["as_of"],
                today=clock.today(), force=options["force"], force_reason=options["reason"],
            )  # fmt: skip
            if options["apply"]:
                with transaction.atomic():
                    run = apply_run(run=run, actor=None, reason=options["reason"])
                    identify_after(run=run)
            elif not options["reason"]:
                check_reason(run=run)
        except NeedsReason as problem:
            return {**_about(run), "problem": problem.code, "message": problem.message}, NEEDS_REASON
        except ImportProblem as problem:
            return {**_about(run), "problem": problem.code, "message": problem.message}, REFUSED
        return _about(run), 0


def _about(run: ImportRun | None) -> dict[str, Any]:
    """Counts only: how many were protected is for handlers."""
    if run is None:
        return {}
    about = {"run": str(run.public_id), "state": str(run.state), "as_of": run.as_of.isoformat(), "rows": run.rows}
    return {**about, "encoding": run.encoding, **{key: value for key, value in run.counts.items() if key != "base"}}
