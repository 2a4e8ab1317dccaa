"""TEN-03: a transaction-pooling proxy hands one tenant's session to another. Found at start-up; nothing is served behind one."""

from __future__ import annotations

import secrets
import sys
from typing import Any

import psycopg

ROUNDS = 5


def is_transaction_pooled(**conninfo: Any) -> bool:
    """Two clients at once, outside transactions: each must have a backend of its own and keep what it has set."""
    pids: dict[str, set[int]] = {"a": set(), "b": set()}
    with psycopg.connect(autocommit=True, **conninfo) as a, psycopg.connect(autocommit=True, **conninfo) as b:
        clients = {"a": a, "b": b}
        for _ in range(ROUNDS):
            marks = {name: secrets.token_hex(8) for name in clients}
            for name, client in clients.items():
                client.execute("select set_config('app.probe', %s, false)", [marks[name]])
            for name, client in clients.items():
                row = client.execute("select current_setting('app.probe', true), pg_backend_pid()").fetchone()
                if row is None or row[0] != marks[name]:
                    return True
                pids[name].add(row[1])
    return len(pids["a"]) > 1 or len(pids["b"]) > 1 or bool(pids["a"] & pids["b"])


def connection_arguments() -> dict[str, Any]:
    """Psycopg's arguments for the application's login."""
    from django.db import connection

    params = connection.get_connection_params()
    return {key: params[key] for key in ("dbname", "user", "password", "host", "port") if params.get(key)}


def refuse_transaction_pooling() -> None:
    """End the process if the database is reached through a transaction-pooling proxy."""
    if is_transaction_pooled(**connection_arguments()):
        sys.exit(
            "The database is reached through a transaction-pooling proxy; tenants would mix. Use session pooling or none."
        )
