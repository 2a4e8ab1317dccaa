from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.outreach.enums import PauseReason, StepResult, Way


@tracked()
class OutreachPause(VersionedRecord):
    """Staff have set the day of the next contact; the ladder waits until then. The half year's guarantee does not."""

    data_class = "personal"
    retention = "working"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="outreach_pauses")
    made_at = models.DateTimeField()
    until_on = models.DateField(_("next contact on"))
    reason = models.CharField(_("why"), max_length=20, choices=PauseReason.choices)
    note = models.CharField(_("note"), max_length=300, blank=True, default="", db_default="")
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Days of the next contact, set by staff"
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"next contact {self.public_id}"


@tracked()
class StepRecord(PublicRecord):
    """A step of the ladder that is no contact was done, or one was passed over: the ladder goes on to the next."""

    data_class = "personal"
    retention = "working"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="step_records")
    at = models.DateTimeField()
    way = models.CharField(max_length=20, choices=Way.choices)
    result = models.CharField(max_length=10, choices=StepResult.choices)
    note = models.CharField(_("why"), max_length=300, blank=True, default="", db_default="")
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Steps of a ladder done without a contact, or passed over"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"step record {self.public_id}"
