"""History is kept from the tenant's own role; retention and protection erase it through a role that can do nothing else."""

from __future__ import annotations

from collections.abc import Collection

from django.apps import apps
from django.db import models, transaction

from kaa.core.tenancy import as_eraser


def erase_history(*, model: type[models.Model], keys: Collection[int]) -> int:
    """All versions of these rows of a tracked model, gone; gives how many. The rows themselves are the caller's."""
    events = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    with transaction.atomic(), as_eraser():
        deleted, _ = events._default_manager.filter(pgh_obj_id__in=keys).delete()
    return int(deleted)
