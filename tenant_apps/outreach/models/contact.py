from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord


@tracked()
class Contact(VersionedRecord):
    """A contact or an attempt: one model, the outcome's code says whether it reached (rules: Contacts). May carry an occupation fact."""

    data_class = "personal"
    retention = "working"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="contacts")
    at = models.DateTimeField(_("when"))
    channel = models.CharField(_("how"), max_length=40)
    channel_version = models.PositiveSmallIntegerField()
    recipient = models.CharField(_("with whom"), max_length=40, db_comment="informant code: youth, guardian, ...")
    recipient_version = models.PositiveSmallIntegerField()
    outcome = models.CharField(_("outcome"), max_length=40)
    outcome_version = models.PositiveSmallIntegerField()
    occupation = models.OneToOneField(
        "register.OccupationFact", on_delete=models.SET_NULL, null=True, blank=True, related_name="contact"
    )
    note = models.CharField(_("note"), max_length=500, blank=True, default="", db_default="")
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Contacts and attempts"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["youth", "-at"], name="contact_latest")]

    def __str__(self) -> str:
        return f"contact {self.public_id}"
