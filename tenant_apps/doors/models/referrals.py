"""Self-referrals, kept outside the register, and the public form's own texts and settings."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.doors.enums import About, ReferralState, Who


@tracked()
class SelfReferral(VersionedRecord):
    """Somebody asks to be called. `youth` is set by staff alone; what looks like a match is worked out for each reader (PRV-22)."""

    data_class = "personal"
    retention = "self_referral"

    nonce = models.CharField(
        max_length=32, unique=True, db_comment="of the form that was filled in: sent twice is kept once"
    )
    who = models.CharField(max_length=10, choices=Who.choices)
    about = models.CharField(max_length=10, choices=About.choices)
    name = models.CharField(max_length=100)
    phone = models.CharField(max_length=16, blank=True, default="", db_default="")
    email = models.CharField(max_length=254, blank=True, default="", db_default="")
    language = models.CharField(max_length=20, db_comment="key of the language that the form was read in")
    received_at = models.DateTimeField()
    state = models.CharField(
        max_length=12, choices=ReferralState.choices, default=ReferralState.NEW, db_default=ReferralState.NEW.value
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    youth = models.ForeignKey(
        "register.Youth", on_delete=models.CASCADE, null=True, blank=True, related_name="self_referrals"
    )

    class Meta:
        db_table_comment = "Self-referrals, outside the register"
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["state", "received_at"], name="selfreferral_inbox")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(phone="") | ~models.Q(email=""), name="selfreferral_can_be_reached"
            ),
            models.CheckConstraint(
                condition=models.Q(state="new", decided_at=None)
                | (~models.Q(state="new") & ~models.Q(decided_at=None)),
                name="selfreferral_decided_when",
            ),
        ]

    def __str__(self) -> str:
        return f"self-referral {self.public_id}"


@tracked()
class ReferralLanguage(VersionedRecord):
    """The public form in a language of the tenant's own: its texts by key, written or ordered by the tenant."""

    data_class = "none"
    retention = "permanent"

    tag = models.CharField(
        _("language tag"), max_length=20, unique=True,
        validators=[RegexValidator(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", _("A tag as in BCP 47: so, ar, fa-AF, ku-Latn."))],
        error_messages={"unique": _("There is a form in this language already.")}, db_comment="BCP 47, for the page's lang",
    )  # fmt: skip
    name = models.CharField(_("the language's name in itself"), max_length=40)
    is_right_to_left = models.BooleanField(_("is written from right to left"), default=False, db_default=False)
    is_published = models.BooleanField(_("shown on the page"), default=False, db_default=False)
    texts = models.JSONField(default=dict, db_default={}, db_comment="key of doors.texts -> text")

    class Meta:
        db_table_comment = "The self-referral form in the tenant's own languages"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


DAYS = [MinValueValidator(7), MaxValueValidator(1100)]


@tracked()
class DoorSettings(VersionedRecord):
    """One row: whether the public form is open, and how long what came in is kept when it leads to nothing."""

    data_class = "none"
    retention = "permanent"

    only = models.BooleanField(
        default=True, db_default=True, unique=True, editable=False, db_comment="there is one row"
    )
    is_open = models.BooleanField(_("The form is open"), default=True, db_default=True)
    phone = models.CharField(_("Telephone"), max_length=40, blank=True, default="", db_default="")
    call_within_days = models.PositiveSmallIntegerField(
        _("Called within, working days"),
        default=3,
        db_default=3,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    referral_days = models.PositiveSmallIntegerField(_("Self-referrals"), default=90, db_default=90, validators=DAYS)
    talk_days = models.PositiveSmallIntegerField(_("Talks"), default=365, db_default=365, validators=DAYS)
    notice_days = models.PositiveSmallIntegerField(
        _("Notices that a pupil begins or ends"), default=365, db_default=365, validators=DAYS
    )
    absence_days = models.PositiveSmallIntegerField(
        _("Notices of absence"), default=180, db_default=180, validators=DAYS
    )

    class Meta:
        db_table_comment = "Settings of the doors without login"
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="doorsettings_only_one")]

    def __str__(self) -> str:
        return "door settings"
