"""Whom a visit day could take: those whose next step is a visit, and those who are searched for."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kaa.core.ages import age_on
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder.selectors import next_steps
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.search import search
from tenant_apps.register.selectors.visibility import registered_on, visible_youths
from tenant_apps.visits.addresses import addresses_of, place_in_order
from tenant_apps.visits.eligibility import NO_ADDRESS, REASONS, on_other_days, why_not
from tenant_apps.visits.models import HomeVisit, VisitDay


@dataclass(frozen=True)
class Candidate:
    """`why`: nobody may plan a visit, or it is planned already; `step`: what the ladder says."""

    public_id: uuid.UUID
    name: str
    age: int
    street: str
    city: str
    why: str
    is_here: bool
    step: str = ""


def searched(user: User, text: str, *, day: VisitDay, today: date) -> list[Candidate]:
    found = search(user, text, today=today).youths
    return _candidates([one for one in found if one.protected_at is None], day=day, today=today)


def proposed(user: User, *, day: VisitDay, today: date) -> list[Candidate]:
    """In the order in which the addresses lie."""
    steps = visit_steps(by=day.on, today=today)
    youths = visible_youths(user).filter(pk__in=steps, protected_at=None).filter(registered_on(today))
    youths = youths.exclude(
        home_visits__in=HomeVisit.objects.filter(outcome="", visit_on__gte=today, day__called_off_at=None)
    )
    found = _candidates(list(youths), day=day, today=today, steps=steps)
    return [one for one in found if not one.why]


def visit_steps(*, by: date, today: date) -> dict[int, str]:
    """Youths whose next step by the day is a visit or its notice, with what the ladder calls it."""
    steps = next_steps(today=today, ways=[Way.VISIT_NOTICE, Way.HOME_VISIT], due_by=by)
    return {one.youth_id: f"{one.action} {sv_date(one.due_on)}" for one in steps}


def on_another(where: str) -> str:
    return _("Is on the list of %(day)s. Take the youth off that one first.") % {"day": where}


def _candidates(
    youths: Sequence[Youth], *, day: VisitDay, today: date, steps: dict[int, str] | None = None
) -> list[Candidate]:
    keys = [one.pk for one in youths]
    reasons = why_not(Youth.objects.filter(pk__in=keys), on=day.on, today=today)
    addresses, elsewhere, leap = (
        addresses_of(keys),
        on_other_days(keys, but=day, today=today),
        settings_on(today).leap_birthday,
    )
    here = set(day.visits.filter(youth__in=keys).values_list("youth_id", flat=True))
    rows = []
    for one in youths:
        address = addresses.get(one.pk)
        why = reasons.get(one.pk) or ("" if address else NO_ADDRESS)
        told = str(REASONS[why]) if why else ""
        if not why and one.pk in elsewhere:
            told = on_another(elsewhere[one.pk])
        order = place_in_order(postcode=address.postcode, street=address.street) if address else ("", "", 0, "")
        rows.append((
            order,
            Candidate(
                public_id=one.public_id, name=one.full_name, age=age_on(one.birth_date, today, leap=leap), street=address.street if address else "",
                city=address.city if address else "", why=told, is_here=one.pk in here,
                step=(steps or {}).get(one.pk, ""),
            ),
        ))  # fmt: skip
    return (
        [one for _order, one in sorted(rows, key=lambda row: row[0])]
        if steps is not None
        else [one for _order, one in rows]
    )
