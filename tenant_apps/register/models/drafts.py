from __future__ import annotations

from django.db import models

from kaa.core.records import PublicRecord


class Draft(PublicRecord):
    """What somebody has written in a form on a youth and not saved yet. No history: it is nobody's decision until it is saved."""

    data_class = "personal"
    retention = "drafts"

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="drafts")
    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=40, db_comment="the name of the form's address")
    subject = models.UUIDField(db_comment="public id in the form's address: the youth's, or the mended row's")
    values = models.JSONField(db_comment="the form's fields as they were posted")
    saved_at = models.DateTimeField()

    class Meta:
        db_table_comment = "Drafts of forms"
        constraints = [models.UniqueConstraint(fields=["user", "form", "subject"], name="draft_once")]

    def __str__(self) -> str:
        return f"draft {self.public_id}"
