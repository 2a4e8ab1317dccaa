"""A regional partnership: participants of three subprojects, written by hand; no registrations and no files."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from kaa.core.ages import age_on
from kaa.core.names import search_key, sort_key
from kaa.devtools.demo_data.caseload import choose
from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.numbers import numbers_of
from kaa.devtools.demo_data.people import Person, make_person
from kaa.devtools.demo_data.places import Place
from kaa.devtools.demo_data.plans import YEARS
from kaa.devtools.demo_data.world import random_for
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import Label
from tenant_apps.register.models import ContactDetail, LegalSex, Residence, Youth
from tenant_apps.support.models import Participation, Programme

INFLOW = {
    "kaa": 34,
    "school": 14,
    "social_assistance": 14,
    "employment_service": 12,
    "open_intake": 10,
    "social_insurance_agency": 6,
    "social_services": 6,
    "guardian": 4,
}
ENDED = {
    "studies": 38,
    "work": 27,
    "other_support": 14,
    "completed": 6,
    "declined": 7,
    "no_contact": 4,
    "moved": 3,
    "too_old": 1,
}
AFTER = {
    "studies": ("adult_education", "study_support"),
    "work": ("work", "wage"),
    "other_support": ("labour_market_programme", "employment_service"),
}
REFERRED = {"studies": "adult_education", "work": "work", "other_support": "employment_service"}
STILL = 0.4


@dataclass(frozen=True)
class Participant:
    person: Person
    subproject: int
    inflow: str
    started: date
    ended: date | None
    end_reason: str

    @property
    def target_group(self) -> str:
        return "under_20" if age_on(self.person.birth, self.started) < 20 else "age_20_24"


def participants(place: Place, today: date) -> list[Participant]:
    """Aged 16 to 24 when they came; nearly half women. Pure."""
    dice = random_for(place, today, "participants")
    numbers = numbers_of(place, date(today.year - 25, 1, 1), date(today.year - 17, 12, 31))
    found = []
    for number in sorted(dice.sample(numbers, min(place.registered, len(numbers)))):
        town_number = dice.choices(range(len(place.towns)), [town.share for town in place.towns])[0]
        person = make_person(number, place, place.towns[town_number], dice)
        participant = _participant(person, town_number, today, dice)
        if participant:
            found.append(participant)
    return found


def _participant(person: Person, subproject: int, today: date, dice: random.Random) -> Participant | None:
    started = today - timedelta(days=dice.randint(10, YEARS.days))
    if not 16 <= age_on(person.birth, started) <= 24:
        return None
    ended, reason = None, ""
    if dice.random() > STILL:
        ended = started + timedelta(days=dice.randint(40, 330))
        reason = choose(dice, ENDED)
        if ended >= today:
            ended, reason = None, ""
    return Participant(person, subproject, choose(dice, INFLOW), started, ended, reason)


def fill(place: Place, today: date, labels: list[Label]) -> None:
    """In the partnership's schema: youths, and what they take part in."""
    found = participants(place, today)
    programmes = [Programme.objects.create(name=f"#jagmed {label.name}", unit=label.unit) for label in labels]
    youths = Youth.objects.bulk_create([_youth(one, labels[one.subproject]) for one in found])
    LegalSex.objects.bulk_create(
        LegalSex(youth=youth, sex="female" if one.person.female else "male", valid_from=one.person.birth)
        for youth, one in zip(youths, found, strict=True)
    )
    Residence.objects.bulk_create(
        Residence(youth=youth, municipality_code=one.person.town.code, valid_from=one.person.birth, source="staff")
        for youth, one in zip(youths, found, strict=True)
    )
    details = [detail for youth, one in zip(youths, found, strict=True) for detail in _details(youth, one)]
    ContactDetail.objects.bulk_create(details)
    Participation.objects.bulk_create(
        _participation(youth, one, programmes[one.subproject]) for youth, one in zip(youths, found, strict=True)
    )


def _youth(one: Participant, label: Label) -> Youth:
    person = one.person
    return Youth(
        personnummer=person.number, birth_date=person.birth, given_name=person.given, family_name=person.family,
        sort_key=f"{sort_key(person.family)}  {sort_key(person.given)}", search_key=search_key(f"{person.given} {person.family}"),
        label=label, unit=label.unit, created_at=at(one.started),
    )  # fmt: skip


def _details(youth: Youth, one: Participant) -> list[ContactDetail]:
    person = one.person
    seen = {"source": "staff", "first_seen_on": one.started, "last_seen_on": one.started}
    found = [
        ContactDetail(
            youth=youth, kind="address", value=person.street, postcode=person.postcode, city=person.city, **seen
        )
    ]
    if person.phone:
        found.append(
            ContactDetail(
                youth=youth, kind="phone", value="".join(sign for sign in person.phone if sign.isdigit()), **seen
            )
        )
    if person.email:
        found.append(ContactDetail(youth=youth, kind="email", value=person.email, **seen))
    return found


def _participation(youth: Youth, one: Participant, programme: Programme) -> Participation:
    after, livelihood = AFTER.get(one.end_reason, ("unknown", "unknown")) if one.end_reason else ("", "")
    version = {
        slug: codelists.current(slug).version
        for slug in ("inflow", "target_group", "participation_end", "occupation", "livelihood", "referral")
    }
    return Participation(
        youth=youth, programme=programme, inflow=one.inflow, inflow_version=version["inflow"], target_group=one.target_group,
        target_group_version=version["target_group"], sex_at_entry="female" if one.person.female else "male", started_on=one.started,
        ended_on=one.ended,
        end_reason=one.end_reason, end_reason_version=version["participation_end"] if one.end_reason else None,
        referred_to=REFERRED.get(one.end_reason, ""), referred_to_version=version["referral"] if one.end_reason in REFERRED else None,
        occupation_after=after, occupation_after_version=version["occupation"] if after else None,
        livelihood_after=livelihood, livelihood_after_version=version["livelihood"] if livelihood else None, created_at=at(one.started),
    )  # fmt: skip
