from __future__ import annotations

from django.apps import AppConfig


class ScbConfig(AppConfig):
    name = "shared_apps.scb"
    label = "scb"

    def ready(self) -> None:
        from tenants.provisioning import shipped_data_due

        shipped_data_due.connect(_load_shipped, dispatch_uid="scb.load_shipped")


def _load_shipped(**_: object) -> None:
    """Load periods and formats, in public, after the code lists that they use (ready() runs in the order of apps)."""
    from shared_apps.scb import services

    services.load_shipped()
