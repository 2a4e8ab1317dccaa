"""The demo's data as they were made, kept as a dump: the next start from nothing restores them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from kaa.core import clock
from kaa.core.tenancy import connection, in_public
from kaa.core.tenancy.hosts import code_fingerprint
from kaa.devtools.demo_data.places import PLACES
from kaa.devtools.logins import ROOT
from kaa.settings.queue import STATE
from tenants.models import Domain, Tenant
from tenants.provisioning import ensure_role, grant

CODE = ("platform/kaa/devtools/demo_data", "platform/kaa/core", "shared_apps", "tenant_apps", "tenants")
FIELDS = (
    "schema_name",
    "name",
    "kind",
    "municipality_codes",
    "controller",
    "organisation_number",
    "data_protection_contact",
    "migrated_to",
)


def _fingerprint(today: date, scale: float) -> str:
    """Of the day, the size and all code and data that decide what the demo's data are."""
    mark = hashlib.sha256(f"{today.isoformat()} {scale} {connection.pg_version // 10000}".encode())
    for place in CODE:
        for path in sorted((ROOT / place).rglob("*")):
            if path.suffix in {".py", ".sql", ".json", ".csv", ".txt"} and "__pycache__" not in path.parts:
                mark.update(str(path.relative_to(ROOT)).encode())
                mark.update(path.read_bytes())
    return mark.hexdigest()[:16]


class CacheProblem(Exception):
    """The kept data could not be written or read; what the demo needs can be made anew."""


class Cache:
    def __init__(self, today: date, scale: float = 1.0) -> None:
        self.folder = STATE / "demo-cache" / _fingerprint(today, scale)

    @property
    def _dump(self) -> Path:
        return self.folder / "tenants.dump"

    def forget(self) -> None:
        shutil.rmtree(self.folder.parent, ignore_errors=True)

    def keep(self) -> None:
        """Only the newest is kept."""
        self.forget()
        try:
            self._keep()
        except (OSError, CacheProblem) as problem:
            self.forget()
            raise CacheProblem(str(problem)) from problem

    def _keep(self) -> None:
        half = self.folder.with_suffix(".part")
        half.mkdir(parents=True, mode=0o700)
        schemas = [argument for place in PLACES for argument in ("-n", place.schema)]
        self._run("pg_dump", "-Fc", "-Z1", "--no-owner", "--no-privileges", *schemas, "-f", str(half / self._dump.name))
        with in_public():
            rows = list(Tenant.objects.filter(schema_name__in=[place.schema for place in PLACES]).values(*FIELDS))
        (half / "tenants.json").write_text(json.dumps(rows), encoding="utf-8")
        for place in PLACES:
            files = Path(settings.PRIVATE_FILES) / place.schema
            if files.exists():
                shutil.copytree(files, half / "files" / place.schema)
        half.rename(self.folder)

    def restore(self) -> bool:
        """Whether there was one. Roles and rights are not in a dump: they are made anew."""
        if not self._dump.exists():
            return False
        try:
            rows: list[dict[str, Any]] = json.loads((self.folder / "tenants.json").read_text(encoding="utf-8"))
            if any(row["migrated_to"] != code_fingerprint() for row in rows):
                return False
            self._restore(rows)
        except (OSError, ValueError, LookupError, TypeError) as problem:
            raise CacheProblem(str(problem)) from problem
        return True

    def _restore(self, rows: list[dict[str, Any]]) -> None:
        self._run("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", str(self._dump))
        hosts = {place.schema: place.host for place in PLACES}
        with in_public():
            for row in rows:
                tenant = Tenant.objects.create(**row, suspended_at=clock.now())  # no work begins before it is whole
                Domain.objects.create(domain=hosts[row["schema_name"]], tenant=tenant, is_primary=True)
                ensure_role(row["schema_name"])
                grant(row["schema_name"])
            self._restore_files()
            Tenant.objects.filter(schema_name__in=hosts).update(agreement_signed_at=clock.now(), suspended_at=None)

    def _restore_files(self) -> None:
        for kept in (self.folder / "files").glob("*"):
            target = Path(settings.PRIVATE_FILES) / kept.name
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(kept, target)

    def _run(self, program: str, *arguments: str) -> None:
        at = connection.settings_dict
        login = ["-h", at["HOST"], "-p", str(at["PORT"] or 5432), "-U", at["USER"], "-d", at["NAME"]]
        environment = {**os.environ, "PGPASSWORD": at["PASSWORD"] or "", "LC_ALL": "C"}
        command = [str(Path(settings.PG_BINDIR) / program), *login, *arguments]
        done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise CacheProblem(done.stderr.strip().splitlines()[0] if done.stderr.strip() else f"{program} failed")
