from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kaa.core import clock
from kaa.core.tenancy import PUBLIC
from kaa.core.tenancy.probe import refuse_transaction_pooling
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Close a tenant's site (its hosts answer 503 and its jobs rest), or open it again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("schema")
        parser.add_argument("--resume", action="store_true", help="open it again")

    def handle(self, **options: Any) -> None:
        refuse_transaction_pooling()
        changed = Tenant.objects.exclude(schema_name=PUBLIC).filter(schema_name=options["schema"])
        if not changed.update(suspended_at=None if options["resume"] else clock.now()):
            raise CommandError(f"no tenant {options['schema']}")
        self.stdout.write(f"{options['schema']} {'open' if options['resume'] else 'suspended'}")
