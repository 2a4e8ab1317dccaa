from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.records import PublicRecord


class ProtectionNotice(PublicRecord):
    """What has happened to somebody's protection, and whether a handler has dealt with it. Shown to handlers alone (PRV-22, PRV-24).

    Without a history of its own: it is one, and must be able to forget whom it was about.
    """

    class Kind(models.TextChoices):
        MARKED = "marked", _("came under protection")
        UNMARKED = "unmarked", _("the source no longer marks the person")
        LIFTED = "lifted", _("shown again")
        ERASED = "erased", _("erased")
        GUARDIAN = "guardian", _("a guardian is under protection")
        TRIED = "tried", _("somebody tried to add the number")

    data_class = "sensitive"
    retention = "register"

    youth = models.ForeignKey(
        "register.Youth", on_delete=models.SET_NULL, null=True, blank=True, related_name="protection_notices"
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField()
    source = models.CharField(max_length=40, blank=True, default="", db_default="", db_comment="empty: by hand")
    note = models.CharField(max_length=300, blank=True, default="", db_default="")
    by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Events of protection"
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["youth", "kind"],
                condition=models.Q(handled_at=None) & ~models.Q(kind="tried"),
                name="protectionnotice_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
