"""TEN-03: a transaction-pooling proxy hands one tenant's session to another. Found at start-up and every five minutes; nothing is
served or worked behind one.
"""

from __future__ import annotations

import secrets
import sys
import threading
import time
from typing import Any

import psycopg
import structlog

log = structlog.get_logger()
ROUNDS = 5
EVERY = 300  # seconds
REFUSAL = "The database is reached through a transaction-pooling proxy; tenants would mix. Use session pooling or none."
_found_sound: list[float] = []  # when, at the latest; of this process
_asking = threading.Lock()


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
        sys.exit(REFUSAL)


def refuse_at_start(**_: object) -> None:
    """The same of a process that has not asked the database for anything yet, which must not go on unasked."""
    try:
        refuse_transaction_pooling()
    except psycopg.Error as error:
        sys.exit(f"The database does not answer ({type(error).__name__}); ask again when it does.")


def is_sound(*, now: float | None = None) -> bool:
    """Whether sessions are still the process's own: asked every five minutes. What is wrong is asked about again each time."""
    moment = time.monotonic() if now is None else now
    with _asking:
        if _found_sound and moment - _found_sound[-1] < EVERY:
            return True
        _found_sound.clear()
        if is_transaction_pooled(**connection_arguments()):
            log.critical("transaction_pooling_proxy")
            return False
        _found_sound.append(moment)
        return True
