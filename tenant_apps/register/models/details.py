from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.register.enums import DetailKind


@tracked()
class ContactDetail(PublicRecord):
    """A telephone number, e-mail or address, with where it came from, how old it is and whether it failed (2006:39 4 § 1)."""

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="details", db_index=False)
    kind = models.CharField(max_length=8, choices=DetailKind.choices)
    value = models.CharField(
        max_length=254, db_comment="number as digits with leading + or 0; e-mail; street and number"
    )
    care_of = models.CharField(max_length=100, blank=True, default="", db_default="")
    postcode = models.CharField(max_length=5, blank=True, default="", db_default="")
    city = models.CharField(max_length=60, blank=True, default="", db_default="")
    source = models.CharField(max_length=40, db_comment="a source's name, or 'staff'")
    first_seen_on = models.DateField()
    last_seen_on = models.DateField()
    gone_on = models.DateField(null=True, blank=True, db_comment="when the source stopped giving it")
    failed_on = models.DateField(null=True, blank=True)
    failed_reason = models.CharField(
        max_length=40, blank=True, default="", db_default="", db_comment="contact_outcome code that failed it"
    )
    failed_reason_version = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        db_table_comment = "Contact details"
        constraints = [
            models.UniqueConstraint(fields=["youth", "kind", "value", "postcode", "source"], name="contactdetail_once")
        ]
        indexes = [models.Index(fields=["value"], name="contactdetail_value")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.youth_id}"


class GuardianQuerySet(models.QuerySet["Guardian"]):
    def shown(self) -> GuardianQuerySet:
        """Whom staff may know of, write to and call: one under protection is the handlers' alone (rules: Ages, recipients, guardians)."""
        return self.filter(is_protected=False)

    def hidden(self) -> GuardianQuerySet:
        """That there is one under protection."""
        return self.filter(is_protected=True)


@tracked()
class Guardian(VersionedRecord):
    """Working documentation, not the register: in a table of its own, erased at the 18th birthday (PRV-11)."""

    data_class = "personal"
    retention = "guardian"

    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="guardians", db_index=False)
    position = models.PositiveSmallIntegerField(db_comment="1 or 2, as the source orders them; 0: one under protection")
    name = models.CharField(_("name"), max_length=160)
    phone = models.CharField(_("telephone"), max_length=30, blank=True, default="", db_default="")
    email = models.CharField(_("e-mail"), max_length=254, blank=True, default="", db_default="")
    is_appointed = models.BooleanField(default=False, db_default=False, db_comment="god man, förordnad vårdnadshavare")
    source = models.CharField(max_length=40)
    first_seen_on = models.DateField()
    last_seen_on = models.DateField()
    phone_failed_on = models.DateField(null=True, blank=True)
    # an own address, written by hand; without one a letter goes to where the youth is registered
    care_of = models.CharField(_("c/o"), max_length=100, blank=True, default="", db_default="")
    street = models.CharField(_("address"), max_length=254, blank=True, default="", db_default="")
    postcode = models.CharField(_("postcode"), max_length=5, blank=True, default="", db_default="")
    city = models.CharField(_("city"), max_length=60, blank=True, default="", db_default="")
    address_failed_on = models.DateField(null=True, blank=True)
    email_failed_on = models.DateField(null=True, blank=True)
    is_protected = models.BooleanField(
        default=False, db_default=False, db_comment="protected identity: nothing is kept but that there is somebody, and nothing is sent"
    )  # fmt: skip

    objects: ClassVar[GuardianQuerySet] = GuardianQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        db_table_comment = "Guardians"
        constraints = [
            models.UniqueConstraint(fields=["youth", "source", "position"], name="guardian_once"),
            models.CheckConstraint(
                condition=models.Q(is_protected=False) | models.Q(name="", phone="", email="", care_of="", street="", postcode="", city=""),
                name="guardian_protected_is_empty",
            ),
            models.CheckConstraint(  # a source's places are for those who have a name
                condition=models.Q(is_protected=True, position=0) | models.Q(is_protected=False, position__gt=0),
                name="guardian_protected_has_no_place",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["youth"], condition=models.Q(is_protected=True), name="guardian_protected"),
        ]

    def __str__(self) -> str:
        return f"guardian of {self.youth_id}"
