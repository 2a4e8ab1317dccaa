from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def is_partnership(request: HttpRequest) -> bool:
    """A partnership has participants and none of the municipalities' duties."""
    tenant: Any = getattr(request, "tenant", None)
    return getattr(tenant, "kind", "") == "partnership"
