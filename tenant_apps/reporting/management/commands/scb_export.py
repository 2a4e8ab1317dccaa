"""The half-year files from the command line. Exit code 0: written, 3: red problems stand in the way (they are listed)."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kaa.core import clock
from kaa.core.halfyears import HalfYear
from kaa.core.tenancy import find_tenant, in_tenant, own_codes
from shared_apps.scb.errors import NoReportFormat, UnknownPeriod
from tenant_apps.quality.selectors import Hit
from tenant_apps.reporting.errors import ExportBlocked, NotRepresentable
from tenant_apps.reporting.services import make_export
from tenant_apps.work import files

BLOCKED = 3


class Command(BaseCommand):
    help = "Make a period's files, one per municipality code, and write them into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", required=True, help="schema name")
        parser.add_argument("--period", required=True, help="for example 2026H2")
        parser.add_argument("--out", required=True, type=Path, help="an existing folder")
        parser.add_argument("--json", action="store_true")

    def handle(self, **options: Any) -> None:
        try:
            period = HalfYear.parse(options["period"]).code
            tenant = find_tenant(options["tenant"])
        except (LookupError, ValueError) as wrong:
            raise CommandError(str(wrong)) from None
        if not options["out"].is_dir():
            raise CommandError(f"{options['out']} is not a folder")
        with in_tenant(tenant):
            if not own_codes():
                raise CommandError(f"{tenant.schema_name} reports for no municipality")
            try:
                answer = [self._make(period, code, options["out"]) for code in own_codes()]
            except ExportBlocked as blocked:
                self._print({"blocked": [_as_row(hit) for hit in blocked.hits]}, as_json=options["json"])
                sys.exit(BLOCKED)
            except (NoReportFormat, UnknownPeriod) as unknown:
                raise CommandError(str(unknown)) from None
            except NotRepresentable as problem:
                raise CommandError(
                    f"row {problem.row_number} holds a character that the file's encoding does not have"
                ) from None
        self._print({"files": answer}, as_json=options["json"])

    def _make(self, period: str, code: str, folder: Path) -> dict[str, Any]:
        export = make_export(period=period, municipality_code=code, actor=None, today=clock.today(), codes=own_codes())
        target = folder / export.file.name
        files.write_whole(target, files.read(export.file))
        return {"file": str(target), "sha256": export.sha256, "rows": export.row_count, "youths": export.youth_count}

    def _print(self, answer: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        for made in answer.get("files", []):
            self.stdout.write(f"{made['file']}\t{made['rows']} rows\t{made['youths']} youths\t{made['sha256']}")
        for hit in answer.get("blocked", []):
            self.stdout.write("\t".join([hit["rule"], hit["youth"], hit["label"], hit["problem"]]))


def _as_row(hit: Hit) -> dict[str, str]:
    """By public id: a terminal and its log are no place for names."""
    return {"rule": hit.section, "youth": str(hit.youth), "label": hit.label, "problem": hit.sentence}
