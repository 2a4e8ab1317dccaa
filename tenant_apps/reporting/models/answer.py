from __future__ import annotations

from django.db import models

from kaa.core.history import tracked
from kaa.core.records import PublicRecord

TEXT_LENGTH = 500


@tracked()
class Answer(PublicRecord):
    """SCB's list of rows in error for one kept file, read in whole or not at all."""

    data_class = "personal"
    retention = "exports"

    export = models.ForeignKey("reporting.Export", on_delete=models.CASCADE, related_name="answers")
    header_counts = models.BooleanField(db_comment="SCB's row 1 is the file's header")
    file_name = models.CharField(max_length=200, blank=True, default="", db_default="", db_comment="empty: pasted")
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True, db_comment="set: read in by mistake")
    withdrawn_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        db_table_comment = "SCB's answers on half-year files"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"answer {self.public_id}"


@tracked()
class Remark(PublicRecord):
    """What SCB says of one row; shown on the youth's page until a newer file of the period is accepted."""

    data_class = "personal"
    retention = "exports"

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="remarks")
    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="scb_remarks")
    row_number = models.PositiveIntegerField(db_comment="as SCB wrote it")
    data_row = models.PositiveIntegerField(db_comment="the file's data rows from 1, as it was made")
    text = models.CharField(max_length=TEXT_LENGTH, blank=True, default="", db_default="", db_comment="SCB's own words")

    class Meta:
        db_table_comment = "SCB's remarks on rows of half-year files"
        ordering = ["row_number", "id"]

    def __str__(self) -> str:
        return f"remark on row {self.row_number}"
