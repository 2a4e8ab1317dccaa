from __future__ import annotations

from django.apps import AppConfig


class CodelistsConfig(AppConfig):
    name = "shared_apps.codelists"
    label = "codelists"

    def ready(self) -> None:
        from tenants.provisioning import shipped_data_due

        shipped_data_due.connect(_load_shipped, dispatch_uid="codelists.load_shipped")


def _load_shipped(**_: object) -> None:
    """Load the lists, in public, at the end of a release's migrations."""
    from shared_apps.codelists import services

    services.load_shipped()
