"""The release step: public first, then only the tenants that are behind, one after the other; grants after each. May be run again."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django_tenants.management.commands.migrate_schemas import MigrateSchemasCommand

from kaa.core.tenancy import PUBLIC, TEMPLATE, connection
from kaa.core.tenancy.hosts import code_fingerprint
from tenants import provisioning
from tenants.models import Domain, Tenant
from tenants.pending import tenants_behind


class Command(MigrateSchemasCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        if options.get("schema_name") or options.get("shared"):
            super().handle(*args, **options)  # one schema: provisioning calls it so
            return
        provisioning.bootstrap_public()
        self._ensure_public_site()
        provisioning.ensure_template()
        provisioning.load_shipped_data()
        behind = tenants_behind()
        for number, schema in enumerate(behind, start=1):
            self.stdout.write(f"{schema} ({number} of {len(behind)})")
            super().handle(*args, **{**options, "schema_name": schema, "verbosity": 0})
            connection.set_schema_to_public()
            provisioning.grant(schema)
            Tenant.objects.filter(schema_name=schema).update(migrated_to=code_fingerprint())
        # a tenant whose tables are new but whose mark is old was cut off between the two
        Tenant.objects.exclude(schema_name=PUBLIC).update(migrated_to=code_fingerprint())
        self.stdout.write(f"public and {TEMPLATE} are migrated; {len(behind)} tenants were behind")

    def _ensure_public_site(self) -> None:
        tenant, _ = Tenant.objects.get_or_create(
            schema_name=PUBLIC, defaults={"name": "KAA-registret", "kind": Tenant.Kind.PUBLIC}
        )
        for host in settings.PUBLIC_HOSTS:
            Domain.objects.get_or_create(domain=host, defaults={"tenant": tenant, "is_primary": False})
