"""Practice: the place, the agreement with its insurance, and how many days a week the youth was there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.world import World, random_for
from tenant_apps.accounts.models import User
from tenant_apps.register.editing import add_occupation
from tenant_apps.register.models import OccupationFact, Youth
from tenant_apps.register.selectors.visibility import registered_on
from tenant_apps.support.models import Intervention, PracticeAgreement, PracticeWeek
from tenant_apps.support.services import InterventionFacts, start_intervention

PRACTICE = "internship"
# what a place is, and nobody's telephone (PTS' numbers for books and films)
PLACES = (
    "{town} Cykelverkstad", "Café Linden", "Granlunds Trädgård", "Förskolan Kotten", "Matboden i {town}", "Bergmans Bilservice",
    "Återbruket {town}", "Hotell Ängen", "Nordströms Snickeri", "Biblioteket i {town}", "Djurhemmet Tassen", "Södra Lagret",
)  # fmt: skip
SUPERVISORS = (
    ("Annika Forslund", "084650041"), ("Mehmet Aydin", "084650042"), ("Kristina Wallgren", "084650043"), ("Peter Lundmark", "084650044"),
    ("Sahra Nur", "084650045"), ("Leif Håkansson", "084650046"),
)  # fmt: skip
THERE = (1.0, 1.0, 1.0, 0.8, 0.8, 0.6, 0.4)
BATCH, GOING_ON = 2000, 2


def agree_on_practice(world: World, actor: User) -> None:
    """Most agreements are whole. Of those that go on every fifth has none, and every fifth waits for somebody to check the insurance."""
    dice: random.Random = random_for(world.place, world.today, "practice")
    _begin(world, actor)
    measures = list(
        Intervention.objects.filter(type=PRACTICE, started_on__lte=world.today, youth__protected_at=None)
        .select_related("youth__label__user")
        .order_by("started_on", "youth__personnummer", "pk")
    )
    agreements, weeks, ongoing = [], [], 0
    for one in measures:
        ongoing += one.ended_on is None
        lacks = ongoing % 5 if one.ended_on is None else 1
        place = dice.choice(PLACES).format(town=dice.choice(world.place.towns).areas[0][1])
        one.place = one.partner = place
        name, phone = dice.choice(SUPERVISORS)
        one.contact_name, one.contact_phone = name, f"{phone}{dice.randint(0, 9)}"
        if lacks == 2:
            continue
        agreement = _agreement(one, place, is_whole=lacks != 0, dice=dice, actor=actor, today=world.today)
        agreements.append(agreement)
        weeks += list(_weeks(agreement, dice, world.today))
    Intervention.objects.bulk_update(measures, ["place", "partner", "contact_name", "contact_phone"], batch_size=BATCH)
    PracticeAgreement.objects.bulk_create(agreements, batch_size=BATCH)
    PracticeWeek.objects.bulk_create(weeks, batch_size=BATCH)


def _begin(world: World, actor: User) -> None:
    """A small municipality has two that go on as well, with what the youth does since (R2)."""
    began = world.today - timedelta(days=30)
    going_on = Intervention.objects.filter(type=PRACTICE, ended_on=None, youth__protected_at=None).count()
    told_since = OccupationFact.objects.filter(as_of__gte=began).values("youth")
    youths = Youth.objects.shown().filter(
        registered_on(began - timedelta(days=30)), registered_on(world.today), interventions=None
    )
    for youth in youths.exclude(pk__in=told_since).order_by("-birth_date", "personnummer")[
        : max(0, GOING_ON - going_on)
    ]:
        facts = InterventionFacts(type=PRACTICE, started_on=began, planned_end_on=world.today + timedelta(days=60))
        start_intervention(youth=youth, facts=facts, actor=actor, today=world.today)
        day = began + timedelta(days=3)
        add_occupation(
            youth=youth, actor=actor, today=world.today, code="kaa_intervention", as_of=day, informant="youth", known_on=day
        )  # fmt: skip


def _agreement(
    one: Intervention, place: str, *, is_whole: bool, dice: random.Random, actor: User, today: date
) -> PracticeAgreement:
    """Signed and insured before it began; of those that are not whole only the signature is there."""
    signed_on = min(one.started_on - timedelta(days=dice.randint(2, 9)), today)
    coach = one.youth.label.user if one.youth.label and one.youth.label.user else actor
    return PracticeAgreement(
        intervention=one, place=place, supervisor=one.contact_name, supervisor_phone=one.contact_phone, days_a_week=dice.choice((3, 4, 5, 5)),
        signed_on=signed_on, insurance_checked_on=signed_on if is_whole else None, insurance_checked_by=coach if is_whole else None,
        created_at=at(signed_on, 14),
    )  # fmt: skip


def _weeks(agreement: PracticeAgreement, dice: random.Random, today: date) -> Iterator[PracticeWeek]:
    """Each whole week; the last one is written when it is over."""
    one, days = agreement.intervention, agreement.days_a_week
    monday = one.started_on + timedelta(days=-one.started_on.weekday() % 7)
    while monday + timedelta(days=6) < min(one.ended_on or today, today):
        yield PracticeWeek(agreement=agreement, monday=monday, planned=days, present=round(days * dice.choice(THERE)))
        monday += timedelta(days=7)
