from __future__ import annotations

import secrets

from django.db import models

from kaa.core.history import tracked
from kaa.core.records import VersionedRecord
from tenant_apps.doors.enums import NoticeKind, NoticeResult, NoticeState
from tenant_apps.doors.models.schools import SchoolUnit

# no letters and digits that are taken for each other when read aloud or from paper, and no vowels that make words
SIGNS = "CDFGHJKMNPQRTVWXY34679"


def new_receipt() -> str:
    """As K7MR-P2XW: one in fifty thousand millions."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(8))
    return f"{signs[:4]}-{signs[4:]}"


@tracked()
class SchoolNotice(VersionedRecord):
    """A school tells that a pupil begins, ends or is absent to a considerable extent without valid reason (15 kap. 15 § skollagen).

    Of begins and ends somebody checks what the sources say; nothing is tied to a youth and nothing changes by itself. When its time is
    up the person goes and the row stays, for the count and the lateness per school.
    """

    data_class = "personal"
    retention = "school_notice"

    nonce = models.CharField(
        max_length=32, unique=True, db_comment="of the form that was filled in: sent twice is kept once"
    )
    receipt = models.CharField(
        max_length=20, unique=True, default=new_receipt,
        db_comment="what the school is told; at random: a running number would tell how many others have sent, and of whom one may not know",
    )  # fmt: skip
    unit = models.ForeignKey(SchoolUnit, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=8, choices=NoticeKind.choices)
    happened_on = models.DateField(db_comment="first day, last day, or the first day of the absence")
    received_at = models.DateTimeField()
    received_on = models.DateField(db_comment="received_at in Stockholm: lateness = received_on - happened_on")
    sent_by = models.CharField(max_length=100, blank=True, default="", db_default="")
    pupil_name = models.CharField(max_length=100, blank=True, default="", db_default="")
    personnummer = models.CharField(max_length=14, blank=True, default="", db_default="", db_comment="canonical")
    state = models.CharField(
        max_length=8, choices=NoticeState.choices, default=NoticeState.NEW, db_default=NoticeState.NEW.value
    )
    result = models.CharField(max_length=14, choices=NoticeResult.choices, blank=True, default="", db_default="")
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    anonymised_on = models.DateField(null=True, blank=True, db_comment="the person is gone; the row counts")

    class Meta:
        db_table_comment = "Notices from schools, outside the register"
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["state", "received_at"], name="schoolnotice_inbox")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(anonymised_on=None) | models.Q(pupil_name="", personnummer="", sent_by=""),
                name="schoolnotice_anonymised_is_empty",
            ),
            models.CheckConstraint(
                condition=(models.Q(state="checked") & ~models.Q(result=""))
                | (~models.Q(state="checked") & models.Q(result="")),
                name="schoolnotice_checked_with_result",
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.public_id}"

    @property
    def days_late(self) -> int:
        return max(0, (self.received_on - self.happened_on).days)
