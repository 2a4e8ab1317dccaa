from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.register.models.registration import DateRange


@tracked()
class Absence(VersionedRecord):
    """A colleague is away, and who covers. Only the days: never why (an illness is nobody's business here)."""

    data_class = "personal"
    retention = "staff"

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="absences")
    cover = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="covers")
    starts_on = models.DateField(_("first day away"))
    ends_on = models.DateField(
        _("first day back"), null=True, blank=True, db_comment="half-open; null: until further notice"
    )
    set_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Absences of staff, and who covers"
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(user=F("cover")), name="absence_covered_by_another",
                violation_error_message=_("Somebody else must cover."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name="absence_ends_after_start",
                violation_error_message=_("The absence cannot end before it begins."),
            ),
            ExclusionConstraint(
                name="absence_no_overlap",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    (DateRange(F("starts_on"), F("ends_on"), Value("[)")), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("There is an absence during a part of this time already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"absence {self.public_id}"
