"""Work as rows: long jobs, messages out, private files, and the tenant's secret."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from kaa.core.records import PublicRecord


class Job(PublicRecord):
    """Long work. A message only wakes a worker; the row says what is to be done and how it went."""

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    data_class = "none"
    retention = "jobs"

    kind = models.CharField(max_length=40, db_comment="key of the registry in tenant_apps.work.services")
    key = models.CharField(max_length=200, db_comment="what it works on; one open job per kind and key")
    arguments = models.JSONField(default=dict, db_default={}, db_comment="ids and dates only, never personal data")
    state = models.CharField(max_length=12, choices=State.choices, default=State.QUEUED, db_default="queued")
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    result = models.JSONField(default=dict, db_default={}, db_comment="counts and public ids")
    message = models.CharField(
        max_length=300, blank=True, default="", db_default="", db_comment="what went wrong, without personal data"
    )
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    cancel_asked_at = models.DateTimeField(
        null=True, blank=True, db_comment="the work stops where it tells how far it has come"
    )
    cancelled_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    woken_at = models.DateTimeField(db_default=Now(), db_comment="when a message was last sent for it")

    class Meta:
        db_table_comment = "Long work"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=models.Q(state__in=["queued", "running"]), name="job_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.QUEUED, self.State.RUNNING}


class Message(PublicRecord):
    """Outbox: what is to be sent, once, however often the job runs."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        WITHDRAWN = "withdrawn", _("withdrawn")
        FAILED = "failed", _("failed")
        EXPIRED = "expired", _("too late to be sent")

    data_class = "personal"
    retention = "messages"

    key = models.CharField(
        max_length=200, unique=True, db_comment="youth, step and occasion: one message, whatever happens"
    )
    channel = models.CharField(max_length=20)
    youth = models.ForeignKey(
        "register.Youth", on_delete=models.CASCADE, null=True, blank=True, related_name="messages"
    )
    recipient = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, blank=True, default="", db_default="")
    body = models.TextField(blank=True, default="", db_default="")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING, db_default="waiting")
    send_after = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(
        null=True, blank=True, db_comment="from then on it would mislead and is not sent; empty: it never does"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    problem = models.CharField(
        max_length=60,
        blank=True,
        default="",
        db_default="",
        db_comment="kind of error of the last attempt; never its text",
    )

    class Meta:
        db_table_comment = "Outbox"
        indexes = [
            models.Index(fields=["send_after"], condition=models.Q(state="waiting"), name="message_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"


class StoredFile(PublicRecord):
    """A private file; its bytes lie under the tenant's folder by an opaque name, and are fetched through a permission view."""

    data_class = "personal"
    retention = "files"

    kind = models.CharField(max_length=40, db_comment="decides which right may fetch it")
    name = models.CharField(max_length=200, db_comment="what it is called when fetched")
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        db_table_comment = "Private files"

    def __str__(self) -> str:
        return self.name


class Secret(models.Model):
    """The tenant's own secrets: made with its schema, never in public."""

    data_class = "none"
    retention = "permanent"

    name = models.CharField(max_length=40, unique=True)
    value = models.BinaryField()
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table_comment = "Secrets of this tenant"

    def __str__(self) -> str:
        return self.name
