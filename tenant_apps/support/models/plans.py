"""The individual action plan: what the law's duty to document asks for, in versions (29 kap. 9 § skollagen; 2006:39)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.support.enums import Responsible


@tracked()
class ActionPlan(VersionedRecord):
    """A youth's plan from its start to its end. What stands in it is its latest version's; an ended plan says why."""

    data_class = "personal"
    retention = "planning"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="action_plans")
    started_on = models.DateField(_("began"))
    next_follow_up_on = models.DateField(
        _("next follow-up"), null=True, blank=True, db_comment="null: the plan has ended"
    )
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    end_reason = models.CharField(_("reason for ending"), max_length=40, blank=True, default="", db_default="")
    end_reason_version = models.PositiveSmallIntegerField(null=True, blank=True)
    end_note = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        db_table_comment = "Individual action plans"
        ordering = ["-started_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["youth"], condition=Q(ended_on=None), name="actionplan_one_open",
                violation_error_message=_("The youth has a plan already: revise it."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")), name="actionplan_ends_after_start",
                violation_error_message=_("The plan cannot end before it began."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, next_follow_up_on__isnull=False, end_reason="")
                | (Q(ended_on__isnull=False, next_follow_up_on=None) & ~Q(end_reason="")),
                name="actionplan_followed_or_ended",
                violation_error_message=_("A plan that goes on has a next follow-up; one that has ended has a reason."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"plan {self.public_id}"


@tracked()
class PlanVersion(PublicRecord):
    """What a plan said from a day on. A revision is a new version; those before it stay as they were."""

    data_class = "personal"
    retention = "planning"

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    goal = models.CharField(_("goal"), max_length=500)
    planning = models.CharField(_("planning"), max_length=1000, blank=True, default="", db_default="")
    next_follow_up_on = models.DateField(_("next follow-up"), db_comment="as it was agreed in this version")
    why_revised = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        db_table_comment = "Versions of action plans"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="planversion_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="planversion_from_one"),
            models.CheckConstraint(condition=~Q(goal=""), name="planversion_has_a_goal"),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of plan {self.plan_id}"


@tracked()
class PlanItem(PublicRecord):
    """What the youth, the municipality or somebody else is to do, and by when. Done is marked on the version in force."""

    data_class = "personal"
    retention = "planning"

    plan_version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="items", db_index=False)
    position = models.PositiveSmallIntegerField()
    responsible = models.CharField(max_length=12, choices=Responsible.choices)
    who = models.CharField(
        max_length=100, blank=True, default="", db_default="", db_comment="somebody else: which organisation"
    )
    what = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table_comment = "What each is responsible for in an action plan"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan_version", "position"], name="planitem_once"),
            models.CheckConstraint(condition=Q(responsible__in=Responsible.values), name="planitem_responsible"),
            models.CheckConstraint(condition=~Q(what=""), name="planitem_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.responsible} {self.position}"


@tracked()
class PlanFollowUp(PublicRecord):
    """A plan looked at together: when, which version stood, and what was said."""

    data_class = "personal"
    retention = "planning"

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="follow_ups")
    held_on = models.DateField()
    on_version = models.PositiveSmallIntegerField(db_comment="number of the version that was followed up")
    with_youth = models.BooleanField(default=True, db_default=True, db_comment="the youth took part")
    note = models.CharField(max_length=500, blank=True, default="", db_default="")
    next_on = models.DateField(null=True, blank=True, db_comment="the next one as it was agreed then")
    held_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Follow-ups of action plans"
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=F("held_on")), name="planfollowup_next_is_later",
                violation_error_message=_("The next follow-up must be later than this one."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"follow-up {self.held_on}"
