"""SCB's collection of the register: periods and file layouts as data. Public schema, no personal data."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shared_apps.scb import enums


class CollectionPeriod(models.Model):
    """A calendar half year that SCB collects, and when the report of it opens and is due."""

    data_class: ClassVar[str] = "none"
    retention: ClassVar[str] = "permanent"

    code = models.CharField(_("period"), max_length=6, unique=True, db_comment="Like 2026H2")
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day"), db_comment="Belongs to the period")
    opens_on = models.DateField(_("opens"), db_comment="From this day the period's report is worked on")
    due_on = models.DateField(
        _("due"), db_comment="Last day to deliver; 1 September and 1 February unless SCB says otherwise"
    )

    class Meta:
        db_table_comment = "SCB's collection periods with their due dates"
        ordering = ("start",)
        verbose_name = _("collection period")
        verbose_name_plural = _("collection periods")
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")) & Q(opens_on__lte=F("due_on")) & Q(end__lt=F("due_on")),
                name="scb_period_dates_ordered",
                violation_error_message=_("A period's report is due after its last day."),
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{4}H[12]$"),
                name="scb_period_code_form",
                violation_error_message=_("A half year is written like 2026H2."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class ReportFormat(models.Model):
    """The layout of SCB's file from a period on ("Datafilsbeskrivning"). Once published it never changes (triggers)."""

    data_class: ClassVar[str] = "none"
    retention: ClassVar[str] = "permanent"

    version = models.CharField(
        _("version"), max_length=20, unique=True, db_comment="Our own name for it; kept files store it"
    )
    name = models.CharField(_("name"), max_length=120)
    status = models.CharField(
        _("status"), max_length=10, choices=enums.FormatStatus.choices, default=enums.FormatStatus.DRAFT
    )
    valid_from_period = models.CharField(
        _("valid from period"), max_length=6, db_comment="First half year it is used for, like 2020H1"
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, db_comment="Null: still a draft")
    published_by = models.CharField(
        _("published by"), max_length=150, blank=True, db_comment="Login, or release for a shipped format"
    )
    encoding = models.CharField(
        _("encoding"), max_length=12, choices=enums.Encoding.choices, default=enums.Encoding.UTF_8
    )
    delimiter = models.CharField(
        _("delimiter"), max_length=10, choices=enums.Delimiter.choices, default=enums.Delimiter.TAB
    )
    date_format = models.CharField(
        _("date format"), max_length=10, choices=enums.DateFormat.choices, default=enums.DateFormat.COMPACT,
        db_comment="As PostgreSQL's to_char() reads it",
    )  # fmt: skip
    line_end = models.CharField(_("line end"), max_length=4, choices=enums.LineEnd.choices, default=enums.LineEnd.CRLF)
    header = models.BooleanField(_("header row"), default=True)
    header_counts_in_row_numbers = models.BooleanField(
        _("the header counts in SCB's row numbers"),
        default=True,
        db_comment="True: SCB calls the first row after the header row 2",
    )
    sort = models.JSONField(_("sorted by"), default=list, db_comment="Keys of SortKey, the first one first")
    quality_window = models.CharField(
        _("window of R2"), max_length=10, choices=enums.QualityWindow.choices, default=enums.QualityWindow.PERIOD
    )
    notice = models.TextField(
        _("notice"), blank=True, db_comment="Swedish banner shown wherever a file of this format is made or read"
    )
    verified = models.BooleanField(
        _("verified"), default=False, db_comment="Checked against SCB's own Datafilsbeskrivning"
    )

    class Meta:
        db_table_comment = "Layouts of the half-year file to SCB; a published one is immutable (trigger)"
        ordering = ("valid_from_period", "version")
        verbose_name = _("report format")
        verbose_name_plural = _("report formats")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from_period__regex=r"^[0-9]{4}H[12]$"),
                name="scb_format_period_form",
                violation_error_message=_("A half year is written like 2026H2."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft", published_at=None) | Q(status="published", published_at__isnull=False),
                name="scb_format_published_has_time",
                violation_error_message=_("A published version has a time of publication, a draft has none."),
            ),
        ]

    def __str__(self) -> str:
        return self.version


class ReportColumn(models.Model):
    """A column of the file. A draft may hold columns whose meaning is not known yet."""

    data_class: ClassVar[str] = "none"
    retention: ClassVar[str] = "permanent"

    report_format = models.ForeignKey(
        ReportFormat, models.CASCADE, related_name="columns", verbose_name=_("report format")
    )
    position = models.PositiveIntegerField(_("position"))
    name = models.CharField(_("column name"), max_length=40, db_comment="SCB's variable, as in the header row")
    block = models.PositiveSmallIntegerField(
        _("block"),
        null=True,
        blank=True,
        db_comment="SCB's block: 1 registration, 2 contact, 3 begins, 4 ends, 5 ceases; null: not known",
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=enums.ColumnKind.choices,
        blank=True,
        db_comment="Empty: not known (drafts only)",
    )
    source = models.CharField(
        _("filled from"), max_length=30, choices=enums.ColumnSource.choices, blank=True,
        db_comment="Key of ColumnSource, the whitelist of the reporting engine; empty: not known (drafts only)",
    )  # fmt: skip
    empty_as = models.CharField(
        _("empty is written as"), max_length=60, blank=True,
        db_comment="Code of the list that stands for empty (Y2), or the text of a constant; empty: nothing is written",
    )  # fmt: skip
    code_list = models.CharField(
        _("code list"),
        max_length=40,
        blank=True,
        db_comment="Slug in codelists: no key, the version follows the period",
    )
    meaning = models.TextField(_("meaning"), blank=True, db_comment="Swedish; empty: not published to us (drafts only)")
    note = models.TextField(
        _("note"), blank=True, db_comment="Swedish; where the meaning was taken from, or what is guessed"
    )
    verified = models.BooleanField(_("verified"), default=False, db_comment="Checked against SCB's own documents")

    class Meta:
        db_table_comment = "Columns of a report format, in order"
        ordering = ("report_format", "position")
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        constraints = [
            models.UniqueConstraint(fields=["report_format", "position"], name="scb_column_position_once"),
            models.UniqueConstraint(fields=["report_format", "name"], name="scb_column_name_once"),
            models.CheckConstraint(
                condition=Q(source="") | Q(source__in=enums.ColumnSource.values),
                name="scb_column_source_known",
                violation_error_message=_("The reporting engine does not know this source."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReportCheck(models.Model):
    """One of a format's further checks, red or yellow ("Övriga kontroller")."""

    data_class: ClassVar[str] = "none"
    retention: ClassVar[str] = "permanent"

    report_format = models.ForeignKey(
        ReportFormat, models.CASCADE, related_name="checks", verbose_name=_("report format")
    )
    position = models.PositiveIntegerField(_("position"))
    code = models.CharField(
        _("code"), max_length=10, choices=enums.CheckCode.choices, db_comment="Key to the check's SQL"
    )
    colour = models.CharField(
        _("colour"), max_length=10, choices=enums.CheckColour.choices, db_comment="red stops the export"
    )
    params = models.JSONField(_("parameters"), default=dict, blank=True)
    title = models.CharField(_("title"), max_length=200, db_comment="Swedish")
    explanation = models.TextField(_("explanation"), db_comment="Swedish: what is wrong and how it is mended")

    class Meta:
        db_table_comment = "A report format's further checks and their colours"
        ordering = ("report_format", "position")
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        constraints = [
            models.UniqueConstraint(fields=["report_format", "code"], name="scb_check_once_per_format"),
            models.CheckConstraint(
                condition=Q(colour__in=enums.CheckColour.values),
                name="scb_check_colour_known",
                violation_error_message=_("A check is red or yellow."),
            ),
            models.CheckConstraint(
                condition=Q(code__in=enums.CheckCode.values),
                name="scb_check_code_known",
                violation_error_message=_("There is no such check."),
            ),
        ]

    def __str__(self) -> str:
        return self.code
