"""How new youths find their coach: the municipality's rules of thumb, who takes new youths, and who was given whom."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.distribution.enums import Balance, CounsellorRule, Part, Profession, Reason

DEFAULT_CODES = ("study_certificate",)


def default_codes() -> list[str]:
    return list(DEFAULT_CODES)


@tracked()
class DistributionRules(VersionedRecord):
    """One row: the municipality's rules of thumb. Without it the defaults hold."""

    data_class = "none"
    retention = "permanent"

    only = models.BooleanField(
        default=True, db_default=True, unique=True, editable=False, db_comment="there is one row"
    )
    to_earlier = models.BooleanField(
        _("Whoever comes back is proposed for the coach who had them"), default=True, db_default=True
    )
    counsellor_rule = models.CharField(
        _("Those with these latest studies"), max_length=10, choices=CounsellorRule.choices, default="alone", db_default="alone"
    )  # fmt: skip
    counsellor_codes = ArrayField(
        models.CharField(max_length=40), default=default_codes, blank=True, db_comment="codes of latest_studies"
    )
    by_school = models.BooleanField(_("By the schools written below"), default=True, db_default=True)
    by_area = models.BooleanField(_("By the postcodes written below"), default=True, db_default=True)
    balance = models.CharField(
        _("Otherwise to the one with fewest"), max_length=10, choices=Balance.choices, default="youths", db_default="youths"
    )  # fmt: skip

    class Meta:
        db_table_comment = "Rules of thumb for who gets a new youth"
        constraints = [models.CheckConstraint(condition=Q(only=True), name="distributionrules_only_one")]

    def __str__(self) -> str:
        return "distribution rules"


@tracked()
class Recipient(PublicRecord):
    """What the rules need to know of a label's holder. A label without a row is a coach at full time who takes new youths."""

    data_class = "personal"
    retention = "staff"

    label = models.OneToOneField("accounts.Label", on_delete=models.CASCADE, related_name="recipient")
    profession = models.CharField(max_length=12, choices=Profession.choices, default="coach", db_default="coach")
    takes_new = models.BooleanField(default=True, db_default=True)
    share = models.PositiveSmallIntegerField(
        default=100, db_default=100, validators=[MinValueValidator(5), MaxValueValidator(100)],
        db_comment="of full time, in per cent: half the time, half the youths",
    )  # fmt: skip
    most = models.PositiveSmallIntegerField(
        null=True, blank=True, db_comment="no more youths are proposed; null: no limit"
    )
    postcodes = ArrayField(
        models.CharField(max_length=5), default=list, blank=True, db_comment="beginnings of postcodes"
    )
    schools = ArrayField(models.CharField(max_length=120), default=list, blank=True, db_comment="unit codes or names")

    class Meta:
        db_table_comment = "Who takes new youths, and which"
        constraints = [
            models.CheckConstraint(condition=Q(share__gte=5, share__lte=100), name="recipient_share_within"),
        ]

    def __str__(self) -> str:
        return f"recipient {self.public_id}"


@tracked()
class Assignment(PublicRecord):
    """A youth was given to a label by distribution; of those beside it also says until when."""

    data_class = "personal"
    retention = "working"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="assignments")
    label = models.ForeignKey("accounts.Label", on_delete=models.PROTECT, related_name="assignments")
    part = models.CharField(max_length=12, choices=Part.choices)
    reason = models.CharField(max_length=10, choices=Reason.choices)
    batch = models.UUIDField(db_comment="what was given in one go")
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(
        null=True, blank=True, db_comment="of those beside; who is responsible is the youth's label"
    )
    ended_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Youths given to coaches and study counsellors"
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["youth"], condition=Q(part="beside", ended_at=None), name="assignment_one_beside",
                violation_error_message=_("Somebody is beside already."),
            ),
            models.CheckConstraint(condition=Q(part="beside") | Q(ended_at=None), name="assignment_ended_beside"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-at"], name="assignment_latest"),
            models.Index(fields=["batch"], name="assignment_batch"),
        ]

    def __str__(self) -> str:
        return f"assignment {self.public_id}"
