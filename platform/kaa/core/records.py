"""Abstract bases of the tenants' tables."""

from __future__ import annotations

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models.functions import Now


class PublicRecord(models.Model):
    """A row that a URL may name: by a random public id, never reused."""

    public_id = models.UUIDField(
        unique=True, editable=False, default=uuid.uuid4, db_default=RandomUUID(), db_comment="stands in URLs and logs"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True


class VersionedRecord(PublicRecord):
    """A row that people edit: the second saver is told (REL-09; kaa.core.locking)."""

    version = models.PositiveIntegerField(default=1, db_default=1, editable=False, db_comment="optimistic lock")

    class Meta:
        abstract = True
