"""Visit days, the visits on them, and what is recorded of a concern report."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.visits.enums import ConcernOutcome, ConcernPolicy, DayState

NOTICE = timedelta(days=7)  # the notice is posted at least so long before the visit (rules: Outreach)
LEAST_STAFF = 2


@tracked()
class VisitSettings(VersionedRecord):
    """What a municipality has decided for its home visits: one row."""

    data_class = "none"
    retention = "permanent"

    only = models.BooleanField(
        default=True, db_default=True, unique=True, editable=False, db_comment="there is one row"
    )
    concern = models.CharField(
        _("when nobody was met and the youth is under 18"), max_length=13, choices=ConcernPolicy.choices,
        default=ConcernPolicy.CONSIDERATION, db_default="consideration",
    )  # fmt: skip
    repeat_months = models.PositiveSmallIntegerField(
        _("considered again after"), default=3, db_default=3, db_comment="months after a report that was not made"
    )
    concern_to = models.CharField(
        _("reports are made to"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        db_comment="filled in beforehand",
    )
    bring = models.CharField(
        _("what to bring"), max_length=500, blank=True, default="", db_default="", db_comment="one thing on each line"
    )

    class Meta:
        db_table_comment = "Settings of home visits"
        constraints = [
            models.CheckConstraint(condition=Q(only=True), name="visitsettings_only_one"),
            models.CheckConstraint(condition=Q(repeat_months__range=(1, 12)), name="visitsettings_repeat"),
        ]

    def __str__(self) -> str:
        return self.concern


class VisitDayQuerySet(models.QuerySet["VisitDay"]):
    def shown(self) -> VisitDayQuerySet:
        """Without those that were called off and are kept for what a youth under protection has on them."""
        return self.filter(called_off_at=None)


@tracked()
class VisitDay(VersionedRecord):
    """A day on which staff visit youths in an area (P2.4)."""

    data_class = "none"
    retention = "working"

    on = models.DateField(_("day"))
    area = models.CharField(_("area"), max_length=80, blank=True, default="", db_default="")
    starts_at = models.TimeField(_("first visit at"), null=True, blank=True)
    state = models.CharField(max_length=7, choices=DayState.choices, default=DayState.PLANNED, db_default="planned")
    is_sorted = models.BooleanField(
        default=True, db_default=True, db_comment="in order of address; false: somebody has moved a visit by hand"
    )
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    called_off_at = models.DateTimeField(
        null=True,
        blank=True,
        db_comment="gone for everybody; the row is kept only for visits of youths under protection",
    )

    objects: ClassVar[VisitDayQuerySet] = VisitDayQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        db_table_comment = "Days of home visits"
        ordering = ["-on", "area"]
        constraints = [
            models.UniqueConstraint(
                fields=["on", "area"], name="visitday_once", condition=Q(called_off_at=None),
                violation_error_message=_("There is a visit day for this area on that day already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"visit day {self.on}"

    @property
    def notice_by(self) -> date:
        """The last day on which the notices may be posted."""
        return self.on - NOTICE


@tracked()
class VisitStaff(models.Model):
    """Who goes; two at least are planned, and whoever could not come stays on the list."""

    data_class = "personal"
    retention = "working"

    day = models.ForeignKey(VisitDay, on_delete=models.CASCADE, related_name="staff")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    is_absent = models.BooleanField(default=False, db_default=False, db_comment="was planned and could not come")

    class Meta:
        db_table_comment = "Staff of visit days"
        constraints = [models.UniqueConstraint(fields=["day", "user"], name="visitstaff_once")]

    def __str__(self) -> str:
        return f"staff of day {self.day_id}"


@tracked()
class HomeVisit(VersionedRecord):
    """A youth on a visit day's list, and what came of it; the outcome is a Contact as well, which counts.

    The address is as it was when the visit was planned. `visit_on` repeats the day, so that the notice's seven days are the row's own rule.
    """

    data_class = "personal"
    retention = "working"

    day = models.ForeignKey(VisitDay, on_delete=models.CASCADE, related_name="visits")
    visit_on = models.DateField(db_comment="the day's date")
    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="home_visits")
    position = models.PositiveSmallIntegerField()
    street = models.CharField(_("address"), max_length=254)
    care_of = models.CharField(max_length=100, blank=True, default="", db_default="")
    postcode = models.CharField(max_length=5, blank=True, default="", db_default="")
    city = models.CharField(max_length=60, blank=True, default="", db_default="")
    approx_at = models.TimeField(_("about"), null=True, blank=True)
    notice_posted_on = models.DateField(_("notice posted"), null=True, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=40, blank=True, default="", db_default="", db_comment="contact_outcome; empty: not yet"
    )
    outcome_version = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome_at = models.DateTimeField(
        null=True, blank=True, db_comment="when it was entered, on the phone; the later one stands"
    )
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    contact = models.OneToOneField(
        "outreach.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="home_visit"
    )
    deviates = models.BooleanField(
        default=False, db_default=False, db_comment="made by fewer than two, or without a notice in time"
    )
    deviation = models.CharField(
        _("why it deviates"), max_length=40, blank=True, default="", db_default="", db_comment="visit_deviation"
    )
    deviation_version = models.PositiveSmallIntegerField(null=True, blank=True)
    told_tax_agency_on = models.DateField(
        null=True, blank=True, db_comment="does not live there: Skatteverket was told (32 c § folkbokföringslagen)"
    )

    class Meta:
        db_table_comment = "Home visits"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "youth"], name="homevisit_once", violation_error_message=_("The youth is on the list already.")
            ),
            models.CheckConstraint(
                condition=Q(deviates=True) | Q(notice_posted_on=None) | Q(notice_posted_on__lte=F("visit_on") - NOTICE),
                name="homevisit_notice_in_time",
                violation_error_message=_("The notice must be posted at least seven days before the visit."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(deviates=True) | Q(notice_posted_on__isnull=False), name="homevisit_without_notice_deviates"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_at=None) | (~Q(outcome="") & Q(outcome_at__isnull=False)), name="homevisit_outcome_whole"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"home visit {self.public_id}"


class VisitNotice(models.Model):
    """What the notices of one making say of a youth's visit. The letters are the youth's of the same step: one, or one for each guardian.

    Never changed: a visit that is moved has new notices made, and what the old ones said stays readable. Outlives a visit that is taken off.
    """

    data_class = "personal"
    retention = "working"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="visit_notices", db_index=False)
    step_key = models.CharField(max_length=60, db_comment="of its letters and their mailing")
    visit = models.ForeignKey(HomeVisit, on_delete=models.SET_NULL, null=True, blank=True, related_name="notices")
    on = models.DateField(db_comment="the day that they say")
    at = models.TimeField(null=True, blank=True, db_comment="about when, as they say")

    class Meta:
        db_table_comment = "What notices of home visits say"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["youth", "step_key"], name="visitnotice_once")]

    def __str__(self) -> str:
        return f"notice {self.step_key}"

    def says(self, visit: HomeVisit) -> bool:
        """Whether it still says the visit's day and time."""
        return (self.on, self.at) == (visit.visit_on, visit.approx_at)


class VisitEntry(models.Model):
    """One delivery of an outcome, by the key that the phone gave it: whatever is delivered again is recorded once (REL-06)."""

    data_class = "personal"
    retention = "working"

    key = models.UUIDField(unique=True)
    visit = models.ForeignKey(HomeVisit, on_delete=models.CASCADE, related_name="entries")
    outcome = models.CharField(max_length=40)
    outcome_version = models.PositiveSmallIntegerField()
    recipient = models.CharField(
        max_length=40, blank=True, default="", db_default="", db_comment="informant; empty: by age"
    )
    recipient_version = models.PositiveSmallIntegerField(null=True, blank=True)
    deviation = models.CharField(max_length=40, blank=True, default="", db_default="")
    deviation_version = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True, default="", db_default="")
    at = models.DateTimeField(db_comment="when it was entered")
    received_at = models.DateTimeField()
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Outcomes as they were delivered"
        ordering = ["at", "key"]

    def __str__(self) -> str:
        return f"entry {self.key}"


@tracked()
class ConcernReport(VersionedRecord):
    """Orosanmälan (19 kap. 1 § socialtjänstlagen): that it was made or not, when, by whom, to whom, its number; never what it says (PRV-16)."""

    data_class = "sensitive"
    retention = "working"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="concern_reports")
    outcome = models.CharField(max_length=8, choices=ConcernOutcome.choices)
    decided_on = models.DateField(_("date"))
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    made_to = models.CharField(_("to whom"), max_length=120, blank=True, default="", db_default="")
    reference = models.CharField(
        _("reference number"),
        max_length=60,
        blank=True,
        default="",
        db_default="",
        db_comment="the receiver's, when known",
    )
    reason = models.CharField(
        _("why not"), max_length=40, blank=True, default="", db_default="", db_comment="concern_not_made"
    )
    reason_version = models.PositiveSmallIntegerField(null=True, blank=True)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Concern reports: that they were made or not, never what they say"
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(outcome="made", reason="") & ~Q(made_to=""))
                | (Q(outcome="not_made", made_to="", reference="") & ~Q(reason="")),
                name="concernreport_whole",
                violation_error_message=_("A report says to whom it was made; one that was not made says why."),
            ),
        ]

    def __str__(self) -> str:
        return f"concern report {self.public_id}"
