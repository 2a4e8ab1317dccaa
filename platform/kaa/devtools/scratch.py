"""A database of its own for a tool, with the owner's login; dropped afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from kaa.devtools.postgres import ensure


@contextmanager
def scratch_database(name: str) -> Iterator[None]:
    """Empty, and Django set up on it. Once in a process: Django's settings are read once."""
    server = ensure()
    server.drop_database(name)
    server.ensure_database(name)
    os.environ.update(
        DJANGO_SETTINGS_MODULE="kaa.settings.dev", DATABASE_URL=server.url("kaa_app", name), DATABASE_OWNER_URL=server.url("kaa_owner", name),
        PG_BINDIR=str(server.bindir), KAA_LOGIN="owner",
    )  # fmt: skip
    import django

    django.setup()
    from django.db import connections

    try:
        yield
    finally:
        connections.close_all()
        server.drop_database(name)
