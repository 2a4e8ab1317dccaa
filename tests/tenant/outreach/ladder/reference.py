"""The ladder climbed one event at a time in plain Python: what the statement must agree with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kaa.core.ages import age_on
from tenant_apps.outreach.enums import Follow, Situation
from tenant_apps.outreach.ladder.compiling import ANYWAY, Place, kind_of, place, slot_of
from tenant_apps.outreach.ladder.specs import LadderSpec

REACHED = ANYWAY  # each of them begins anew or ends
CALL_BACK_DAYS = 7


@dataclass(frozen=True)
class Event:
    """`situation` None with a day: the next contact set by staff; without: a step passed over."""

    day: date
    situation: Situation | None
    kind: str = ""
    until: date | None = None
    whatever: bool = False  # counts whatever the step's way is


@dataclass
class Stand:
    slot: int = 1
    tries: int = 0
    tried_on: date | None = None
    ready: date = date.min
    paused: date | None = None
    ended: Situation | None = None


def months_later(day: date, months: int) -> date:
    """As PostgreSQL adds months: the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def later(*days: date | None) -> date | None:
    known = [one for one in days if one]
    return max(known) if known else None


def climb(ladder: LadderSpec, *, birth: date, registered_on: date, reason: str, events: Iterable[Event]) -> Stand:
    stand = Stand(ready=registered_on + timedelta(days=ladder.start_days))
    for event in events:
        age = max(13, min(20, age_on(birth, event.day)))
        back = _entry(ladder, event, reason=reason, age=age) if stand.ended else None
        _move(stand, ladder, event, back or place(ladder, stand.slot, reason=reason, age=age))
    return stand


UNANSWERED = {Situation.TRIED, Situation.FAILED, Situation.NO_DETAILS}
LOOKED_FOR = {"call", "home_visit"}


def _entry(ladder: LadderSpec, event: Event, *, reason: str, age: int) -> Place | None:
    """After an answer: where a call or a visit that nobody answered leads back to."""
    steps = [one for one in ladder.steps if one.is_for(reason=reason, age=age) and kind_of(one.way) == event.kind]
    found = event.situation in UNANSWERED and event.kind in LOOKED_FOR and next(iter(steps), None)
    return place(ladder, found.position, reason=reason, age=age) if found else None


def _move(stand: Stand, ladder: LadderSpec, event: Event, found: Place) -> None:
    step, months = found.step, found.months
    if event.until:
        stand.paused = event.until
        return
    anyway = event.whatever or event.situation in ANYWAY
    if event.situation in UNANSWERED and not anyway and (stand.ended or step is None):
        if event.kind not in LOOKED_FOR:
            return
        if stand.ended and step is not None and event.kind != kind_of(step.way):  # no such step: from the beginning
            stand.tries, stand.tried_on, stand.ended = 0, None, None
            stand.paused = later(stand.paused, months_later(stand.ready, months) if months else None)
            stand.slot, stand.ready = step.position, event.day + timedelta(days=step.days_between)
            return
    fits = event.kind == kind_of(step.way) if step else event.situation in UNANSWERED
    if not fits and not anyway:
        return
    made = stand.tries if step and step.position == stand.slot else 0
    chain = months_later(stand.ready, months) if months else None
    here = step.position if step else stand.slot
    if event.situation == Situation.TRIED and step is not None:
        if stand.tried_on == event.day:
            return
        if made + 1 < step.tries:
            stand.slot, stand.tries, stand.tried_on, stand.ended = here, made + 1, event.day, None
            stand.ready, stand.paused = event.day + timedelta(days=step.days_between), later(stand.paused, chain)
            return
    _lead(stand, ladder, event, step, here=here, chain=chain)


def _lead(stand: Stand, ladder: LadderSpec, event: Event, step: object, *, here: int, chain: date | None) -> None:
    from tenant_apps.outreach.ladder.specs import USUAL, Then

    then = (
        Then(Follow.NEXT) if event.situation is None else step.then(event.situation) if step else USUAL[event.situation]
    )  # type: ignore[attr-defined]
    stand.tries, stand.tried_on, stand.ended = 0, None, None
    stand.paused = None if event.situation in REACHED else later(stand.paused, chain)
    wait = step.wait_days if step else 0  # type: ignore[attr-defined]
    if then.follow == Follow.END:
        stand.slot, stand.ready, stand.ended = 1, event.day, event.situation
    elif then.follow == Follow.PAUSE:
        stand.slot, stand.ready, stand.paused = 1, event.day, months_later(event.day, then.months)
    elif then.follow == Follow.AGAIN:
        days = CALL_BACK_DAYS if event.situation == Situation.CALL_BACK else step.days_between if step else 1  # type: ignore[attr-defined]
        stand.slot, stand.ready = here, event.day + timedelta(days=days)
    elif step is None:
        pass
    else:
        stand.slot, stand.ready = slot_of(ladder, then, step), event.day + timedelta(days=wait)  # type: ignore[arg-type]
