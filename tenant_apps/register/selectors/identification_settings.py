"""What a municipality has decided about identification, decision by decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS
from django.utils.functional import Promise

from kaa.core import clock
from tenant_apps.register.identification.automatic import REASONS
from tenant_apps.register.models import IdentificationSettings
from tenant_apps.register.models.identification import LeapBirthday


@dataclass(frozen=True, kw_only=True)
class Decision:
    """`when`: has been, holds, or is to come; `by_itself`: the reasons, in and out."""

    valid_from: date
    decided_on: date
    decided_by: str
    note: str
    is_current: bool
    is_coming: bool
    registers: tuple[str | Promise, ...]
    closes: tuple[str | Promise, ...]
    at_most: int | None
    summer: str
    leap_birthday: str | Promise


def decisions(*, today: date) -> list[Decision]:
    """All of them, what will hold last first."""
    rows = list(IdentificationSettings.objects.select_related("decided_by"))
    current = next((row.pk for row in rows if row.valid_from <= today), None)
    return [
        Decision(
            valid_from=row.valid_from, decided_on=clock.local_date(row.created_at), note=row.note, is_current=row.pk == current,
            decided_by=row.decided_by.display_name if row.decided_by else "", is_coming=row.valid_from > today,
            registers=_labels("in", row.automatic), closes=_labels("out", row.automatic), at_most=row.automatic_at_most,
            summer=f"{row.summer_day} {MONTHS[row.summer_month]}", leap_birthday=LeapBirthday(row.leap_birthday).label,
        )
        for row in rows
    ]  # fmt: skip


def latest() -> IdentificationSettings | None:
    """The decision that was made last: the one that the next writer has seen."""
    return IdentificationSettings.objects.order_by("-pk").first()


def _labels(kind: str, automatic: list[str]) -> tuple[str | Promise, ...]:
    return tuple(reason.label for reason in REASONS[kind] if f"{kind}:{reason.value}" in automatic)
