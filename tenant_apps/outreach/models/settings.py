from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord


@tracked()
class OutreachSettings(PublicRecord):
    """The municipality's own days and months from a day on. A row is never changed: another decision is another row."""

    data_class = "none"
    retention = "permanent"

    valid_from = models.DateField(_("valid from"))
    first_contact_days = models.PositiveSmallIntegerField(
        default=30, db_default=30, db_comment="I4: first attempt within"
    )
    new_days = models.PositiveSmallIntegerField(
        default=30, db_default=30, db_comment="the guarantee lists those registered later apart"
    )
    call_back_days = models.PositiveSmallIntegerField(
        default=7, db_default=7, db_comment="asked to be contacted later, no day said"
    )
    follow_up_days = models.PositiveSmallIntegerField(
        default=90, db_default=90, db_comment="after a contact without a known occupation"
    )
    guarantee_days = models.PositiveSmallIntegerField(
        default=30, db_default=30, db_comment="before the half year's end it is due at the latest"
    )
    farewell_weeks = models.PositiveSmallIntegerField(
        default=8, db_default=8, db_comment="before the 20th birthday the letter at 20 is made"
    )
    farewell_makes = models.BooleanField(
        default=True, db_default=True, db_comment="the night makes the letter at 20; false: it only reminds"
    )
    best_before = models.JSONField(
        default=dict, db_default={}, blank=True, db_comment="occupation code -> months; others as shipped"
    )
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Settings of outreach, dated"
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_contact_days__gte=1, call_back_days__gte=1, follow_up_days__gte=1),
                name="outreachsettings_days",
            ),
            models.CheckConstraint(condition=Q(farewell_weeks__range=(1, 52)), name="outreachsettings_farewell"),
        ]

    def __str__(self) -> str:
        return f"from {self.valid_from}"
