from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.http import HttpRequest

from tenant_apps.audit.models import ReadLog


def write_read_log(*, request: HttpRequest, shown: Mapping[str, set[uuid.UUID]]) -> None:
    """One row per request and ground; the grounds of one request are few, mostly one."""
    match = request.resolver_match
    user = request.user
    ReadLog.objects.bulk_create(
        ReadLog(
            user_id=user.pk if user.is_authenticated else None,
            user_name=getattr(user, "name", "")[:120],
            request_id=request.request_id,  # type: ignore[attr-defined]
            page=(match.view_name if match else "")[:80],
            ground=ground,
            youths=sorted(youths),
        )
        for ground, youths in shown.items()
        if youths
    )
