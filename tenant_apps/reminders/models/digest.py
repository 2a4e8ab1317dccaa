from __future__ import annotations

from django.db import models

from kaa.core.history import tracked
from tenant_apps.reminders.enums import DigestPace


@tracked()
class DigestChoice(models.Model):
    """How often somebody wants Idag's figures by e-mail. No row: weekly."""

    data_class = "personal"
    retention = "staff"

    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="digest_choice")
    pace = models.CharField(max_length=10, choices=DigestPace.choices, default="weekly", db_default="weekly")

    class Meta:
        db_table_comment = "How often each user gets the digest"

    def __str__(self) -> str:
        return self.pace
