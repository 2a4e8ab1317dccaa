"""The frame of every command that works within one tenant."""

from __future__ import annotations

import json
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kaa.core.tenancy import Tenant, find_tenant, in_tenant
from kaa.core.tenancy.probe import refuse_transaction_pooling


class TenantCommand(BaseCommand, ABC):
    """`--tenant` and `--json`. `act` runs in the tenant, tells what it has to tell and gives the exit code."""

    as_json = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", required=True, help="schema name")
        parser.add_argument("--json", action="store_true", help="a line of JSON for each answer")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        refuse_transaction_pooling()
        self.as_json = options["json"]
        try:
            tenant = find_tenant(options["tenant"])
        except LookupError as unknown:
            raise CommandError(str(unknown)) from None
        with in_tenant(tenant):
            code = self.act(tenant, options)
        if code:
            sys.exit(code)

    @abstractmethod
    def act(self, tenant: Tenant, options: dict[str, Any]) -> int: ...

    def tell(self, answer: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False) if self.as_json else self.as_text(answer))

    def as_text(self, answer: dict[str, Any]) -> str:
        return "\n".join(f"{key}: {value}" for key, value in answer.items())


def bytes_of(path: Path, at_most: int) -> bytes:
    """A file's content; of one that is too large a byte more than allowed, so that it can be refused."""
    try:
        with path.open("rb") as opened:
            return opened.read(at_most + 1)
    except OSError as problem:
        raise CommandError(f"{path}: {problem.strerror}") from None
