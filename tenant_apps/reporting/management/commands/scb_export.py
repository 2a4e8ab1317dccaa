"""The half-year files from the command line. Exit code 0: written, 3: red problems stand in the way (they are listed)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from kaa.core import clock
from kaa.core.commands import TenantCommand
from kaa.core.halfyears import HalfYear
from kaa.core.tenancy import Tenant, own_codes
from shared_apps.scb.errors import NoReportFormat, UnknownPeriod
from tenant_apps.quality.selectors import Hit
from tenant_apps.reporting.errors import ExportBlocked, NotRepresentable
from tenant_apps.reporting.models import Export
from tenant_apps.reporting.numbering import note_handed_out
from tenant_apps.reporting.services import make_export
from tenant_apps.work import files

BLOCKED = 3


class Command(TenantCommand):
    help = "Make a period's files, one per municipality code, and write them into a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--period", required=True, help="for example 2026H2")
        parser.add_argument("--out", required=True, type=Path, help="an existing folder")

    def act(self, tenant: Tenant, options: dict[str, Any]) -> int:
        try:
            period = HalfYear.parse(options["period"]).code
        except ValueError as wrong:
            raise CommandError(str(wrong)) from None
        if not options["out"].is_dir():
            raise CommandError(f"{options['out']} is not a folder")
        if not own_codes():
            raise CommandError(f"{tenant.schema_name} reports for no municipality")
        made: list[Export] = []
        try:
            for code in own_codes():
                export = make_export(
                    period=period, municipality_code=code, actor=None, today=clock.today(), codes=own_codes()
                )
                made.append(export)
        except ExportBlocked as blocked:  # of a later code: what was made before is kept, and named
            self.tell({"blocked": [_as_row(hit) for hit in blocked.hits], "kept": [one.file.name for one in made]})
            return BLOCKED
        except (NoReportFormat, UnknownPeriod) as unknown:
            raise CommandError(str(unknown)) from None
        except NotRepresentable as problem:
            raise CommandError(
                f"row {problem.row_number} holds a character that the file's encoding does not have"
            ) from None
        self.tell({"files": _write(made, options["out"])})
        return 0

    def as_text(self, answer: dict[str, Any]) -> str:
        made = [
            f"{one['file']}\t{one['rows']} rows\t{one['youths']} youths\t{one['sha256']}"
            for one in answer.get("files", [])
        ]
        blocking = [
            "\t".join([hit["rule"], hit["youth"], hit["label"], hit["problem"]]) for hit in answer.get("blocked", [])
        ]
        return "\n".join(made + blocking)


def _write(exports: list[Export], folder: Path) -> list[dict[str, Any]]:
    """All of them or none: half a delivery might be taken for the whole."""
    written: list[Path] = []
    try:
        for export in exports:
            target = folder / export.file.name
            files.write_whole(target, files.read(export.file))
            written.append(target)
            note_handed_out(export=export, now=clock.now())
    except OSError:
        for target in written:
            target.unlink(missing_ok=True)
        raise
    return [
        {"file": str(target), "sha256": export.sha256, "rows": export.row_count, "youths": export.youth_count}
        for export, target in zip(exports, written, strict=True)
    ]


def _as_row(hit: Hit) -> dict[str, str]:
    """By public id: a terminal and its log are no place for names."""
    return {"rule": hit.section, "youth": str(hit.youth), "label": hit.label, "problem": hit.sentence}
