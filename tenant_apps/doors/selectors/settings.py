from __future__ import annotations

from tenant_apps.doors.models import DoorSettings


def settings() -> DoorSettings:
    """The tenant's, or the defaults."""
    return DoorSettings.objects.first() or DoorSettings()
