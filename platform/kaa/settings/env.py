"""The one reader of the environment. A value without default that is missing stops the start and names itself."""

from __future__ import annotations

import os
import sys
from typing import Any
from urllib.parse import unquote

import environ

env = environ.Env()


def require(*names: str) -> None:
    """End the process when one is missing or empty, naming all of them.

    Not ImproperlyConfigured: Django's command line swallows it, and `check` then passes without any settings.
    """
    missing = [name for name in names if not os.environ.get(name)]
    if missing:
        sys.exit(f"Set these environment variables: {', '.join(missing)}")


def database(url: str, owner_url: str, *, pool: dict[str, Any] | None = None) -> dict[str, Any]:
    """DATABASES["default"] for the application's login, with the owner's login beside it (walls: two logins)."""
    as_owner = os.environ.get("KAA_LOGIN") == "owner"
    if as_owner and not owner_url:
        sys.exit("Set the DATABASE_OWNER_URL environment variable: this command runs as the owner of all tables")
    app = env.db_url_config(url)
    owner = env.db_url_config(owner_url or url)  # web and workers need not know the owner's login
    app["HOST"] = unquote(app.get("HOST") or "")
    # jit: compiling our long statements takes seconds where running them takes milliseconds
    # keepalives: the server ends the session of a machine that has vanished within two minutes, and with it what it held (of jobs)
    alive = "-c tcp_keepalives_idle=60 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=6"
    options: dict[str, Any] = {"options": f"-c TimeZone=UTC -c jit=off {alive}"}
    if pool and not as_owner:
        options["pool"] = pool
    return {
        **app,
        "ENGINE": "kaa.core.tenancy.postgres",
        "USER": owner["USER"] if as_owner else app["USER"],
        "PASSWORD": owner["PASSWORD"] if as_owner else app["PASSWORD"],
        "LOGIN": "owner" if as_owner else "app",
        "OWNER_LOGIN": {"USER": owner["USER"], "PASSWORD": owner["PASSWORD"]},
        "APP_LOGIN": {"USER": app["USER"], "PASSWORD": app["PASSWORD"]},
        "CONN_MAX_AGE": 0,
        # seconds that a tenant's statement may take, and wait for a lock (TEN-11): of somebody who waits for a page, and of work
        "TIME_LIMITS": {
            "request": (env.int("REQUEST_STATEMENT_SECONDS", default=60), env.int("REQUEST_LOCK_SECONDS", default=10)),
            "work": (env.int("WORK_STATEMENT_SECONDS", default=900), env.int("WORK_LOCK_SECONDS", default=120)),
        },
        "OPTIONS": options,
    }
