from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord


@tracked()
class CoordinatedPlan(VersionedRecord):
    """A coordinated individual plan (SIP): that it was called, held and is followed up, by whom. What it says stands with the responsible party."""

    data_class = "personal"
    retention = "planning"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="coordinated_plans")
    initiator = models.CharField(
        _("initiator"),
        max_length=40,
        blank=True,
        default="",
        db_default="",
        db_comment="an agency's code, or empty: our own",
    )
    initiator_version = models.PositiveSmallIntegerField(null=True, blank=True)
    parties = ArrayField(
        models.CharField(max_length=40), verbose_name=_("parties called"), db_comment="agencies' codes"
    )
    parties_version = models.PositiveSmallIntegerField()
    consent_on = models.DateField(
        _("consent to the plan"), db_comment="when the youth, or a guardian, agreed that it be called"
    )
    called_on = models.DateField(_("called"))
    held_on = models.DateField(_("held"), null=True, blank=True)
    responsible = models.CharField(
        _("responsible party"), max_length=40, blank=True, default="", db_default="", db_comment="an agency's code"
    )
    responsible_version = models.PositiveSmallIntegerField(null=True, blank=True)
    follow_up_on = models.DateField(_("follow-up"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Coordinated individual plans (SIP), without their content"
        ordering = ["-called_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(parties__len__gte=1), name="coordinatedplan_has_parties"),
            models.CheckConstraint(
                condition=Q(held_on=None) | Q(held_on__gte=F("called_on")), name="coordinatedplan_held_after_called",
                violation_error_message=_("The meeting cannot be before it was called."),
            ),
            models.CheckConstraint(
                condition=Q(consent_on__lte=F("called_on")), name="coordinatedplan_consent_first",
                violation_error_message=_("The consent comes before the call."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("called_on")), name="coordinatedplan_ends_after_called",
                violation_error_message=_("The plan cannot end before it was called."),
            ),
            models.CheckConstraint(
                condition=Q(follow_up_on=None) | Q(held_on__isnull=False), name="coordinatedplan_followed_when_held",
                violation_error_message=_("A follow-up is decided at the meeting: write when it was held."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"coordinated plan {self.public_id}"
