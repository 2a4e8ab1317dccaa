"""`kaa identify --tenant T --on DATE [--apply] [--json]`: who enters and leaves KAA on a day, and why.

Of another day than today it only tells: its proposals would take the place of today's, and a registration's day is the day on which it was made,
for one found late never changes a half year that has been delivered (rules: Registration).
With `TIME_TRAVEL` (never in production) it acts as if the day were today.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from kaa.core import clock
from kaa.core.commands import TenantCommand
from kaa.core.tenancy import Tenant
from tenant_apps.register.services.proposals import apply_proposals, automatic_ids, propose


class Command(TenantCommand):
    help = (
        "Make proposals for a tenant; with --apply register and close by them. What is to be checked is left to people. "
        "Of another day than today: only count what would be proposed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--on", type=date.fromisoformat, help="who would enter and leave as of this day; default today"
        )
        parser.add_argument("--apply", action="store_true")

    def act(self, tenant: Tenant, options: dict[str, Any]) -> int:
        if not tenant.is_municipality:
            raise CommandError(f"{options['tenant']} is a partnership: it identifies nobody")
        day = options["on"] or clock.today()
        is_stored = day == clock.today() or settings.TIME_TRAVEL
        if options["apply"] and not is_stored:
            raise CommandError(
                "--apply registers and closes today: leave --on out, or --apply to see what would be proposed on that day"
            )
        with transaction.atomic():
            answer = _identify(day, tenant.municipality_codes, apply=options["apply"])
            transaction.set_rollback(not is_stored)
        self.tell({**answer, "stored": is_stored})
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
