from __future__ import annotations

from django.db import models

from kaa.core.history import tracked


@tracked()
class PreferredDetail(models.Model):
    """Which of a youth's contact details is to be tried first. A row of its own: the details themselves are what the sources say."""

    data_class = "personal"
    retention = "register"

    youth = models.OneToOneField("register.Youth", on_delete=models.CASCADE, related_name="preferred_detail")
    detail = models.ForeignKey("register.ContactDetail", on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table_comment = "The contact detail to try first"

    def __str__(self) -> str:
        return f"preferred of {self.youth_id}"
