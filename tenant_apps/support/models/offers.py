from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord


@tracked()
class Offer(VersionedRecord):
    """What was offered, by which unit, when, and the answer: the law says "erbjuda" (29 kap. 9 § skollagen).

    Apart from the measure that may follow: an offer that was declined is an offer (I6 a).
    """

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="offers")
    offered_on = models.DateField(_("offered"))
    type = models.CharField(_("measure"), max_length=40)
    type_version = models.PositiveSmallIntegerField()
    local_name = models.CharField(
        max_length=100, blank=True, default="", db_default="", db_comment="the municipality's name for it"
    )
    unit = models.ForeignKey("accounts.Unit", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    response = models.CharField(_("answer"), max_length=40)
    response_version = models.PositiveSmallIntegerField()
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, default="", db_default="")
    intervention = models.ForeignKey(
        "support.Intervention", on_delete=models.SET_NULL, null=True, blank=True, related_name="offers",
        db_comment="the measure that the accepted offer became",
    )  # fmt: skip
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Offers of measures"
        ordering = ["-offered_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("offered_on")), name="offer_answered_after",
                violation_error_message=_("The answer cannot be before the offer."),
            ),
            models.CheckConstraint(
                condition=Q(intervention=None) | Q(response="accepted"), name="offer_measure_only_when_accepted",
                violation_error_message=_("A measure follows only from an offer that was accepted."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["offered_on"], name="offer_offered")]

    def __str__(self) -> str:
        return f"offer {self.public_id}"
