"""What is wrong before the report: each quality rule hit by a few youths in the period that is reported next, through the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kaa.core.ages import age_on
from kaa.core.halfyears import HalfYear
from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.world import World, random_for
from shared_apps.codelists import selectors as codelists
from shared_apps.scb import selectors as scb
from tenant_apps.accounts.models import User
from tenant_apps.outreach.services import ContactFacts, log_contact
from tenant_apps.register.editing import add_occupation, edit_registration
from tenant_apps.register.models import OccupationFact, Registration, Youth
from tenant_apps.support.models import Intervention
from tenant_apps.support.services import InterventionFacts, start_intervention


class Planter:
    """Takes one registration after the other, so that no youth is hit twice."""

    def __init__(self, world: World, actor: User | None) -> None:
        self.today, self.actor = world.today, actor
        self.period = HalfYear.parse(scb.reporting_period(world.today).code)
        self.last = min(self.period.end, world.today - timedelta(days=1))
        busy = Intervention.objects.filter(ended_on=None).values("youth")
        found = Registration.objects.filter(deregistered_on=None, mistaken_at=None, youth__protected_at=None)
        found = found.exclude(youth__in=busy).filter(registered_on__lte=self.last - timedelta(days=20))
        ordered = list(found.select_related("youth").order_by("youth__personnummer"))
        self.waiting = random_for(world.place, world.today, "problems").sample(ordered, len(ordered))
        facts = OccupationFact.objects.filter(as_of__range=(self.period.start, self.period.end))
        self.told = set(facts.values_list("youth_id", flat=True))
        self.told_none = set(facts.filter(code="none").values_list("youth_id", flat=True))
        self.few = 2 if len(self.waiting) > 60 else 1  # a small municipality has fewer of each
        self.returned = self._returned()

    def _returned(self) -> list[Registration]:
        """Registered for the second time: the first stands in what was reported before, so it is made before the reports."""

        def fits(one: Registration) -> bool:
            return (
                one.latest_studies.startswith("interrupted") and age_on(one.youth.birth_date, one.registered_on) >= 17
            )

        chosen = self.take(self.few, lambda one: fits(one) and self.is_new(one))
        chosen += self.take(self.few - len(chosen), fits)
        for one in chosen:
            _earlier(one, self.today)
        return chosen

    def take(self, count: int, fits: Callable[[Registration], bool] = lambda _one: True) -> list[Registration]:
        chosen = [one for one in self.waiting if fits(one)][:count]
        self.waiting = [one for one in self.waiting if one not in chosen]
        return chosen

    def is_new(self, one: Registration) -> bool:
        """Registered in the period, some days after its start."""
        return one.registered_on >= self.period.start + timedelta(days=15)

    def day(self, one: Registration, share: float) -> date:
        """A day between the later of the period's start and the registration, and the period's end or yesterday."""
        first = max(self.period.start, one.registered_on)
        return first + timedelta(days=int((self.last - first).days * share))

    def measure(
        self,
        one: Registration,
        kind: str,
        *,
        started: date,
        ended: date | None = None,
        reason: str = "",
        after: str = "",
    ) -> None:
        facts = InterventionFacts(
            type=kind, started_on=started, ended_on=ended, end_reason=reason, occupation_after=after
        )
        start_intervention(youth=one.youth, facts=facts, actor=self.actor, today=self.today)

    def tell(self, youth: Youth, code: str, day: date) -> None:
        add_occupation(
            youth=youth, actor=self.actor, today=self.today, code=code, as_of=day, informant="youth", known_on=day
        )

    def restate(self, one: Registration, studies: str) -> None:
        edit_registration(
            registration=one, version=one.version, latest_studies=studies, covered_from=one.covered_from, source_note=one.source_note,
            actor=self.actor, today=self.today,
        )  # fmt: skip


def plant(planter: Planter) -> None:
    few = planter.few
    _registrations(planter, few)
    _measures(planter, few + 1, few)
    for one in planter.take(few, lambda one: one.latest_studies != "study_certificate"):
        _goes_to_school(planter, one)


def _measures(planter: Planter, many: int, few: int) -> None:
    # first those who must have no occupation at all in the period
    for one in planter.take(many, lambda one: one.youth_id not in planter.told):
        planter.measure(one, "motivation", started=planter.day(one, 0.4))  # R2
    for one in planter.take(many):
        planter.measure(one, "motivation", started=planter.day(one, 0.3))
        planter.tell(one.youth, "none", planter.day(one, 0.8))  # R1
    planter.waiting = [one for one in planter.waiting if one.youth_id not in planter.told_none]
    for one in planter.take(few, planter.is_new):
        planter.measure(one, "guidance", started=one.registered_on - timedelta(days=9))  # Y3
        planter.tell(one.youth, "kaa_intervention", planter.day(one, 0.6))
    for one in planter.take(many):
        planter.measure(
            one, "labour_market", started=planter.day(one, 0.2), ended=planter.day(one, 0.8), after="work"
        )  # R3
        planter.tell(one.youth, "kaa_intervention", planter.day(one, 0.5))
    for one in planter.take(many):
        planter.measure(
            one, "guidance", started=planter.day(one, 0.2), ended=planter.day(one, 0.7), reason="completed"
        )  # R4
        planter.tell(one.youth, "kaa_intervention", planter.day(one, 0.5))
    for one in planter.take(few):
        planter.measure(
            one,
            "internship",
            started=planter.day(one, 0.1),
            ended=planter.day(one, 0.9),
            reason="completed",
            after="internship",
        )  # R5
        planter.tell(one.youth, "kaa_intervention", planter.day(one, 0.5))
    for one in planter.take(few):
        planter.measure(one, "motivation", started=planter.day(one, 0.5))  # G1
        planter.tell(one.youth, "kaa_intervention", planter.day(one, 0.7))


def _registrations(planter: Planter, few: int) -> None:
    for one in planter.returned:
        planter.restate(one, "not_begun")  # R6
    for one in planter.take(few, lambda one: one.latest_studies == "study_certificate"):
        planter.restate(one, "interrupted_national")  # Y1
    for one in planter.take(1):
        planter.restate(one, "missing")  # Y2
    for one in planter.take(few, planter.is_new):
        planter.tell(one.youth, "work", one.registered_on - timedelta(days=6))  # K6
    for one in planter.take(1):
        day = planter.day(one, 0.7)
        planter.tell(one.youth, "work", day)  # K12
        planter.tell(one.youth, "work", day)


def _earlier(one: Registration, today: date) -> None:
    """A registration of last year, as one that was taken over from an earlier system."""
    if Registration.objects.filter(youth=one.youth).exclude(pk=one.pk).exists():
        return
    began = one.registered_on - timedelta(days=330)
    Registration.objects.create(
        youth=one.youth, municipality_code=one.municipality_code, covered_from=began, registered_on=began, ceased_on=began + timedelta(days=40),
        deregistered_on=began + timedelta(days=40), latest_studies="interrupted_introductory", latest_studies_version=one.latest_studies_version,
        end_reason="introductory_programme", end_reason_version=codelists.current("deregistration_reason", on=today).version,
        source_note="Övertagen ur det tidigare systemet", created_at=at(began),
    )  # fmt: skip


def _goes_to_school(planter: Planter, one: Registration) -> None:
    """The youth says so: a proposal to close, which no file has confirmed yet."""
    facts = ContactFacts(
        at=at(planter.today - timedelta(days=3), 10),
        channel="phone",
        recipient="youth",
        outcome="reached_has_occupation",
        occupation="national_programme",
    )
    log_contact(youth=one.youth, facts=facts, actor=planter.actor, now=at(planter.today - timedelta(days=3), 11))
