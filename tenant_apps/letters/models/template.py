from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.letters.enums import Channel, DocumentKind, SentTo


@tracked()
class LetterTemplate(VersionedRecord):
    """What can be written to youths and guardians; its texts stand in versions."""

    data_class = "none"
    retention = "permanent"

    key = models.SlugField(max_length=40, unique=True, db_comment="stable: steps of a ladder name a template by it")
    name = models.CharField(_("name"), max_length=100)
    channel = models.CharField(_("sent as"), max_length=12, choices=Channel.choices)
    sent_to = models.CharField(_("to"), max_length=8, choices=SentTo.choices)
    after_18 = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        db_comment="what goes to the youth in its place when guardians are not written to any more",
    )  # fmt: skip
    is_farewell = models.BooleanField(
        default=False, db_default=False, db_comment="the letter at 20: the only one also sent after the 20th birthday"
    )
    for_participants = models.BooleanField(
        _("also to participants who are not in the register"), default=False, db_default=False,
        db_comment="of a programme's own: participants may be older, live elsewhere, and go to school",
    )  # fmt: skip
    document_kind = models.CharField(
        _("kind of document"), max_length=24, choices=DocumentKind.choices, blank=True, default="", db_default="",
        db_comment="of documents about a youth alone: what it is for",
    )  # fmt: skip
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "Templates of letters and messages"
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(channel="document") & ~models.Q(document_kind=""))
                | (~models.Q(channel="document") & models.Q(document_kind="")),
                name="lettertemplate_kind_of_documents_alone",
                violation_error_message=_("A document has a kind, and a letter has none."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateVersion(PublicRecord):
    """A template's texts from a moment on, in all its languages. Never changed: it is the history, and what a letter said stays readable."""

    data_class = "none"
    retention = "permanent"

    template = models.ForeignKey(LetterTemplate, on_delete=models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    texts = models.JSONField(db_comment="by language: subject and body, with fields in braces")
    made_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Versions of templates' texts"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="templateversion_once")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.template_id}"
