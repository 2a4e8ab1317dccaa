"""What the list of youths can be filtered by, for one page of it. `counting` says the same of everybody at once."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from kaa.core.access import Right
from kaa.core.clock import STOCKHOLM
from tenant_apps.accounts.models import User
from tenant_apps.outreach.models import Contact
from tenant_apps.quality.colours import youths_by_colour
from tenant_apps.register.list_facts import asked_of, condition, list_facts
from tenant_apps.register.models import OccupationFact, Registration, Youth
from tenant_apps.register.selectors.visibility import (
    ever_registered,
    open_on,
    registered_on,
    takes_part,
    visible_youths,
)
from tenant_apps.sources.models import SourceRecord
from tenant_apps.support.models import Intervention

OLDEST_IN_FILTER = 20
MINE, NONE, MISSING, NEVER = "mine", "none", "missing", "never"


@dataclass(frozen=True)
class YouthFilter:
    """What the filter bar says: codes and public ids, never a name or a number of a youth (it stands in the address)."""

    state: str = "registered"
    label: str = ""
    unit: str = ""
    municipality: str = ""
    age: str = ""
    occupation: str = ""
    reason: str = ""
    contact: str = ""
    next_step: str = ""
    next_step_due: str = ""
    plan: str = ""
    warnings: str = ""
    intervention: str = ""
    school: str = ""
    source: str = ""
    new: str = ""
    turning_20: str = ""
    sort: str = "name"
    after: uuid.UUID | None = None
    before: uuid.UUID | None = None

    def values(self) -> dict[str, str]:
        """What narrows the list; not where in it one is."""
        own = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in {"after", "before"}}
        return {name: value for name, value in own.items() if value and (name, value) != ("sort", "name")}


def years_before(day: date, years: int) -> date:
    """The latest birth date whose n-th birthday has come by the day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February: who was born on 1 March has not had the birthday yet
        return date(day.year - years, 2, 28)


def filtered(user: User, wanted: YouthFilter, *, today: date, facts_stand: bool = False) -> QuerySet[Youth]:
    """Those whom the filter leaves, of those whom the user may open. `facts_stand`: the statement around this one reads what rooms above tell."""
    facts = _by_facts(user, wanted, today=today, stand=facts_stand)
    chosen = [(narrow, getattr(wanted, name)) for name, narrow in NARROWING.items() if getattr(wanted, name)]
    youths = visible_youths(user)
    if (chosen or facts) and wanted.state == "registered":
        # perhaps nobody fits: read the registrations once, rather than look up one for everybody in the order of the list
        youths = youths.filter(registered_on(today))
    else:
        youths = _in_state(youths, wanted.state, user=user, today=today)
    for narrow, value in chosen:
        youths = narrow(youths, value, user, today)
    return youths.filter(*(Q(pk__in=one) for one in facts))


def _by_facts(user: User, wanted: YouthFilter, *, today: date, stand: bool) -> list[RawSQL]:
    """Primary keys of those of whom rooms above tell what is asked; read once for all."""
    found = []
    for fact in list_facts():
        asked = asked_of(fact, wanted)
        if asked:
            before, values = ("", []) if stand else fact.with_places(user, today)
            fits, told = condition(asked)
            rows = (
                f"select y.id from register_youth y left join {fact.relation} told on told.youth_id = y.id where {fits}"
            )
            found.append(RawSQL(f"{before and 'with '}{before} {rows}", [*values, *told]))  # noqa: S611
    return found


def counted(user: User, wanted: Sequence[YouthFilter], *, today: date) -> list[int]:
    """How many each of several filters leaves: one statement, whatever their number."""
    parts: list[str] = []
    facts = [fact.with_places(user, today) for fact in list_facts() if any(asked_of(fact, one) for one in wanted)]
    values: list[Any] = [value for _sql, own in facts for value in own]
    for one in wanted:
        try:
            sql, own = (
                filtered(user, one, today=today, facts_stand=True).order_by().values("pk").query.sql_with_params()
            )
        except EmptyResultSet:  # such as one's own labels of somebody who has none
            parts.append("0")
            continue
        parts.append(f"(select count(*) from ({sql}) each_{len(parts)})")
        values += own
    if not parts:
        return []
    with connection.cursor() as cursor:
        told = ", ".join(sql for sql, _own in facts)
        cursor.execute(f"{told and 'with '}{told} select {', '.join(parts)}", values)
        return list(cursor.fetchone())


def turning_20(today: date, *, days: int) -> Q:
    """Those whose 20th birthday is today or within so many days (29 kap. 9 § skollagen: the duty's end)."""
    return Q(birth_date__gte=years_before(today, 20), birth_date__lte=years_before(today + timedelta(days=days), 20))


def open_registration(today: date) -> Subquery:
    """A look-up per youth, which stops with the page; a semi-join would read every registration first."""
    return Subquery(Registration.objects.filter(open_on(today), youth=OuterRef("pk")).values("pk")[:1])


def _in_state(youths: QuerySet[Youth], state: str, *, user: User, today: date) -> QuerySet[Youth]:
    if state == "residents" and user.may(Right.RESIDENTS_READ):
        return youths.filter(~ever_registered(), ~takes_part())
    if state == "all":
        return youths.filter(ever_registered() | takes_part())
    youths = youths.alias(open_now=open_registration(today))
    if state == "closed":
        return youths.filter(ever_registered(), open_now=None)
    return youths.filter(open_now__isnull=False)


def latest_registration(name: str) -> Subquery:
    rows = Registration.objects.filter(youth=OuterRef("pk"), mistaken_at=None)
    return Subquery(rows.order_by("-registered_on", "-id").values(name)[:1])


def latest_contact() -> Subquery:
    return Subquery(Contact.objects.filter(youth=OuterRef("pk")).order_by("-at", "-id").values("at")[:1])


def days_ago(today: date, days: int) -> datetime:
    return datetime.combine(today - timedelta(days=days), time(), STOCKHOLM)


def _label(youths: QuerySet[Youth], value: str, user: User, _today: date) -> QuerySet[Youth]:
    if value == MINE:
        return youths.filter(label__in=list(user.labels.filter(archived_at=None)))
    return youths.filter(label=None) if value == NONE else youths.filter(label__public_id=value)


def _unit(youths: QuerySet[Youth], value: str, _user: User, _today: date) -> QuerySet[Youth]:
    return youths.filter(unit=None) if value == NONE else youths.filter(unit__public_id=value)


def _latest(table: str, column: str, value: str, *, order: str, where: str = "true") -> RawSQL:
    """Whose latest row in a table says this: read once for all, for a look-up per youth would be made for every resident.

    Table, column and order are ours; the value is a parameter.
    """
    rows = f"select distinct on (youth_id) youth_id, {column} as told from {table} where {where} order by youth_id, {order}"
    return RawSQL(f"select youth_id from ({rows}) latest where told = %s", [value])  # noqa: S611


REGISTERED_LAST = "registered_on desc, id desc"


def _by_registration(youths: QuerySet[Youth], column: str, value: str) -> QuerySet[Youth]:
    found = _latest("register_registration", column, value, order=REGISTERED_LAST, where="mistaken_at is null")
    return youths.filter(pk__in=found)


def _municipality(youths: QuerySet[Youth], value: str, _user: User, _today: date) -> QuerySet[Youth]:
    return _by_registration(youths, "municipality_code", value)


def _age(youths: QuerySet[Youth], value: str, _user: User, today: date) -> QuerySet[Youth]:
    age = int(value)
    youths = youths.filter(birth_date__lte=years_before(today, age))
    return youths if age >= OLDEST_IN_FILTER else youths.filter(birth_date__gt=years_before(today, age + 1))


def _occupation(youths: QuerySet[Youth], value: str, _user: User, _today: date) -> QuerySet[Youth]:
    if value == MISSING:
        return youths.filter(~Exists(OccupationFact.objects.filter(youth=OuterRef("pk"))))
    return youths.filter(
        pk__in=_latest("register_occupationfact", "code", value, order="as_of desc, known_on desc, id desc")
    )


def _reason(youths: QuerySet[Youth], value: str, _user: User, _today: date) -> QuerySet[Youth]:
    if value != MISSING:
        return _by_registration(youths, "latest_studies", value)
    none = ~Exists(Registration.objects.filter(youth=OuterRef("pk"), mistaken_at=None))
    empty = _latest("register_registration", "latest_studies", "", order=REGISTERED_LAST, where="mistaken_at is null")
    return youths.filter(none | Q(pk__in=empty))


def _contact(youths: QuerySet[Youth], value: str, _user: User, today: date) -> QuerySet[Youth]:
    rows = Contact.objects.filter(youth=OuterRef("pk"))
    if value == NEVER:
        return youths.filter(~Exists(rows))
    if value == "recent":
        return youths.filter(Exists(rows.filter(at__gte=days_ago(today, CONTACT_DAYS[0]))))
    return youths.filter(~Exists(rows.filter(at__gte=days_ago(today, int(value)))))


def _warnings(youths: QuerySet[Youth], value: str, _user: User, today: date) -> QuerySet[Youth]:
    by_colour = youths_by_colour(today=today)
    if value == NONE:
        return youths.exclude(pk__in={pk for found in by_colour.values() for pk in found})
    return youths.filter(pk__in=by_colour.get(value, ()))


def _intervention(youths: QuerySet[Youth], value: str, _user: User, today: date) -> QuerySet[Youth]:
    rows = Intervention.objects.filter(youth=OuterRef("pk"), started_on__lte=today)
    going_on = Exists(rows.filter(Q(ended_on=None) | Q(ended_on__gte=today)))
    if value == "ongoing":
        return youths.filter(going_on)
    return youths.filter(~Exists(rows)) if value == NEVER else youths.filter(Exists(rows), ~going_on)


def _school(youths: QuerySet[Youth], value: str, _user: User, _today: date) -> QuerySet[Youth]:
    """By name: two units of a school are one to those who look for its pupils."""
    named = "coalesce(nullif(school_name, ''), school_unit)"
    return youths.filter(pk__in=_latest("register_schoolplacement", named, value, order="started_on desc, id desc"))


def _source(youths: QuerySet[Youth], value: str, _user: User, _today: date) -> QuerySet[Youth]:
    rows = SourceRecord.objects.filter(youth=OuterRef("pk"), gone_on=None)
    return youths.filter(~Exists(rows) if value == NONE else Exists(rows.filter(source__slug=value)))


def _new(youths: QuerySet[Youth], value: str, _user: User, today: date) -> QuerySet[Youth]:
    since = today - timedelta(days=int(value) - 1)
    return youths.filter(
        Exists(Registration.objects.filter(youth=OuterRef("pk"), mistaken_at=None, registered_on__gte=since))
    )


def _turning(youths: QuerySet[Youth], value: str, _user: User, today: date) -> QuerySet[Youth]:
    return youths.filter(turning_20(today, days=int(value)))


Narrow = Callable[[QuerySet[Youth], str, User, date], QuerySet[Youth]]
NARROWING: dict[str, Narrow] = {
    "label": _label, "unit": _unit, "municipality": _municipality, "age": _age, "occupation": _occupation, "reason": _reason,
    "contact": _contact, "warnings": _warnings, "intervention": _intervention, "school": _school, "source": _source, "new": _new,
    "turning_20": _turning,
}  # fmt: skip
CONTACT_DAYS = (30, 90, 180)
NEW_DAYS = (7, 30)
TURNING_DAYS = (30, 60, 180)


def by_ids(user: User, ids: Collection[uuid.UUID]) -> QuerySet[Youth]:
    """Chosen ones, as far as the user may open them."""
    return visible_youths(user).filter(public_id__in=ids)
