"""Two years of visit days, one a month: who was met, who does not live there, reports that were considered; and a day that comes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from kaa.core.ages import age_on, birthday
from kaa.devtools.demo_data.caseload import choose
from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.staff import email_of
from kaa.devtools.demo_data.world import World, random_for
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.letters.models import LetterTemplate
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import ContactDetail, Registration
from tenant_apps.register.models import Youth as YouthRow
from tenant_apps.register.selectors.visibility import registered_on
from tenant_apps.visits.addresses import Address, addresses_of, place_in_order
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import NOTICE, ConcernReport, HomeVisit, VisitDay, VisitSettings, VisitStaff
from tenant_apps.visits.selectors import ADULT
from tenant_apps.visits.services.notices import make_notices, post_notices
from tenant_apps.visits.services.planning import DayFacts, add_visits, plan_day, remove_visit, set_times

MONTHS, ON_A_DAY = 24, 5
WAITING = 2  # whose visit is still to be considered
CARD, LATER = "knackakort", 2
OUTCOMES = {"nobody_home": 9, "left_material": 5, "met_at_visit": 4, "not_at_address": 2}
BRING = "Broschyrer\nVisitkort\nTelefon och laddare\nVykort till den som inte är hemma"


class Visitor:
    """Collects the past days' rows and saves them as sets."""

    def __init__(self, world: World, actor: User) -> None:
        self.world, self.actor = world, actor
        self.dice: random.Random = random_for(world.place, world.today, "visits")
        self.staff = _staff(world)
        self.versions = {
            slug: codelists.current(slug).version
            for slug in ("contact_outcome", "contact_channel", "informant", "concern_not_made")
        }
        self.contacts: list[Contact] = []
        self.visits: list[HomeVisit] = []

    def visit(self) -> None:
        if len(self.staff) < 2:
            return
        VisitSettings.objects.create(concern_to="Socialtjänstens mottagning barn och unga", bring=BRING)
        days = VisitDay.objects.bulk_create(
            VisitDay(
                on=on, area=self._area(n), starts_at=time(16, 30), state=DayState.DONE, created_by=self.actor,
                created_at=at(on - timedelta(days=21), 9),
            )
            for n, on in enumerate(self._past_days())
        )  # fmt: skip
        VisitStaff.objects.bulk_create(
            VisitStaff(day=day, user=one) for n, day in enumerate(days) for one in self._pair(n)
        )
        quiet = self._quiet(days[-1].on)
        for n, day in enumerate(days):
            self._day(day, self._pair(n)[0], waits=quiet if day is days[-1] else [])
        Contact.objects.bulk_create(self.contacts)
        HomeVisit.objects.bulk_create(self.visits)
        self._not_there()
        self._concerns()

    def _past_days(self) -> list[date]:
        """The second Wednesday of each month, or so."""
        found = [self.world.today - timedelta(days=12 + 30 * n) for n in range(MONTHS)]
        return sorted(day - timedelta(days=(day.weekday() - 2) % 7) for day in found)

    def _area(self, n: int) -> str:
        areas = [name for town in self.world.place.towns for _postcode, name in town.areas]
        return areas[n % len(areas)]

    def _pair(self, n: int) -> tuple[User, User]:
        return self.staff[n % len(self.staff)], self.staff[(n + 1) % len(self.staff)]

    def _quiet(self, on: date) -> list[YouthRow]:
        """Still under 18, and not reached since that day: whether a report is to be made is still to be considered."""
        reached = Contact.objects.filter(
            outcome__in=codelists.current("contact_outcome").codes_with("reached"), at__gte=at(on, 0)
        )
        found = YouthRow.objects.shown().filter(
            registered_on(self.world.today), birth_date__gt=birthday(self.world.today, -ADULT), deceased_on=None,
            registrations__registered_on__lte=on - timedelta(days=40), details__kind="address", details__failed_on=None, details__gone_on=None,
        )  # fmt: skip
        return list(found.exclude(pk__in=reached.values("youth")).order_by("personnummer").distinct()[:WAITING])

    def _day(self, day: VisitDay, who: User, *, waits: Sequence[YouthRow]) -> None:
        chosen = [one for one in self._chosen(day.on) if one not in waits]
        youths = [*waits, *chosen[: max(0, ON_A_DAY - len(waits))]]
        places = addresses_of([one.pk for one in youths])
        rows = sorted(
            ((one, places[one.pk]) for one in youths if one.pk in places),
            key=lambda row: place_in_order(postcode=row[1].postcode, street=row[1].street),
        )  # fmt: skip
        for position, (youth, address) in enumerate(rows, start=1):
            self._one(day, youth, address, position, who, outcome="nobody_home" if youth in waits else "")

    def _chosen(self, on: date) -> Sequence[YouthRow]:
        """Registered since a while, and not among those who turn up in the reports' problems: they are reached by other ways."""
        covers = Q(deregistered_on=None) | Q(deregistered_on__gt=on + timedelta(days=7))
        found = Registration.objects.filter(
            covers, registered_on__lte=on - timedelta(days=40), mistaken_at=None, youth__protected_at=None, youth__deceased_on=None
        ).select_related("youth").order_by("youth__personnummer")  # fmt: skip
        youths = list(dict.fromkeys(one.youth for one in found))
        return self.dice.sample(youths, min(ON_A_DAY, len(youths)))

    def _one(self, day: VisitDay, youth: YouthRow, address: Address, position: int, who: User, *, outcome: str) -> None:
        outcome = outcome or choose(self.dice, OUTCOMES)
        moment = at(day.on, 15 + position // 3)
        minor = age_on(youth.birth_date, day.on) < ADULT
        contact = Contact(
            youth=youth, at=moment, created_at=moment, channel="home_visit", channel_version=self.versions["contact_channel"],
            recipient="guardian" if minor and outcome != "met_at_visit" else "youth", recipient_version=self.versions["informant"],
            outcome=outcome, outcome_version=self.versions["contact_outcome"], user=who,
        )  # fmt: skip
        self.contacts.append(contact)
        told = day.on + timedelta(days=2) if outcome == "not_at_address" and self.dice.random() < 0.7 else None
        self.visits.append(HomeVisit(
            day=day, visit_on=day.on, youth=youth, position=position, street=address.street, care_of=address.care_of, postcode=address.postcode,
            city=address.city, approx_at=time(16 + position // 3, position % 3 * 20), notice_posted_on=day.on - NOTICE - timedelta(days=2),
            outcome=outcome, outcome_version=self.versions["contact_outcome"], outcome_at=moment, recorded_by=who, contact=contact,
            told_tax_agency_on=told, created_at=at(day.on - timedelta(days=14), 10),
        ))  # fmt: skip

    def _not_there(self) -> None:
        """Who does not live at the address: it has failed. The latest case waits for the Tax Agency to be told."""
        gone = [one for one in self.visits if one.outcome == "not_at_address"]
        if gone:
            HomeVisit.objects.filter(pk=gone[-1].pk).update(told_tax_agency_on=None)
        for one in gone:
            ContactDetail.objects.filter(youth=one.youth, kind="address", value=one.street, failed_on=None).update(
                failed_on=one.visit_on, failed_reason="not_at_address", failed_reason_version=self.versions["contact_outcome"]
            )  # fmt: skip

    def _concerns(self) -> None:
        """Nobody met, and under 18: considered within some days. Those of the last day are still to be considered."""
        rows = []
        young = [
            one
            for one in self.visits
            if one.outcome == "nobody_home" and age_on(one.youth.birth_date, one.visit_on) < ADULT
        ]
        last = self.visits[-1].visit_on if self.visits else None
        for n, one in enumerate(one for one in young if one.visit_on != last):
            decided = {
                "youth": one.youth,
                "decided_on": one.visit_on + timedelta(days=3),
                "decided_by": self.actor,
                "recorded_by": self.actor,
            }
            decided["created_at"] = at(one.visit_on + timedelta(days=3), 13)
            if n % 3 == 0:
                reference = f"{one.visit_on:%y%m}-{100 + n}"
                rows.append(
                    ConcernReport(
                        outcome="made",
                        made_to="Socialtjänstens mottagning barn och unga",
                        reference=reference,
                        **decided,
                    )
                )
            else:
                reason = ("reached_otherwise", "contact_exists", "made_by_other")[n % 3]
                rows.append(
                    ConcernReport(
                        outcome="not_made", reason=reason, reason_version=self.versions["concern_not_made"], **decided
                    )
                )
        ConcernReport.objects.bulk_create(rows)


def plan_next(world: World, actor: User) -> None:
    """A day that comes: the list is made, and notices of most of it are made and posted."""
    staff = _staff(world)
    if len(staff) < 2:
        return
    today, now = world.today, at(world.today, 9)
    facts = DayFacts(
        on=today + timedelta(days=10),
        area=world.place.towns[0].areas[0][1],
        starts_at=time(16, 30),
        staff=(staff[0], staff[1]),
    )
    day = plan_day(facts=facts, actor=actor, today=today)
    dice = random_for(world.place, today, "next visits")
    young = YouthRow.objects.shown().filter(
        registrations__deregistered_on=None, registrations__mistaken_at=None, deceased_on=None
    )
    found = list(
        young.filter(registrations__registered_on__lte=today - timedelta(days=40)).order_by("personnummer").distinct()
    )
    chosen = dice.sample(found, min(9, len(found)))
    first, minutes = time(16, 30), 20
    add_visits(day=day, youths=YouthRow.objects.filter(pk__in=[one.pk for one in chosen]), actor=actor, today=today)
    last = day.visits.select_related("day").order_by("position").last()
    if last is None:
        return
    if day.visits.count() > LATER:
        remove_visit(visit=last, actor=actor, now=now)
    set_times(day=day, first=first, minutes=minutes, actor=actor)
    _notify(day, staff[0], now)
    add_visits(day=day, youths=YouthRow.objects.filter(pk=last.youth_id), actor=actor, today=today)
    set_times(day=day, first=first, minutes=minutes, actor=actor)
    _moved_since(day)


def _moved_since(day: VisitDay) -> None:
    """One on the list has another address than when the list was made."""
    first = day.visits.order_by("position").first()
    if first is not None:
        HomeVisit.objects.filter(pk=first.pk).update(street="Flyttade vägen 3")


def _notify(day: VisitDay, actor: User, now: datetime) -> None:
    """One card was written by hand; the others are made here and posted, but for the last two. Who comes on the list later has none yet."""
    today = now.date()
    visits = list(day.visits.order_by("position"))
    listed = [one.youth_id for one in visits]
    if len(visits) > LATER:
        post_notices(day=day, visits=[visits[0].public_id], posted_on=today, actor=actor, now=now)
    template = LetterTemplate.objects.get(key=CARD)
    for mailing in make_notices(day=day, template=template, actor=actor, today=today).mailings:
        letters = sorted(mailing.letters.all(), key=lambda one: listed.index(one.youth_id))
        mark_posted(
            mailing=mailing, letters=[one.pk for one in letters[:-LATER]], posted_on=today, actor=actor, now=now
        )


def _staff(world: World) -> list[User]:
    """The coach whose login is printed, and the others who have labels."""
    coach = email_of(Role.COACH, world.place.slug)
    coordinator = email_of(Role.COORDINATOR, world.place.slug)
    holders = User.objects.filter(is_active=True).filter(
        Q(labels__archived_at=None, labels__isnull=False) | Q(email=coordinator)
    )
    return sorted(holders.distinct(), key=lambda one: (one.email != coach, one.email))
