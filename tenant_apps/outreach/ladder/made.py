"""What has been made in writing for a step: so that a colleague does not make it a second time before it is posted."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from tenant_apps.outreach.ladder.specs import WRITTEN

WRITTEN_WAYS = ", ".join(f"'{way.value}'" for way in WRITTEN)
# what is made for the step: one that waits goes before one that was withdrawn
LETTER = f"""
    left join lateral (
        select w.state as letter_state, g.public_id as letter_mailing
        from letters_letter w join letters_mailing g on g.id = w.mailing_id
        where f.way in ({WRITTEN_WAYS}) and not f.follows_up and w.youth_id = f.youth and w.step_key = f.key
        order by w.state <> 'made', w.id limit 1) w on true"""


@dataclass(frozen=True)
class StepLetter:
    """What has been made for a step; `state` as letters have it."""

    mailing: uuid.UUID
    state: str

    @property
    def waits(self) -> bool:
        return self.state == "made"


@dataclass(frozen=True)
class ToWrite:
    """A step that is due by letter, card or message, of those in the list: to how many it can be made, and for how many it waits to be sent."""

    step: str
    recipient: str
    count: int
    waiting: int
