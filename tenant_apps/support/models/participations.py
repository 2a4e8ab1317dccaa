from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.support.enums import ProgrammeKind


class Programme(VersionedRecord):
    """A programme or project that somebody takes part in, apart from KAA's registration."""

    data_class = "none"
    retention = "permanent"

    name = models.CharField(_("name"), max_length=100, unique=True)
    kind = models.CharField(
        _("kind"), max_length=12, choices=ProgrammeKind.choices, default=ProgrammeKind.PROJECT, db_default=ProgrammeKind.PROJECT
    )  # fmt: skip
    unit = models.ForeignKey(
        "accounts.Unit", on_delete=models.PROTECT, related_name="programmes", null=True, blank=True
    )
    archived_at = models.DateTimeField(null=True, blank=True, db_comment="nobody is enrolled any more")

    class Meta:
        db_table_comment = "Programmes and projects"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@tracked()
class Participation(VersionedRecord):
    """Taking part in a programme (rules: A programme and taking part in it); its own legal ground, apart from the register."""

    data_class = "personal"
    retention = "participation"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="participations")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="participations")
    inflow = models.CharField(_("came from"), max_length=40, blank=True, default="", db_default="")
    inflow_version = models.PositiveSmallIntegerField(null=True, blank=True)
    target_group = models.CharField(_("target group at entry"), max_length=40, blank=True, default="", db_default="")
    target_group_version = models.PositiveSmallIntegerField(null=True, blank=True)
    sex_at_entry = models.CharField(max_length=8)
    started_on = models.DateField(_("began"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    end_reason = models.CharField(_("reason for ending"), max_length=40, blank=True, default="", db_default="")
    end_reason_version = models.PositiveSmallIntegerField(null=True, blank=True)
    referred_to = models.CharField(
        _("referred to"), max_length=100, blank=True, default="", db_default="", db_comment="code of the list referral"
    )
    referred_to_version = models.PositiveSmallIntegerField(null=True, blank=True)
    occupation_after = models.CharField(_("occupation after"), max_length=40, blank=True, default="", db_default="")
    occupation_after_version = models.PositiveSmallIntegerField(null=True, blank=True)
    livelihood_after = models.CharField(_("livelihood after"), max_length=40, blank=True, default="", db_default="")
    livelihood_after_version = models.PositiveSmallIntegerField(null=True, blank=True)
    re_entered = models.BooleanField(
        default=False, db_default=False, db_comment="had taken part in the same programme or unit before"
    )
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Participations"
        ordering = ["-started_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")), name="participation_ends_after_start",
                violation_error_message=_("The participation cannot end before it began."),
            ),
            models.UniqueConstraint(
                fields=["youth", "programme"], condition=Q(ended_on=None), name="participation_one_open",
                violation_error_message=_("The youth takes part in this already."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["started_on", "ended_on"], name="participation_period")]

    def __str__(self) -> str:
        return f"participation {self.public_id}"
