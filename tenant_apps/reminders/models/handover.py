from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.records import PublicRecord


class Handover(PublicRecord):
    """A whole caseload given from one label to another: what moved, so that it can be handed back.

    It is itself the record of what was done; each moved row's own history has it too.
    """

    data_class = "personal"
    retention = "working"

    from_label = models.ForeignKey("accounts.Label", on_delete=models.PROTECT, related_name="+")
    to_label = models.ForeignKey("accounts.Label", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("why"), max_length=200, blank=True, default="", db_default="")
    moved = models.JSONField(
        default=dict, blank=True, db_default={}, db_comment="keys of the moved rows by what they are"
    )
    by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    returned = models.JSONField(
        default=dict, blank=True, db_default={}, db_comment="keys of the rows that were handed back"
    )

    class Meta:
        db_table_comment = "Caseloads handed over"
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_label=F("to_label")), name="handover_to_another",
                violation_error_message=_("Choose another label to hand over to."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"handover {self.public_id}"
