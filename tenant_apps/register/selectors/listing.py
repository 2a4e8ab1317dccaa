"""The list of youths: filters, order, pages by key. A fixed number of queries, whatever the list's length."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kaa.core.access import Right
from kaa.core.ages import age_on
from tenant_apps.accounts.models import User
from tenant_apps.outreach.selectors import LatestContact, latest_contacts
from tenant_apps.quality.selectors import Hit
from tenant_apps.register.codes import shown
from tenant_apps.register.models import OccupationFact, Registration, Youth
from tenant_apps.register.selectors.visibility import ever_registered, registered_on, takes_part, visible_youths
from tenant_apps.register.selectors.warnings import badges, by_youth, warnings

PAGE_SIZE = 50
NEVER = date(1, 1, 1)
SORTS = {"name": "sort_key", "registered": "latest_registered_on"}
OLDEST_IN_FILTER = 20


@dataclass(frozen=True)
class YouthFilter:
    """What the filter bar says; names in the URL, never a name or a number of a youth."""

    state: str = "registered"
    label: str = ""
    age: str = ""
    occupation: str = ""
    reason: str = ""
    turning_20: str = ""
    sort: str = "name"
    after: uuid.UUID | None = None
    before: uuid.UUID | None = None


@dataclass(frozen=True)
class YouthRow:
    public_id: uuid.UUID
    name: str
    number: str
    age: int
    label: str
    contact: LatestContact | None
    occupation: str
    occupation_as_of: date | None
    registered_on: date | None
    is_registered: bool
    badges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class YouthPage:
    rows: tuple[YouthRow, ...]
    total: int
    after: uuid.UUID | None = None
    before: uuid.UUID | None = None
    ids: tuple[uuid.UUID, ...] = field(default=())


def years_before(day: date, years: int) -> date:
    """The latest birth date whose n-th birthday has come by the day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February: who was born on 1 March has not had the birthday yet
        return date(day.year - years, 2, 28)


def filtered(user: User, wanted: YouthFilter, *, today: date) -> QuerySet[Youth]:
    youths = _in_state(visible_youths(user), wanted.state, user=user, today=today)
    if wanted.label == "none":
        youths = youths.filter(label=None)
    elif wanted.label:
        youths = youths.filter(label__public_id=wanted.label)
    if wanted.age:
        youths = youths.filter(_aged(int(wanted.age), today))
    if wanted.occupation:
        youths = youths.annotate(latest_occupation=_latest_occupation("code"))
        none = Q(latest_occupation=None)
        youths = youths.filter(none if wanted.occupation == "missing" else Q(latest_occupation=wanted.occupation))
    if wanted.reason:
        youths = youths.annotate(latest_reason=_latest_registration("latest_studies")).filter(
            latest_reason=wanted.reason
        )
    if wanted.turning_20:
        youths = youths.filter(turning_20(today, days=int(wanted.turning_20)))
    return youths


def turning_20(today: date, *, days: int) -> Q:
    """Those whose 20th birthday is today or within so many days (29 kap. 9 § skollagen: the duty's end)."""
    return Q(birth_date__gte=years_before(today, 20), birth_date__lte=years_before(today + timedelta(days=days), 20))


def _in_state(youths: QuerySet[Youth], state: str, *, user: User, today: date) -> QuerySet[Youth]:
    if state == "residents" and user.may(Right.RESIDENTS_READ):
        return youths.filter(~ever_registered(), ~takes_part())
    if state == "all":
        return youths.filter(ever_registered() | takes_part())
    if state == "closed":
        return youths.filter(ever_registered(), ~registered_on(today))
    return youths.filter(registered_on(today))


def _aged(age: int, today: date) -> Q:
    youngest = Q(birth_date__lte=years_before(today, age))
    return youngest if age >= OLDEST_IN_FILTER else youngest & Q(birth_date__gt=years_before(today, age + 1))


def _latest_occupation(name: str) -> Subquery:
    return Subquery(OccupationFact.objects.filter(youth=OuterRef("pk")).order_by("-as_of", "-id").values(name)[:1])


def _latest_registration(name: str) -> Subquery:
    rows = Registration.objects.filter(youth=OuterRef("pk"), mistaken_at=None)
    return Subquery(rows.order_by("-registered_on").values(name)[:1])


def youth_page(user: User, wanted: YouthFilter, *, today: date) -> YouthPage:
    """One page: the key of the first or last youth shown leads to the page before or after (no offsets, no names in URLs)."""
    found = filtered(user, wanted, today=today)
    total = found.count()
    registered = Coalesce(_latest_registration("registered_on"), Value(NEVER), output_field=DateField())
    found = found.annotate(latest_registered_on=registered).select_related("label")
    youths, more_before, more_after = _slice(found, wanted)
    rows = rows_of(youths, today=today)
    return YouthPage(
        rows=tuple(rows), total=total, ids=tuple(one.public_id for one in rows),
        before=rows[0].public_id if rows and more_before else None, after=rows[-1].public_id if rows and more_after else None,
    )  # fmt: skip


def _slice(found: QuerySet[Youth], wanted: YouthFilter) -> tuple[list[Youth], bool, bool]:
    column = SORTS.get(wanted.sort.removeprefix("-"), "sort_key")
    falling, backwards = wanted.sort.startswith("-"), wanted.before is not None
    cursor = wanted.before or wanted.after
    at = found.filter(public_id=cursor).values(column, "id").first() if cursor else None
    up = falling == backwards  # going backwards through a falling order is rising
    if at is not None:
        sign = "gt" if up else "lt"
        beyond = Q(**{f"{column}__{sign}": at[column]}) | Q(**{column: at[column], f"id__{sign}": at["id"]})
        found = found.filter(beyond)
    order = (F(column).asc(), F("id").asc()) if up else (F(column).desc(), F("id").desc())
    youths = list(found.order_by(*order)[: PAGE_SIZE + 1])
    more, youths = len(youths) > PAGE_SIZE, youths[:PAGE_SIZE]
    if backwards and at is not None:
        return youths[::-1], more, True
    return youths, at is not None, more


def rows_of(youths: Sequence[Youth], *, today: date, found: list[Hit] | None = None) -> list[YouthRow]:
    """What a list shows of each: four queries and the quality rules', for one youth or fifty."""
    ids = [one.pk for one in youths]
    contacts, facts, registrations = latest_contacts(ids), _latest_facts(ids), _registrations(ids)
    marked = by_youth(warnings(today=today, youth_ids=ids) if found is None else found)
    latest = {pk: Latest(contacts.get(pk), facts.get(pk), registrations.get(pk)) for pk in ids}
    return [_row(one, latest[one.pk], marked.get(one.public_id, []), today) for one in youths]


def _latest_facts(ids: list[int]) -> dict[int, OccupationFact]:
    rows = OccupationFact.objects.filter(youth__in=ids).order_by("youth_id", "-as_of", "-id").distinct("youth_id")
    return {row.youth_id: row for row in rows}


def _registrations(ids: list[int]) -> dict[int, Registration]:
    rows = Registration.objects.filter(youth__in=ids, mistaken_at=None)
    return {row.youth_id: row for row in rows.order_by("youth_id", "-registered_on").distinct("youth_id")}


@dataclass(frozen=True)
class Latest:
    contact: LatestContact | None
    fact: OccupationFact | None
    registration: Registration | None


def _row(youth: Youth, latest: Latest, found: list[Hit], today: date) -> YouthRow:
    fact, registration = latest.fact, latest.registration
    is_open = registration is not None and (
        registration.deregistered_on is None or registration.deregistered_on > today
    )
    return YouthRow(
        public_id=youth.public_id, name=youth.full_name, number=youth.shown_number, age=age_on(youth.birth_date, today),
        label=youth.label.name if youth.label else "", contact=latest.contact,
        occupation=shown("occupation", fact.code, fact.code_version) if fact else "", occupation_as_of=fact.as_of if fact else None,
        registered_on=registration.registered_on if registration else None, is_registered=is_open, badges=badges(found),
    )  # fmt: skip


def neighbours(user: User, youth: Youth, *, today: date) -> tuple[int, int, uuid.UUID | None, uuid.UUID | None]:
    """Where a youth stands among those registered with the same label: place, how many, the one before, the one after."""
    mine: Any = visible_youths(user).filter(registered_on(today), label=youth.label_id)
    place = Q(sort_key__lt=youth.sort_key) | Q(sort_key=youth.sort_key, id__lt=youth.pk)
    beyond = Q(sort_key__gt=youth.sort_key) | Q(sort_key=youth.sort_key, id__gt=youth.pk)
    earlier = mine.filter(place)
    before = earlier.order_by("-sort_key", "-id").values_list("public_id", flat=True).first()
    after = mine.filter(beyond).order_by("sort_key", "id").values_list("public_id", flat=True).first()
    return earlier.count() + 1, mine.count(), before, after
