from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord


@tracked()
class Intervention(VersionedRecord):
    """Åtgärd: content, start, end and reason for ending (2006:39 4 § 3; SCB's blocks 3 and 4).

    No constraint demands the reason or the occupation after: R3 and R4 report their want.
    """

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="interventions")
    type = models.CharField(_("measure"), max_length=40, db_comment="SCB: Atgard")
    type_version = models.PositiveSmallIntegerField()
    local_name = models.CharField(
        _("the municipality's name for it"), max_length=100, blank=True, default="", db_default=""
    )
    started_on = models.DateField(_("began"), db_comment="SCB: DatumAtgStart")
    planned_end_on = models.DateField(_("planned end"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True, db_comment="SCB: DatumAtgSlut")
    end_reason = models.CharField(
        _("reason for ending"), max_length=40, blank=True, default="", db_default="", db_comment="SCB: GrundAtgSlut"
    )
    end_reason_version = models.PositiveSmallIntegerField(null=True, blank=True)
    occupation_after = models.CharField(
        _("occupation after"), max_length=40, blank=True, default="", db_default="", db_comment="SCB: SysEfter"
    )
    occupation_after_version = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_by_deregistration = models.BooleanField(default=False, db_default=False)
    partner = models.CharField(_("partner"), max_length=100, blank=True, default="", db_default="")
    contact_name = models.CharField(_("contact person"), max_length=100, blank=True, default="", db_default="")
    contact_phone = models.CharField(
        _("contact person's telephone"), max_length=40, blank=True, default="", db_default=""
    )
    place = models.CharField(_("place"), max_length=100, blank=True, default="", db_default="")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Measures"
        ordering = ["-started_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")), name="intervention_ends_after_start",
                violation_error_message=_("The measure cannot end before it began."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["started_on", "ended_on"], name="intervention_period")]

    def __str__(self) -> str:
        return f"intervention {self.public_id}"
