from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord


@tracked()
class Notice(PublicRecord):
    """That the labels have been told of a period's report: at its opening, and six, four and two weeks before SCB's date. Once each."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("the report is opened")
        SIX_WEEKS = "six_weeks", _("six weeks left")
        FOUR_WEEKS = "four_weeks", _("four weeks left")
        TWO_WEEKS = "two_weeks", _("two weeks left")

    data_class = "none"
    retention = "exports"

    period = models.CharField(max_length=6, db_comment="2026H2")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    sent_on = models.DateField()
    sent_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    messages = models.PositiveSmallIntegerField(default=0, db_default=0, db_comment="how many were laid in the outbox")

    class Meta:
        db_table_comment = "When labels were told of a half-year report"
        ordering = ["sent_on", "id"]
        constraints = [models.UniqueConstraint(fields=["period", "kind"], name="notice_once")]

    def __str__(self) -> str:
        return f"{self.period} {self.kind}"
