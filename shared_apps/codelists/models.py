"""Code lists that all tenants share. Public schema, no personal data.

Tenant rows store a code and its list's version number, never a key to these tables.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shared_apps.codelists.enums import Owner, VersionStatus


class CodeList(models.Model):
    """A named list; what it holds stands in its versions."""

    data_class: ClassVar[str] = "none"
    retention: ClassVar[str] = "permanent"

    slug = models.SlugField(
        _("short name"),
        max_length=40,
        unique=True,
        db_comment="ASCII snake_case: the only name that code and tenants use",
    )
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    owner = models.CharField(
        _("owner"),
        max_length=10,
        choices=Owner.choices,
        db_comment="Who decides what the list holds: scb, kaa (the board), school",
    )
    verified = models.BooleanField(
        _("verified"), default=False, db_comment="Checked against SCB's own documents; shown as not verified until then"
    )

    class Meta:
        db_table_comment = "Shared code lists; their contents stand in versions"
        ordering = ("slug",)
        verbose_name = _("code list")
        verbose_name_plural = _("code lists")

    def __str__(self) -> str:
        return self.slug


class CodeListVersion(models.Model):
    """What a list holds from a half year on. Once published it never changes; a trigger refuses it too."""

    data_class: ClassVar[str] = "none"
    retention: ClassVar[str] = "permanent"

    code_list = models.ForeignKey(CodeList, models.PROTECT, related_name="versions", verbose_name=_("code list"))
    number = models.PositiveIntegerField(
        _("version"), db_comment="Stored beside every value of the list in tenants' tables"
    )
    status = models.CharField(_("status"), max_length=10, choices=VersionStatus.choices, default=VersionStatus.DRAFT)
    valid_from_period = models.CharField(
        _("valid from period"),
        max_length=6,
        blank=True,
        db_comment="First half year it holds for, like 2015H1; empty: from the beginning (lists that are not SCB's)",
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, db_comment="Null: still a draft")
    published_by = models.CharField(
        _("published by"),
        max_length=150,
        blank=True,
        db_comment="A board member's or operator's login, or release for a shipped file",
    )
    source = models.TextField(_("source"), blank=True, db_comment="Where the codes were taken from, as shown to users")
    rules = models.JSONField(
        _("rules"),
        default=dict,
        blank=True,
        db_comment="What holds between codes, e.g. forbidden_pairs [[earlier, later]] and skip for R6",
    )

    class Meta:
        db_table_comment = "A code list's contents from a half year on; a published one is immutable (trigger)"
        ordering = ("code_list", "number")
        verbose_name = _("code list version")
        verbose_name_plural = _("code list versions")
        constraints = [
            models.UniqueConstraint(fields=["code_list", "number"], name="codelists_version_number_once"),
            models.CheckConstraint(
                condition=Q(valid_from_period="") | Q(valid_from_period__regex=r"^[0-9]{4}H[12]$"),
                name="codelists_version_period_form",
                violation_error_message=_("A half year is written like 2026H2."),
            ),
            models.CheckConstraint(
                condition=Q(status=VersionStatus.DRAFT, published_at=None)
                | Q(status=VersionStatus.PUBLISHED, published_at__isnull=False),
                name="codelists_version_published_has_time",
                violation_error_message=_("A published version has a time of publication, a draft has none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code_list.slug} {self.number}"


class Code(models.Model):
    """One value of a version."""

    data_class: ClassVar[str] = "none"
    retention: ClassVar[str] = "permanent"

    version = models.ForeignKey(CodeListVersion, models.CASCADE, related_name="codes", verbose_name=_("version"))
    code = models.CharField(
        _("code"), max_length=60, db_comment="Internal name; the number written to SCB is flags.scb_code"
    )
    label = models.CharField(_("label"), max_length=200, db_comment="Swedish, as shown to users")
    position = models.PositiveIntegerField(_("position"), db_comment="Order in lists of choices")
    flags = models.JSONField(
        _("flags"),
        default=dict,
        blank=True,
        db_comment="What the code means to rules; keys are documented in the shipped files",
    )
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, db_comment="First day it may be chosen; null: always could be"
    )
    valid_to = models.DateField(
        _("valid to"), null=True, blank=True, db_comment="Last day it may be chosen; null: no end is known"
    )

    class Meta:
        db_table_comment = "Values of a code list's version"
        ordering = ("version", "position")
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="codelists_code_once_per_version"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=models.F("valid_to")),
                name="codelists_code_validity_ordered",
                violation_error_message=_("The first day stands before the last."),
            ),
        ]

    def __str__(self) -> str:
        return self.code
