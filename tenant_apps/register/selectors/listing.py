"""The list of youths: order, pages by key, and what a row shows. A fixed number of queries, whatever the list's length."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, DateField, DateTimeField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce

from kaa.core.ages import turns_20_on
from kaa.core.together import read_together
from shared_apps.codelists.selectors import municipality_name
from tenant_apps.accounts.models import User
from tenant_apps.outreach.selectors import LatestContact, latest_contacts
from tenant_apps.quality.selectors import Hit
from tenant_apps.register.codes import shown
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.list_columns import SHOWN_FIRST
from tenant_apps.register.list_facts import cells_of
from tenant_apps.register.models import OccupationFact, Registration, SchoolPlacement, Youth
from tenant_apps.register.selectors.filtering import YouthFilter, filtered, latest_contact, latest_registration
from tenant_apps.register.selectors.visibility import registered_on, visible_youths
from tenant_apps.register.selectors.warnings import badges, by_youth, warnings
from tenant_apps.support.models import Intervention

PAGE_SIZE = 50
NEVER, NEVER_AT = date(1, 1, 1), datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Sort:
    """`expression` is never null, so that every row has its place; `inverted`: what rises for people falls in the table."""

    expression: Any
    inverted: bool = False


SORTS: dict[str, Sort] = {
    "name": Sort(F("sort_key")),
    "age": Sort(F("birth_date"), inverted=True),
    "turns_20": Sort(F("birth_date")),
    "label": Sort(Coalesce(F("label__name"), Value(""), output_field=TextField())),
    "registered": Sort(Coalesce(latest_registration("registered_on"), Value(NEVER), output_field=DateField())),
    "contact": Sort(Coalesce(latest_contact(), Value(NEVER_AT), output_field=DateTimeField())),
}


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
    unit: str = ""
    reason: str = ""
    municipality: str = ""
    school: str = ""
    measures: tuple[str, ...] = ()
    turns_20_on: date | None = None
    told: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class YouthPage:
    rows: tuple[YouthRow, ...]
    after: uuid.UUID | None = None
    before: uuid.UUID | None = None
    ids: tuple[uuid.UUID, ...] = field(default=())


def youth_page(user: User, wanted: YouthFilter, *, today: date, columns: Collection[str] = SHOWN_FIRST) -> YouthPage:
    """One page: the key of the first or last youth shown leads to the page before or after (no offsets, no names in URLs)."""
    found = filtered(user, wanted, today=today).select_related("label", "unit")
    youths, more_before, more_after = page_by_key(found, wanted, everybody=visible_youths(user))
    rows = rows_of(youths, today=today, columns=columns, user=user)
    return YouthPage(
        rows=tuple(rows), ids=tuple(one.public_id for one in rows),
        before=rows[0].public_id if rows and more_before else None, after=rows[-1].public_id if rows and more_after else None,
    )  # fmt: skip


def ordered(found: QuerySet[Youth], sort: str, *, backwards: bool = False) -> tuple[QuerySet[Youth], bool]:
    """In the order of a sort (`name`, `-name`), and whether it rises in the table. Ties stand by primary key."""
    chosen = SORTS.get(sort.removeprefix("-"), SORTS["name"])
    rising = (sort.startswith("-") == chosen.inverted) != backwards
    placed: Any = found.annotate(place=chosen.expression)
    order = (F("place").asc(), F("id").asc()) if rising else (F("place").desc(), F("id").desc())
    return placed.order_by(*order), rising


def beyond(place: Any, key: int, *, rising: bool) -> Q:
    """What comes after a row. The first part alone is what an index understands."""
    bound, past, tie = ("gte", "gt", "gt") if rising else ("lte", "lt", "lt")
    return Q(**{f"place__{bound}": place}) & (Q(**{f"place__{past}": place}) | Q(**{f"id__{tie}": key}))


def page_by_key(found: QuerySet[Youth], wanted: YouthFilter, *, everybody: Any) -> tuple[list[Youth], bool, bool]:
    """The key is looked up among everybody: a youth who has left the list still marks a place in it."""
    cursor = wanted.before or wanted.after
    at = None
    if cursor:
        everybody, _rising = ordered(everybody, wanted.sort)
        at = everybody.filter(public_id=cursor).values_list("place", "id").first()
    backwards = wanted.before is not None and at is not None
    rest: Any
    rest, rising = ordered(found, wanted.sort, backwards=backwards)
    if at is not None:
        rest = rest.filter(beyond(*at, rising=rising))
    youths: list[Youth] = list(rest[: PAGE_SIZE + 1])
    more, youths = len(youths) > PAGE_SIZE, youths[:PAGE_SIZE]
    if backwards:
        return youths[::-1], more, True
    return youths, at is not None, more


def rows_of(
    youths: Sequence[Youth], *, today: date, found: list[Hit] | None = None, columns: Collection[str] = SHOWN_FIRST, user: User | None = None,
) -> list[YouthRow]:  # fmt: skip
    """What a list shows of each: a query for each kind of thing, for one youth or fifty. Without a user nothing of what rooms above tell."""
    ids = [one.pk for one in youths]
    if found is None:
        found = warnings(today=today, youth_ids=ids) if "warnings" in columns and ids else []
    facts = Facts(
        contacts=latest_contacts(ids), occupations=latest_occupations(ids), registrations=latest_registrations(ids), hits=by_youth(found),
        told=cells_of(user, ids, list(columns), today) if user else {},
        schools=_schools(ids) if "school" in columns else {}, measures=_measures(ids, today) if "measure" in columns else {},
    )  # fmt: skip
    return [_row(one, facts, today) for one in youths]


@dataclass(frozen=True)
class Facts:
    """What is known of a page of youths, by primary key (the rules' hits by public id)."""

    contacts: dict[int, LatestContact]
    occupations: dict[int, OccupationFact]
    registrations: dict[int, Registration]
    schools: dict[int, str]
    measures: dict[int, tuple[str, ...]]
    hits: dict[uuid.UUID, list[Hit]]
    told: dict[str, Mapping[int, tuple[str, str]]]


def latest_occupations(ids: list[int]) -> dict[int, OccupationFact]:
    """As the rules choose it: of two of a day what was known last (identification/decide.sql)."""
    rows = OccupationFact.objects.filter(youth__in=ids).order_by("youth_id", "-as_of", "-known_on", "-id")
    rows = rows.distinct("youth_id")
    return {row.youth_id: row for row in rows}


def latest_registrations(ids: list[int]) -> dict[int, Registration]:
    rows = Registration.objects.filter(youth__in=ids, mistaken_at=None)
    return {row.youth_id: row for row in rows.order_by("youth_id", "-registered_on", "-id").distinct("youth_id")}


def _schools(ids: list[int]) -> dict[int, str]:
    rows = SchoolPlacement.objects.filter(youth__in=ids)
    rows = rows.order_by("youth_id", "-started_on", "-id").distinct("youth_id")
    return {row.youth_id: row.school_name or row.school_unit for row in rows}


def _measures(ids: list[int], today: date) -> dict[int, tuple[str, ...]]:
    rows = Intervention.objects.filter(Q(ended_on=None) | Q(ended_on__gte=today), youth__in=ids, started_on__lte=today)
    found: dict[int, tuple[str, ...]] = {}
    for one in rows.order_by("youth_id", "started_on", "id"):
        text = shown("intervention_type", one.type, one.type_version)
        found[one.youth_id] = (*found.get(one.youth_id, ()), text)
    return found


def _row(youth: Youth, facts: Facts, today: date) -> YouthRow:
    fact, registration = facts.occupations.get(youth.pk), facts.registrations.get(youth.pk)
    is_open = registration is not None and (
        registration.deregistered_on is None or registration.deregistered_on > today
    )
    return YouthRow(
        public_id=youth.public_id, name=youth.full_name, number=youth.shown_number, age=age_as_decided(youth.birth_date, today),
        label=youth.label.name if youth.label else "", unit=youth.unit.name if youth.unit else "", contact=facts.contacts.get(youth.pk),
        occupation=shown("occupation", fact.code, fact.code_version) if fact else "", occupation_as_of=fact.as_of if fact else None,
        registered_on=registration.registered_on if registration else None, is_registered=is_open,
        badges=badges(facts.hits.get(youth.public_id, [])), turns_20_on=turns_20_on(youth.birth_date),
        reason=shown("latest_studies", registration.latest_studies, registration.latest_studies_version) if registration else "",
        municipality=municipality_name(registration.municipality_code) if registration else "",
        school=facts.schools.get(youth.pk, ""), measures=facts.measures.get(youth.pk, ()),
        told={key: cells[youth.pk] for key, cells in facts.told.items() if youth.pk in cells},
    )  # fmt: skip


def neighbours(user: User, youth: Youth, *, today: date) -> tuple[int, int, uuid.UUID | None, uuid.UUID | None]:
    """Where a youth stands among those registered with the same label: place, how many, the one before, the one after."""
    mine: Any = visible_youths(user).filter(registered_on(today), label=youth.label_id)
    place = Q(sort_key__lt=youth.sort_key) | Q(sort_key=youth.sort_key, id__lt=youth.pk)
    beyond_ = Q(sort_key__gt=youth.sort_key) | Q(sort_key=youth.sort_key, id__gt=youth.pk)
    before = mine.filter(place).order_by("-sort_key", "-id").values_list("public_id", flat=True)[:1]
    after = mine.filter(beyond_).order_by("sort_key", "id").values_list("public_id", flat=True)[:1]
    read_together(before, after)
    counted = mine.aggregate(total=Count("pk"), earlier=Count("pk", filter=place))
    return counted["earlier"] + 1, counted["total"], next(iter(before), None), next(iter(after), None)
