"""Mapping (kartläggning): zone B. Apart from the register, off until the controller has decided, and sealed (PRV-12)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord


@tracked()
class AssessmentDecision(PublicRecord):
    """The controller's decision that mapping may be recorded here: who decided, when, where it is found, how far it goes."""

    data_class = "none"
    retention = "permanent"

    decided_by = models.CharField(_("who decided"), max_length=120)
    decided_on = models.DateField(_("decided"))
    reference = models.CharField(_("reference"), max_length=60)
    scope = models.CharField(_("how far it goes"), max_length=500)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True, db_comment="from this day mapping is off again")

    class Meta:
        db_table_comment = "Decisions that mapping may be recorded"
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["ended_on"], condition=Q(ended_on=None), nulls_distinct=False, name="assessmentdecision_one"),
            models.CheckConstraint(
                condition=~Q(decided_by="") & ~Q(reference="") & ~Q(scope=""), name="assessmentdecision_is_whole",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"decision {self.decided_on}"


@tracked()
class AssessmentExclusion(models.Model):
    """A member of staff whose task does not need mapping: with the register's rights alone (PRV-12, PRV-32)."""

    data_class = "personal"
    retention = "staff"

    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="+")
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Staff without mapping"

    def __str__(self) -> str:
        return f"without mapping: {self.user_id}"


@tracked()
class AssessmentTemplate(PublicRecord):
    """A version of a set of questions. One that has been answered stands; a change is a new version."""

    data_class = "none"
    retention = "permanent"

    slug = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=100)
    purpose = models.CharField(max_length=300, blank=True, default="", db_default="")
    is_shipped = models.BooleanField(default=False, db_default=False, db_comment="as it came with the service")
    replaced_on = models.DateField(null=True, blank=True, db_comment="set: a later version, or no longer in use")

    class Meta:
        db_table_comment = "Question sets of mapping, in versions"
        ordering = ["name", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "number"], name="assessmenttemplate_once"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(replaced_on=None), name="assessmenttemplate_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.number}"


@tracked()
class AssessmentQuestion(models.Model):
    """One question, and what may be recorded of the answer."""

    data_class = "none"
    retention = "permanent"

    template = models.ForeignKey(AssessmentTemplate, on_delete=models.CASCADE, related_name="questions", db_index=False)
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(
        max_length=100, blank=True, default="", db_default="", db_comment="set on the first question under it"
    )
    text = models.CharField(max_length=300)
    may_record = models.CharField(max_length=300, db_comment="the instruction at the field (PRV-14)")
    choices = models.JSONField(default=list, db_default=[], db_comment="texts to choose among; empty: free text")
    max_length = models.PositiveSmallIntegerField(default=500, db_default=500)

    class Meta:
        db_table_comment = "Questions of mapping"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["template", "position"], name="assessmentquestion_once"),
            models.CheckConstraint(
                condition=Q(max_length__gte=1, max_length__lte=500), name="assessmentquestion_is_short"
            ),
            models.CheckConstraint(condition=~Q(may_record="") & ~Q(text=""), name="assessmentquestion_says_what"),
        ]

    def __str__(self) -> str:
        return f"question {self.position}"


@tracked()
class Assessment(VersionedRecord):
    """A youth's mapping on a day, by one version of a question set; those who decline are documented, too."""

    data_class = "sensitive"
    retention = "planning"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="assessments")
    template = models.ForeignKey(AssessmentTemplate, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(_("held"))
    declined = models.BooleanField(default=False, db_default=False, db_comment="the youth did not want to answer")
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Mappings"
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["youth", "template", "held_on"], name="assessment_once_a_day",
                violation_error_message=_("There is a mapping with these questions that day already: change it."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"assessment {self.public_id}"


@tracked()
class Answer(models.Model):
    """An answer, sealed: no query, dump or history shows what it says (PRV-12, PRV-17)."""

    data_class = "sensitive"
    retention = "planning"

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers", db_index=False)
    question = models.ForeignKey(AssessmentQuestion, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(db_comment="the answer's text, by the key of tenant_apps.work.sealing for zone B")

    class Meta:
        db_table_comment = "Answers of mappings, sealed"
        constraints = [models.UniqueConstraint(fields=["assessment", "question"], name="answer_once")]

    def __str__(self) -> str:
        return f"answer to {self.question_id}"
