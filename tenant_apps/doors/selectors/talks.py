from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from kaa.core.personnummer import format_for_people
from kaa.core.phones import format_for_people as phone_for_people
from tenant_apps.accounts.models import User
from tenant_apps.doors.enums import Party
from tenant_apps.doors.models import DropoutTalk
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.selectors.visibility import shown


@dataclass(frozen=True)
class TalkRow:
    public_id: uuid.UUID
    pupil: str
    number: str
    pupil_phone: str
    guardian: str
    guardian_phone: str
    school: str
    worry: str
    via: str
    ordered_on: date
    ordered_by: str
    ordered_phone: str
    coach: str
    planned_at: datetime | None
    held_on: date | None
    parties: tuple[str, ...]
    result: str
    state: str  # ordered | planned | closed
    is_anonymous: bool
    erased_on: date


def shown_talks(user: User) -> QuerySet[DropoutTalk]:
    return shown(DropoutTalk.objects.select_related("unit", "coach"), user)


def waiting_rows(user: User) -> QuerySet[DropoutTalk]:
    return shown_talks(user).filter(result="", anonymised_on=None)


def waiting(user: User) -> int:
    return waiting_rows(user).count()


def talk_rows(user: User, *, waiting: bool, first: int, count: int) -> list[TalkRow]:
    rows = shown_talks(user)
    if waiting:
        rows = rows.filter(result="", anonymised_on=None).order_by("ordered_on", "pk")
    days = settings().talk_days
    return [row_of(one, days) for one in rows[first : first + count]]


def find_talk(user: User, public_id: uuid.UUID) -> DropoutTalk | None:
    return shown_talks(user).filter(public_id=public_id).first()


def row_of(one: DropoutTalk, days: int) -> TalkRow:
    parties = {code: str(label) for code, label in Party.choices}
    return TalkRow(
        public_id=one.public_id, pupil=one.pupil_name, number=format_for_people(one.personnummer) if one.personnummer else "",
        pupil_phone=phone_for_people(one.pupil_phone), guardian=one.guardian_name, guardian_phone=phone_for_people(one.guardian_phone),
        school=one.unit.name, worry=one.get_worry_display(), via=one.get_via_display(), ordered_on=one.ordered_on, ordered_by=one.ordered_by,
        ordered_phone=phone_for_people(one.ordered_phone), coach=one.coach.display_name if one.coach else "", planned_at=one.planned_at,
        held_on=one.held_on, parties=tuple(parties[code] for code in one.parties), result=one.get_result_display() if one.result else "",
        state="closed" if one.result else "planned" if one.planned_at else "ordered", is_anonymous=one.anonymised_on is not None,
        erased_on=one.ordered_on + timedelta(days=days),
    )  # fmt: skip
