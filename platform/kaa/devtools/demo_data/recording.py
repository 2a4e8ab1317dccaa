"""Writes the coaches' two years in the shape that the services give, a set at a time: thousands of rows one by one would take minutes."""

from __future__ import annotations

import random
from datetime import date, timedelta

from kaa.core.ages import birthday
from kaa.devtools.demo_data.caseload import Case, Measure, Story, Teller, Touch
from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.world import World, random_for
from shared_apps.codelists import selectors as codelists
from shared_apps.codelists.snapshots import CodeListSnapshot
from tenant_apps.accounts.models import Label, User
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import ContactDetail, OccupationFact, Registration, Youth
from tenant_apps.support.models import Intervention

UNLABELLED = 0.04
BATCH = 2000


class Recorder:
    """Collects rows of one tenant and saves them."""

    def __init__(self, world: World, labels: list[Label]) -> None:
        self.world, self.labels = world, labels
        self.lists: dict[str, CodeListSnapshot] = dict(codelists.snapshots(on=world.today))
        self.coaches: dict[int, User | None] = {}
        self.facts: list[OccupationFact] = []
        self.contacts: list[Contact] = []
        self.measures: list[Intervention] = []
        self.failed: list[tuple[int, str, date]] = []

    def record(self) -> None:
        registrations = list(
            Registration.objects.select_related("youth").order_by("registered_on", "youth__personnummer")
        )
        self._hand_out({one.youth for one in registrations})
        for registration in registrations:
            case = self._case(registration)
            self._keep(registration.youth, Teller(case, self.world.place.slug).tell())
        OccupationFact.objects.bulk_create(self.facts, batch_size=BATCH)
        Contact.objects.bulk_create(self.contacts, batch_size=BATCH)
        Intervention.objects.bulk_create(self.measures, batch_size=BATCH)
        for youth_id, outcome, day in self.failed:
            ContactDetail.objects.filter(youth_id=youth_id, kind="phone", failed_on=None).update(
                failed_on=day, failed_reason=outcome, failed_reason_version=self._version("contact_outcome")
            )

    def _case(self, registration: Registration) -> Case:
        youth, today = registration.youth, self.world.today
        over = registration.deregistered_on
        return Case(
            youth_id=youth.pk, number=youth.personnummer or "", turns_18=birthday(youth.birth_date, 18), registered_on=registration.registered_on,
            last_day=over - timedelta(days=1) if over else today - timedelta(days=1), end_reason=registration.end_reason if over else "", today=today,
        )  # fmt: skip

    def _hand_out(self, youths: set[Youth]) -> None:
        """Each youth to a label; a few have none yet, and are the administrator's."""
        dice: random.Random = random_for(self.world.place, self.world.today, "labels")
        unit = self.labels[0].unit
        chosen: dict[Label | None, list[int]] = {}
        for youth in sorted(youths, key=lambda one: one.personnummer or ""):
            label = (
                None if dice.random() < UNLABELLED else dice.choices(self.labels, [4] * (len(self.labels) - 1) + [1])[0]
            )
            chosen.setdefault(label, []).append(youth.pk)
            self.coaches[youth.pk] = (label.user if label else None) or self.labels[0].user
        for label, ids in chosen.items():
            Youth.objects.filter(pk__in=ids).update(label=label, unit=unit)

    def _version(self, slug: str) -> int:
        return self.lists[slug].version

    def _keep(self, youth: Youth, story: Story) -> None:
        for day, code, informant in story.facts:
            self._fact(youth, day, code, informant)
        for touch in story.touches:
            self._contact(youth, touch)
        for measure in story.measures:
            self._measure(youth, measure)

    def _fact(self, youth: Youth, day: date, code: str, informant: str) -> OccupationFact:
        fact = OccupationFact(
            youth=youth, code=code, code_version=self._version("occupation"), as_of=day, known_on=day, informant=informant,
            informant_version=self._version("informant"), recorded_by=self.coaches[youth.pk], created_at=at(day, 15),
        )  # fmt: skip
        self.facts.append(fact)
        return fact

    def _contact(self, youth: Youth, touch: Touch) -> None:
        fact = self._fact(youth, touch.on, touch.occupation, touch.recipient) if touch.occupation else None
        moment = at(touch.on, touch.hour)
        self.contacts.append(Contact(
            youth=youth, at=moment, created_at=moment, channel=touch.channel, channel_version=self._version("contact_channel"),
            recipient=touch.recipient, recipient_version=self._version("informant"),
            outcome=touch.outcome, outcome_version=self._version("contact_outcome"), occupation=fact, user=self.coaches[youth.pk],
        ))  # fmt: skip
        if touch.outcome == "wrong_number":
            self.failed.append((youth.pk, touch.outcome, touch.on))

    def _measure(self, youth: Youth, one: Measure) -> None:
        self.measures.append(Intervention(
            youth=youth, type=one.type, type_version=self._version("intervention_type"), local_name=one.local_name, started_on=one.started,
            planned_end_on=one.planned_end, ended_on=one.ended, end_reason=one.end_reason,
            end_reason_version=self._version("intervention_end") if one.end_reason else None, occupation_after=one.after,
            occupation_after_version=self._version("occupation") if one.after else None, ended_by_deregistration=one.by_deregistration,
            user=self.coaches[youth.pk], unit=self.labels[0].unit, created_at=at(one.started, 14),
        ))  # fmt: skip
