"""Made-up contacts, ladders and decisions of outreach, in the schema that is set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from kaa.core.clock import STOCKHOLM
from shared_apps.codelists import selectors as codelists
from tenant_apps.outreach.models import Contact, Ladder, LadderStep, OutreachPause, OutreachSettings, StepRecord
from tenant_apps.register.models import Youth
from tests.factories import register as make


def moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), STOCKHOLM)


def contact(
    of: Youth, day: date, outcome: str = "no_answer", *, channel: str = "phone", recipient: str = "youth", occupation: str = "", hour: int = 10,
) -> Contact:  # fmt: skip
    fact = make.occupation(of, day, code=occupation, informant=recipient) if occupation else None
    return Contact.objects.create(
        youth=of, at=moment(day, hour), channel=channel, channel_version=_version("contact_channel"), recipient=recipient,
        recipient_version=_version("informant"), outcome=outcome, outcome_version=_version("contact_outcome"), occupation=fact,
    )  # fmt: skip


def _version(slug: str) -> int:
    return codelists.current(slug).version


def ladder(*steps: dict[str, Any], name: str = "Vår trappa", is_default: bool = True, **fields: Any) -> Ladder:
    """A ladder with these steps, in their order."""
    made = Ladder.objects.create(name=name, is_default=is_default, **{"age_from": 15, "start_days": 7, **fields})
    for position, values in enumerate(steps, start=1):
        LadderStep.objects.create(ladder=made, position=position, **values)
    return made


def pause(of: Youth, made_on: date, until_on: date, *, reason: str = "asked") -> OutreachPause:
    return OutreachPause.objects.create(youth=of, made_at=moment(made_on, 12), until_on=until_on, reason=reason)


def record(of: Youth, day: date, way: str, *, result: str = "done") -> StepRecord:
    return StepRecord.objects.create(youth=of, at=moment(day, 11), way=way, result=result)


def settings(valid_from: date = date(2020, 1, 1), **fields: Any) -> OutreachSettings:
    return OutreachSettings.objects.create(valid_from=valid_from, **fields)


def contacts(of: Youth, days: Iterable[date], **fields: Any) -> None:
    for day in days:
        contact(of, day, **fields)
