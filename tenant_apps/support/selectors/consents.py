from __future__ import annotations

import uuid

from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.support.models import Consent, CoordinatedPlan


def consent_by_id(user: User, public_id: uuid.UUID) -> Consent | None:
    rows = Consent.objects.filter(youth__in=visible_youths(user), public_id=public_id)
    return rows.select_related("youth__label", "file", "recorded_by").first()


def coordinated_by_id(user: User, public_id: uuid.UUID) -> CoordinatedPlan | None:
    rows = CoordinatedPlan.objects.filter(youth__in=visible_youths(user), public_id=public_id)
    return rows.select_related("youth__label").first()


def agency_name(code: str, version: int | None, name: str) -> str:
    """The agency as it was called then, and which one, when that was written."""
    label = shown("agency", code, version)
    return f"{label} ({name})" if name else label
