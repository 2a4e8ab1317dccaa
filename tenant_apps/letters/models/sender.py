from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.letters.enums import Gateway, Side


@tracked()
class Sender(VersionedRecord):
    """Who writes: what stands at the top and the foot of every letter. One row."""

    data_class = "none"
    retention = "permanent"

    name = models.CharField(_("sender"), max_length=120)
    street = models.CharField(_("street or box"), max_length=100, blank=True, default="", db_default="")
    postcode = models.CharField(_("postcode"), max_length=6, blank=True, default="", db_default="")
    city = models.CharField(_("city"), max_length=60, blank=True, default="", db_default="")
    phone = models.CharField(_("telephone"), max_length=40, blank=True, default="", db_default="")
    email = models.EmailField(_("e-mail"), blank=True, default="", db_default="")
    web = models.CharField(_("web address"), max_length=120, blank=True, default="", db_default="")
    turn_to = models.TextField(_("where to turn at 20"), max_length=1500, blank=True, default="", db_default="")
    window = models.CharField(
        _("the envelope's window"), max_length=5, choices=Side.choices, default=Side.RIGHT, db_default="right"
    )
    is_only = models.BooleanField(
        default=True, db_default=True, unique=True, editable=False, db_comment="always true: there is one row"
    )

    class Meta:
        db_table_comment = "The sender of letters"
        constraints = [models.CheckConstraint(condition=models.Q(is_only=True), name="sender_only")]

    def __str__(self) -> str:
        return self.name


@tracked()
class SmsGateway(VersionedRecord):
    """Where text messages are handed over. The secret is not here but sealed (tenant_apps.work.sealing): no history may hold it."""

    data_class = "none"
    retention = "permanent"
    SECRET = "sms-gateway"  # noqa: S105  (a name)

    kind = models.CharField(_("how it is asked"), max_length=5, choices=Gateway.choices)
    address = models.CharField(_("address"), max_length=300)
    username = models.CharField(_("user name"), max_length=200, blank=True, default="", db_default="")
    sender = models.CharField(_("sender"), max_length=15)
    is_active = models.BooleanField(_("in use"), default=True, db_default=True)
    is_only = models.BooleanField(
        default=True, db_default=True, unique=True, editable=False, db_comment="always true: there is one row"
    )

    class Meta:
        db_table_comment = "The gateway of text messages"
        constraints = [models.CheckConstraint(condition=models.Q(is_only=True), name="smsgateway_only")]

    def __str__(self) -> str:
        return f"gateway {self.public_id}"
