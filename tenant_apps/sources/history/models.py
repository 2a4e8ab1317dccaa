"""History from another system: what a file says row by row, and what of it the register has taken in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked


class HistoryKind(models.TextChoices):
    REGISTRATION = "registration", _("registration")
    CONTACT = "contact", _("contact")
    OCCUPATION = "occupation", _("occupation")
    INTERVENTION = "intervention", _("measure")


class HistoryRow(models.Model):
    """One fact of a file's row, and what is said of it. When the run is applied or discarded only the verdict is left."""

    class Change(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("completed")
        SAME = "same", _("here already")
        WAITING = "waiting", _("waits for a code")
        REFUSED = "refused", _("refused")

    data_class = "personal"
    retention = "runs"

    pk = models.CompositePrimaryKey("run_id", "row_number", "part")
    run = models.ForeignKey(
        "sources.ImportRun", on_delete=models.CASCADE, related_name="history", db_index=False, db_constraint=False
    )
    row_number = models.PositiveIntegerField(db_comment="as a person counts: the header is row 1")
    part = models.PositiveSmallIntegerField(db_comment="a row of SCB's file holds up to three facts")
    kind = models.CharField(max_length=12, choices=HistoryKind.choices)
    personnummer = models.CharField(max_length=14, db_default="", db_comment="empty: could not be read, or is decided")
    person = models.JSONField(
        default=dict, db_default={}, db_comment="what a youth whom nobody knows is made of; else empty"
    )
    given = models.JSONField(default=dict, db_default={}, db_comment="dates and texts")
    codes = models.JSONField(default=dict, db_default={}, db_comment="the other system's codes, by our field")
    ours = models.JSONField(default=dict, db_default={}, db_comment="the same in our code lists; null: not chosen yet")
    content_hash = models.CharField(
        max_length=32, db_default="", db_comment="an equal one of the same youth changes nothing"
    )
    occurrence = models.PositiveSmallIntegerField(db_default=1, db_comment="which of several equal facts")
    change = models.CharField(max_length=8, choices=Change.choices, db_default="new")
    code = models.CharField(max_length=40, db_default="", db_comment="key of tenant_apps.sources.history.messages")
    detail = models.CharField(max_length=200, db_default="", db_comment="column; never a name or number")
    youth_id = models.BigIntegerField(null=True, db_comment="found by number or earlier number; no key")

    class Meta:
        db_table_comment = "What a file of history says, row by row"
        indexes = [models.Index(fields=["youth_id"], name="historyrow_youth")]

    def __str__(self) -> str:
        return f"history row {self.row_number}"


@tracked()
class HistoryRecord(models.Model):
    """That a fact has been taken in: the same file twice changes nothing. Goes by itself when the run is undone, being tracked."""

    data_class = "personal"
    retention = "register"

    youth = models.ForeignKey(
        "register.Youth", on_delete=models.CASCADE, related_name="history_records", db_index=False
    )
    kind = models.CharField(max_length=12, choices=HistoryKind.choices)
    content_hash = models.CharField(max_length=32)

    class Meta:
        db_table_comment = "Facts taken in from another system"
        constraints = [models.UniqueConstraint(fields=["youth", "kind", "content_hash"], name="historyrecord_once")]

    def __str__(self) -> str:
        return f"history of {self.youth_id}"
