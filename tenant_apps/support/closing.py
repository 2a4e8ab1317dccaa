"""What is asked of planning and measures when a registration is closed; the register's page shows it (tenant_apps.register.closing_parts)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.access import Right
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.register import codes
from tenant_apps.register.closing_parts import Asking, Missing, Part
from tenant_apps.register.codes import shown
from tenant_apps.register.forms import set_choices
from tenant_apps.register.models import Registration, Youth
from tenant_apps.register.selectors.warnings import warnings
from tenant_apps.support.models import ActionPlan, CoordinatedPlan, Intervention, InterventionFollowUp, Offer
from tenant_apps.support.services import InterventionFacts, edit_intervention
from tenant_apps.support.services.coordinated import CoordinatedFacts, edit_coordinated
from tenant_apps.support.services.offers import OfferFacts, edit_offer
from tenant_apps.support.services.plans import end_plan

UNANSWERED = ("pending", "later")
LEAVE = gettext_lazy("Leave it as it is")


# ---- measures that have ended, without what the report wants (R3, R4) ------------------------------------------------
class MeasuresForm(forms.Form):
    """Two fields for each measure; each that a red rule asks for must be filled in."""

    def __init__(self, *args: Any, today: date, measures: Mapping[Intervention, frozenset[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stops = {"required": gettext_lazy("Choose one: without it the half-year report is stopped.")}
        for one, sections in measures.items():
            on, what = one.ended_on or today, f"{_name(one)}, {sv_date(one.ended_on)}"
            if "R3" in sections:
                label = gettext_lazy("Reason for ending: %(what)s") % {"what": what}
                self.fields[f"reason_{one.pk}"] = forms.ChoiceField(label=label, error_messages=stops)
                set_choices(
                    self, f"reason_{one.pk}", codes.choices("intervention_end", on=on, empty=gettext_lazy("Choose"))
                )
            if "R4" in sections:
                label = gettext_lazy("Occupation after: %(what)s") % {"what": what}
                self.fields[f"after_{one.pk}"] = forms.ChoiceField(label=label, error_messages=stops)
                set_choices(self, f"after_{one.pk}", codes.choices("occupation", on=on, empty=gettext_lazy("Choose")))


def _name(one: Intervention) -> str:
    return one.local_name or shown("intervention_type", one.type, one.type_version)


def ask_measures(asking: Asking) -> Part | None:
    found = _stopping(asking.youth, asking.today)
    if not found:
        return None
    form = MeasuresForm(asking.posted, prefix="measures", today=asking.today, measures=found)

    def save(closed: Registration) -> None:  # noqa: ARG001  (the measures are the youth's)
        for one in found:
            data = form.cleaned_data
            reason, after = (
                data.get(f"reason_{one.pk}", one.end_reason),
                data.get(f"after_{one.pk}", one.occupation_after),
            )
            edit_intervention(
                intervention=one,
                version=one.version,
                facts=_facts(one, reason, after),
                actor=asking.user,
                today=asking.today,
            )

    return Part(_("Measures that have ended"), _("These stand in the way of the half-year report."), form, save)


def _stopping(youth: Youth, today: date) -> dict[Intervention, frozenset[str]]:
    """By the quality rules themselves, so that what is asked here is what would be red."""
    sections: dict[Any, set[str]] = {}
    for hit in warnings(today=today, youth_ids=[youth.pk]):
        if hit.colour == "red" and hit.section in {"R3", "R4"}:
            sections.setdefault(hit.record, set()).add(hit.section)
    rows = Intervention.objects.filter(youth=youth, public_id__in=[key for key in sections if key])
    return {one: frozenset(sections[one.public_id]) for one in rows}


def _facts(one: Intervention, reason: str, after: str) -> InterventionFacts:
    return InterventionFacts(
        type=one.type, started_on=one.started_on, local_name=one.local_name, planned_end_on=one.planned_end_on, ended_on=one.ended_on,
        end_reason=reason, occupation_after=after, partner=one.partner, place=one.place,
        contact_name=one.contact_name, contact_phone=one.contact_phone,
    )  # fmt: skip


# ---- what stands open: the plan, offers, coordinated plans, follow-ups -----------------------------------------------
@dataclass(frozen=True)
class StandsOpen:
    plan: ActionPlan | None
    offers: list[Offer]
    coordinated: list[CoordinatedPlan]
    follow_ups: list[InterventionFollowUp] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.plan or self.offers or self.coordinated or self.follow_ups)


def stands_open(youth: Youth) -> StandsOpen:
    return StandsOpen(
        plan=ActionPlan.objects.filter(youth=youth, ended_on=None).first(),
        offers=list(Offer.objects.filter(youth=youth, response__in=UNANSWERED)),
        coordinated=list(CoordinatedPlan.objects.filter(youth=youth, ended_on=None)),
        follow_ups=list(InterventionFollowUp.objects.filter(intervention__youth=youth, held_on=None).select_related("intervention")),
    )  # fmt: skip


class OpenForm(forms.Form):
    def __init__(self, *args: Any, today: date, found: StandsOpen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if found.plan:
            due = sv_date(found.plan.next_follow_up_on)
            self.fields["plan"] = forms.ChoiceField(
                label=gettext_lazy("Why the action plan ends"), required=False,
                help_text=gettext_lazy("Next follow-up %(day)s.") % {"day": due},
            )  # fmt: skip
            set_choices(self, "plan", codes.choices("plan_end", on=today, empty=LEAVE))
        for one in found.offers:
            what = one.local_name or shown("intervention_type", one.type, one.type_version)
            label = gettext_lazy("Answer to the offer of %(day)s: %(what)s") % {
                "day": sv_date(one.offered_on),
                "what": what,
            }
            self.fields[f"offer_{one.pk}"] = forms.ChoiceField(label=label, required=False)
            answers = [
                pair for pair in codes.choices("offer_response", on=today, empty=LEAVE) if pair[0] not in UNANSWERED
            ]
            set_choices(self, f"offer_{one.pk}", answers)
        for plan in found.coordinated:
            label = gettext_lazy("End the coordinated plan of %(day)s") % {"day": sv_date(plan.called_on)}
            self.fields[f"sip_{plan.pk}"] = forms.BooleanField(label=label, required=False)
        if found.follow_ups:
            days = ", ".join(f"{_name(one.intervention)} {sv_date(one.due_on)}" for one in found.follow_ups)
            self.fields["follow_ups"] = forms.BooleanField(
                label=gettext_lazy("Take away follow-ups of measures that end"), required=False, help_text=days,
            )  # fmt: skip


def ask_open(asking: Asking) -> Part | None:
    found = stands_open(asking.youth)
    if not found or not asking.user.may(Right.PLANNING_WRITE):
        return None
    form = OpenForm(asking.posted, prefix="open", today=asking.today, found=found)

    def save(closed: Registration) -> None:
        _save_open(found, form.cleaned_data, closed, user=asking.user, today=asking.today)

    return Part(
        _("Planning that stands open"),
        _("What you leave stays open, and is listed when the registration is closed."),
        form,
        save,
    )


def _save_open(found: StandsOpen, data: Mapping[str, Any], closed: Registration, *, user: User, today: date) -> None:
    day = closed.deregistered_on or today
    if found.plan and data["plan"]:
        end_plan(
            plan=found.plan, version=found.plan.version, ended_on=max(day, found.plan.started_on), end_reason=data["plan"], note="",
            actor=user, today=today,
        )  # fmt: skip
    for one in found.offers:
        if answer := data[f"offer_{one.pk}"]:
            facts = OfferFacts(
                type=one.type, offered_on=one.offered_on, response=answer, answered_on=today, unit=one.unit, note=one.note, local_name=one.local_name
            )  # fmt: skip
            edit_offer(offer=one, version=one.version, facts=facts, actor=user, today=today)
    for plan in found.coordinated:
        if data[f"sip_{plan.pk}"]:
            ended = CoordinatedFacts(
                parties=plan.parties, consent_on=plan.consent_on, called_on=plan.called_on, initiator=plan.initiator, held_on=plan.held_on,
                responsible=plan.responsible, follow_up_on=plan.follow_up_on, ended_on=max(day, plan.called_on, plan.held_on or day),
            )  # fmt: skip
            edit_coordinated(plan=plan, version=plan.version, facts=ended, actor=user, today=today)
    if data.get("follow_ups"):
        keys = [one.pk for one in found.follow_ups]
        InterventionFollowUp.objects.filter(pk__in=keys, held_on=None, intervention__ended_on__isnull=False).delete()


def missing_planning(user: User, registration: Registration, today: date) -> Iterable[Missing]:
    if not user.may(Right.PLANNING_READ):
        return
    found = stands_open(registration.youth)
    if found.plan:
        yield Missing(
            _("The action plan goes on without a reason for ending"), reverse("plan-end", args=[found.plan.public_id])
        )
    for offer in found.offers:
        day = {"day": sv_date(offer.offered_on)}
        yield Missing(_("The offer of %(day)s is not answered") % day, reverse("offer-edit", args=[offer.public_id]))
    for plan in found.coordinated:
        day = {"day": sv_date(plan.called_on)}
        yield Missing(
            _("The coordinated plan of %(day)s goes on") % day, reverse("coordinated-edit", args=[plan.public_id])
        )
    for one in registration.youth.interventions.filter(ended_on=None, started_on__lte=today):
        yield Missing(
            _("The measure goes on: %(what)s") % {"what": _name(one)},
            reverse("intervention-edit", args=[one.public_id]),
        )
    for each in found.follow_ups:
        told = {"what": _name(each.intervention), "day": sv_date(each.due_on)}
        yield Missing(
            _("A follow-up stands open: %(what)s, %(day)s") % told,
            reverse("measure", args=[each.intervention.public_id]),
        )
