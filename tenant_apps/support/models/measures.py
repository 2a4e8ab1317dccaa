"""What is agreed with a measure's partner: follow-ups, and for practice the agreement and the attendance (process P4)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.support.models.interventions import Intervention


@tracked()
class InterventionFollowUp(PublicRecord):
    """A follow-up as agreed with the partner: when it is due, when it was held. One is due at a time."""

    data_class = "personal"
    retention = "planning"

    intervention = models.ForeignKey(Intervention, on_delete=models.CASCADE, related_name="follow_ups")
    due_on = models.DateField(_("due"))
    held_on = models.DateField(_("held"), null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, default="", db_default="")
    held_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Follow-ups of measures"
        ordering = ["-due_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["intervention"], condition=Q(held_on=None), name="interventionfollowup_one_due"
            ),
            models.CheckConstraint(
                condition=Q(held_on__isnull=False) | Q(note=""), name="interventionfollowup_note_when_held"
            ),
        ]

    def __str__(self) -> str:
        return f"follow-up {self.due_on}"


@tracked()
class PracticeAgreement(VersionedRecord):
    """The signed agreement of a practice place, without which the youth is not insured."""

    data_class = "personal"
    retention = "planning"

    intervention = models.ForeignKey(Intervention, on_delete=models.CASCADE, related_name="agreements", db_index=False)
    place = models.CharField(_("place"), max_length=100)
    supervisor = models.CharField(_("supervisor"), max_length=100, blank=True, default="", db_default="")
    supervisor_phone = models.CharField(
        _("supervisor's telephone"), max_length=40, blank=True, default="", db_default=""
    )
    days_a_week = models.PositiveSmallIntegerField(_("days a week"))
    signed_on = models.DateField(_("signed"), null=True, blank=True)
    insurance_checked_on = models.DateField(_("insurance checked"), null=True, blank=True)
    insurance_checked_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        db_table_comment = "Practice agreements"
        constraints = [
            models.UniqueConstraint(fields=["intervention"], name="practiceagreement_once"),
            models.CheckConstraint(condition=Q(days_a_week__gte=1, days_a_week__lte=7), name="practiceagreement_days",
                violation_error_message=_("From one to seven days a week.")),
            models.CheckConstraint(condition=~Q(place=""), name="practiceagreement_has_a_place"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"agreement {self.public_id}"

    @property
    def is_insured(self) -> bool:
        return self.signed_on is not None and self.insurance_checked_on is not None


@tracked()
class PracticeWeek(models.Model):
    """Attendance: how many of the week's days the youth was there. Reasons for absence are not recorded."""

    data_class = "personal"
    retention = "planning"

    agreement = models.ForeignKey(PracticeAgreement, on_delete=models.CASCADE, related_name="weeks", db_index=False)
    monday = models.DateField()
    planned = models.PositiveSmallIntegerField(db_comment="days")
    present = models.PositiveSmallIntegerField(db_comment="days")

    class Meta:
        db_table_comment = "Attendance at practice, by week"
        ordering = ["-monday"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "monday"], name="practiceweek_once"),
            models.CheckConstraint(condition=Q(monday__iso_week_day=1), name="practiceweek_begins_on_monday"),
            models.CheckConstraint(condition=Q(present__lte=F("planned"), planned__lte=7), name="practiceweek_within_the_week",
                violation_error_message=_("Not more days than were planned, and at most seven.")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"week of {self.monday}"
