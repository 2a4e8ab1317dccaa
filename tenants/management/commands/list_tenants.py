from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kaa.core.tenancy import PUBLIC
from kaa.core.tenancy.hosts import code_fingerprint
from kaa.core.tenancy.probe import refuse_transaction_pooling
from tenants.models import Tenant


class Command(BaseCommand):
    help = "The tenants: schema, name, kind, hosts, codes, state."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, **options: Any) -> None:
        refuse_transaction_pooling()
        rows = [
            {
                "schema": tenant.schema_name, "name": tenant.name, "kind": tenant.kind, "codes": tenant.municipality_codes,
                "hosts": sorted(domain.domain for domain in tenant.domains.all()), "state": _state(tenant),
            }
            for tenant in Tenant.objects.exclude(schema_name=PUBLIC).prefetch_related("domains")
        ]  # fmt: skip
        if options["as_json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(
                "\t".join(
                    [
                        row["schema"],
                        row["name"],
                        row["kind"],
                        ",".join(row["hosts"]),
                        ",".join(row["codes"]),
                        row["state"],
                    ]
                )
            )


def _state(tenant: Tenant) -> str:
    if tenant.suspended_at:
        return "suspended"
    return "open" if tenant.migrated_to == code_fingerprint() else "behind"
