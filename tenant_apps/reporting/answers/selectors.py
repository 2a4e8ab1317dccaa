"""SCB's remarks that stand: on a youth's page and in the list, until a newer file of the period is accepted."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.reporting.models import Answer, Export
from tenant_apps.reporting.wording import event_words


@dataclass(frozen=True)
class ShownRemark:
    """One remark, with which file and answer it stands in."""

    youth: uuid.UUID
    name: str
    label: str
    label_id: uuid.UUID | None
    label_user: int | None
    text: str
    row_number: int  # in the file as it is now; of somebody under protection as SCB wrote it
    period: str
    export: uuid.UUID
    export_number: int
    answer: uuid.UUID
    read_at: datetime
    read_by: str
    event: str
    mend_url: str


# a remark stands until a file made after the one it is about has been accepted: its last decision counts
_STANDING = """
    select y.public_id, trim(y.given_name || ' ' || y.family_name), coalesce(l.name, ''), l.public_id, u.id, m.text,
           coalesce(r.row_number + a.header_counts::int, m.row_number) as shown_row,
           e.period, e.public_id, e.number, a.public_id, a.created_at, coalesce(w.name, ''), r.event_kind,
           coalesce(f.as_of, i.started_on), coalesce(f.code, i.type, ''), g.public_id, i.public_id, c.public_id
    from reporting_remark m
    join reporting_answer a on a.id = m.answer_id and a.withdrawn_at is null
    join reporting_export e on e.id = a.export_id
    join register_youth y on y.id = m.youth_id
    left join reporting_exportrow r on r.export_id = e.id and coalesce(r.made_number, r.row_number) = m.data_row
    left join register_registration g on g.id = r.registration_id and g.mistaken_at is null
    left join register_occupationfact f on r.event_kind = 'occupation' and f.id = r.event_id
    left join outreach_contact c on r.event_kind = 'occupation' and c.occupation_id = r.event_id
    left join support_intervention i on r.event_kind = 'intervention' and i.id = r.event_id
    left join accounts_label l on l.id = y.label_id
    left join accounts_user u on u.id = l.user_id and u.is_active
    left join accounts_user w on w.id = a.recorded_by_id
    where not exists (
        select from reporting_export n
        join lateral (
            select d.kind from reporting_receipt d
            where d.export_id = n.id and d.withdrawn_at is null and d.kind in ('accepted', 'rejected') order by d.on desc, d.id desc limit 1
        ) latest on latest.kind = 'accepted'
        where n.period = e.period and n.municipality_code = e.municipality_code and n.number > e.number)"""


def remarks_of(youth_id: int) -> list[ShownRemark]:
    """Those that stand on one youth (primary key): the page has asked already who may see the youth."""
    return _read(f"{_STANDING} and m.youth_id = %s order by e.period desc, shown_row, m.id", [youth_id])


def standing_remarks() -> list[ShownRemark]:
    """All that stand. Without those of youths under protection, whose page the handler has."""
    return _read(f"{_STANDING} and y.protected_at is null order by e.period desc, y.sort_key, y.id, shown_row, m.id", [])  # fmt: skip


def remarks_by_hand(period: str) -> list[ShownRemark]:
    """Those of youths under protection on a period's files ('2026H2'): the handler alone asks (PRV-28)."""
    return _read(f"{_STANDING} and y.protected_at is not null and e.period = %s order by y.sort_key, y.id, shown_row, m.id", [period])  # fmt: skip


def _read(sql: str, parameters: list[Any]) -> list[ShownRemark]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [_shown(row) for row in cursor.fetchall()]


def _shown(row: tuple[Any, ...]) -> ShownRemark:
    kind, on, code, *records = row[13:]
    event, mend_url = event_words(kind or "none", on, code), _mend_url(row[0], kind, *records)
    return ShownRemark(*row[:13], event, mend_url)  # type: ignore[call-arg]  # a slice of a tuple has no length to mypy


def _mend_url(youth: uuid.UUID, kind: str | None, registration: Any, intervention: Any, contact: Any) -> str:
    if intervention:
        return reverse("intervention-edit", args=[intervention])
    if contact:
        return reverse("contact-edit", args=[contact])
    if registration and kind == "none":
        return reverse("registration-edit", args=[registration])
    return reverse("youth", args=[youth])


def remarked(found: list[ShownRemark], wanted: str, user: User, *, administrator: bool) -> list[ShownRemark]:
    """Whose list: 'mina', 'ingen', a label's id, or all with one's own first."""

    def mine(one: ShownRemark) -> bool:
        return one.label_user == user.pk or (one.label_user is None and administrator)

    if wanted == "mina":
        return [one for one in found if mine(one)]
    if wanted:
        return [one for one in found if (str(one.label_id) if one.label_id else "ingen") == wanted]
    return sorted(found, key=lambda one: not mine(one))


@dataclass(frozen=True)
class KeptAnswer:
    public_id: uuid.UUID
    read_at: datetime
    read_by: str
    file_name: str
    header_counts: bool
    remarks: int
    withdrawn_on: date | None


def answers_of(export: Export) -> list[KeptAnswer]:
    """The answers on a file, with how many remarks each holds; those of youths under protection are not counted."""
    counted = Count("remarks", filter=Q(remarks__youth__protected_at=None))
    found = Answer.objects.filter(export=export).select_related("recorded_by").annotate(count=counted)
    return [
        KeptAnswer(
            public_id=one.public_id, read_at=one.created_at, read_by=one.recorded_by.name if one.recorded_by else "", file_name=one.file_name,
            header_counts=one.header_counts, remarks=one.count, withdrawn_on=clock.local_date(one.withdrawn_at) if one.withdrawn_at else None,
        )
        for one in found
    ]  # fmt: skip
