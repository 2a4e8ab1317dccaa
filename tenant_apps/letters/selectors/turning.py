"""Those who turn 20: the municipality's responsibility ends, and they are told where to turn (peers: handover as a flow)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kaa.core.ages import birthday, turns_20_on
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import LetterState, Reason
from tenant_apps.letters.models import Handover, Letter, LetterTemplate
from tenant_apps.outreach.ladder.settings import settings_on
from tenant_apps.register.models import Registration, Youth
from tenant_apps.register.selectors.visibility import open_on, visible_youths

AFTERWARDS = timedelta(weeks=8)  # the only step also allowed afterwards
STEP = "turning_20"


@dataclass(frozen=True)
class TurningRow:
    youth: uuid.UUID
    name: str
    turns_20_on: date
    label: str
    letter: uuid.UUID | None
    letter_state: str
    why_not: str
    handover: str
    handover_to: str


def weeks_before(today: date) -> int:
    """How long before the birthday the letter is made, as the municipality has decided (rules: 8 unless it has)."""
    return settings_on(today).farewell_weeks


def farewell_template() -> LetterTemplate | None:
    return (
        LetterTemplate.objects.filter(is_farewell=True, archived_at=None).exclude(versions=None).order_by("pk").first()
    )


def turning_youths(user: User, *, today: date, weeks: int) -> QuerySet[Youth]:
    """In the register today, or closed lately."""
    closed = Q(deregistered_on__gte=today - AFTERWARDS, mistaken_at=None)
    return _turning(visible_youths(user), open_on(today) | closed, today=today, weeks=weeks)


def leaving_youths(*, today: date, weeks: int) -> QuerySet[Youth]:
    """The tenant's all, for the night: in the register today, or closed lately because of the birthday. Without the letter."""
    at_20 = codelists.current("deregistration_reason", on=today).codes_with("turned_20")
    closed = Q(deregistered_on__gte=today - AFTERWARDS, mistaken_at=None, end_reason__in=at_20)
    found = _turning(Youth.objects.living(), open_on(today) | closed, today=today, weeks=weeks)
    return found.exclude(Exists(Letter.objects.filter(youth=OuterRef("pk"), step_key=STEP)))


def _turning(youths: QuerySet[Youth], registered: Q, *, today: date, weeks: int) -> QuerySet[Youth]:
    first, last = _born(today - AFTERWARDS), _born(today + timedelta(weeks=weeks))
    known = Registration.objects.filter(registered, youth=OuterRef("pk"))
    return youths.filter(Exists(known), protected_at=None, deceased_on=None, birth_date__gt=first, birth_date__lte=last)


def with_farewell(youths: QuerySet[Youth]) -> QuerySet[Any]:
    """`farewell` and `farewell_state`: the letter at 20 and what became of it."""
    letters = Letter.objects.filter(youth=OuterRef("pk"), step_key=STEP).order_by("-pk")
    found: QuerySet[Any] = youths.annotate(
        farewell=Subquery(letters.values("public_id")[:1]), farewell_state=Subquery(letters.values("state")[:1])
    )
    return found


def _born(day: date) -> date:
    """Whoever is born on this day turns 20 on that one."""
    return birthday(day, -20)


def turning_rows(user: User, *, today: date, weeks: int) -> list[TurningRow]:
    youths = list(
        turning_youths(user, today=today, weeks=weeks).select_related("label").order_by("birth_date", "sort_key", "pk")
    )
    keys = [one.pk for one in youths]
    made = Letter.objects.filter(youth__in=keys, mailing__step_key=STEP).order_by("pk")
    letters = {one.youth_id: one for one in made}  # also one that the check withdrew: why is told, and it is made again
    handovers = {one.youth_id: one for one in Handover.objects.filter(youth__in=keys).order_by("said_on", "pk")}
    return [_row(one, letters.get(one.pk), handovers.get(one.pk)) for one in youths]


def _row(one: Youth, letter: Letter | None, handover: Handover | None) -> TurningRow:
    return TurningRow(
        youth=one.public_id, name=one.full_name, turns_20_on=turns_20_on(one.birth_date), label=one.label.name if one.label else "",
        letter=letter.public_id if letter else None, letter_state=str(LetterState(letter.state).label) if letter else "",
        why_not=str(Reason(letter.reason).label) if letter and letter.reason else "",
        handover=str(handover.get_wish_display()) if handover else "", handover_to=handover.unit if handover else "",
    )  # fmt: skip
