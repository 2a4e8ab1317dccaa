from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kaa.core.records import PublicRecord
from tenant_apps.reminders.enums import NotificationKind


class Notification(PublicRecord):
    """What has changed for a user. It names nobody: it points at a row, which is read the ordinary way when the page is shown.

    No history: it is news of something that has a history of its own, and goes by a rule.
    """

    data_class = "personal"
    retention = "notifications"

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=20, choices=NotificationKind.choices)
    key = models.CharField(max_length=160, db_comment="what it is about: once for each user")
    youth = models.ForeignKey(
        "register.Youth", on_delete=models.CASCADE, null=True, blank=True, related_name="notifications"
    )
    several = ArrayField(
        models.BigIntegerField(), default=list, db_default=[], blank=True, db_comment="keys of the youths, when it is about more than one"
    )  # fmt: skip
    target = models.UUIDField(null=True, blank=True, db_comment="public id of what it is about")
    by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "Notifications"
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notification_once")]
        indexes = [
            models.Index(fields=["user"], condition=Q(read_at=None), name="notification_unread"),
            models.Index(fields=["user", "-at"], name="notification_latest"),
        ]

    def __str__(self) -> str:
        return f"notification {self.public_id}"
