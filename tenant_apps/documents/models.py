"""Documents about a youth to an authority, or for the youth to hand in: made from a template's version, kept as they were made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.documents.enums import DocumentState, Route


# what it says stands on the document alone: history would keep it beyond the document's own time
@tracked(exclude=["values", "subject", "body"])
class Document(VersionedRecord):
    """Being written, made (a file that no longer changes), then sent or handed over. Thrown away only while it has not left."""

    data_class = "personal"
    retention = "planning"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="documents")
    wording = models.ForeignKey("letters.TemplateVersion", on_delete=models.PROTECT, related_name="documents")
    template = models.ForeignKey("letters.LetterTemplate", on_delete=models.PROTECT, related_name="documents")
    state = models.CharField(
        max_length=6, choices=DocumentState.choices, default=DocumentState.BEGUN, db_default="begun"
    )
    route = models.CharField(_("who hands it in"), max_length=6, choices=Route.choices)
    agency = models.CharField(_("to whom"), max_length=40, blank=True, default="", db_default="")
    agency_version = models.PositiveSmallIntegerField(null=True, blank=True)
    agency_name = models.CharField(
        _("which one"),
        max_length=100,
        blank=True,
        default="",
        db_default="",
        db_comment="which office, or which other agency",
    )
    ground = models.CharField(
        _("ground in law"),
        max_length=40,
        blank=True,
        default="",
        db_default="",
        db_comment="stated, when there is no consent",
    )
    ground_version = models.PositiveSmallIntegerField(null=True, blank=True)
    values = models.JSONField(
        default=dict, db_default={}, blank=True, db_comment="what was written, by the template's fields"
    )
    subject = models.CharField(max_length=300, blank=True, default="", db_default="", db_comment="the heading as made")
    body = models.TextField(blank=True, default="", db_default="", db_comment="the text as made")
    file = models.OneToOneField(
        "work.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="document"
    )
    begun_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    sent_on = models.DateField(_("sent"), null=True, blank=True, db_comment="or given to the youth")
    sent_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    share = models.OneToOneField(
        "support.Share", on_delete=models.SET_NULL, null=True, blank=True, related_name="document",
        db_comment="what is noted as given to the agency, and on what that rests",
    )  # fmt: skip

    class Meta:
        db_table_comment = "Documents about a youth"
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["youth", "template"], condition=Q(state="begun"), name="document_one_being_written",
                violation_error_message=_("One like this is being written already."),
            ),
            models.CheckConstraint(
                condition=Q(state="begun", file=None, made_on=None)
                | (~Q(state="begun") & Q(file__isnull=False, made_on__isnull=False) & ~Q(body="")),
                name="document_made_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["begun", "made"], sent_on=None)
                | Q(state="sent", route="agency", sent_on__isnull=False)
                | Q(state="handed", route="youth", sent_on__isnull=False, share=None),
                name="document_left_by_its_route",
            ),
            models.CheckConstraint(
                condition=Q(state="begun") | Q(route="youth") | ~Q(agency=""), name="document_to_an_agency_says_which",
                violation_error_message=_("Choose to whom."),
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(sent_on__gte=models.F("made_on")), name="document_sent_after_made",
                violation_error_message=_("It cannot be sent before it is made."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"document {self.public_id}"
