from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.personnummer import format_for_people
from kaa.core.records import VersionedRecord
from tenant_apps.register.enums import NumberKind, Sex


class YouthQuerySet(models.QuerySet["Youth"]):
    def shown(self) -> YouthQuerySet:
        """Without those under protection: what everyone but their handlers works with (PRV-22)."""
        return self.living().filter(protected_at=None)

    def living(self) -> YouthQuerySet:
        """Without the empty rows of those who were merged into another."""
        return self.filter(merged_into=None)


@tracked()
class Youth(VersionedRecord):
    """Everyone whom a source has named, and a partnership's participants; in KAA's register while a Registration is open.

    Name, number: förordning (2006:39) 4 § 1. Age comes from `birth_date`, never from the number (folkbokföringslagen 18 §).
    """

    data_class = "personal"
    retention = "register"

    personnummer = models.CharField(
        _("personal identity number"),
        max_length=14,
        unique=True,
        null=True,
        blank=True,
        db_comment="canonical: 12 digits, or YYYYMMDDTFnn",
    )
    number_kind = models.CharField(
        max_length=14, choices=NumberKind.choices, default=NumberKind.PERSONNUMMER, db_default="personnummer"
    )
    birth_date = models.DateField(_("date of birth"), db_comment="the true one; the number may carry a day nearby")
    given_name = models.CharField(_("given name"), max_length=160, blank=True, default="", db_default="")
    family_name = models.CharField(_("family name"), max_length=160, blank=True, default="", db_default="")
    name_by_hand = models.BooleanField(
        default=False, db_default=False, db_comment="staff wrote the names: no file changes them until it says the same"
    )
    birth_date_by_hand = models.BooleanField(
        default=False, db_default=False, db_comment="staff wrote it: no file changes it until it says the same"
    )
    sort_key = models.CharField(
        max_length=400, db_collation="C", db_default="", db_comment="kaa.core.names.sort_key of family name, given name"
    )
    search_key = models.CharField(
        max_length=400, db_collation="C", db_default="", db_comment="kaa.core.names.search_key of both names"
    )
    label = models.ForeignKey(
        "accounts.Label",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="youths",
        verbose_name=_("label"),
    )
    unit = models.ForeignKey("accounts.Unit", on_delete=models.SET_NULL, null=True, blank=True, related_name="youths")
    protected_at = models.DateTimeField(
        null=True, blank=True, db_comment="set: shown to named handlers only (PRV-20..24)"
    )
    deceased_on = models.DateField(null=True, blank=True)
    exempt_until = models.DateField(
        null=True, blank=True, db_comment="exempt from automatic proposals until, decided by hand"
    )
    exempt_reason = models.CharField(max_length=300, blank=True, default="", db_default="")
    merged_into = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="merged_youths", db_index=False,
        db_comment="set: an empty row, whose address leads to that youth",
    )  # fmt: skip

    objects: ClassVar[models.Manager[Youth]] = YouthQuerySet.as_manager()

    class Meta:
        db_table_comment = "Youths"
        indexes = [
            # `id` is no key column: PostgreSQL 18 can skip-scan a key's prefix, and while a first import is uncommitted (the planner
            # still takes the table for empty) every foreign key's check would walk the whole index
            models.Index(fields=["sort_key"], include=["id"], name="youth_by_name"),
            models.Index(fields=["birth_date"], name="youth_birth"),
            models.Index(fields=["label"], name="youth_label"),
            models.Index(fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="youth_merged"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None)
                | models.Q(personnummer=None, given_name="", family_name="", label=None, unit=None),
                name="youth_merged_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"youth {self.public_id}"  # never the name: it ends in logs

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def shown_number(self) -> str:
        return format_for_people(self.personnummer) if self.personnummer else ""


@tracked()
class YouthNumber(models.Model):
    """A number that the youth has had: numbers change (coordination number to personnummer, legal sex); the old one still finds (REL-23)."""

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey(Youth, on_delete=models.CASCADE, related_name="numbers")
    value = models.CharField(max_length=14, unique=True)
    kind = models.CharField(max_length=14, choices=NumberKind.choices)
    replaced_on = models.DateField()

    class Meta:
        db_table_comment = "Earlier numbers"

    def __str__(self) -> str:
        return f"earlier number of {self.youth_id}"


@tracked()
class LegalSex(models.Model):
    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey(Youth, on_delete=models.CASCADE, related_name="sexes", db_index=False)
    sex = models.CharField(max_length=8, choices=Sex.choices)
    valid_from = models.DateField(db_comment="the birth date for the first one")

    class Meta:
        db_table_comment = "Legal sex, dated"
        constraints = [models.UniqueConstraint(fields=["youth", "valid_from"], name="legalsex_once")]

    def __str__(self) -> str:
        return f"{self.sex} from {self.valid_from}"


@tracked()
class Residence(models.Model):
    """Home municipality by the population register; 29 kap. 6 § skollagen where somebody stays, entered by hand."""

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey(Youth, on_delete=models.CASCADE, related_name="residences", db_index=False)
    municipality_code = models.CharField(max_length=4)
    valid_from = models.DateField(db_comment="when it was first seen, or the date of the move when the source gives it")
    valid_to = models.DateField(null=True, blank=True, db_comment="first day elsewhere; half-open")
    first_in_sweden_on = models.DateField(null=True, blank=True, db_comment="immigrated: first registered in Sweden")
    source = models.CharField(max_length=40)
    source_note = models.CharField(
        max_length=300, blank=True, default="", db_default="", db_comment="by hand: from where it is known, and why"
    )

    class Meta:
        db_table_comment = "Home municipality, dated"
        constraints = [
            models.UniqueConstraint(fields=["youth", "valid_from"], name="residence_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="residence_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_code} from {self.valid_from}"
