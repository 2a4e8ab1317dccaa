"""Own names of measures, the ladder of steps with two years of steps, preparation meetings, and a project that youths take part in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.staff import email_of
from kaa.devtools.demo_data.world import World, random_for
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Unit, User
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import registered_on
from tenant_apps.support.models import LadderStep, PreparationMeeting, YouthStep
from tenant_apps.support.services.local_measures import (
    LocalMeasureFacts,
    MeetingFacts,
    ProgrammeFacts,
    save_local_measure,
    save_meeting,
    save_programme,
)
from tenant_apps.support.services.participations import ParticipationFacts, begin_participation
from tenant_apps.support.services.referrals import ReferralFacts, decide_referral, next_meeting, refer
from tenant_apps.support.services.steps import starter, write_ladder

# name, shared type, step on the ladder
NAMES = (
    ("Coachsamtal", "motivation", 2), ("Motivationskursen Framåt", "motivation", 3), ("Ungdomstorgets praktik", "internship", 4),
    ("Studiebesök", "guidance", 3), ("Ungdomslaget", "labour_market", 5),
)  # fmt: skip
STEPPED, ENROLLED, ON_LISTS = 60, 24, 3
ASKS = ("Vill prova på att arbeta i butik.", "Söker plats i motivationskursen.", "Vill ha praktik nära hemmet.")
SAID = ("accepted", "queue", "declined")
OUT = (
    ("studies", "adult_education", "adult_education"),
    ("work", "work", "work"),
    ("other_support", "labour_market_unit", "labour_market_programme"),
)


def set_up_measures(world: World, actor: User) -> None:
    today, moment = world.today, at(world.today - timedelta(days=700), 9)
    steps = write_ladder(steps=starter(), actor=actor, now=moment)
    for name, kind, step in NAMES:
        facts = LocalMeasureFacts(name, kind, steps[step - 1])
        save_local_measure(row=None, version=1, facts=facts, actor=actor, now=moment, today=today)
    coach = User.objects.get(email=email_of(Role.COACH, world.place.slug))
    youths = list(Youth.objects.shown().filter(registered_on(today)).order_by("sort_key", "pk")[: STEPPED + ENROLLED])
    _steps(world, youths[:STEPPED], steps, coach)
    _project(world, youths[-ENROLLED:], actor, coach)
    about = MeetingFacts("Beredningsmöte arbetsmarknad", "labour_market_unit", 2, "Sammanträdesrum 3")
    meeting = save_meeting(row=None, version=1, facts=about, actor=actor, now=moment, today=today)
    _referrals(world, youths, meeting, coach)


def _steps(world: World, youths: list[Youth], steps: list[LadderStep], coach: User) -> None:
    """Mostly upwards, now and then a step back."""
    dice = random_for(world.place, world.today, "steps")
    rows = []
    for youth in youths:
        day, place = world.today - timedelta(days=dice.randint(60, 700)), 0
        while day < world.today:
            rows.append(
                YouthStep(youth=youth, step=steps[place], position=steps[place].position, from_on=day, user=coach)
            )
            day += timedelta(days=dice.randint(30, 200))
            place = max(0, min(len(steps) - 1, place + dice.choice((1, 1, 1, 2, -1))))
    YouthStep.objects.bulk_create(rows)


def _project(world: World, youths: list[Youth], actor: User, coach: User) -> None:
    """A third goes on, the others were discharged; a few have come back."""
    unit = Unit.objects.filter(archived_at=None).order_by("pk").first()
    moment = at(world.today - timedelta(days=700), 9)
    facts = ProgrammeFacts("Ungdomstorget", "project", unit)
    programme = save_programme(row=None, version=1, facts=facts, actor=actor, now=moment)
    dice = random_for(world.place, world.today, "participations")
    for number, youth in enumerate(youths):
        began = world.today - timedelta(days=dice.randint(220, 600))
        goes_on = number % 3 == 0
        ended = None if goes_on else began + timedelta(days=dice.randint(40, 180))
        why, to, after = OUT[number % len(OUT)]
        told = ParticipationFacts(
            programme=programme, started_on=began, inflow=dice.choice(("kaa", "school", "open_intake"))
        )
        if ended is not None:
            told = replace(told, ended_on=ended, end_reason=why, referred_to=to, occupation_after=after)
        begin_participation(youth=youth, facts=told, actor=coach, today=world.today)
        if ended is not None and number % 7 == 0:
            again = ParticipationFacts(programme=programme, started_on=world.today - timedelta(days=20), inflow="kaa")
            begin_participation(youth=youth, facts=again, actor=coach, today=world.today)


def _referrals(world: World, youths: list[Youth], meeting: PreparationMeeting, coach: User) -> None:
    """Last week's list with its decisions, and the one that comes."""
    coming = next_meeting(meeting=meeting, after=world.today)
    held = coming - timedelta(days=14)
    for number, youth in enumerate(youths[: 2 * ON_LISTS]):
        day = held if number < ON_LISTS else coming
        written = day - timedelta(days=5) if number < ON_LISTS else world.today
        name, kind, _step = NAMES[1 + number % 3]
        facts = ReferralFacts(meeting, day, kind, name, ASKS[number % 3], "own_work")
        made = refer(youth=youth, facts=facts, actor=coach, today=written)
        if number < ON_LISTS:
            decide_referral(referral=made, version=1, decision=SAID[number], note="", actor=coach, today=held)
