"""The release step: public first, then only the tenants that are behind, one after the other; grants after each. May be run again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django_tenants.management.commands.migrate_schemas import MigrateSchemasCommand
from pgtrigger.migrations import AddTrigger, RemoveTrigger

from kaa.core.server_log import SERVER_LOG
from kaa.core.tenancy import PUBLIC, TEMPLATE, connection
from kaa.core.tenancy.hosts import code_fingerprint
from kaa.core.tenancy.probe import refuse_transaction_pooling
from tenants import provisioning
from tenants.models import Domain, Tenant
from tenants.pending import tenants_behind, tenants_unmarked

log = structlog.get_logger()


def settings_of_server_log_that_quote_rows() -> list[str]:
    """As the server has them now, those that are not as SERVER_LOG says."""
    with connection.cursor() as cursor:
        cursor.execute("select name, setting from pg_settings where name = any(%s)", [list(SERVER_LOG)])
        found = dict(cursor.fetchall())
    return [f"{name} is {found.get(name)}" for name, wanted in SERVER_LOG.items() if found.get(name) != wanted]


@contextmanager
def _only(names: list[str]) -> Iterator[None]:
    """The other apps have no tables in this schema, and no keys lead to them: their migrations need not be worked through."""
    code_fingerprint()  # kept once read: of all apps, not of these
    before = settings.MIGRATION_MODULES
    others = {config.label: None for config in apps.get_app_configs() if config.name not in names}
    settings.MIGRATION_MODULES = {**before, **others}
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = before


@contextmanager
def _triggers_apart() -> Iterator[None]:
    """A trigger is SQL, and no field: it need not make its model, and all models that have keys to it, anew.

    pgtrigger asks for that at each trigger that comes or goes, and it was a third of what most migrations took.
    """
    plain = {operation: operation.state_forwards for operation in (AddTrigger, RemoveTrigger)}

    def keeping_models(operation: Any, app_label: str, state: Any) -> None:
        state.reload_model = lambda *_args, **_kwargs: None
        try:
            plain[type(operation)](operation, app_label, state)
        finally:
            del state.reload_model

    for operation in plain:
        operation.state_forwards = keeping_models  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        for operation, forwards in plain.items():
            operation.state_forwards = forwards  # type: ignore[method-assign]


class Command(MigrateSchemasCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        if options.get("schema_name") or options.get("shared"):
            public = options.get("shared") or options.get("schema_name") == PUBLIC
            with _only(settings.SHARED_APPS if public else settings.TENANT_APPS), _triggers_apart():
                super().handle(*args, **options)  # one schema: provisioning calls it so
            return
        refuse_transaction_pooling()
        provisioning.bootstrap_public()
        self._ensure_public_site()
        provisioning.ensure_template()
        provisioning.load_shipped_data()
        behind = tenants_behind()
        failed = [
            schema
            for number, schema in enumerate(behind, start=1)
            if not self._migrate(schema, f"{number} of {len(behind)}", options)
        ]
        for schema in set(tenants_unmarked()) - set(
            failed
        ):  # their tables are new: cut off before the grants or the mark
            self._open(schema)
        if failed:
            raise CommandError(
                f"not migrated, and closed until they are: {', '.join(failed)}. The others are done; run it again."
            )
        self.stdout.write(f"public and {TEMPLATE} are migrated; {len(behind)} tenants were behind")
        if loud := settings_of_server_log_that_quote_rows():
            self.stderr.write(
                f"PostgreSQL's own log may hold personal data (deploy/postgres/roles.sql says what to set): {', '.join(loud)}"
            )

    def _migrate(self, schema: str, place: str, options: dict[str, Any]) -> bool:
        """One tenant; what is wrong with one does not keep the others closed."""
        self.stdout.write(f"{schema} ({place})")
        try:
            with _only(settings.TENANT_APPS), _triggers_apart():
                super().handle(**{**options, "schema_name": schema, "verbosity": 0})
            connection.set_schema_to_public()
            self._open(schema)
        except Exception:
            log.exception("tenant_not_migrated", schema=schema)
            connection.set_schema_to_public()
            return False
        return True

    def _open(self, schema: str) -> None:
        provisioning.ensure_role(schema)  # a database restored on another server comes without its roles
        provisioning.grant(schema)
        Tenant.objects.filter(schema_name=schema).update(migrated_to=code_fingerprint())

    def _ensure_public_site(self) -> None:
        tenant, _ = Tenant.objects.get_or_create(
            schema_name=PUBLIC, defaults={"name": "KAA-registret", "kind": Tenant.Kind.PUBLIC}
        )
        for host in settings.PUBLIC_HOSTS:
            Domain.objects.get_or_create(domain=host, defaults={"tenant": tenant, "is_primary": False})
