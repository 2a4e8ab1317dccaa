"""`make template`: the template schema as every migration makes it from nothing, written down as SQL for new installations to begin from."""

from __future__ import annotations

import re
import sys

from kaa.devtools.scratch import scratch_database

DATABASE = "kaa_template_snapshot"


def made_from_nothing() -> str:
    """In a database of its own, which is dropped again."""
    with scratch_database(DATABASE):
        from django.core.management import call_command

        from tenants import provisioning

        call_command("migrate_schemas", shared=True, verbosity=0)
        provisioning.ensure_template(from_nothing=True)
        text = provisioning.template_sql(DATABASE, "")
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
