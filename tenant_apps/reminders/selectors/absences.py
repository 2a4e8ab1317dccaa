"""Absences as the pages show them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from tenant_apps.accounts.models import User
from tenant_apps.reminders.models import Absence

SHOWN = 100


@dataclass(frozen=True)
class AbsenceRow:
    public_id: uuid.UUID
    name: str
    cover: str
    starts_on: date
    last_on: date | None
    is_now: bool
    is_over: bool


def absence_by_id(public_id: uuid.UUID) -> Absence | None:
    return Absence.objects.filter(public_id=public_id).select_related("user", "cover").first()


def _not_over(today: date) -> QuerySet[Absence]:
    return Absence.objects.filter(Q(ends_on=None) | Q(ends_on__gt=today)).select_related("user", "cover")


def own_absences(user: User, *, today: date) -> list[AbsenceRow]:
    return [_row(one, today) for one in _not_over(today).filter(user=user).order_by("starts_on")[:SHOWN]]


def all_absences(*, today: date) -> list[AbsenceRow]:
    """Of everyone, now and to come: whoever works here may know who is away and who covers."""
    rows = _not_over(today).filter(user__is_active=True).order_by("starts_on", "user__name", "pk")
    return [_row(one, today) for one in rows[:SHOWN]]


def _row(one: Absence, today: date) -> AbsenceRow:
    return AbsenceRow(
        one.public_id, one.user.display_name, one.cover.display_name, one.starts_on, one.ends_on - timedelta(days=1) if one.ends_on else None,
        is_now=one.starts_on <= today, is_over=bool(one.ends_on and one.ends_on <= today),
    )  # fmt: skip
