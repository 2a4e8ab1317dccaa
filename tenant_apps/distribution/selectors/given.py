"""What was given to whom, and who is beside whom. Only those whom the reader may open are named or counted."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from tenant_apps.accounts.models import User
from tenant_apps.distribution.enums import Part, Reason
from tenant_apps.distribution.models import Assignment
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import registered_on, visible_youths

SHOWN = 300


@dataclass(frozen=True)
class GivenRow:
    public_id: uuid.UUID
    name: str
    label: str
    part: str
    reason: str
    is_beside: bool
    has_ended: bool


@dataclass(frozen=True)
class GivenBatch:
    """What was given in one go."""

    at: datetime
    by: str
    rows: tuple[GivenRow, ...]


@dataclass(frozen=True)
class BesideRow:
    public_id: uuid.UUID
    name: str
    age: int
    coach: str
    since: datetime


def batches(user: User) -> list[GivenBatch]:
    """The latest, by when, of those whom the reader may open: how many are hidden must not show in how far back the list goes."""
    of_shown = Assignment.objects.filter(youth__in=_shown(user).order_by().values("pk"))
    found: dict[uuid.UUID, list[Assignment]] = {}
    for one in of_shown.select_related("label", "by", "youth").order_by("-at", "-pk")[:SHOWN]:
        found.setdefault(one.batch, []).append(one)
    return [
        GivenBatch(
            of[0].at, of[0].by.display_name if of[0].by else "",
            tuple(sorted((_row(one) for one in of), key=lambda row: (row.label, row.name))),
        )
        for of in found.values()
    ]  # fmt: skip


def beside_of(user: User, *, today: date) -> list[BesideRow]:
    """Those whom the user helps with, beside their coach, while they are registered."""
    own = _beside_now().filter(label__user=user, label__archived_at=None)
    youths = (
        _shown(user)
        .filter(registered_on(today), assignments__in=own)
        .select_related("label")
        .order_by("sort_key", "pk")
    )
    since = {one.youth_id: one.at for one in own}
    return [
        BesideRow(one.public_id, one.full_name, age_as_decided(one.birth_date, today), one.label.name if one.label else "", since[one.pk])
        for one in youths[:SHOWN]
    ]  # fmt: skip


def beside(youth: Youth) -> Assignment | None:
    """Who is beside a youth's coach now; the page has asked who may see the youth."""
    return _beside_now().filter(youth=youth).select_related("label__user").first()


def _beside_now() -> QuerySet[Assignment]:
    """Nobody is beside who has the youth by now, in whatever way that came to be."""
    return Assignment.objects.filter(part=Part.BESIDE, ended_at=None).exclude(label=F("youth__label"))


def _shown(user: User) -> QuerySet[Youth]:
    return visible_youths(user).filter(protected_at=None)


def _row(one: Assignment) -> GivenRow:
    return GivenRow(
        one.youth.public_id, one.youth.full_name, one.label.name, str(Part(one.part).label), str(Reason(one.reason).label),
        one.part == Part.BESIDE, one.ended_at is not None,
    )  # fmt: skip
