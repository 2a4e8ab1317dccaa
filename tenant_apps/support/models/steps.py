"""How far from studies or work: the ladder of steps, where a youth stood and when, and the municipality's own names of measures (process P4.3)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord


@tracked()
class LadderStep(VersionedRecord):
    """A step of the municipality's ladder; the highest is the goal. One that somebody has stood on is put away, never deleted."""

    data_class = "none"
    retention = "permanent"

    position = models.PositiveSmallIntegerField(db_comment="1: the farthest from studies and work")
    name = models.CharField(_("name"), max_length=80)
    about = models.CharField(_("what it means"), max_length=200, blank=True, default="", db_default="")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "Steps of the ladder towards studies or work"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["position"], condition=Q(archived_at=None), name="ladderstep_position_once"
            ),
            models.CheckConstraint(condition=Q(position__gte=1, position__lte=10), name="ladderstep_position"),
            models.CheckConstraint(condition=~Q(name=""), name="ladderstep_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.name}"


@tracked()
class YouthStep(VersionedRecord):
    """On which step a youth stood from a day, until the next such day. `position`: as the step stood then, so that old charts stay true."""

    data_class = "personal"
    retention = "planning"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="ladder_steps")
    step = models.ForeignKey(LadderStep, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    from_on = models.DateField(_("from"))
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Youths' steps over time"
        ordering = ["from_on"]
        constraints = [models.UniqueConstraint(fields=["youth", "from_on"], name="youthstep_one_a_day")]

    def __str__(self) -> str:
        return f"step {self.position} from {self.from_on}"


@tracked()
class LocalMeasure(VersionedRecord):
    """What the municipality calls a measure, which shared type that is in the report to SCB, and on which step it stands."""

    data_class = "none"
    retention = "permanent"

    name = models.CharField(_("name"), max_length=100, unique=True)
    type = models.CharField(_("shared type"), max_length=40)
    type_version = models.PositiveSmallIntegerField()
    step = models.ForeignKey(LadderStep, on_delete=models.SET_NULL, null=True, blank=True, related_name="measures")
    archived_at = models.DateTimeField(null=True, blank=True, db_comment="offered in no form any more")

    class Meta:
        db_table_comment = "The municipality's names of measures"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
