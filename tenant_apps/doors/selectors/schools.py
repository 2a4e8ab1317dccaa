from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, FilteredRelation, Q

from shared_apps.codelists.selectors import municipality_name
from tenant_apps.doors.models import SchoolUnit


@dataclass(frozen=True)
class UnitRow:
    public_id: uuid.UUID
    code: str
    name: str
    municipality: str
    email: str
    is_archived: bool
    has_link: bool
    link_since: datetime | None
    link_used_on: date | None


def unit_rows(*, text: str = "", first: int = 0, count: int | None = None) -> list[UnitRow]:
    """Those in use first; found by a part of name or code."""
    rows = SchoolUnit.objects.annotate(
        open_link=FilteredRelation("links", condition=Q(links__revoked_at=None)), link_since=F("open_link__created_at"),
        link_used_on=F("open_link__last_used_on"),
    ).order_by(F("archived_at").asc(nulls_first=True), "name", "code")  # fmt: skip
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(code__startswith=text) | Q(email__icontains=text))
    chosen = rows[first:] if count is None else rows[first : first + count]
    return [
        UnitRow(
            one.public_id, one.code, one.name, municipality_name(one.municipality_code), one.email, one.archived_at is not None,
            one.link_since is not None, one.link_since, one.link_used_on,
        )
        for one in chosen
    ]  # fmt: skip


def find_unit(public_id: uuid.UUID | str) -> SchoolUnit | None:
    return SchoolUnit.objects.filter(public_id=public_id).first()


def row_of(unit: SchoolUnit) -> UnitRow:
    return next(row for row in unit_rows(text=unit.code) if row.public_id == unit.public_id)


def unit_choices(*, keep: SchoolUnit | None = None) -> list[tuple[str, str]]:
    wanted = Q(archived_at=None) | (Q(pk=keep.pk) if keep else Q(pk=None))
    return [(str(one.public_id), f"{one.name} ({one.code})") for one in SchoolUnit.objects.filter(wanted)]
