"""A connection to a school system that speaks SS 12000, what was fetched by it, and who its persons are."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord


@tracked()
class Connection(VersionedRecord):
    """Where and how to fetch. The client's secret is not here but sealed (tenant_apps.work.sealing): no history may hold it."""

    data_class = "none"
    retention = "permanent"

    source = models.OneToOneField("sources.Source", on_delete=models.PROTECT, related_name="connection")
    base_address = models.CharField(_("base address"), max_length=300)
    token_address = models.CharField(_("token address"), max_length=300)
    client_id = models.CharField(_("client id"), max_length=200)
    scope = models.CharField(_("scope"), max_length=200, blank=True, default="", db_default="")
    units = models.JSONField(
        default=list,
        db_default=[],
        blank=True,
        db_comment="ids of the chosen organisations; empty: all that the server gives",
    )
    known_units = models.JSONField(
        default=list, db_default=[], blank=True, db_comment="id, name and code of organisations at the last contact"
    )
    is_active = models.BooleanField(_("fetch every night"), default=True, db_default=True)
    applies = models.BooleanField(_("apply by itself"), default=False, db_default=False)
    is_certified = models.BooleanField(
        default=False, db_default=False, db_comment="the administrator certifies what a missing securityMarking means"
    )
    certified_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    certified_on = models.DateField(null=True, blank=True)
    scope_changed_at = models.DateTimeField(
        null=True, blank=True, db_comment="what is fetched was changed: the next fetch is a full one"
    )

    class Meta:
        db_table_comment = "Connections by SS 12000"

    def __str__(self) -> str:
        return f"connection {self.public_id}"

    @property
    def secret_name(self) -> str:
        return f"ss12000-{self.public_id.hex}"


class Fetch(PublicRecord):
    """One fetch. Its `until` counts as the high-water mark when its run is applied, and no longer when the run is undone."""

    class State(models.TextChoices):
        RUNNING = "running", _("being fetched")
        DONE = "done", _("fetched")
        FAILED = "failed", _("failed")

    data_class = "none"
    retention = "runs"

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="fetches")
    run = models.OneToOneField(
        "sources.ImportRun", on_delete=models.SET_NULL, null=True, blank=True, related_name="fetch"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.RUNNING, db_default="running")
    is_full = models.BooleanField()
    since = models.DateTimeField(null=True, blank=True, db_comment="an increment: what was modified after this")
    until = models.DateTimeField(db_comment="the server's clock when it began, less some minutes")
    finished_at = models.DateTimeField(null=True, blank=True)
    persons = models.PositiveIntegerField(
        default=0, db_default=0, db_comment="that the server gave, of all ages; without those under protection"
    )
    problem = models.CharField(
        max_length=40, blank=True, default="", db_default="", db_comment="key of ss12000.messages"
    )
    status = models.PositiveSmallIntegerField(null=True, blank=True, db_comment="HTTP status of the last answer")
    notes = models.JSONField(
        default=list, db_default=[], blank=True, db_comment="keys of ss12000.messages: what the server lacks"
    )

    class Meta:
        db_table_comment = "Fetches by SS 12000"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"fetch {self.public_id}"


class RemotePerson(models.Model):
    """Whom the school system's id means, as a keyed hash of the number: `deletedEntities` gives ids alone.

    Nobody under protection is here, and a full fetch removes those whom it did not name.
    """

    data_class = "personal"
    retention = "register"

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="remote_persons", db_index=False)
    remote_id = models.UUIDField(db_comment="the school system's id of the person")
    number_hash = models.BinaryField(db_comment="HMAC of the number with a key of this tenant")

    class Meta:
        db_table_comment = "Persons of a connection"
        constraints = [models.UniqueConstraint(fields=["connection", "remote_id"], name="remoteperson_once")]

    def __str__(self) -> str:
        return f"remote person {self.remote_id}"
