from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.reminders.enums import Recurrence, ReminderKind, ReminderState


@tracked()
class Reminder(VersionedRecord):
    """Something to do by a day: on a youth, or free.

    For a user, for whoever has a label, or, when neither is named, for whoever has the youth's label: that one follows the youth.
    """

    data_class = "personal"
    retention = "working"

    youth = models.ForeignKey(
        "register.Youth", on_delete=models.CASCADE, null=True, blank=True, related_name="reminders"
    )
    text = models.CharField(_("what to do"), max_length=200)
    due_on = models.DateField(_("when"))
    first_due_on = models.DateField(db_comment="before anybody moved it; a series counts from starts_on")
    starts_on = models.DateField(db_comment="first day of the series: the last of a month stays the last of each")
    recurs = models.CharField(
        _("repeated"), max_length=10, choices=Recurrence.choices, blank=True, default="", db_default=""
    )
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="reminders")
    label = models.ForeignKey(
        "accounts.Label", on_delete=models.PROTECT, null=True, blank=True, related_name="reminders"
    )
    kind = models.CharField(max_length=10, choices=ReminderKind.choices, default="by_hand", db_default="by_hand")
    key = models.CharField(
        max_length=120, blank=True, default="", db_default="", db_comment="what made it: one reminder, however often"
    )
    contact = models.ForeignKey(
        "outreach.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="reminders",
        db_comment="the contact that made it",
    )  # fmt: skip
    previous = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="next",
        db_comment="in a series: one next",
    )
    state = models.CharField(max_length=10, choices=ReminderState.choices, default="open", db_default="open")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    closing_note = models.CharField(_("why"), max_length=200, blank=True, default="", db_default="")
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Reminders"
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None) | Q(label=None), name="reminder_for_one",
                violation_error_message=_("Choose one person or one label."),
            ),
            models.CheckConstraint(
                condition=Q(youth__isnull=False) | Q(user__isnull=False) | Q(label__isnull=False), name="reminder_for_somebody",
                violation_error_message=_("Choose for whom."),
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)), name="reminder_closed_at",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="reminder_has_text"),
            models.CheckConstraint(condition=~Q(previous=F("id")), name="reminder_not_its_own_next"),
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="reminder_key_once"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["due_on"], condition=Q(state="open"), name="reminder_open"),
            models.Index(fields=["-closed_at"], condition=~Q(state="open"), name="reminder_closed"),
        ]

    def __str__(self) -> str:
        return f"reminder {self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.state == ReminderState.OPEN
