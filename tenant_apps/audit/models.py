from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now


class ReadLog(models.Model):
    """PRV-33: one row per request that showed youths. Rows are added, never changed."""

    data_class = "personal"
    retention = "readlog"

    at = models.DateTimeField(db_default=Now())
    user_id = models.BigIntegerField(null=True, db_comment="no key: the log outlives the account")
    user_name = models.CharField(max_length=120, db_default="")
    request_id = models.CharField(max_length=32)
    page = models.CharField(max_length=80, db_comment="the view's name")
    ground = models.CharField(
        max_length=20, db_default="", db_comment="how they were found: page, list, search, export, api"
    )
    youths = ArrayField(models.UUIDField(), db_comment="public ids of all youths shown")

    class Meta:
        db_table_comment = "Who has seen whom"
        indexes = [
            models.Index(fields=["at"], name="readlog_at"),
            GinIndex(fields=["youths"], name="readlog_youths"),  # who has read one youth, and what is erased of one
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.at:%Y-%m-%d %H:%M}"
