from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord


@tracked()
class Receipt(PublicRecord):
    """What has happened to a half-year file: a dated fact that is added, and taken back when it was wrong, never written over (REL-05)."""

    class Kind(models.TextChoices):
        DELIVERED = "delivered", _("delivered")
        ACCEPTED = "accepted", _("accepted by Statistics Sweden")
        REJECTED = "rejected", _("rejected by Statistics Sweden")

    data_class = "personal"
    retention = "exports"

    export = models.ForeignKey("reporting.Export", on_delete=models.CASCADE, related_name="receipts")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.DateField(_("date"))
    note = models.CharField(max_length=300, blank=True, default="", db_default="")
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True, db_comment="set: it was written by mistake")
    withdrawn_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        db_table_comment = "Receipts of half-year files"
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["export", "kind", "on"], condition=Q(withdrawn_at=None), name="receipt_once",
                violation_error_message=_("This is recorded already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
