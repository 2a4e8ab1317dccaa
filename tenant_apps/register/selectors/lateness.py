"""How late youths are registered, per school: the school's and its system's part in it, and ours (rules: Two dates)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.db import connection

from shared_apps.codelists import selectors as codelists

LATE = 30  # days


@dataclass(frozen=True, kw_only=True)
class Lateness:
    """Days in the median and at most; `school` empty: all schools together.

    `days`: registered_on - covered_from (the rule). `whole` and `most`: from the last day at the school, one more; `told`: of these until a
    source said so; `own`: the rest. Both parts are unknown for what had ended before the source's first file.
    """

    school: str
    school_unit: str
    registered: int
    days: int
    whole: int
    most: int
    late: int
    told: int | None
    told_most: int | None
    own: int | None


@dataclass(frozen=True, kw_only=True)
class LatenessPage:
    """`other`: registered for another reason than a place that ended (year 9, a move), so no school's."""

    schools: tuple[Lateness, ...]
    total: Lateness | None
    other: int


SQL = """
with first_file as (
    select source, min(first_seen_on) as seen_on from register_schoolplacement group by source
), found as (
    select r.id, r.registered_on - r.covered_from as days, r.registered_on - r.covered_from + 1 as whole, r.registered_on,
        place.id as place_id, place.school_unit, place.school_name,
        coalesce(nullif(place.school_unit, ''), place.school_name) as school, place.told, r.registered_on - place.told_on as own
    from register_registration r
    join register_youth y on y.id = r.youth_id
    left join lateral (
        select p.id, p.school_unit, p.school_name, p.end_first_seen_on - p.ended_on as told, p.end_first_seen_on as told_on
        from (select p.id, p.school_unit, p.school_name, p.ended_on,
                     case when p.ended_on >= f.seen_on then greatest(p.end_first_seen_on, p.ended_on) end as end_first_seen_on
              from register_schoolplacement p join first_file f on f.source = p.source
              where p.youth_id = r.youth_id and p.ended_on = r.covered_from - 1 and p.school_form = any(%(forms)s::text[])) p
        order by p.end_first_seen_on nulls last, p.id limit 1) place on true
    where r.mistaken_at is null and y.protected_at is null and r.registered_on between %(first)s and %(last)s
)
select case when grouping(school) = 1 then '' else (array_agg(school_name order by registered_on desc, id desc))[1] end as school,
    case when grouping(school) = 1 then '' else max(school_unit) end as school_unit, count(*) as registered,
    percentile_disc(0.5) within group (order by days) as days, percentile_disc(0.5) within group (order by whole) as whole, max(whole) as most,
    count(*) filter (where days > %(late)s) as late,
    percentile_disc(0.5) within group (order by told) as told, max(told) as told_most,
    percentile_disc(0.5) within group (order by own) as own,
    grouping(school) = 1 as is_total, (select count(*) from found where place_id is null) as other
from found where place_id is not null
group by grouping sets ((school), ()) order by is_total, days desc, registered desc, school
"""


def lateness(*, first: date, last: date) -> LatenessPage:
    """Registrations made from `first` to `last`, both counted; one statement, whatever their number."""
    forms = [item.code for item in codelists.current("school_form", on=last).codes if item.flags.get("placement")]
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"first": first, "last": last, "forms": forms, "late": LATE})
        rows = cursor.fetchall()
    names = [field.name for field in fields(Lateness)]
    schools = [Lateness(**dict(zip(names, row, strict=False))) for row in rows if not row[-2]]
    totals = [row for row in rows if row[-2]]
    total = Lateness(**dict(zip(names, totals[0], strict=False))) if totals and totals[0][2] else None
    return LatenessPage(schools=tuple(schools), total=total, other=totals[0][-1] if totals else 0)
