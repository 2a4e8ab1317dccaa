"""Take an applied run back. Exit code 0: done, 2: it cannot be undone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.management.base import CommandError, CommandParser

from kaa.core import clock
from kaa.core.commands import TenantCommand
from kaa.core.tenancy import Tenant, own_codes
from tenant_apps.register.services.proposals import propose
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.undoing import undo_run

REFUSED = 2


class Command(TenantCommand):
    help = "Take an applied run back: every table as it was before, or nothing is changed."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("run", type=UUID, help="the run's id, as import_source gives it")
        parser.add_argument("--reason", default="", help="why it is undone")

    def act(self, tenant: Tenant, options: dict[str, Any]) -> int:  # noqa: ARG002
        run = ImportRun.objects.filter(public_id=options["run"]).first()
        if run is None:
            raise CommandError("no such run")
        answer = _undo(run, options["reason"])
        self.tell(answer)
        return REFUSED if "problem" in answer else 0


def _undo(run: ImportRun, reason: str) -> dict[str, Any]:
    """Those who stand in the way are told by their public ids: a terminal keeps what it shows."""
    try:
        run = undo_run(run=run, actor=None, reason=reason)
    except ImportProblem as problem:
        standing = [str(one.youth) for one in problem.values.get("youths", ())]
        return {
            "run": str(run.public_id),
            "state": str(run.state),
            "problem": problem.code,
            "message": problem.message,
            "youths": standing,
        }
    if own_codes():
        propose(day=clock.today(), municipality_codes=own_codes())
    return {"run": str(run.public_id), "state": str(run.state)}
