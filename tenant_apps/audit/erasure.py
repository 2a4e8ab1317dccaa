"""History is kept from the tenant's own role; retention and protection erase it through a role that can do nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.apps import apps
from django.db import models, transaction

from kaa.core.tenancy import as_eraser
from tenant_apps.audit.models import ReadLog


def erase_history(*, model: type[models.Model], keys: Collection[int]) -> int:
    """All versions of these rows of a tracked model, gone; gives how many. The rows themselves are the caller's."""
    events = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    with transaction.atomic(), as_eraser():
        deleted, _ = events._default_manager.filter(pgh_obj_id__in=keys).delete()
    return int(deleted)


def erase_reads(*, youths: Collection[uuid.UUID]) -> int:
    """The read log without these youths (public ids): who saw them, and that they were. Gives how many rows of the log spoke of them.

    A row that showed others too is written anew without them: the log's rows are added and removed, never changed.
    """
    with transaction.atomic():
        found = list(ReadLog.objects.filter(youths__overlap=list(youths)).order_by("pk"))
        with as_eraser():
            ReadLog.objects.filter(pk__in=[row.pk for row in found]).delete()
        kept = []
        for row in found:
            row.pk, row.youths = None, [one for one in row.youths if one not in youths]
            if row.youths:
                kept.append(row)
        ReadLog.objects.bulk_create(kept)
    return len(found)
