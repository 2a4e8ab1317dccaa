"""`make template`: the template schema as every migration makes it from nothing, written down as SQL for new installations to begin from.

Its first line says what it was made of: `check` compares that alone and takes a second, making it takes minutes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import sys
from importlib.metadata import version
from pathlib import Path

from kaa.devtools.scratch import scratch_database

DATABASE = "kaa_template_snapshot"
WRITERS = ("Django", "django-pghistory", "django-pgtrigger", "django-tenants")  # they turn migrations into SQL


def heading(text: str) -> str:
    """Digests of the migrations of all apps of a tenant (ours and packages') with what turns them into SQL, and of the SQL."""
    from django.apps import apps
    from django.conf import settings

    made_of = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in WRITERS).encode())
    for app in settings.TENANT_APPS:
        found = importlib.util.find_spec(f"{apps.get_app_config(app.rpartition('.')[2]).name}.migrations")
        for folder in (found.submodule_search_locations or ()) if found else ():
            for path in sorted(Path(folder).glob("*.py")):
                made_of.update(f"{app}/{path.name} ".encode() + path.read_bytes())
    return f"-- migrations {made_of.hexdigest()}, text {hashlib.sha256(text.encode()).hexdigest()}\n"


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
    text = made_from_nothing() if action == "write" else ""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaa.settings.dev")
    import django

    django.setup()
    from tenants.provisioning import SNAPSHOT

    if action == "write":
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(heading(text) + text, encoding="utf-8")
        return
    first, _newline, rest = SNAPSHOT.read_text(encoding="utf-8").partition("\n")
    if f"{first}\n" != heading(rest):
        sys.exit(f"{SNAPSHOT.name} is not what the migrations make: run make template.")


if __name__ == "__main__":
    main(*sys.argv[1:])
