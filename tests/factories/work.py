"""Made-up work with youths: contacts and measures, in the schema that is set. (Occupation facts: tests.factories.register.)"""

from __future__ import annotations

import datetime as dt
from typing import Any

from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import OccupationFact, Youth
from tenant_apps.support.models import Intervention

NOON = dt.time(12, tzinfo=dt.UTC)


def contact(
    youth: Youth, on: dt.date, *, outcome: str = "reached", occupation: OccupationFact | None = None, **fields: Any
) -> Contact:
    made = {
        "channel": "phone",
        "channel_version": 1,
        "recipient": "youth",
        "recipient_version": 1,
        "outcome_version": 1,
        **fields,
    }
    return Contact.objects.create(
        youth=youth, at=dt.datetime.combine(on, NOON), outcome=outcome, occupation=occupation, **made
    )


def intervention(youth: Youth, kind: str, started_on: dt.date, **fields: Any) -> Intervention:
    """A measure; its reason and occupation after are filled in when it has an end, unless said otherwise."""
    made: dict[str, Any] = {"type_version": 1}
    if fields.get("ended_on"):
        made |= {
            "end_reason": "completed",
            "end_reason_version": 1,
            "occupation_after": "unknown",
            "occupation_after_version": 1,
        }
    return Intervention.objects.create(youth=youth, type=kind, started_on=started_on, **{**made, **fields})
