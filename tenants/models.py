"""Who is served, and under which hosts. In public; no personal data of youths."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django_tenants.models import DomainMixin, TenantMixin


class Tenant(TenantMixin):
    """One controller (personuppgiftsansvarig nämnd) with a register of its own: a municipality, a förbund of several, or a
    regional partnership. Its secrets live in its own schema, never here.
    """

    class Kind(models.TextChoices):
        PUBLIC = "public", _("public site")
        MUNICIPALITY = "municipality", _("municipality")
        PARTNERSHIP = "partnership", _("partnership")

    auto_create_schema = False  # tenants.provisioning makes schemas, by replay
    data_class = "none"
    retention = "permanent"

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    municipality_codes = ArrayField(
        models.CharField(max_length=4, validators=[RegexValidator(r"^\d{4}$")]), default=list, db_default=[], blank=True,
        db_comment="SCB's four-digit codes; several for a förbund; a partnership may have none",
    )  # fmt: skip
    controller = models.CharField(max_length=200, blank=True, default="", db_comment="the nämnd that is controller")
    organisation_number = models.CharField(
        max_length=11, blank=True, default="", validators=[RegexValidator(r"^\d{6}-\d{4}$")]
    )
    data_protection_contact = models.CharField(max_length=200, blank=True, default="")
    agreement_signed_at = models.DateTimeField(
        null=True, blank=True, db_comment="processing agreement (PUB-avtal); none: not yet"
    )
    suspended_at = models.DateTimeField(null=True, blank=True, db_comment="set: its hosts answer 503")
    migrated_to = models.CharField(
        max_length=12, blank=True, default="", db_comment="mark of the migrations its schema has"
    )
    last_active_on = models.DateField(
        null=True,
        blank=True,
        db_comment="the latest day on which anybody logged in there; who, stands in its own schema",
    )
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["name"]
        db_table_comment = "One controller with a schema of its own"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(schema_name__regex=r"^(public|k[a-z0-9_]{1,30})$"), name="tenant_schema_name_is_ours"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="municipality") | models.Q(municipality_codes__len__gte=1),
                name="tenant_municipality_has_a_code",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_municipality(self) -> bool:
        return self.kind == self.Kind.MUNICIPALITY


class Domain(DomainMixin):
    data_class = "none"
    retention = "permanent"

    class Meta:
        db_table_comment = "Exact hosts; an unknown host is answered with 404"

    def __str__(self) -> str:
        return str(self.domain)
