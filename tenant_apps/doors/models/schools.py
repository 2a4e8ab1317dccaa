"""Schools, and the door that each has: a link, and codes mailed to the address that stands here."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord


@tracked()
class SchoolUnit(VersionedRecord):
    """A school unit in Skolverket's register (SKOLFS 2011:154), and whom to write to there."""

    data_class = "none"
    retention = "permanent"

    code = models.CharField(
        _("school unit code"), max_length=8, unique=True,
        validators=[RegexValidator(r"^[0-9]{8}$", _("The code has eight digits."))],
        error_messages={"unique": _("There is a school with this code already.")}, db_comment="Skolverket's, eight digits",
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=120)
    municipality_code = models.CharField(_("municipality"), max_length=4, db_comment="where the school lies")
    email = models.EmailField(
        _("contact e-mail"), blank=True, default="", db_default="", db_comment="a mailbox of the school: codes go there"
    )
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "School units"
        ordering = ["name", "code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^[0-9]{8}$"), name="schoolunit_code_shape"),
            models.CheckConstraint(
                condition=models.Q(municipality_code__regex=r"^[0-9]{4}$"), name="schoolunit_municipality_shape"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked(exclude=["token_hash"])
class SchoolLink(PublicRecord):
    """A school's link: whoever holds it may order talks and, with a mailed code, send notices. Only its fingerprint is kept."""

    data_class = "none"
    retention = "permanent"

    unit = models.ForeignKey(SchoolUnit, on_delete=models.CASCADE, related_name="links")
    token_hash = models.BinaryField(
        unique=True, db_comment="keyed fingerprint; the link itself is shown once, to staff"
    )
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "Schools' links"
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=models.Q(revoked_at=None), name="schoollink_one_open")
        ]

    def __str__(self) -> str:
        return f"link {self.public_id}"


class SchoolCode(PublicRecord):
    """A one-time code on its way to a school's mailbox. Technical: gone the night after."""

    data_class = "none"
    retention = "codes"

    link = models.ForeignKey(SchoolLink, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.BinaryField(db_comment="keyed fingerprint")
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "One-time codes mailed to schools"
        constraints = [models.CheckConstraint(condition=models.Q(tries__lte=5), name="schoolcode_few_tries")]

    def __str__(self) -> str:
        return f"code {self.public_id}"
