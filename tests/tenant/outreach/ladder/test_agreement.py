"""One rule: one youth asked for alone stands where the list says, and where a plain climb of the ladder leads."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kaa.core.clock import local_date
from shared_apps.codelists import selectors as codelists
from tenant_apps.outreach.enums import Situation
from tenant_apps.outreach.ladder.compiling import kind_of, situation_of
from tenant_apps.outreach.ladder.editing import adopt_starter
from tenant_apps.outreach.ladder.rule import ladders_in_use
from tenant_apps.outreach.ladder.selectors import NextStep, next_steps, standing
from tenant_apps.outreach.ladder.specs import DEFAULT_STARTER, LadderSpec
from tenant_apps.outreach.models import Contact, OutreachPause, StepRecord
from tenant_apps.register.models import Youth
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.tenant.outreach.ladder.reference import Event, climb

DAY = date(2026, 10, 21)


def events(youth: Youth, since: date) -> Iterator[Event]:
    """In the rule's order: by the clock; of one moment contacts before what staff decided."""
    outcomes, channels = codelists.current("contact_outcome"), codelists.current("contact_channel")
    found: list[tuple[tuple[object, ...], Event]] = []
    for one in Contact.objects.filter(youth=youth):
        item, day = outcomes.get(one.outcome), local_date(one.at)
        assert item
        event = Event(
            day,
            situation_of(item),
            kind_of(one.channel, channels.get(one.channel).flags),
            whatever=bool(item.flags.get("no_details")),
        )
        found.append(((one.at, 0, one.pk), event))
    told = [
        (one.at, 1, one.pk, Event(local_date(one.at), None, kind_of(one.way)))
        for one in StepRecord.objects.filter(youth=youth)
    ]
    told += [
        (one.made_at, 2, one.pk, Event(local_date(one.made_at), None, until=one.until_on))
        for one in OutreachPause.objects.filter(youth=youth)
    ]
    found += [((at, sort, pk), event) for at, sort, pk, event in told]
    return (event for key, event in sorted(found, key=lambda one: one[0]) if since <= event.day <= DAY)


@pytest.mark.req("K4-1.2")
@pytest.mark.parametrize("slug", ["sundsvall", "stockholm"])
@pytest.mark.parametrize("seed", range(3))
def test_one_youth__is_told_the_same_as_in_the_set(alfa, seed: int, slug: str) -> None:
    """The one rule: whatever has happened to them, one asked for alone stands where the list says."""
    dice = random.Random(seed)
    if slug != DEFAULT_STARTER:
        adopt_starter(slug=slug)
    ladder = ladders_in_use()[0]
    outcomes = [one.code for one in codelists.current("contact_outcome").codes]
    channels = [one.code for one in codelists.current("contact_channel").codes]
    youths = []
    for _ in range(12):
        youth = make.youth(
            date(2006, 9, 1) + timedelta(days=dice.randrange(1200)),
            lives_in=dice.choice(["2281", "2281", "0180", None]),
        )
        make.registration(youth, date(2026, 7, 1) + timedelta(days=dice.randrange(80)))
        for _contact in range(dice.randrange(9)):
            day = date(2026, 6, 15) + timedelta(days=dice.randrange(120))
            reach.contact(
                youth,
                day,
                dice.choice(outcomes),
                channel=dice.choice(["phone", "phone", *channels]),
                recipient=dice.choice(["youth", "guardian"]),
                hour=dice.randrange(8, 17),
            )
        if dice.random() < 0.3:
            reach.pause(youth, date(2026, 10, 1), date(2026, 11, dice.randrange(1, 30)))
            reach.contact(youth, date(2026, 10, 1), dice.choice(outcomes), hour=dice.choice([9, 14]))
        if dice.random() < 0.3:
            reach.record(youth, date(2026, 10, 2), dice.choice(["phone", "letter", "concern"]), result="skipped")
            reach.contact(youth, date(2026, 10, 2), dice.choice(outcomes), hour=dice.choice([9, 14]))
        youths.append(youth)
    everybody = {one.youth_id: one for one in next_steps(today=DAY)}
    assert everybody
    for youth in youths:
        found = everybody.get(youth.pk)
        if found and not (found.is_follow_up or found.by_guarantee or found.is_pinned):
            agrees_with_a_climb(youth, found, ladder)
        alone = standing(youth, today=DAY).step
        assert (replace(alone, remarks=()) if alone else None) == everybody.get(youth.pk)


def agrees_with_a_climb(youth: Youth, found: NextStep, ladder: LadderSpec) -> None:
    stand = climb(
        ladder,
        birth=youth.birth_date,
        registered_on=found.registered_on,
        reason="",
        events=events(youth, found.registered_on),
    )
    assert stand.ended in {None, Situation.MISTAKE}
    assert found.attempt == stand.tries + 1 or found.position != stand.slot
    if (
        found.position is not None and found.position >= stand.slot
    ):  # no pause between: then the date is the climb's own
        if ladder.at(found.step).hold_from:
            return  # waits through the summer
        assert found.due_on == max(one for one in (stand.ready, stand.paused) if one)
