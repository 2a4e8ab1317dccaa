"""The section Planering on a youth's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
from tenant_apps.register.models import Youth
from tenant_apps.register.panels import Panel, youth_panel
from tenant_apps.support.selectors.consents import agency_name
from tenant_apps.support.selectors.planning import Planning, maps, measure_name, planning_of
from tenant_apps.support.selectors.plans import is_current
from tenant_apps.support.selectors.referrals import tone_of

Row = Mapping[str, Any]
SHOWN = 5  # of each kind; the rest stand among the events


@dataclass(frozen=True)
class PlanLine:
    """The plan that goes on, or the latest that has ended."""

    plan: Row
    is_current: bool
    is_late: bool


@dataclass(frozen=True)
class MeasureLine:
    measure: Row
    what: str
    is_late: bool
    lacks_agreement: bool


@dataclass(frozen=True)
class OfferLine:
    offer: Row
    what: str
    answer: str
    tone: str
    is_open: bool


@dataclass(frozen=True)
class ConsentLine:
    consent: Row
    to: str
    is_valid: bool


@dataclass(frozen=True)
class CoordinatedLine:
    plan: Row
    parties: str
    responsible: str
    is_late: bool


@dataclass(frozen=True)
class ReferralLine:
    referral: Row
    what: str
    decision: str
    tone: str
    is_waiting: bool  # the meeting has been, and nothing is written


@dataclass(frozen=True)
class ParticipationLine:
    participation: Row
    ended: str


@dataclass(frozen=True)
class PlanningPanel:
    youth: Youth
    may_write: bool
    plan: PlanLine | None
    ended_plans: int
    measures: list[MeasureLine]
    offers: list[OfferLine]
    consents: list[ConsentLine]
    coordinated: list[CoordinatedLine]
    assessments: list[Row] | None  # None: mapping is off, or not for this user
    participations: list[ParticipationLine]
    referrals: list[ReferralLine]
    step: Row | None  # where the youth stands now
    has_ladder: bool


@youth_panel
def planning_panel(request: HttpRequest, youth: Youth) -> Panel | None:
    user = request.user
    if not isinstance(user, User) or not user.may(Right.PLANNING_READ):
        return None
    planning, today = planning_of(youth), clock.today()
    data = PlanningPanel(
        youth=youth, may_write=user.may(Right.PLANNING_WRITE), plan=_plan(planning, today),
        ended_plans=sum(1 for one in planning["plan"] if one["ended_on"]), measures=[_measure(one, today) for one in planning["measure"][:SHOWN]],
        offers=[_offer(one) for one in planning["offer"][:SHOWN]],
        consents=[_consent(one, today) for one in planning["consent"] if one["withdrawn_on"] is None][:SHOWN],
        coordinated=[_coordinated(one, today) for one in planning["sip"] if one["ended_on"] is None][:SHOWN],
        assessments=planning["assessment"][:SHOWN] if maps(planning, user) else None,
        participations=[_participation(one) for one in planning["participation"][:SHOWN]],
        referrals=[_referral(one, today) for one in planning["referral"][:SHOWN]],
        step=next(iter(planning["step"]), None), has_ladder=bool(planning["ladder"]),
    )  # fmt: skip
    return Panel("support/youth_panel.html", data, place="planning")


def _plan(planning: Planning, today: date) -> PlanLine | None:
    opened = sorted(planning["plan"], key=lambda one: one["ended_on"] is not None)
    if not opened:
        return None
    one = opened[0]
    due = one["next_follow_up_on"]
    return PlanLine(one, is_current(due, one["ended_on"], on=today), is_late=bool(due and due < today))


def _measure(one: Row, today: date) -> MeasureLine:
    return MeasureLine(
        one, measure_name(one),
        is_late=bool(one["due_on"] and one["due_on"] < today), lacks_agreement=one["type"] == "internship" and not one["insured"],
    )  # fmt: skip


def _offer(one: Row) -> OfferLine:
    is_open = one["response"] in {"pending", "later"}
    return OfferLine(
        one, measure_name(one), shown("offer_response", one["response"], one["response_version"]),
        "success" if one["response"] == "accepted" else "warning" if is_open else "neutral", is_open,
    )  # fmt: skip


def _consent(one: Row, today: date) -> ConsentLine:
    return ConsentLine(
        one, agency_name(one["agency"], one["agency_version"], one["agency_name"]), one["valid_until"] >= today
    )


def _coordinated(one: Row, today: date) -> CoordinatedLine:
    return CoordinatedLine(
        one, ", ".join(shown("agency", code, one["parties_version"]) for code in one["parties"]),
        shown("agency", one["responsible"], one["responsible_version"]), is_late=bool(one["follow_up_on"] and one["follow_up_on"] < today),
    )  # fmt: skip


def _participation(one: Row) -> ParticipationLine:
    return ParticipationLine(
        one, shown("participation_end", one["end_reason"], one["end_reason_version"]) if one["ended_on"] else ""
    )


def _referral(one: Row, today: date) -> ReferralLine:
    decision = shown("referral_decision", one["decision"], one["decision_version"])
    return ReferralLine(
        one, measure_name(one), decision, tone_of(one["decision"]), not decision and one["meets_on"] < today
    )
