"""Referral of a youth to a partner's preparation meeting (beredningsmöte): what is asked, and what was decided there (process P4.1)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.support.enums import Weekday


@tracked()
class PreparationMeeting(VersionedRecord):
    """A partner unit's meeting, held each week on the same day."""

    data_class = "none"
    retention = "permanent"

    name = models.CharField(_("name"), max_length=100, unique=True)
    agency = models.CharField(
        _("partner"), max_length=40, db_comment="the agency's code: what is shared there needs a consent or a ground"
    )
    agency_version = models.PositiveSmallIntegerField()
    agency_name = models.CharField(
        _("which one"),
        max_length=100,
        blank=True,
        default="",
        db_default="",
        db_comment="of a kind that there are many of",
    )
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday.choices)
    place = models.CharField(_("place"), max_length=100, blank=True, default="", db_default="")
    archived_at = models.DateTimeField(null=True, blank=True, db_comment="nobody is referred to it any more")

    class Meta:
        db_table_comment = "Partners' preparation meetings"
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=Q(weekday__lte=6), name="preparationmeeting_weekday")]

    def __str__(self) -> str:
        return self.name


@tracked()
class Referral(VersionedRecord):
    """A youth on one day's list of a preparation meeting."""

    data_class = "personal"
    retention = "planning"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="referrals")
    meeting = models.ForeignKey(PreparationMeeting, on_delete=models.PROTECT, related_name="referrals")
    meets_on = models.DateField(_("taken up on"))
    type = models.CharField(_("measure asked for"), max_length=40)
    type_version = models.PositiveSmallIntegerField()
    local_name = models.CharField(
        max_length=100, blank=True, default="", db_default="", db_comment="the municipality's name for it"
    )
    asks = models.CharField(_("what is asked"), max_length=300, blank=True, default="", db_default="")
    share = models.ForeignKey(
        "support.Share", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        db_comment="on which consent or ground the youth is named to the partner (PRV-31)",
    )  # fmt: skip
    decision = models.CharField(_("decision"), max_length=40, blank=True, default="", db_default="")
    decision_version = models.PositiveSmallIntegerField(null=True, blank=True)
    decided_on = models.DateField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_comment="who wrote it down",
    )  # fmt: skip
    note = models.CharField(max_length=300, blank=True, default="", db_default="")
    intervention = models.ForeignKey(
        "support.Intervention", on_delete=models.SET_NULL, null=True, blank=True, related_name="referrals",
        db_comment="the measure that it led to",
    )  # fmt: skip
    made_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Referrals to preparation meetings"
        ordering = ["-meets_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["youth", "meeting", "meets_on"], condition=Q(decision=""), name="referral_waits_once_a_meeting",
                violation_error_message=_("The youth is on that day's list already."),
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_on=None) | (~Q(decision="") & Q(decided_on__isnull=False)), name="referral_decision_has_a_day",
                violation_error_message=_("Write what was decided, and on which day."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["meeting", "meets_on"], name="referral_list")]

    def __str__(self) -> str:
        return f"referral {self.public_id}"
