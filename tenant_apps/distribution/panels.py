"""On a youth's page: who is beside the coach."""

from __future__ import annotations

from django.http import HttpRequest

from kaa.core.access import Right, user_may
from tenant_apps.distribution.selectors.given import beside as beside_now
from tenant_apps.register.models import Youth
from tenant_apps.register.panels import Panel
from tenant_apps.register.tenant_kind import is_partnership


def beside(request: HttpRequest, youth: Youth) -> Panel | None:
    """None where nobody is, unless the reader may put somebody there."""
    if is_partnership(request) or youth.protected_at is not None or youth.label_id is None:
        return None
    found, may_write = beside_now(youth), user_may(request, Right.YOUTHS_WRITE)
    if found is None and not may_write:
        return None
    data = {
        "youth": youth.public_id,
        "label": found.label if found else None,
        "since": found.at if found else None,
        "may_write": may_write,
    }
    return Panel("distribution/beside_panel.html", data, place="aside")
