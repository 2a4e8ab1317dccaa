from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.register.enums import ProposalKind, ProposalState


class DateRange(Func):
    function = "daterange"


@tracked()
class Registration(VersionedRecord):
    """A period in KAA's register, half-open: registered_on .. deregistered_on (SCB: DatumReg, DatumAvreg).

    covered_from and ceased_on are when the duty arose and ended; registered_on and deregistered_on when it was found and applied.
    """

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="registrations")
    municipality_code = models.CharField(max_length=4, db_comment="SCB: RKom")
    covered_from = models.DateField(_("covered from"))
    registered_on = models.DateField(_("registered"))
    ceased_on = models.DateField(_("ceased"), null=True, blank=True)
    deregistered_on = models.DateField(_("deregistered"), null=True, blank=True)
    latest_studies = models.CharField(
        _("latest studies"), max_length=40, blank=True, default="", db_default="", db_comment="SCB: SenSysReg"
    )
    latest_studies_version = models.PositiveSmallIntegerField(null=True, blank=True)
    end_reason = models.CharField(
        _("reason for deregistration"),
        max_length=40,
        blank=True,
        default="",
        db_default="",
        db_comment="SCB: GrundAvreg",
    )
    end_reason_version = models.PositiveSmallIntegerField(null=True, blank=True)
    source_note = models.CharField(
        max_length=300, blank=True, default="", db_default="", db_comment="by hand: from where, and why"
    )
    by_hand = models.BooleanField(
        default=False, db_default=False, db_comment="staff opened it, whatever the sources say (29 kap. 6 § skollagen)"
    )
    opened_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    mistaken_at = models.DateTimeField(
        null=True, blank=True, db_comment="made by mistake: never exported, stays visible"
    )
    mistaken_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    mistaken_reason = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        db_table_comment = "Periods in KAA's register"
        ordering = ["-registered_on"]
        constraints = [
            ExclusionConstraint(
                name="registration_no_overlap",
                expressions=[
                    ("youth", RangeOperators.EQUAL),
                    (DateRange(F("registered_on"), F("deregistered_on"), Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=Q(mistaken_at=None),
                violation_error_message=_("The youth is already registered during a part of this period."),
            ),
            models.CheckConstraint(
                condition=Q(deregistered_on=None) | Q(deregistered_on__gte=F("registered_on")), name="registration_ends_after_start",
                violation_error_message=_("The deregistration cannot be before the registration."),
            ),
            models.CheckConstraint(condition=Q(covered_from__lte=F("registered_on")), name="registration_found_after_covered",
                violation_error_message=_("Covered from cannot be later than the registration."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["deregistered_on", "registered_on"], name="registration_period")]

    def __str__(self) -> str:
        return f"registration {self.public_id}"

    @property
    def days_late(self) -> int:
        return (self.registered_on - self.covered_from).days


@tracked()
class OccupationFact(PublicRecord):
    """What somebody did on a date, known when and from whom; SCB's DatumKontakt and SysKontakt are derived from it (2006:39 4 § 2)."""

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="occupations")
    code = models.CharField(max_length=40)
    code_version = models.PositiveSmallIntegerField()
    as_of = models.DateField(_("as of"))
    known_on = models.DateField(_("known on"))
    informant = models.CharField(_("from whom"), max_length=40)
    informant_version = models.PositiveSmallIntegerField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Occupation facts"
        ordering = ["-as_of", "-known_on", "-id"]
        indexes = [models.Index(fields=["as_of"], name="occupationfact_as_of")]

    def __str__(self) -> str:
        return f"{self.code} {self.as_of}"


@tracked()
class Proposal(VersionedRecord):
    """Identification's proposal for one youth: register, close, or check by hand. Explained by its reason and the row that decided."""

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=8, choices=ProposalKind.choices)
    state = models.CharField(max_length=8, choices=ProposalState.choices, default=ProposalState.NEW, db_default="new")
    reason = models.CharField(max_length=40, db_comment="code of tenant_apps.register.identification.reasons")
    municipality_code = models.CharField(max_length=4, db_default="")
    since = models.DateField(db_comment="covered_from (in) or ceased_on (out)")
    latest_studies = models.CharField(max_length=40, blank=True, default="", db_default="")
    latest_studies_version = models.PositiveSmallIntegerField(null=True, blank=True)
    end_reason = models.CharField(max_length=40, blank=True, default="", db_default="")
    end_reason_version = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence = models.JSONField(
        default=dict, db_default={}, db_comment="deciding row: table, id, and the dates and codes the words are made of"
    )
    fingerprint = models.CharField(
        max_length=32, db_comment="of the source rows behind it: a rejected one comes back only when it changes"
    )
    found_on = models.DateField()
    inquiry_until = models.DateField(null=True, blank=True)
    decision_note = models.CharField(max_length=300, blank=True, default="", db_default="")
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    registration = models.ForeignKey(
        Registration, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    automatic_by = models.ForeignKey(
        "register.IdentificationSettings", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        db_comment="set: applied by itself, by these settings",
    )  # fmt: skip

    class Meta:
        db_table_comment = "Proposals in, out and to check"
        constraints = [
            models.UniqueConstraint(
                fields=["youth"], condition=Q(state__in=["new", "inquiry"]), name="proposal_one_open"
            ),
        ]
        indexes = [models.Index(fields=["state", "kind"], name="proposal_state")]

    def __str__(self) -> str:
        return f"proposal {self.public_id}"
