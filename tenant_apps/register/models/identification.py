from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord


class LeapBirthday(models.TextChoices):
    """When somebody born on 29 February has a birthday in a year without one (kaa.core.ages)."""

    MARCH = "0301", _("1 March")
    FEBRUARY = "0228", _("28 February")


@tracked()
class IdentificationSettings(PublicRecord):
    """How a municipality runs identification from a day on. A row is never changed: another decision is another row."""

    data_class = "none"
    retention = "permanent"

    valid_from = models.DateField(_("valid from"))
    summer_month = models.PositiveSmallIntegerField(default=9, db_default=9)
    summer_day = models.PositiveSmallIntegerField(
        default=15, db_default=15, db_comment="from this day a place that has not begun holds no proposal back"
    )
    leap_birthday = models.CharField(
        max_length=4, choices=LeapBirthday.choices, default=LeapBirthday.MARCH, db_default="0301"
    )
    automatic = ArrayField(
        models.CharField(max_length=40), default=list, db_default=[], blank=True,
        db_comment="kind:reason of the proposals that are applied by themselves; never what is to be checked",
    )  # fmt: skip
    automatic_at_most = models.PositiveIntegerField(
        null=True,
        blank=True,
        default=50,
        db_comment="more than this of a kind at once wait for a person; null: no limit",
    )
    note = models.CharField(max_length=300, blank=True, default="", db_default="")
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Settings of identification, dated"
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(summer_month__range=(1, 12), summer_day__range=(1, 31)),
                name="identificationsettings_summer",
            ),
        ]

    def __str__(self) -> str:
        return f"from {self.valid_from}"
