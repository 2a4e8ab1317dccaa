from __future__ import annotations

from django.apps import AppConfig


class DevtoolsConfig(AppConfig):
    """Installed in the development and test settings only: brings `kaa demo_data`."""

    name = "kaa.devtools"
    label = "devtools"
