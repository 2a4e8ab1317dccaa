"""Staff, their roles, units and labels. The tables stand in every tenant's schema, and in public for the public site's own users."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.access import Right
from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.matrix import rights_of


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser, VersionedRecord):
    """A member of staff of one tenant; the same person in two tenants is two users."""

    data_class = "personal"
    retention = "staff"
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(_("active"), default=True, db_default=True)

    objects: ClassVar[UserManager] = UserManager()
    withheld: frozenset[Right] = frozenset()  # of this request: what a token does not carry of its user's rights

    class Meta:
        ordering = ["name"]
        db_table_comment = "Staff"

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        return self.name or self.email

    @property
    def roles(self) -> frozenset[Role]:
        """Read once per request: the user object is the request's."""
        if not hasattr(self, "_roles"):
            self._roles = frozenset(Role(grant.role) for grant in self.grants.all())
        return self._roles

    def may(self, right: Right) -> bool:
        """Kaa.core.access' protocol: what the matrix gives the user's roles."""
        if not self.is_active or right in self.withheld:
            return False
        return any(right in rights_of(role) for role in self.roles)


@tracked()
class Unit(PublicRecord):
    """Where staff and youths belong; in a partnership a subproject."""

    data_class = "none"
    retention = "permanent"

    name = models.CharField(_("name"), max_length=100, unique=True)
    is_subproject = models.BooleanField(default=False, db_default=False)
    county_code = models.CharField(
        max_length=2,
        blank=True,
        default="",
        db_default="",
        db_comment="a subproject's county; county leaders follow it",
    )
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        db_table_comment = "Units, and a partnership's subprojects"

    def __str__(self) -> str:
        return self.name


@tracked()
class RoleGrant(models.Model):
    """One role of one user; for project leaders within a unit or county."""

    data_class = "personal"
    retention = "staff"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=30, choices=Role.choices)
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="a local leader's subproject",
    )
    county_code = models.CharField(
        max_length=2, blank=True, default="", db_default="", db_comment="a county leader's county"
    )

    class Meta:
        db_table_comment = "Roles of staff"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "unit", "county_code"], nulls_distinct=False, name="rolegrant_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}"


@tracked()
class Label(VersionedRecord):
    """Etikett: whose youths these are. Usually one per coach; without a user when the post is vacant."""

    data_class = "none"
    retention = "permanent"

    name = models.CharField(_("name"), max_length=60, unique=True)
    user = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="labels", null=True, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="labels", null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        db_table_comment = "Labels: whose youths"

    def __str__(self) -> str:
        return self.name


@tracked()
class SiteContact(VersionedRecord):
    """Whom to tell about this site's shortcomings, and when it was last assessed: one row, for the accessibility statement
    (10 § lagen 2018:1937 om tillgänglighet till digital offentlig service).
    """

    data_class = "none"
    retention = "permanent"

    only = models.BooleanField(
        default=True, db_default=True, unique=True, editable=False, db_comment="there is one row"
    )
    email = models.EmailField(_("e-mail"), blank=True, default="", db_default="", db_comment="a shared mailbox")
    phone = models.CharField(_("telephone"), max_length=40, blank=True, default="", db_default="")
    assessed_on = models.DateField(
        _("assessed on"),
        null=True,
        blank=True,
        db_comment="the tenant's own assessment; null: the product's own is told",
    )
    shortcomings = models.TextField(
        _("known shortcomings"),
        blank=True,
        default="",
        db_default="",
        db_comment="the tenant's own, beside the product's",
    )
    updated_on = models.DateField(_("updated on"))

    class Meta:
        db_table_comment = "Contact and date of the accessibility statement"
        constraints = [
            models.CheckConstraint(condition=models.Q(only=True), name="sitecontact_only_one"),
            models.CheckConstraint(
                condition=~models.Q(email="") | ~models.Q(phone=""),
                name="sitecontact_can_be_reached",
                violation_error_message=_("Give an e-mail address or a telephone number."),
            ),
        ]

    def __str__(self) -> str:
        return self.email or self.phone


@tracked(exclude=["digest", "last_used_at"])
class ApiToken(PublicRecord):
    """A key to the API that somebody has made for a program: at most the user's own rights, for a year at the longest.

    The token itself is shown once and kept nowhere; its digest carries the tenant, so that a copied row opens no other tenant.
    """

    data_class = "personal"
    retention = "staff"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=60)
    hint = models.CharField(max_length=4, db_comment="the token's first characters: which one it is")
    digest = models.CharField(max_length=64, unique=True, db_comment="SHA-256 of schema and token")
    may_write = models.BooleanField(default=False, db_default=False)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True, db_comment="to within five minutes")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Tokens for the API"
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"], condition=models.Q(revoked_at=None), name="apitoken_name_once"
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__lte=models.F("created_at") + timedelta(days=366)),
                name="apitoken_a_year_at_most",
                violation_error_message=_("A token is valid for a year at most."),
            ),
        ]

    def __str__(self) -> str:
        return f"token {self.public_id}"
