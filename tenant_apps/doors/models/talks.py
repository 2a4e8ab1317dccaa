from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.doors.enums import Party, TalkResult, Via, Worry
from tenant_apps.doors.models.schools import SchoolUnit


@tracked()
class DropoutTalk(VersionedRecord):
    """Befarat avbrott: a school orders a three-party talk (process P2.1). A pupil who is enrolled is never registered, so nothing here
    is tied to a youth. When its time is up the person goes and the row stays, for the figures per school and school year.
    """

    data_class = "personal"
    retention = "dropout_talk"

    nonce = models.CharField(
        max_length=32, unique=True, null=True, blank=True, db_comment="of the form; null: by staff"
    )
    unit = models.ForeignKey(SchoolUnit, on_delete=models.PROTECT, related_name="talks")
    via = models.CharField(max_length=5, choices=Via.choices)
    ordered_on = models.DateField()
    ordered_by = models.CharField(_("ordered by"), max_length=100, blank=True, default="", db_default="")
    ordered_phone = models.CharField(max_length=16, blank=True, default="", db_default="", db_comment="of the orderer")
    worry = models.CharField(max_length=15, choices=Worry.choices)
    pupil_name = models.CharField(_("the pupil's name"), max_length=100, blank=True, default="", db_default="")
    personnummer = models.CharField(
        max_length=14, blank=True, default="", db_default="", db_comment="canonical, if given"
    )
    pupil_phone = models.CharField(max_length=16, blank=True, default="", db_default="")
    guardian_name = models.CharField(max_length=100, blank=True, default="", db_default="")
    guardian_phone = models.CharField(max_length=16, blank=True, default="", db_default="")
    coach = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        db_comment="of staff, who sees it whoever it is about; null: by a school's link",
    )  # fmt: skip
    planned_at = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    parties = ArrayField(models.CharField(max_length=10, choices=Party.choices), default=list, blank=True)
    result = models.CharField(max_length=16, choices=TalkResult.choices, blank=True, default="", db_default="")
    closed_on = models.DateField(null=True, blank=True, db_comment="when the result was recorded")
    anonymised_on = models.DateField(null=True, blank=True, db_comment="the person is gone; the row counts")

    class Meta:
        db_table_comment = "Talks about feared dropouts, outside the register"
        ordering = ["-ordered_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(anonymised_on=None)
                | models.Q(pupil_name="", personnummer="", pupil_phone="", guardian_name="", guardian_phone="")
                & models.Q(ordered_by="", ordered_phone=""),
                name="dropouttalk_anonymised_is_empty",
            ),
            models.CheckConstraint(
                condition=models.Q(result="", closed_on=None) | (~models.Q(result="") & ~models.Q(closed_on=None)),
                name="dropouttalk_closed_with_result",
            ),
            models.CheckConstraint(
                condition=models.Q(result__in=["", "not_held"], held_on=None)
                | (~models.Q(result__in=["", "not_held"]) & ~models.Q(held_on=None)),
                name="dropouttalk_held_when",
                violation_error_message=_("Say on which day the talk was held."),
            ),
        ]

    def __str__(self) -> str:
        return f"talk {self.public_id}"
