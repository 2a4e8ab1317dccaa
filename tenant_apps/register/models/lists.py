"""What staff keep for the list of youths: named filters, chosen columns, and the workbooks made from it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.records import PublicRecord


class SavedFilter(PublicRecord):
    """A filter under a name of the user's own; shared ones are offered to everyone in the tenant."""

    data_class = "none"
    retention = "staff"

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(_("name"), max_length=60)
    values = models.JSONField(
        db_comment="codes and public ids by the filter's fields, and the order; no names of youths"
    )
    is_default = models.BooleanField(default=False, db_default=False, db_comment="what the list opens with")
    is_shared = models.BooleanField(default=False, db_default=False)

    class Meta:
        db_table_comment = "Saved filters of the list of youths"
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"], name="savedfilter_name_once",
                violation_error_message=_("You already have a filter with this name."),
            ),
            models.UniqueConstraint(fields=["user"], condition=Q(is_default=True), name="savedfilter_default_once"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ListColumns(models.Model):
    """Which columns somebody sees in the list, beside the name."""

    data_class = "none"
    retention = "staff"

    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="list_columns")
    columns = ArrayField(models.CharField(max_length=20), db_comment="keys of tenant_apps.register.list_columns")

    class Meta:
        db_table_comment = "Chosen columns of the list of youths"

    def __str__(self) -> str:
        return f"columns of {self.user_id}"


class ListWorkbook(PublicRecord):
    """An Excel file made from the list: who made it, when, and of whom; erased after some days."""

    data_class = "personal"
    retention = "list_workbooks"

    file = models.OneToOneField("work.StoredFile", on_delete=models.CASCADE, related_name="list_workbook")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="list_workbooks")
    about = models.CharField(max_length=500, db_comment="the filter in words, as it stands in the file")
    has_numbers = models.BooleanField(db_comment="holds personal identity numbers")
    youths = ArrayField(
        models.UUIDField(), db_comment="public ids of all youths in it: for the read log, and to withdraw it"
    )

    class Meta:
        db_table_comment = "Workbooks made from the list of youths"

    def __str__(self) -> str:
        return f"workbook {self.public_id}"
