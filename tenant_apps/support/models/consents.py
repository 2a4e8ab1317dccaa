"""Consent to exchange of data: it breaks secrecy towards one agency (10 kap. 1 § OSL), and is never the register's ground (PRV-31)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.support.enums import GivenBy, GivenHow


@tracked()
class Consent(VersionedRecord):
    """From whom, to which agency, which data, why, from when, until when; and when it was withdrawn."""

    data_class = "personal"
    retention = "planning"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="consents")
    agency = models.CharField(_("to which agency"), max_length=40)
    agency_version = models.PositiveSmallIntegerField()
    agency_name = models.CharField(
        max_length=100, blank=True, default="", db_default="", db_comment="which office, or which other agency"
    )
    data = models.CharField(_("which data"), max_length=300)
    purpose = models.CharField(_("purpose"), max_length=300)
    given_by = models.CharField(_("from whom"), max_length=12, choices=GivenBy.choices)
    given_how = models.CharField(_("how"), max_length=12, choices=GivenHow.choices)
    given_on = models.DateField(_("given"))
    is_mature = models.BooleanField(
        null=True, blank=True, db_comment="under 18: judged mature enough to consent alone; null: an adult"
    )
    judged_by = models.CharField(
        max_length=120, blank=True, default="", db_default="", db_comment="who judged the maturity"
    )
    judged_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(_("valid until"), db_comment="the last day")
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True, db_comment="not valid from this day")
    file = models.ForeignKey("work.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Consents to exchange of data"
        ordering = ["-given_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("given_on")), name="consent_ends_after_start",
                violation_error_message=_("The consent cannot end before it is given."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")), name="consent_withdrawn_after_given",
                violation_error_message=_("The consent cannot be withdrawn before it is given."),
            ),
            models.CheckConstraint(
                condition=Q(is_mature=None) | (Q(judged_on__isnull=False) & ~Q(judged_by="")), name="consent_maturity_has_a_judge",
                violation_error_message=_("Say who judged the maturity, and when."),
            ),
            models.CheckConstraint(
                condition=Q(is_mature=None) | Q(is_mature=True) | ~Q(given_by=GivenBy.YOUTH), name="consent_of_a_guardian",
                violation_error_message=_("A guardian's consent is needed, too."),
            ),
            models.CheckConstraint(  # those of before this rule are withdrawn
                condition=~Q(given_by=GivenBy.GUARDIAN) | Q(withdrawn_on__isnull=False), name="consent_of_the_youth",
                violation_error_message=_("The youth's own consent is needed: a guardian's alone is not enough."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"consent {self.public_id}"


@tracked()
class Share(PublicRecord):
    """Data given to an agency: on a consent, or on a ground in law that was stated. Shown when the consent is withdrawn."""

    data_class = "personal"
    retention = "planning"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="shares")
    agency = models.CharField(max_length=40)
    agency_version = models.PositiveSmallIntegerField()
    agency_name = models.CharField(
        max_length=100, blank=True, default="", db_default="", db_comment="which office, or which other agency"
    )
    shared_on = models.DateField()
    data = models.CharField(_("which data"), max_length=300)
    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, null=True, blank=True, related_name="shares")
    ground = models.CharField(
        max_length=40, blank=True, default="", db_default="", db_comment="ground in law, when there is no consent"
    )
    ground_version = models.PositiveSmallIntegerField(null=True, blank=True)
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Data given to agencies"
        ordering = ["-shared_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(consent__isnull=False) | ~Q(ground=""), name="share_has_a_ground",
                violation_error_message=_("There is no consent that covers this, and no other ground is stated."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"share {self.public_id}"
