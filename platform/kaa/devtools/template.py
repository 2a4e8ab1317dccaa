"""`make template`: the template schema as every migration makes it from nothing, written down as SQL for new installations to begin from."""

from __future__ import annotations

import os
import re
import sys

from kaa.devtools.postgres import ensure

DATABASE = "kaa_template_snapshot"


def made_from_nothing() -> str:
    """In a database of its own, which is dropped again."""
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
    from django.core.management import call_command
    from django.db import connections

    from tenants import provisioning

    try:
        call_command("migrate_schemas", shared=True, verbosity=0)
        provisioning.ensure_template(from_nothing=True)
        text = provisioning.template_sql(DATABASE, "")
    finally:
        connections.close_all()
        server.drop_database(DATABASE)
    moment = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+\d\d'")
    return re.sub(r"\n{3,}", "\n\n", moment.sub("'2026-01-01 00:00:00+00'", text)).strip() + "\n"


def main(action: str) -> None:
    text = made_from_nothing()
    from tenants.provisioning import SNAPSHOT

    if action == "write":
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(text, encoding="utf-8")
    elif not SNAPSHOT.exists() or SNAPSHOT.read_text(encoding="utf-8") != text:
        sys.exit(f"{SNAPSHOT.name} is not what the migrations make: run make template.")


if __name__ == "__main__":
    main(*sys.argv[1:])
