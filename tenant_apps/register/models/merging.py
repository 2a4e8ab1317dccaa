"""Two rows that are the same person: merged in two steps, and divided again; or said to be two persons."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord


@tracked()
class YouthMerge(PublicRecord):
    """That somebody proposed that `away` is the same person as `kept`, and what was moved when it was done (REL-25).

    `away` is left as an empty row (Youth.merged_into), so that its address leads on and what was moved can go back.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        APPLIED = "applied", _("merged")
        UNDONE = "undone", _("divided again")
        WITHDRAWN = "withdrawn", _("withdrawn")

    data_class = "personal"
    retention = "register"

    kept = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="merges")
    away = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="merges_away")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED, db_default="proposed")
    reason = models.CharField(max_length=300, db_comment="from where it is known that they are one")
    proposed_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField()
    applied_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, db_comment="divided again, or withdrawn")
    end_reason = models.CharField(max_length=300, blank=True, default="", db_default="")
    before = models.JSONField(
        default=dict, db_default={}, blank=True, encoder=DjangoJSONEncoder,
        db_comment="columns of both youths before, and of the kept one as the merge left it",
    )  # fmt: skip
    moved = models.JSONField(
        default=dict, db_default={}, blank=True, db_comment="keys of the moved rows, by model and field"
    )

    class Meta:
        db_table_comment = "Merges of youths"
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("away")), name="youthmerge_of_two"),
            models.UniqueConstraint(
                fields=["away"], condition=Q(state__in=["proposed", "applied"]), name="youthmerge_away_once",
                violation_error_message=_("It is proposed already that this youth is merged."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"merge {self.public_id}"


@tracked()
class NotSame(PublicRecord):
    """Two youths who are alike and are two persons: never suggested again."""

    data_class = "personal"
    retention = "register"

    first = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        db_table_comment = "Pairs who are not the same person"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="notsame_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="notsame_ordered"),
        ]

    def __str__(self) -> str:
        return f"not the same {self.public_id}"
