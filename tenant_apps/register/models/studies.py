from __future__ import annotations

from django.db import models

from kaa.core.history import tracked
from kaa.core.records import PublicRecord


@tracked()
class SchoolPlacement(PublicRecord):
    """A place in a school as one source says; the code list school_form says whether it covers a day (rules: Covered, 4)."""

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="placements", db_index=False)
    source = models.CharField(max_length=40)
    school_form = models.CharField(max_length=40)
    school_form_version = models.PositiveSmallIntegerField()
    school_unit = models.CharField(
        max_length=20, blank=True, default="", db_default="", db_comment="Skolverket's unit code when known"
    )
    school_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    programme = models.CharField(
        max_length=40, blank=True, default="", db_default="", db_comment="programme code as the source gives it"
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(
        null=True, blank=True, db_comment="last day; a placement covers D when start <= D and (no end or end >= D)"
    )
    end_reason = models.CharField(
        max_length=40, blank=True, default="", db_default="", db_comment="code of placement_end"
    )
    end_reason_version = models.PositiveSmallIntegerField(null=True, blank=True)
    first_seen_on = models.DateField(db_comment="as-of date of the run that first gave it: lateness counts from here")
    end_first_seen_on = models.DateField(null=True, blank=True)
    last_seen_on = models.DateField()
    gone_on = models.DateField(
        null=True, blank=True, db_comment="as-of date of the run that no longer gave it; it says nothing from then on"
    )

    class Meta:
        db_table_comment = "School placements per source"
        constraints = [
            models.UniqueConstraint(
                fields=["youth", "source", "school_form", "school_unit", "started_on"], name="schoolplacement_once"
            ),
        ]

    def __str__(self) -> str:
        return f"placement {self.public_id}"


@tracked()
class CompulsorySchool(models.Model):
    """The compulsory school of year 9 (I15), and when it ended (rules: Covered, 2)."""

    data_class = "personal"
    retention = "register"

    youth = models.OneToOneField("register.Youth", on_delete=models.CASCADE, related_name="compulsory_school")
    school_unit = models.CharField(max_length=20, blank=True, default="", db_default="")
    school_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    ended_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=40)

    class Meta:
        db_table_comment = "The school of year 9"

    def __str__(self) -> str:
        return f"compulsory school of {self.youth_id}"


@tracked()
class Exam(PublicRecord):
    """A document from a school (BEDA's exam file, or typed in); exam_kind says whether it ends the responsibility (rules: Covered, 5)."""

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="exams", db_index=False)
    kind = models.CharField(max_length=40)
    kind_version = models.PositiveSmallIntegerField()
    awarded_on = models.DateField()
    school_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    programme = models.CharField(max_length=40, blank=True, default="", db_default="")
    source = models.CharField(max_length=40)
    first_seen_on = models.DateField()
    gone_on = models.DateField(
        null=True,
        blank=True,
        db_comment="as-of date of the run that took it back or corrected it; nothing from then on",
    )

    class Meta:
        db_table_comment = "Diplomas and certificates"
        constraints = [models.UniqueConstraint(fields=["youth", "kind", "awarded_on", "source"], name="exam_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.awarded_on}"
