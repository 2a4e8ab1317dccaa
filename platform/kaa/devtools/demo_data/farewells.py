"""Letters at 20: those of two years, those that the night has made lately, and what youths said of being handed over."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import takewhile

from django.utils.translation import gettext as _

from kaa.core.ages import turns_20_on
from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.posting import made_then
from kaa.devtools.demo_data.world import World, random_for
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import Channel, LetterState, Recipient
from tenant_apps.letters.languages import SWEDISH
from tenant_apps.letters.models import Handover, Letter, Mailing, TemplateVersion
from tenant_apps.letters.selectors.turning import STEP, farewell_template, leaving_youths, turning_youths, weeks_before
from tenant_apps.letters.services.farewells import make_farewells
from tenant_apps.letters.services.handovers import save_handover
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.letters.services.templates import ensure_starters, newest_version
from tenant_apps.outreach.models import Contact
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import ContactDetail, Registration, Youth
from tenant_apps.support.models import Share

APART = timedelta(weeks=4)  # between two mailings
IN_TIME, LATEST = timedelta(weeks=5), timedelta(days=7)  # before the birthday
# agency, which one, ground
UNITS = (
    ("labour_market_unit", "Arbetsmarknadsenheten", "own_work"), ("employment_service", "Arbetsförmedlingen, ungdomsteamet", "weighing"),
    ("adult_education", "Vuxenutbildningens studievägledning", "own_work"),
)  # fmt: skip
ASKED_OF = 3  # one of so many was asked about being handed over
WISHES = (Handover.Wish.YES, Handover.Wish.NO, Handover.Wish.YES, Handover.Wish.ASKED)


class Farewells:
    """Those whose 20th birthday lies in the past, as sets."""

    def __init__(self, world: World, actor: User, version: TemplateVersion) -> None:
        self.world, self.today, self.actor, self.version = world, world.today, actor, version
        self.dice: random.Random = random_for(world.place, world.today, "farewells")
        codes = ("contact_channel", "informant", "contact_outcome", "agency", "share_ground")
        self.versions = {slug: codelists.current(slug).version for slug in codes}
        first = world.start - timedelta(weeks=12)
        self.mondays = [
            monday
            for n in range(40)
            if (monday := first - timedelta(days=first.weekday()) + n * APART) < world.today - timedelta(days=7)
        ]
        self.letters: list[Letter] = []

    def before(self) -> None:
        mailings: dict[date, Mailing] = {}
        chosen = [(youth, monday) for youth, known in self._turned() if (monday := self._monday(youth, known))]
        places = _last_addresses([youth for youth, _monday in chosen])
        for youth, monday in chosen:
            place = places.get(youth.pk)
            if place is None:
                continue
            posted_on = monday + timedelta(days=1)
            mailing = mailings.setdefault(monday, self._mailing(monday))
            self.letters.append(Letter(
                mailing=mailing, youth=youth, step_key=STEP, occasion=turns_20_on(youth.birth_date), recipient=Recipient.YOUTH,
                language=SWEDISH, name=youth.full_name, care_of=place.care_of, street=place.value, postcode=place.postcode,
                city=place.city, detail=place, state=LetterState.POSTED, decided_on=posted_on, decided_by=self.actor,
                contact=self._contact(youth, posted_on), created_at=at(monday, 3),
            ))  # fmt: skip
        Mailing.objects.bulk_create(mailings.values())
        Contact.objects.bulk_create([one.contact for one in self.letters if one.contact], batch_size=1000)
        for one in self.letters:
            one.mailing, one.contact = one.mailing, one.contact  # their keys are known now
        Letter.objects.bulk_create(self.letters, batch_size=1000)
        self._handovers()

    def _turned(self) -> list[tuple[Youth, date]]:
        """Each whose responsibility went on until the birthday, with the day of the registration."""
        found: dict[int, tuple[Youth, date]] = {}
        rows = Registration.objects.filter(
            mistaken_at=None, youth__protected_at=None, youth__deceased_on=None, youth__merged_into=None
        ).select_related("youth").order_by("registered_on", "youth__personnummer")  # fmt: skip
        for one in rows:
            birthday, over = turns_20_on(one.youth.birth_date), one.deregistered_on
            if (
                self.world.start <= birthday <= self.today
                and one.registered_on < birthday
                and (over is None or over >= birthday)
            ):
                found[one.youth_id] = one.youth, one.registered_on
        return list(found.values())

    def _monday(self, youth: Youth, registered_on: date) -> date | None:
        """Some weeks before the birthday; later for who came late to the register, none for who came just before it."""
        birthday = turns_20_on(youth.birth_date)
        fit = [day for day in self.mondays if registered_on + timedelta(days=3) <= day <= birthday - LATEST]
        in_time = list(takewhile(lambda day: day <= birthday - IN_TIME, fit))
        return next(iter(in_time[-1:] or fit), None)

    def _mailing(self, day: date) -> Mailing:
        return Mailing(
            version=self.version, channel=Channel.LETTER, language=SWEDISH, step_key=STEP, occasion=day, made_on=day, created_at=at(day, 3)
        )  # fmt: skip

    def _contact(self, youth: Youth, day: date) -> Contact:
        return Contact(
            youth=youth, at=at(day, 11), created_at=at(day, 11), channel="letter", channel_version=self.versions["contact_channel"],
            recipient="youth", recipient_version=self.versions["informant"], outcome="sent", outcome_version=self.versions["contact_outcome"],
            user=self.actor, note=self.version.template.name,
        )  # fmt: skip

    def _handovers(self) -> None:
        """Those who said yes were handed over before the birthday, on a ground that was stated."""
        rows, shares, data = [], [], _("Handover at 20: name, how to be reached, and what is planned")
        for n, letter in enumerate(self.letters[::ASKED_OF]):
            said_on = min(
                (letter.decided_on or letter.occasion) + timedelta(days=self.dice.randint(6, 20)), letter.occasion
            )
            wish, (agency, unit, ground) = WISHES[n % len(WISHES)], self.dice.choice(UNITS)
            given_on = min(said_on + timedelta(days=self.dice.randint(1, 8)), letter.occasion)
            is_given = wish == Handover.Wish.YES
            rows.append(Handover(
                youth=letter.youth, unit=unit, wish=wish, said_on=said_on, handed_over_on=given_on if is_given else None, noted_by=self.actor,
                created_at=at(said_on, 13),
            ))  # fmt: skip
            if is_given:
                shares.append(Share(
                    youth=letter.youth, agency=agency, agency_version=self.versions["agency"], agency_name=unit, shared_on=given_on, data=data,
                    ground=ground, ground_version=self.versions["share_ground"], user=self.actor, created_at=at(given_on, 13),
                ))  # fmt: skip
        Handover.objects.bulk_create(rows)
        Share.objects.bulk_create(shares)


def _last_addresses(youths: Iterable[Youth]) -> dict[int, ContactDetail]:
    """Also one that no source gives any more: it did when the letter was written."""
    rows = ContactDetail.objects.filter(youth__in=youths, kind=DetailKind.ADDRESS)
    return {one.youth_id: one for one in rows.order_by("last_seen_on", "pk")}


def say_farewell_before(world: World, actor: User) -> None:
    """Before the reports are made: a letter is an attempt, and stands in what was reported."""
    ensure_starters()
    template = farewell_template()
    version = newest_version(template=template) if template else None
    if version is not None:
        Farewells(world, actor, version).before()


def say_farewell(world: World, actor: User) -> None:
    """By the night's own work, which was done last week and this night: half of last week's letters are posted, the others wait."""
    today = world.today
    made_on, posted_on = today - timedelta(days=6), today - timedelta(days=4)
    for day in (made_on, today):
        make_farewells(now=at(day, 3))
        for mailing in Mailing.objects.filter(step_key=STEP, made_on=day):
            made_then(mailing, at(day, 3))
            waiting = list(mailing.letters.order_by("occasion", "pk").values_list("pk", flat=True))
            if day == made_on:
                more = leaving_youths(
                    today=today, weeks=weeks_before(today)
                ).exists()  # this night makes some that wait
                mark_posted(
                    mailing=mailing, letters=waiting[: (len(waiting) + more) // 2], posted_on=posted_on, actor=actor, now=at(posted_on, 11)
                )  # fmt: skip
    _asked(
        world,
        turning_youths(actor, today=today, weeks=weeks_before(today)).order_by("birth_date", "personnummer"),
        actor,
    )


def _asked(world: World, youths: Iterable[Youth], actor: User) -> None:
    today = world.today
    dice = random_for(world.place, today, "handovers")
    known = set(Handover.objects.values_list("youth_id", flat=True))
    for n, youth in enumerate([one for one in youths if one.pk not in known][::ASKED_OF]):
        agency, unit, ground = dice.choice(UNITS)
        said_on, wish = today - timedelta(days=dice.randint(2, 3)), WISHES[n % len(WISHES)]
        save_handover(
            youth=youth, handover=None, version=None, unit=unit, wish=wish, said_on=said_on,
            handed_over_on=said_on + timedelta(days=1) if wish == Handover.Wish.YES else None,
            actor=actor, today=today, agency=agency, ground=ground,
        )  # fmt: skip
