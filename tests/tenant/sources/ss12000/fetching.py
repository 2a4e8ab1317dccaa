"""Short ways to connect, fetch and apply in the schema that is set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.ss12000 import services
from tenant_apps.sources.ss12000.client import Access, Client, Pace
from tenant_apps.sources.ss12000.models import Connection, Fetch
from tests.tenant.sources.ss12000.school import CLIENT, SCOPE, SECRET, School

NOW = datetime(2026, 10, 7, 4, 0, tzinfo=UTC)
QUICK = Pace(connect=2, read=2, answer=2, attempts=3, wait=0.01, longest_wait=3, per_second=1000, page_size=100)


def access(school: School, **values: Any) -> Access:
    standard: dict[str, Any] = {
        "base_address": f"{school.address}/ss12000", "token_address": f"{school.address}/token", "client_id": CLIENT, "secret": SECRET,
        "scope": SCOPE,
    }  # fmt: skip
    return Access(**{**standard, **values})


def client(school: School, pace: Pace = QUICK, **values: Any) -> Client:
    return Client(access(school, **values), pace)


def details(school: School, **values: Any) -> services.Details:
    standard: dict[str, Any] = {
        "name": "Skolsystemet", "base_address": f"{school.address}/ss12000", "token_address": f"{school.address}/token",
        "client_id": CLIENT, "scope": SCOPE, "units": (), "period_days": 1, "is_active": True, "applies": False, "is_certified": False,
    }  # fmt: skip
    return services.Details(**{**standard, **values})


def connect(school: School, **values: Any) -> Connection:
    return services.save_connection(
        connection=None,
        version=1,
        details=details(school, **values),
        secret=SECRET,
        actor=None,
        now=NOW - timedelta(days=30),
    )


def fetch(connection: Connection, *, full: bool | None = None, now: datetime = NOW, **values: Any) -> Fetch:
    connection.refresh_from_db()
    return services.run_fetch(connection=connection, full=full, now=now, pace=values.pop("pace", QUICK), **values)


def load(connection: Connection, **values: Any) -> ImportRun:
    """Fetch and apply."""
    run = fetch(connection, **values).run
    assert run is not None
    return apply_run(run=run, actor=None, reason="ett test")
