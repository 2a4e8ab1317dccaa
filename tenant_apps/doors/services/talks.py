"""Talks about feared dropouts (P2.1): ordered by a school or a coach, held, with a coded result. They register nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.doors.enums import TalkResult, Via
from tenant_apps.doors.models import DropoutTalk, SchoolUnit
from tenant_apps.doors.services.once import sent_once


@dataclass(frozen=True)
class TalkOrder:
    pupil_name: str
    worry: str
    personnummer: str = ""
    pupil_phone: str = ""
    guardian_name: str = ""
    guardian_phone: str = ""
    ordered_by: str = ""
    ordered_phone: str = ""


@dataclass(frozen=True)
class TalkHeld:
    """What is planned, and how it went; `result` empty: not yet."""

    coach: User | None
    planned_at: datetime | None
    held_on: date | None
    parties: Sequence[str]
    result: str


@transaction.atomic
def order_talk(
    *, unit: SchoolUnit, order: TalkOrder, nonce: str | None, actor: User | None, today: date
) -> DropoutTalk:
    """By a school's link (with the form's nonce: sent twice is ordered once, another pupil is another talk), or by staff."""
    values = {
        **asdict(order),
        "unit": unit,
        "via": Via.STAFF if actor else Via.LINK,
        "ordered_on": today,
        "coach": actor,
        "written_by": actor,
    }
    if nonce is None:
        return DropoutTalk.objects.create(**values)
    found, _made = DropoutTalk.objects.get_or_create(
        nonce=sent_once(nonce=nonce, unit=unit.pk, **asdict(order)), defaults=values
    )
    return found


@transaction.atomic
def record_talk(*, talk: DropoutTalk, version: int, held: TalkHeld, actor: User, today: date) -> DropoutTalk:  # noqa: ARG001
    if held.held_on and held.held_on > today:
        raise ValidationError({"held_on": _("The day has not come yet.")})
    if held.held_on and not held.result:
        raise ValidationError({"result": _("Say what the talk led to.")})
    if held.result and held.result != TalkResult.NOT_HELD:
        if not held.held_on:
            raise ValidationError({"held_on": _("Say on which day the talk was held.")})
        if not held.parties:
            raise ValidationError({"parties": _("Say who took part.")})
    if held.result == TalkResult.NOT_HELD and held.held_on:
        raise ValidationError({"held_on": _("No talk was held, so it has no day.")})
    changes = {
        "coach": held.coach, "planned_at": held.planned_at, "held_on": held.held_on, "parties": list(held.parties), "result": held.result,
        "closed_on": (talk.closed_on or today) if held.result else None,
    }  # fmt: skip
    return locking.save(talk, version=version, changes=changes)
