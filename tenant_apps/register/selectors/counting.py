"""How many the list would hold for each value of each filter: one GROUPING SETS statement over everybody.

A row counts for a filter's value when every other filter lets it through: so each filter shows what choosing anew would give.
The meaning of each filter is `filtering`'s; a test compares them value by value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.quality.colours import colour_ctes
from tenant_apps.register.list_facts import NOTHING_TOLD, fact_filters, list_facts
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.filtering import (
    CONTACT_DAYS,
    MINE,
    MISSING,
    NEVER,
    NEW_DAYS,
    NONE,
    OLDEST_IN_FILTER,
    TURNING_DAYS,
    YouthFilter,
    days_ago,
    years_before,
)
from tenant_apps.register.selectors.visibility import visible_youths

LATER = "later"
RECENT = "recent"
STATES = {
    "registered": ("registered", "all"),
    "closed": ("closed", "all"),
    "part": ("all",),
    "resident": ("residents",),
}


def _itself(raw: str) -> Iterable[str]:
    return (raw,)


def _contact(raw: str) -> Iterable[str]:
    """So many days ago or longer, or never."""
    if raw == RECENT:
        return (raw,)
    long_ago = tuple(str(days) for days in CONTACT_DAYS if raw == NEVER or days <= int(raw))
    return (*long_ago, NEVER) if raw == NEVER else long_ago


def _within(*limits: int) -> Callable[[str], Iterable[str]]:
    return lambda raw: () if raw == LATER else tuple(str(days) for days in limits if days >= int(raw))


@dataclass(frozen=True)
class Dimension:
    """`sql` is a youth's own value; `counted_in` the filter's values that hold it; `raw` all own values, when they are few and known."""

    sql: str
    counted_in: Callable[[str], Iterable[str]] = _itself
    raw: tuple[str, ...] = ()
    municipalities_only: bool = False

    def accepted(self, value: str) -> list[str]:
        return [raw for raw in self.raw if value in self.counted_in(raw)] if self.raw else [value]


DIMENSIONS = {
    "state": Dimension(
        """case when reg.is_open then 'registered' when reg.youth_id is not null then 'closed' when part.youth_id is not null then 'part'
            else 'resident' end""",
        lambda raw: STATES[raw], tuple(STATES),
    ),
    "label": Dimension("coalesce(l.public_id::text, 'none')"),
    "unit": Dimension("coalesce(u.public_id::text, 'none')"),
    "municipality": Dimension("coalesce(reg.municipality_code, '')", municipalities_only=True),
    "age": Dimension("least(extract(year from age(%(today)s::date, y.birth_date)), %(oldest)s)::int::text"),
    "occupation": Dimension("coalesce(job.code, 'missing')"),
    "reason": Dimension("coalesce(nullif(reg.latest_studies, ''), 'missing')", municipalities_only=True),
    "contact": Dimension(
        f"""case when talk.at is null then '{NEVER}' when talk.at >= %(contact_0)s then '{RECENT}'
            when talk.at >= %(contact_1)s then '{CONTACT_DAYS[0]}'
            when talk.at >= %(contact_2)s then '{CONTACT_DAYS[1]}' else '{CONTACT_DAYS[2]}' end""",
        _contact, (NEVER, RECENT, *map(str, CONTACT_DAYS)),
    ),
    "warnings": Dimension("coalesce(colour.worst, 'none')", municipalities_only=True),
    "intervention": Dimension("case when measure.youth_id is null then 'never' when measure.ongoing then 'ongoing' else 'ended' end"),
    "school": Dimension("coalesce(place.school, '')"),
    "source": Dimension("coalesce(told.sources, 'none')", lambda raw: raw.split(",")),
    "new": Dimension(
        f"case when reg.registered_on >= %(new_0)s then '{NEW_DAYS[0]}' when reg.registered_on >= %(new_1)s then '{NEW_DAYS[1]}' else '{LATER}' end",
        _within(*NEW_DAYS), (*map(str, NEW_DAYS), LATER), municipalities_only=True,
    ),
    "turning_20": Dimension(
        f"""case when y.birth_date < %(twenty)s then '{LATER}' when y.birth_date <= %(turning_0)s then '{TURNING_DAYS[0]}'
            when y.birth_date <= %(turning_1)s then '{TURNING_DAYS[1]}'
            when y.birth_date <= %(turning_2)s then '{TURNING_DAYS[2]}' else '{LATER}' end""",
        _within(*TURNING_DAYS), (*map(str, TURNING_DAYS), LATER), municipalities_only=True,
    ),
}  # fmt: skip

# one reading of each table for everybody; a lookup per youth would be cheaper for one, and many times dearer for all
KNOWN = """
reg as materialized (
    select distinct on (youth_id) youth_id,
           case when mistaken_at is null then registered_on end as registered_on,
           case when mistaken_at is null then latest_studies end as latest_studies,
           case when mistaken_at is null then municipality_code end as municipality_code,
           bool_or(mistaken_at is null and registered_on <= %(today)s and (deregistered_on is null or deregistered_on > %(today)s))
               over (partition by youth_id) as is_open
    from register_registration order by youth_id, (mistaken_at is null) desc, registered_on desc, id desc
), part as (select distinct youth_id from support_participation
), job as materialized (
    select distinct on (youth_id) youth_id, code from register_occupationfact order by youth_id, as_of desc, known_on desc, id desc
), talk as (select youth_id, max(at) as at from outreach_contact group by youth_id
), measure as (
    select youth_id, bool_or(ended_on is null or ended_on >= %(today)s) as ongoing
    from support_intervention where started_on <= %(today)s group by youth_id
), place as materialized (
    select distinct on (youth_id) youth_id, coalesce(nullif(school_name, ''), school_unit) as school
    from register_schoolplacement order by youth_id, started_on desc, id desc
), told as (
    select r.youth_id, string_agg(s.slug, ',' order by s.slug) as sources
    from sources_sourcerecord r join sources_source s on s.id = r.source_id where r.gone_on is null group by r.youth_id
)"""
JOINS = {
    **{name: f"left join {name} on {name}.youth_id = y.id" for name in ("reg", "part", "job", "talk", "measure", "place", "told", "colour")},
    "l": "left join accounts_label l on l.id = y.label_id", "u": "left join accounts_unit u on u.id = y.unit_id",
}  # fmt: skip
DEAR = ("warnings",)  # the quality rules asked of everybody
NO_COLOURS = "colour as (select null::bigint as youth_id, null::text as worst where false)"


@dataclass(frozen=True)
class Counts:
    """`of[filter][value]`: how many the list would hold with that value, all else being equal."""

    total: int
    of: dict[str, Counter[str]]


def fact_dimensions() -> dict[str, Dimension]:
    """What rooms above tell."""
    return {
        name: Dimension(f"coalesce({fact.relation}.{one.column}, '{NOTHING_TOLD}')", municipalities_only=True)
        for name, (fact, one) in fact_filters().items()
    }


def dear() -> tuple[str, ...]:
    """The filters whose counts are each dearer than all others together: they are counted by a request of their own."""
    return (*DEAR, *fact_filters())


def counts(
    user: User, wanted: YouthFilter, *, today: date, partnership: bool = False, quick: bool = True, late: bool = False
) -> Counts:
    """`quick`: of the filters that are soon counted; `late`: of the `dear` ones; and of each that is in use."""
    known = {**DIMENSIONS, **fact_dimensions()}
    later = dear()
    offered = {name for name in known if (late if name in later else quick) or getattr(wanted, name)}
    names = [name for name, one in known.items() if name in offered and not (partnership and one.municipalities_only)]
    if wanted.state == "residents" and not user.may(Right.RESIDENTS_READ):
        wanted = replace(wanted, state="registered")  # as the list has it
    statement, parameters = counting_sql(user, wanted, {name: known[name] for name in names}, today=today)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows = cursor.fetchall()
    total, found = 0, {name: Counter[str]() for name in names}
    for number, value, count in rows:
        if number == 0:
            total = count
            continue
        name = names[number - 1]
        for counted in known[name].counted_in(value):
            found[name][counted] += count
    if "label" in found:
        labels = {str(one.public_id) for one in user.labels.filter(archived_at=None)}
        found["label"][MINE] = sum(count for value, count in found["label"].items() if value in labels)
    return Counts(total=total, of=found)


def counting_sql(
    user: User, wanted: YouthFilter, names: Mapping[str, Dimension], *, today: date
) -> tuple[str, dict[str, Any]]:
    """Rows of (which filter, value, how many); filter 0 is none: the total."""
    colours = colour_ctes(today=today) if "warnings" in names else None
    ctes, parameters = colours or (NO_COLOURS, {})
    visible, visible_parameters = _named(
        visible_youths(user).order_by().values("id", "birth_date", "label_id", "unit_id")
    )
    told, joins, told_parameters = _told(user, names, today=today)
    parameters = {**parameters, **visible_parameters, **told_parameters, **_days(today)}
    stops = []
    for number, name in enumerate(names, 1):
        value = getattr(wanted, name)
        if value or name == "state":
            parameters[f"wanted_{name}"] = _accepted(user, name, names[name], value) if value else list(STATES)
            own = f"string_to_array(\"{name}\", ',') && " if name == "source" else f'"{name}" = any'
            test = f"{own}(%(wanted_{name})s::text[])"
            stops.append((number, f"({test})"))
    filtering = {name: one for number, (name, one) in enumerate(names.items(), 1) if number in dict(stops)}
    rest = {name: one for name, one in names.items() if name not in filtering}
    failing = (
        f"case {' '.join(f'when not {test} then {number}' for number, test in stops)} else 0 end" if stops else "0"
    )
    fails = " + ".join(f"(not {test})::int" for _number, test in stops)
    filtered = "".join(f', {one.sql} as "{name}"' for name, one in filtering.items())
    own = ", ".join(f'y."{name}"' if name in filtering else f'{one.sql} as "{name}"' for name, one in names.items())
    sets = ", ".join(["()", *(f'("{name}")' for name in names)])
    which = " ".join(f'when grouping("{name}") = 0 then {number}' for number, name in enumerate(names, 1))
    shown = " ".join(f'when grouping("{name}") = 0 then "{name}"' for name in names)
    stopped = " ".join(f'when {number} then "{name}"' for number, name in enumerate(names, 1) if name in filtering)
    # Everybody is read for the filters that are set, and only those whom they let through for the rest: four of five are residents.
    # Who is stopped by one filter alone counts for that filter only. `< 1`: of `= 0` the planner would expect nearly nobody.
    statement = f"""
        with {ctes}, {KNOWN}{told}, asked as (select y.*{filtered} from ({visible}) y {_joins(filtering, joins)}),
        judged as materialized (select *, {failing} as failing from asked {f"where {fails} <= 1" if len(stops) > 1 else ""}),
        known as (select {own} from (select * from judged where failing < 1) y {_joins(rest, joins)})
        select case {which} else 0 end, case {shown} end, count(*) from known group by grouping sets ({sets})
        union all
        select failing, case failing {stopped or "when 0 then null::text"} end, count(*) from judged where failing > 0 group by 1, 2"""
    return statement, parameters


def _told(user: User, names: Collection[str], *, today: date) -> tuple[str, dict[str, str], dict[str, Any]]:
    """What rooms above tell: further parts of the `with`, how each is joined, and their parameters."""
    ctes, joins, parameters = "", {}, {}
    for fact in list_facts():
        if any(one.name in names for one in fact.filters):
            sql, values = fact.with_named(user, today)
            ctes += f", {sql}"
            joins[fact.relation] = f"left join {fact.relation} on {fact.relation}.youth_id = y.id"
            parameters.update(values)
    return ctes, joins, parameters


def _joins(dimensions: Mapping[str, Dimension], told: Mapping[str, str]) -> str:
    """What the values of these are read from."""
    read = " ".join(one.sql for one in dimensions.values())
    return " ".join(join for table, join in {**JOINS, **told}.items() if re.search(rf"\b{table}\.", read))


def _accepted(user: User, name: str, dimension: Dimension, value: str) -> list[str]:
    if name == "label" and value == MINE:
        return [str(one.public_id) for one in user.labels.filter(archived_at=None)]
    return dimension.accepted(value)


def _days(today: date) -> dict[str, Any]:
    days: dict[str, Any] = {"today": today, "oldest": OLDEST_IN_FILTER, "twenty": years_before(today, 20)}
    days |= {f"contact_{place}": days_ago(today, ago) for place, ago in enumerate(CONTACT_DAYS)}
    days |= {f"new_{place}": today - timedelta(days=ago - 1) for place, ago in enumerate(NEW_DAYS)}
    return days | {
        f"turning_{place}": years_before(today + timedelta(days=ahead), 20) for place, ahead in enumerate(TURNING_DAYS)
    }


def _named(youths: QuerySet[Youth, Any]) -> tuple[str, dict[str, Any]]:
    """A queryset's statement with named parameters, to stand inside another."""
    sql, values = youths.query.sql_with_params()
    places: Collection[str] = [f"visible_{place}" for place in range(len(values))]
    names = iter(places)
    return re.sub("%s", lambda _match: f"%({next(names)})s", sql), dict(zip(places, values, strict=True))


__all__ = ["DIMENSIONS", "MISSING", "NONE", "Counts", "counting_sql", "counts", "dear"]
