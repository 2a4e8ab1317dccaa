"""Free of Django's models: settings import it, and the backend imports contenttypes."""

from __future__ import annotations

import psycopg


def on_release(conn: psycopg.Connection[object]) -> None:
    """What a connection carries ends with its borrower (psycopg_pool's `reset`)."""
    conn.autocommit = True  # DISCARD ALL may not run in a transaction
    conn.execute("DISCARD ALL")  # ends SET ROLE, path, app.tenant, temporary tables, advisory locks
