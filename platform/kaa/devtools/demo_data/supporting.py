"""Plans with their versions and follow-ups, offers and their answers, consents, coordinated plans, and mappings where they are decided."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta

from kaa.core.ages import age_on
from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.world import World, random_for
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import Unit, User
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Registration
from tenant_apps.register.models import Youth as YouthRow
from tenant_apps.support.models import (
    ActionPlan,
    AssessmentTemplate,
    Consent,
    CoordinatedPlan,
    Intervention,
    InterventionFollowUp,
    Offer,
    PlanFollowUp,
    PlanItem,
    PlanVersion,
)
from tenant_apps.support.services.assessments import record_assessment, store_decision

GOALS = (
    ("Börja på komvux i januari", "Studievägledning, sedan ansökan före sista dagen."),
    ("Ett första jobb", "Ta reda på vilka arbetsgivare som tar emot, öva på att söka, besöka två platser."),
    ("Hitta tillbaka till gymnasiet", "Möte med rektor om vilka kurser som saknas, besök på skolan."),
    ("Rutiner i vardagen", "En tid i veckan på arenan, sedan praktik på deltid."),
    ("Folkhögskola till hösten", "Studiebesök på två skolor och ansökan tillsammans."),
)
STEPS = (
    ("youth", "", "Kommer till mötena, eller ringer"), ("youth", "", "Skriver ett utkast till meritförteckning"),
    ("municipality", "", "Bokar studievägledning"), ("municipality", "", "Frågar arbetsgivare om praktik"),
    ("other", "Vuxenutbildningen", "Svarar på vilka kurser som räknas"), ("other", "Arbetsförmedlingen", "Skriver in och bokar ett möte"),
)  # fmt: skip
SAID = (
    "Går som planerat.",
    "Har börjat på praktiken, trivs.",
    "Vill vänta med ansökan till våren.",
    "Nytt möte om en månad.",
)
AGENCIES = ("employment_service", "adult_education", "labour_market_unit", "social_services")
WITH_PLAN, WITH_CONSENT, DECLINED = 0.55, 0.18, 0.15


class Supporter:
    """Collects what was planned with each youth who has been reached, and saves it as sets."""

    def __init__(self, world: World, actor: User) -> None:
        self.world, self.today, self.actor = world, world.today, actor
        self.dice: random.Random = random_for(world.place, world.today, "support")
        self.unit = Unit.objects.order_by("pk").first()
        slugs = ("plan_end", "offer_response", "intervention_type", "agency")
        self.versions = {slug: codelists.current(slug).version for slug in slugs}
        self.plans: list[ActionPlan] = []
        self.texts: list[PlanVersion] = []
        self.items: list[PlanItem] = []
        self.held: list[PlanFollowUp] = []

    def support(self) -> None:
        self._offers()
        people = self._reached()
        for registration, began in people:
            if self.dice.random() < WITH_PLAN:
                self._plan(registration, began)
        ActionPlan.objects.bulk_create(self.plans)
        PlanVersion.objects.bulk_create(self.texts)
        PlanItem.objects.bulk_create(self.items)
        PlanFollowUp.objects.bulk_create(self.held)
        self._consents(people)
        self._coordinated([one.youth for one, _began in people if one.deregistered_on is None])
        self._follow_ups()

    def _reached(self) -> list[tuple[Registration, date]]:
        """Each registration in which somebody was reached, with the day after the first time."""
        reached = codelists.current("contact_outcome").codes_with("reached")
        first: dict[int, list[date]] = {}
        rows = (
            Contact.objects.filter(outcome__in=reached, youth__protected_at=None)
            .order_by("at")
            .values_list("youth_id", "at")
        )
        for youth, moment in rows:
            first.setdefault(youth, []).append(moment.date())
        found = []
        registrations = Registration.objects.filter(mistaken_at=None, youth__protected_at=None).select_related(
            "youth__label__user"
        )
        for one in registrations.order_by("registered_on", "youth__personnummer", "pk"):
            last = one.deregistered_on or self.today
            days = [day for day in first.get(one.youth_id, ()) if one.registered_on <= day < last - timedelta(days=20)]
            if days:
                found.append((one, days[0] + timedelta(days=self.dice.randint(3, 15))))
        return found

    def _coach(self, youth: YouthRow) -> User:
        return youth.label.user if youth.label and youth.label.user else self.actor

    def _plan(self, registration: Registration, began: date) -> None:
        over = registration.deregistered_on
        if began >= min(over or self.today, self.today):
            return
        coach, (goal, planning) = self._coach(registration.youth), self.dice.choice(GOALS)
        ended = over if over and over <= self.today else None
        plan = ActionPlan(youth=registration.youth, started_on=began, created_at=at(began, 14), ended_on=ended)
        day, last, number = began, ended or self.today, 1
        self._version(plan, 1, began, goal, planning, coach, began + timedelta(days=90))
        while (held := day + timedelta(days=self.dice.randint(60, 100))) < last:
            self.held.append(PlanFollowUp(
                plan=plan, held_on=held, on_version=number, with_youth=self.dice.random() < 0.85, note=self.dice.choice(SAID), held_by=coach,
                next_on=held + timedelta(days=90), created_at=at(held, 15),
            ))  # fmt: skip
            if self.dice.random() < 0.3 and number < 3:
                number += 1
                self._version(
                    plan, number, held, goal, planning, coach, held + timedelta(days=90), why="Läget har ändrats."
                )
            day = held
        # most are followed up in time; some lie since long
        late = self.dice.random() < 0.15
        plan.next_follow_up_on = (
            None if ended else max(day + timedelta(days=90), self.today - timedelta(days=50 if late else -5))
        )
        if ended:
            reason = {"national_programme": "studies", "introductory_programme": "studies"}.get(
                registration.end_reason, "handed_over"
            )
            plan.end_reason, plan.end_reason_version = reason, self.versions["plan_end"]
        self.plans.append(plan)

    def _version(  # noqa: PLR0917
        self, plan: ActionPlan, number: int, day: date, goal: str, planning: str, coach: User, next_on: date, *, why: str = ""
    ) -> None:  # fmt: skip
        version = PlanVersion(
            plan=plan, number=number, made_on=day, made_by=coach, goal=goal, planning=planning, next_follow_up_on=next_on, why_revised=why,
            created_at=at(day, 14),
        )  # fmt: skip
        self.texts.append(version)
        for position, (who, name, what) in enumerate(self.dice.sample(STEPS, 3), start=1):
            due = day + timedelta(days=self.dice.randint(14, 70))
            done = due - timedelta(days=3) if due < self.today and self.dice.random() < 0.7 else None
            self.items.append(
                PlanItem(
                    plan_version=version,
                    position=position,
                    responsible=who,
                    who=name,
                    what=what,
                    due_on=due,
                    done_on=done,
                )
            )

    def _offers(self) -> None:
        """Each measure was offered before it began; some offers were declined, and a few wait for an answer."""
        rows = []
        for one in (
            Intervention.objects.filter(youth__protected_at=None)
            .select_related("youth__label__user")
            .order_by("started_on", "pk")
        ):
            day = one.started_on - timedelta(days=self.dice.randint(3, 14))
            answered = day + timedelta(days=self.dice.randint(0, 2))
            rows.append(self._offer(one.youth, one.type, day, "accepted", answered, intervention=one))
            if self.dice.random() < DECLINED:
                before = day - timedelta(days=self.dice.randint(20, 60))
                rows.append(
                    self._offer(
                        one.youth,
                        "guidance",
                        before,
                        self.dice.choice(("declined", "later")),
                        before + timedelta(days=2),
                    )
                )
        open_ones = Registration.objects.filter(
            deregistered_on=None, mistaken_at=None, youth__protected_at=None, youth__interventions=None
        )
        waiting = list(open_ones.select_related("youth__label__user").order_by("youth__personnummer"))
        rows += [
            self._offer(one.youth, "motivation", self.today - timedelta(days=self.dice.randint(1, 12)), "pending", None)
            for one in self.dice.sample(waiting, min(6, len(waiting)))
        ]
        Offer.objects.bulk_create(rows)

    def _offer(
        self, youth: YouthRow, kind: str, day: date, response: str, answered: date | None, *, intervention: Intervention | None = None
    ) -> Offer:  # fmt: skip
        return Offer(
            youth=youth, offered_on=day, type=kind, type_version=self.versions["intervention_type"], unit=self.unit, response=response,
            response_version=self.versions["offer_response"], answered_on=answered, intervention=intervention, user=self._coach(youth),
            created_at=at(day, 11),
        )  # fmt: skip

    def _consents(self, people: Iterable[tuple[Registration, date]]) -> None:
        rows = []
        for registration, began in people:
            if self.dice.random() >= WITH_CONSENT:
                continue
            youth, agency = registration.youth, self.dice.choice(AGENCIES)
            minor = age_on(youth.birth_date, began) < 18
            withdrawn = (
                began + timedelta(days=40)
                if self.dice.random() < 0.1 and began + timedelta(days=40) < self.today
                else None
            )
            rows.append(Consent(
                youth=youth, agency=agency, agency_version=self.versions["agency"], data="Vad som är planerat, och när vi träffas",
                purpose="Att planeringen hänger ihop", given_by="both" if minor else "youth", given_how=self.dice.choice(("paper", "oral", "e_id")),
                given_on=began, is_mature=False if minor else None, judged_by=self._coach(youth).name if minor else "",
                judged_on=began if minor else None, valid_until=began + timedelta(days=365), withdrawn_on=withdrawn, recorded_by=self._coach(youth),
                created_at=at(began, 14),
            ))  # fmt: skip
        Consent.objects.bulk_create(rows)

    def _coordinated(self, youths: list[YouthRow]) -> None:
        rows = []
        for n, youth in enumerate(self.dice.sample(youths, min(3, len(youths)))):
            called = self.today - timedelta(days=40 + n * 60)
            held = called + timedelta(days=21) if n else None
            rows.append(CoordinatedPlan(
                youth=youth, parties=["social_services", "employment_service"], parties_version=self.versions["agency"], consent_on=called,
                called_on=called, held_on=held, responsible="social_services" if held else "",
                responsible_version=self.versions["agency"] if held else None,
                follow_up_on=held + timedelta(days=120) if held else None, user=self._coach(youth), created_at=at(called, 10),
            ))  # fmt: skip
        CoordinatedPlan.objects.bulk_create(rows)

    def _follow_ups(self) -> None:
        """Of the measures that go on: one that was held, one that is due; some are late."""
        rows = []
        for one in Intervention.objects.filter(ended_on=None, youth__protected_at=None).order_by("started_on", "pk"):
            held = one.started_on + timedelta(days=30)
            if held < self.today:
                rows.append(
                    InterventionFollowUp(
                        intervention=one, due_on=held, held_on=held, note=self.dice.choice(SAID), held_by=self.actor
                    )
                )
            rows.append(
                InterventionFollowUp(intervention=one, due_on=self.today + timedelta(days=self.dice.randint(-10, 60)))
            )
        InterventionFollowUp.objects.bulk_create(rows)


def map_some(world: World, actor: User, *, count: int = 8) -> None:
    """Where the controller has decided it: mappings of some who were reached lately, and one who declined."""
    decided = world.today - timedelta(days=400)
    store_decision(
        decided_by=world.place.controller, decided_on=decided, reference="BUN-2025-117", scope="Kartläggning av ungdomar inom aktivitetsansvaret",
        actor=actor, today=decided,
    )  # fmt: skip
    template = AssessmentTemplate.objects.filter(replaced_on=None).prefetch_related("questions").order_by("pk").first()
    plans = (
        ActionPlan.objects.filter(ended_on=None, youth__protected_at=None)
        .select_related("youth__label__user")
        .order_by("-started_on", "pk")
    )
    if template is None:
        return
    for n, plan in enumerate(plans[:count]):
        answers = {
            question.pk: question.choices[n % len(question.choices)]
            for question in template.questions.all()
            if question.choices
        }
        record_assessment(
            youth=plan.youth, template=template, held_on=plan.started_on, declined=n == count - 1, answers={} if n == count - 1 else answers,
            actor=actor, today=world.today,
        )  # fmt: skip
