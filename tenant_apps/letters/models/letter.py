from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord
from tenant_apps.letters.enums import Channel, FileKind, LetterState, Reason, Recipient


@tracked()
class Mailing(PublicRecord):
    """Letters or messages that were made at once, from one version of a template."""

    data_class = "none"
    retention = "working"

    version = models.ForeignKey("letters.TemplateVersion", on_delete=models.PROTECT, related_name="mailings")
    channel = models.CharField(max_length=12, choices=Channel.choices)
    language = models.CharField(max_length=20)
    step_key = models.CharField(max_length=120, db_comment="a ladder's step, or what else it was made for")
    occasion = models.DateField(db_comment="the step's day: ages are counted on it")
    values = models.JSONField(
        default=dict, db_default={}, blank=True, db_comment="what was written for all of them, as the visit's day"
    )
    once = models.UUIDField(
        null=True, blank=True, unique=True, db_comment="the form's own key: pressed twice, it is one mailing"
    )
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Letters and messages made at once"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"mailing {self.public_id}"


class LetterFile(PublicRecord):
    """A printable file of at most a hundred letters, or sheets of address labels. Made anew when a letter in it is withdrawn."""

    data_class = "personal"
    retention = "files"

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="files", db_index=False)
    kind = models.CharField(max_length=8, choices=FileKind.choices)
    number = models.PositiveIntegerField()
    letters_count = models.PositiveIntegerField()
    file = models.OneToOneField("work.StoredFile", on_delete=models.CASCADE, related_name="letter_file")

    class Meta:
        db_table_comment = "Printable files of letters"
        ordering = ["kind", "number"]
        constraints = [models.UniqueConstraint(fields=["mailing", "kind", "number"], name="letterfile_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} of {self.mailing_id}"


# the address is not kept in history: a guardian's goes with the 18th birthday, anybody's with protection
@tracked(exclude=["name", "care_of", "street", "postcode", "city", "destination"])
class Letter(PublicRecord):
    """One letter, card or message to one recipient. A youth has one for each step, occasion and recipient, whatever runs how often (REL-06)."""

    data_class = "personal"
    retention = "working"

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="letters")
    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="letters", db_index=False)
    step_key = models.CharField(
        max_length=120, db_comment="as the mailing's; of a ladder's step the key of the youth's own step and occasion"
    )
    occasion = models.DateField()
    recipient = models.CharField(max_length=9, choices=Recipient.choices)
    guardian = models.ForeignKey(
        "register.Guardian", on_delete=models.SET_NULL, null=True, blank=True, related_name="letters"
    )
    guardian_2 = models.ForeignKey(
        "register.Guardian", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        db_comment="the other guardian at the same address: one letter to both",
    )  # fmt: skip
    detail = models.ForeignKey(
        "register.ContactDetail", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        db_comment="what it was addressed by; none: a guardian's own",
    )  # fmt: skip
    language = models.CharField(max_length=20)
    name = models.CharField(
        max_length=330, blank=True, default="", db_default="", db_comment="the addressee as written then"
    )
    care_of = models.CharField(max_length=100, blank=True, default="", db_default="")
    street = models.CharField(max_length=254, blank=True, default="", db_default="")
    postcode = models.CharField(max_length=5, blank=True, default="", db_default="")
    city = models.CharField(max_length=60, blank=True, default="", db_default="")
    destination = models.CharField(
        max_length=254, blank=True, default="", db_default="", db_comment="telephone or e-mail"
    )
    state = models.CharField(max_length=9, choices=LetterState.choices, default=LetterState.MADE, db_default="made")
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True, default="", db_default="")
    decided_on = models.DateField(null=True, blank=True, db_comment="when it was sent, withdrawn or came back")
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    instead_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replacements", db_comment="the withdrawn one whose place it takes"
    )  # fmt: skip
    file = models.ForeignKey(LetterFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="letters")
    message = models.OneToOneField(
        "work.Message", on_delete=models.SET_NULL, null=True, blank=True, related_name="letter"
    )
    contact = models.ForeignKey(
        "outreach.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="letters",
        db_comment="that it was sent: one contact for a youth's step and occasion, however many guardians got a letter",
    )  # fmt: skip

    class Meta:
        db_table_comment = "Letters and messages, one for each recipient"
        constraints = [
            models.UniqueConstraint(
                fields=["youth", "step_key", "occasion", "recipient"], name="letter_once",
                violation_error_message=_("The recipient has this letter already."),
            ),
            models.UniqueConstraint(  # a ladder's key names the occasion too: the same on whatever day it is made
                fields=["youth", "step_key", "recipient"], condition=models.Q(step_key__startswith="ladder:"), name="letter_once_of_a_ladder",
                violation_error_message=_("The recipient has this letter already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="withdrawn") | ~models.Q(reason=""), name="letter_withdrawn_for_a_reason"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"letter {self.public_id}"


class LeftOut(models.Model):
    """A youth of a mailing who got nothing, and why."""

    data_class = "personal"
    retention = "working"

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="left_out", db_index=False)
    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=20, choices=Reason.choices)

    class Meta:
        db_table_comment = "Youths who got nothing in a mailing"
        constraints = [models.UniqueConstraint(fields=["mailing", "youth", "reason"], name="leftout_once")]

    def __str__(self) -> str:
        return f"{self.reason} in {self.mailing_id}"
