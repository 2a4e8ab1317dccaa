from __future__ import annotations

import pgtrigger
from django.db import models

from kaa.core.records import PublicRecord


class Export(PublicRecord):
    """One half-year file as it was made: kept with its manifest, never altered (REL-05)."""

    data_class = "personal"
    retention = "exports"

    period = models.CharField(max_length=6, db_comment="2026H2")
    municipality_code = models.CharField(max_length=4)
    format_version = models.CharField(max_length=10)
    file = models.OneToOneField("work.StoredFile", on_delete=models.PROTECT, related_name="export")
    sha256 = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField()
    youth_count = models.PositiveIntegerField()
    manifest = models.JSONField(db_comment="counts, versions of format and code lists, settings of the file")
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    editions = models.JSONField(
        default=list,
        db_default=[],
        db_comment="since, out (numbers of the rows taken out, as made), handed (first handed out); see numbering",
    )
    number = models.PositiveSmallIntegerField(
        db_comment="1, 2, ... within period and municipality code; a later one replaces the earlier at SCB"
    )

    class Meta:
        db_table_comment = "Half-year files"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["period", "municipality_code", "number"], name="export_number_once")
        ]
        triggers = [
            # what was made stands as it was made; whoever made it may leave, and the whole may be erased
            pgtrigger.Protect(
                name="kept_as_made",
                operation=pgtrigger.UpdateOf(  # type: ignore[no-untyped-call]
                    "period", "municipality_code", "format_version", "file_id", "sha256", "row_count", "youth_count", "manifest", "number",
                    "created_at",
                ),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.period} {self.municipality_code} #{self.number}"


class ExportRow(models.Model):
    """Which row of the file came from which youth and record: SCB answers with row numbers."""

    data_class = "personal"
    retention = "exports"

    pk = models.CompositePrimaryKey("export_id", "row_number")
    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="row_map", db_index=False)
    row_number = models.PositiveIntegerField(db_comment="data rows from 1; the header is not counted here")
    youth_id = models.BigIntegerField()
    registration_id = models.BigIntegerField()
    event_kind = models.CharField(max_length=12, db_comment="none, occupation, intervention")
    event_id = models.BigIntegerField(null=True)
    made_number = models.PositiveIntegerField(
        null=True,
        blank=True,
        db_comment="the row's number as the file was made, when rows before it have been taken out since",
    )

    class Meta:
        db_table_comment = "Rows of half-year files"
        indexes = [models.Index(fields=["youth_id"], name="exportrow_youth")]
        triggers = [pgtrigger.Protect(name="kept_as_made", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"row {self.row_number}"


class SealedExport(models.Model):
    """The file as it was made, while somebody in it is under protection: everyone else has the one without their rows (PRV-24).

    Opened by nobody: it is there so that the file can be made whole again when a handler shows the youth, and goes when the youth is erased.
    """

    data_class = "sensitive"
    retention = "exports"

    export = models.OneToOneField(Export, on_delete=models.CASCADE, primary_key=True, related_name="sealed")
    file = models.OneToOneField("work.StoredFile", on_delete=models.PROTECT, related_name="+")
    manifest = models.JSONField()
    rows = models.JSONField(db_comment="line, youth, registration, kind of event, event, number as made")

    class Meta:
        db_table_comment = "Half-year files as they were made, sealed"

    def __str__(self) -> str:
        return f"sealed file of {self.export_id}"


class ReadingCopy(PublicRecord):
    """An Excel copy of a file for people to read; SCB's own file is never opened or altered (SEC-06)."""

    data_class = "personal"
    retention = "exports"

    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="copies")
    file = models.OneToOneField("work.StoredFile", on_delete=models.PROTECT, related_name="reading_copy")
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Reading copies of half-year files"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"reading copy {self.public_id}"
