"""What one period's file would contain, as of its last day: the ground that rules and file share.

A registration belongs to a period when registered_on .. deregistered_on touches it, both ends counted; measures that overlap
the period stand with their original start; what ends later has not ended yet (rules: The file; Quality rules).
"""

from __future__ import annotations

from typing import Any

from shared_apps.scb import selectors as scb

# %(youths)s null: everyone. Protected youths and registrations made by mistake are not there at all.
# coalesce(... is null, true): of a table that is not analysed yet (after a first import) PostgreSQL believes that one row in two hundred
# is null, and joins them all by nested loops; of this it guesses a half. 17 s against 0.2 s for 3 000 youths.
# Which youths is said of each table, too: for a page of youths none is read whole.
PERIOD_CTES = """
person as materialized (
    select y.id, y.personnummer, y.number_kind, y.birth_date, y.label_id,
           (y.birth_date + interval '20 years')::date
               + (extract(day from y.birth_date) <> extract(day from y.birth_date + interval '20 years'))::int as turns_20
    from register_youth y
    where coalesce(y.protected_at is null, true) and coalesce(y.merged_into_id is null, true)
      and (%(youths)s::bigint[] is null or y.id = any(%(youths)s::bigint[]))
), registered as materialized (
    select r.id, r.youth_id, r.municipality_code, r.covered_from, r.registered_on, r.latest_studies, r.by_hand,
           case when r.deregistered_on <= %(end)s::date then r.deregistered_on end as deregistered_on,
           case when r.deregistered_on <= %(end)s::date then r.end_reason else '' end as end_reason,
           r.deregistered_on is null and r.end_reason <> '' as reason_alone,
           (r.deregistered_on is null or r.deregistered_on >= %(start)s::date) as in_period
    from register_registration r join person p on p.id = r.youth_id
    where coalesce(r.mistaken_at is null, true) and r.registered_on <= %(end)s::date
      and (%(youths)s::bigint[] is null or r.youth_id = any(%(youths)s::bigint[]))
), spans as (
    select youth_id, range_agg(daterange(registered_on, deregistered_on, '[]')) as covered, bool_or(in_period) as in_period
    from registered group by youth_id
), reported as materialized (
    select p.* from spans s join person p on p.id = s.youth_id where s.in_period
), act as materialized (
    -- registration_id: whose rows it stands on, the latest that it overlaps
    select distinct on (i.id) i.id, i.youth_id, i.type, i.started_on, i.planned_end_on, i.ended_by_deregistration,
           case when i.ended_on <= %(end)s::date then i.ended_on end as ended_on,
           case when i.ended_on <= %(end)s::date then i.end_reason else '' end as end_reason,
           case when i.ended_on <= %(end)s::date then i.occupation_after else '' end as occupation_after,
           i.ended_on is null and (i.end_reason <> '' or i.occupation_after <> '') as end_missing,
           r.id as registration_id
    from support_intervention i join person p on p.id = i.youth_id
    left join registered r on r.youth_id = i.youth_id and r.in_period
        and (i.ended_on is null or r.registered_on <= i.ended_on) and (r.deregistered_on is null or i.started_on <= r.deregistered_on)
    where i.started_on <= %(end)s::date and (i.ended_on is null or i.ended_on >= %(start)s::date)
      and (%(youths)s::bigint[] is null or i.youth_id = any(%(youths)s::bigint[]))
    order by i.id, r.registered_on desc nulls last, r.id desc
), fact as materialized (
    select distinct on (f.id) f.id, f.youth_id, f.code, f.as_of, f.known_on, r.id as registration_id
    from register_occupationfact f join person p on p.id = f.youth_id
    left join registered r on r.youth_id = f.youth_id and r.in_period
        and r.registered_on <= f.as_of and (r.deregistered_on is null or f.as_of <= r.deregistered_on)
    where f.as_of between %(start)s::date and %(end)s::date
      and (%(youths)s::bigint[] is null or f.youth_id = any(%(youths)s::bigint[]))
    order by f.id, r.registered_on desc nulls last, r.id desc
)"""


# the same ground, of those alone whom nobody but their handlers may know of: they are reported by hand (rules: Protected identity)
PROTECTED_CTES = PERIOD_CTES.replace("coalesce(y.protected_at is null, true)", "y.protected_at is not null")


def period_parameters(period: str, youths: list[int] | None) -> dict[str, Any]:
    """The parameters of PERIOD_CTES for a period's code ('2026H2')."""
    found = scb.period(period)
    return {"start": found.start, "end": found.end, "youths": youths}
