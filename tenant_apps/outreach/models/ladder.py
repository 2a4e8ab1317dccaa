from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.outreach.enums import Audience, Way


@tracked()
class Ladder(VersionedRecord):
    """The municipality's own order of outreach steps, for everybody or for some reasons for registration and ages."""

    data_class = "none"
    retention = "permanent"

    name = models.CharField(_("name"), max_length=80)
    starter = models.CharField(
        max_length=30, blank=True, default="", db_default="", db_comment="shipped ladder it was copied from"
    )
    is_default = models.BooleanField(
        default=False, db_default=False, db_comment="for those whom no other ladder is for"
    )
    reasons = ArrayField(
        models.CharField(max_length=40),
        default=list,
        db_default=[],
        blank=True,
        db_comment="latest_studies codes; empty: all",
    )
    age_from = models.PositiveSmallIntegerField(_("from age"), default=15, db_default=15)
    age_to = models.PositiveSmallIntegerField(_("to age"), default=19, db_default=19)
    start_days = models.PositiveSmallIntegerField(
        default=7, db_default=7, db_comment="the first step is due so many days after registration"
    )
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "Outreach ladders"
        ordering = ["-is_default", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["is_default"], condition=Q(is_default=True, archived_at=None), name="ladder_one_default"),
            models.CheckConstraint(condition=Q(age_from__lte=F("age_to")), name="ladder_ages",
                violation_error_message=_("The ages are the wrong way round."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"ladder {self.public_id}"


@tracked()
class LadderStep(VersionedRecord):
    """One step: what, to whom, how often, and how long to wait before the next."""

    data_class = "none"
    retention = "permanent"

    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    way = models.CharField(_("step"), max_length=20, choices=Way.choices)
    audience = models.CharField(
        _("to whom"), max_length=10, choices=Audience.choices, default=Audience.BY_AGE, db_default="by_age"
    )
    reasons = ArrayField(
        models.CharField(max_length=40),
        default=list,
        db_default=[],
        blank=True,
        db_comment="latest_studies codes; empty: all",
    )
    age_from = models.PositiveSmallIntegerField(_("from age"), default=15, db_default=15)
    age_to = models.PositiveSmallIntegerField(_("to age"), default=19, db_default=19)
    tries = models.PositiveSmallIntegerField(_("tries"), default=1, db_default=1, db_comment="on different days")
    days_between = models.PositiveSmallIntegerField(_("days between tries"), default=3, db_default=3)
    wait_days = models.PositiveSmallIntegerField(_("days before the next step"), default=7, db_default=7)
    pause_months = models.PositiveSmallIntegerField(_("months"), default=0, db_default=0, db_comment="of a pause")
    hold_from = models.PositiveSmallIntegerField(
        null=True, blank=True, db_comment="month * 100 + day: not taken from then"
    )
    hold_until = models.PositiveSmallIntegerField(null=True, blank=True, db_comment="month * 100 + day: until then")
    follows = models.JSONField(
        default=dict,
        db_default={},
        blank=True,
        db_comment="situation -> {then, step (public id), months}, where it is not as usual",
    )
    template_guardian = models.CharField(
        max_length=40, blank=True, default="", db_default="", db_comment="key of the text that goes to guardians; empty: the shipped one"
    )  # fmt: skip
    template_youth = models.CharField(
        max_length=40, blank=True, default="", db_default="", db_comment="key of the text that goes to the youth; empty: the shipped one"
    )  # fmt: skip

    class Meta:
        db_table_comment = "Steps of outreach ladders"
        ordering = ["ladder", "position"]
        constraints = [
            models.UniqueConstraint(fields=["ladder", "position"], name="ladderstep_place", deferrable=models.Deferrable.DEFERRED),
            models.CheckConstraint(condition=Q(age_from__lte=F("age_to")), name="ladderstep_ages",
                violation_error_message=_("The ages are the wrong way round."),
            ),
            models.CheckConstraint(condition=Q(tries__gte=1, position__gte=1), name="ladderstep_counts",
                violation_error_message=_("At least one try."),
            ),
            models.CheckConstraint(
                condition=Q(hold_from=None, hold_until=None) | Q(hold_from__lt=F("hold_until")), name="ladderstep_hold",
                violation_error_message=_("The days between which the step waits are the wrong way round."),
            ),
            models.CheckConstraint(condition=~Q(way="pause") | Q(pause_months__gte=1), name="ladderstep_pause",
                violation_error_message=_("Say how many months the pause is."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"step {self.public_id}"
