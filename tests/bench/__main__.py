"""`make bench`: each set operation against the floor that the database allows in the same run. Prints ratios; asserts nothing.

One line a figure: `bench NAME measured=S floor=S ratio=R limit=L`, and the same as JSON in bench.json.
`make bench ONLY=tenants` runs the figures of one module.
"""

from __future__ import annotations

import os
import sys

from kaa.devtools.postgres import ensure

DATABASE = "kaa_bench"


def main(only: list[str]) -> None:
    server = ensure()
    server.drop_database(DATABASE)
    server.ensure_database(DATABASE)
    os.environ.update(
        DJANGO_SETTINGS_MODULE="kaa.settings.dev",
        DATABASE_URL=server.url("kaa_app", DATABASE),
        DATABASE_OWNER_URL=server.url("kaa_owner", DATABASE),
        PG_BINDIR=str(server.bindir),
        KAA_LOGIN="owner",
    )
    import django

    django.setup()
    from tests.bench import figures

    try:
        figures.run(only)
    finally:
        from django.db import connections

        connections.close_all()
        server.drop_database(DATABASE)


if __name__ == "__main__":
    main(sys.argv[1:])
