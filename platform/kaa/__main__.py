"""`kaa COMMAND`: Django's command line with the right settings and the right database login."""

from __future__ import annotations

import os
import sys

# These create, migrate or drop schemas and run as the owner of all objects; everything else runs as the application's login.
OWNER_COMMANDS = {
    "migrate_schemas",
    "create_tenant",
    "list_tenants",
    "suspend_tenant",
    "drop_tenant",
    "demo_data",
    "makemigrations",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaa.settings.dev")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ["KAA_LOGIN"] = "owner"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
