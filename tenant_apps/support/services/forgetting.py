"""Somebody under protection is erased: rows that belong to a youth through another row, and their history (rules: Protected identity)."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models

from tenant_apps.audit.erasure import erase_history
from tenant_apps.support.models import (
    Answer,
    Consent,
    InterventionFollowUp,
    PlanFollowUp,
    PlanItem,
    PlanVersion,
    PracticeAgreement,
    PracticeWeek,
)
from tenant_apps.work import files
from tenant_apps.work.models import StoredFile

# the way to the youth; children before their parents. What has a key to the youth itself is erased with the youth
CHILDREN: tuple[tuple[type[models.Model], str], ...] = (
    (Answer, "assessment__youth"),
    (PracticeWeek, "agreement__intervention__youth"),
    (PracticeAgreement, "intervention__youth"),
    (InterventionFollowUp, "intervention__youth"),
    (PlanItem, "plan_version__plan__youth"),
    (PlanFollowUp, "plan__youth"),
    (PlanVersion, "plan__youth"),
)


def erase_protected(*, youths: Collection[int]) -> None:
    kept = list(StoredFile.objects.filter(pk__in=Consent.objects.filter(youth__in=youths).values("file")))
    Consent.objects.filter(youth__in=youths).delete()
    files.remove(kept)
    for model, way in CHILDREN:
        rows = model._base_manager.filter(**{f"{way}__in": youths})
        keys = list(rows.values_list("pk", flat=True))
        rows.delete()
        erase_history(model=model, keys=keys)
