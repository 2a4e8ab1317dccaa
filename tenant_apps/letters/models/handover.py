from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord


@tracked()
class Handover(VersionedRecord):
    """At 20: where the youth is shown on to, and whether the youth wants to be handed over. Without a yes nothing is handed over (PRV-31)."""

    class Wish(models.TextChoices):
        ASKED = "asked", _("asked, no answer yet")
        YES = "yes", _("wants to be handed over")
        NO = "no", _("does not want to")

    data_class = "personal"
    retention = "working"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="handovers")
    unit = models.CharField(_("to"), max_length=120)
    wish = models.CharField(_("what the youth says"), max_length=5, choices=Wish.choices)
    said_on = models.DateField(_("said on"))
    handed_over_on = models.DateField(_("handed over on"), null=True, blank=True)
    noted_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Handovers to another unit"
        ordering = ["-said_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(handed_over_on=None) | models.Q(wish="yes"), name="handover_wanted",
                violation_error_message=_("Nobody is handed over without having said yes."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"handover {self.public_id}"
