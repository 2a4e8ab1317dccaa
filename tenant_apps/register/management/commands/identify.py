"""`kaa identify --tenant T --on DATE [--apply] [--json]`: who enters and leaves KAA on a day, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser

from kaa.core import clock
from kaa.core.commands import TenantCommand
from kaa.core.tenancy import Tenant
from tenant_apps.register.services.proposals import apply_proposals, automatic_ids, propose


class Command(TenantCommand):
    help = (
        "Make proposals for a tenant; with --apply register and close by them. What is to be checked is left to people."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--on", type=date.fromisoformat, help="as if this were today, also for --apply; default today"
        )
        parser.add_argument("--apply", action="store_true")

    def act(self, tenant: Tenant, options: dict[str, Any]) -> int:
        if not tenant.is_municipality:
            raise CommandError(f"{options['tenant']} is a partnership: it identifies nobody")
        day = options["on"] or clock.today()
        self.tell(_identify(day, tenant.municipality_codes, apply=options["apply"]))
        return 0

    def as_text(self, answer: dict[str, Any]) -> str:
        return "\n".join(f"{key} {value}" for key, value in answer.items())


def _identify(day: date, codes: list[str], *, apply: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {"on": day.isoformat(), **asdict(propose(day=day, municipality_codes=codes))}
    if apply:
        done = apply_proposals(proposals=automatic_ids(), actor=None, today=day, municipality_codes=codes)
        skipped = Counter(one.why for one in done.skipped)
        answer |= {"opened": done.opened, "closed": done.closed, "skipped": dict(skipped)}
    return answer
