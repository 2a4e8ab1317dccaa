"""Database backend: the tenant's role, search path and name are set together, in one round trip, or not at all."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseError
from django.db import InternalError
from django.db.backends.base.base import NO_DB_ALIAS
from django_tenants.postgresql_backend.base import DatabaseWrapper as TenantWrapper
from psycopg.pq import TransactionStatus

from kaa.core.tenancy.roles import SCHEMA, role_of


class DatabaseWrapper(TenantWrapper):
    search_path_set_schemas: Any
    _setting_search_path: bool
    time_limits = "work"  # which of the settings' TIME_LIMITS hold: kaa.core.tenancy.time_limits() chooses

    def set_tenant(self, tenant: Any, include_public: bool = True) -> None:  # noqa: FBT001, FBT002  (django-tenants' signature)
        """Refused inside a transaction: half of it would be another tenant's. A test's own wrapping transaction does not count."""
        changes = (tenant.schema_name, include_public) != (
            self.schema_name,
            getattr(self, "include_public_schema", True),
        )
        if changes and any(not block._from_testcase for block in self.atomic_blocks):  # noqa: SLF001  (no public name for it)
            raise RuntimeError("a change of schema inside a transaction")
        super().set_tenant(tenant, include_public)

    def set_tenant_being_made(self, tenant: Any) -> None:
        """The one change inside a transaction: into the schema that the transaction itself makes, and out of it again. The owner's alone."""
        if self.settings_dict.get("LOGIN") != "owner" or not self.in_atomic_block:
            raise RuntimeError("a schema is made by the owner, in a transaction")
        super().set_tenant(tenant)

    def _commit(self) -> None:
        """A transaction that an error has broken is refused: the server would answer COMMIT with a rollback, without a word.

        What the caller believes saved would be gone, and with it the role and path that were set inside: the next statement
        would run as whoever the connection was before, perhaps another tenant.
        """
        if self.connection is not None and self.connection.info.transaction_status == TransactionStatus.INERROR:
            raise InternalError("commit of a transaction that an error has broken")
        super()._commit()

    def _wanted(self) -> tuple[str, bool, str]:
        return (self.schema_name, self.include_public_schema, self.time_limits)

    def _handle_search_path(self, cursor: Any = None) -> None:  # noqa: ARG002
        if self._setting_search_path or self.alias == NO_DB_ALIAS:
            return
        if self.search_path_set_schemas == self._wanted():
            return  # set on this connection, and no rollback since (rollback() forgets it)
        if not self.schema_name or not SCHEMA.match(self.schema_name):
            raise ImproperlyConfigured(f"not a tenant's schema: {self.schema_name!r}")
        if self.connection.info.transaction_status == TransactionStatus.INERROR:
            return  # the next statement fails anyhow; nothing is remembered
        self._setting_search_path = True
        try:
            # psycopg's own cursor: no execute wrapper, not counted as a query; its errors as those of any other statement
            with self.wrap_database_errors, self.connection.cursor() as c:
                c.execute(self._set_statements())
            self.search_path_set_schemas = self._wanted()
        except DatabaseError:
            self.search_path_set_schemas = None
            raise  # unlike django-tenants: fail closed, never go on with an old path
        finally:
            self._setting_search_path = False

    def _set_statements(self) -> str:
        """SETs and not `SELECT set_config()`: a SELECT takes a snapshot, and the export could not SET TRANSACTION any more.

        Without parameters psycopg sends them as one simple query, which PostgreSQL runs whole or not at all.
        """
        schema = self.schema_name
        public = ["public"] if self.include_public_schema and schema != "public" else []
        path = ",".join(f'"{name}"' for name in [schema, *public, "extensions"])
        owner = self.settings_dict.get("LOGIN") == "owner"
        role = "NONE" if owner else f'"{role_of(self.settings_dict["NAME"], schema)}"'
        return f'SET ROLE {role}; SET search_path = {path}; SET app.tenant = "{schema}"{"" if owner else self._set_limits()}'

    def _set_limits(self) -> str:
        """TEN-11: no tenant's statement holds the server, or waits for a lock, without end. Migrations (the owner's) have no limit."""
        limits = self.settings_dict.get("TIME_LIMITS", {}).get(self.time_limits)
        if limits is None:
            return ""
        statement, lock = limits
        return f"; SET statement_timeout = '{int(statement)}s'; SET lock_timeout = '{int(lock)}s'"
