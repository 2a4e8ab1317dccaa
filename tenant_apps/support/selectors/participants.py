from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Unit, User
from tenant_apps.register.codes import shown
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.support.models import Intervention, Participation


def interventions_of(user: User) -> QuerySet[Intervention]:
    """Measures of those whom the user may open."""
    return Intervention.objects.filter(youth__in=visible_youths(user)).select_related("youth")


def intervention_by_id(user: User, public_id: uuid.UUID) -> Intervention | None:
    return interventions_of(user).filter(public_id=public_id).first()


@dataclass(frozen=True)
class ParticipantRow:
    youth: uuid.UUID
    name: str
    age: int
    programme: str
    inflow: str
    target_group: str
    started_on: date
    ended_on: date | None
    end_reason: str


@dataclass(frozen=True)
class SubprojectGroup:
    name: str
    participants: tuple[ParticipantRow, ...]


def participants_by_subproject(user: User, *, today: date, ended: bool = False) -> list[SubprojectGroup]:
    """Those whom the user may see, by subproject: two queries whatever their number."""
    rows = participations_of(user)
    still = Q(ended_on=None) | Q(ended_on__gte=today)
    rows = rows.filter(~still if ended else still).select_related("youth", "programme__unit")
    rows = rows.order_by("programme__unit__name", "programme__name", "youth__sort_key", "youth_id", "-started_on")
    return [
        SubprojectGroup(name, tuple(_row(one, today) for one in group))
        for name, group in groupby(rows, key=_subproject)
    ]


def participations_of(user: User) -> QuerySet[Participation]:
    """Those whom the user may see; a youth who also takes part elsewhere is shown with the own subproject's part only."""
    rows: QuerySet[Participation] = Participation.objects.filter(youth__in=visible_youths(user))
    units = own_unit_ids(user)
    return rows if units is None else rows.filter(programme__unit__in=units)


def own_unit_ids(user: User) -> list[int] | None:
    """The subprojects a local project leader leads; None: not bound to any."""
    if (
        user.roles & {Role.ADMINISTRATOR, Role.COORDINATOR, Role.COACH, Role.READER}
        or Role.LOCAL_LEADER not in user.roles
    ):
        return None
    return [grant.unit_id for grant in user.grants.all() if grant.role == Role.LOCAL_LEADER and grant.unit_id]


def _subproject(one: Participation) -> str:
    return one.programme.unit.name if one.programme.unit else _("Without a subproject")


def _row(one: Participation, today: date) -> ParticipantRow:
    return ParticipantRow(
        youth=one.youth.public_id, name=one.youth.full_name, age=age_as_decided(one.youth.birth_date, today), programme=one.programme.name,
        inflow=shown("inflow", one.inflow, one.inflow_version), target_group=shown("target_group", one.target_group, one.target_group_version),
        started_on=one.started_on, ended_on=one.ended_on, end_reason=shown("participation_end", one.end_reason, one.end_reason_version),
    )  # fmt: skip


@dataclass(frozen=True)
class SubprojectFigures:
    name: str
    county_code: str
    now: int
    women: int
    men: int
    begun_this_year: int
    ended_this_year: int


def subproject_figures(user: User, *, today: date) -> list[SubprojectFigures]:
    """True figures per subproject, without persons: a county leader's county, the main leader's all (rules: Who sees what).

    Participants under protection are in no figure (rules: Protected identity).
    """
    shown_ = Q(programmes__participations__youth__protected_at=None)
    now = (
        shown_
        & Q(programmes__participations__started_on__lte=today)
        & (Q(programmes__participations__ended_on=None) | Q(programmes__participations__ended_on__gt=today))
    )
    year = date(today.year, 1, 1)

    def count(which: Q) -> Count:
        return Count("programmes__participations__youth", filter=which, distinct=True)

    found = led_units(user).annotate(
        now=count(now), women=count(now & Q(programmes__participations__sex_at_entry="female")),
        men=count(now & Q(programmes__participations__sex_at_entry="male")),
        begun=count(shown_ & Q(programmes__participations__started_on__range=(year, today))),
        ended=count(shown_ & Q(programmes__participations__ended_on__range=(year, today))),
    )  # fmt: skip
    return [
        SubprojectFigures(one.name, one.county_code, one.now, one.women, one.men, one.begun, one.ended)
        for one in found.order_by("name")
    ]


def led_units(user: User) -> QuerySet[Unit]:
    units = Unit.objects.filter(is_subproject=True, archived_at=None)
    if user.roles & {Role.MAIN_LEADER, Role.ADMINISTRATOR, Role.COORDINATOR}:
        return units
    counties = [
        grant.county_code for grant in user.grants.all() if grant.role == Role.COUNTY_LEADER and grant.county_code
    ]
    own = [grant.unit_id for grant in user.grants.all() if grant.role == Role.LOCAL_LEADER and grant.unit_id]
    return units.filter(Q(county_code__in=counties) | Q(pk__in=own))
