"""Imports as if somebody who has come under protection had never stood in them: figures, verdicts and staged rows (PRV-22, PRV-24)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from django.db import connection

from tenant_apps.sources.models import ImportRun

# How each run counted each of them: what it wrote is known for as long as the run can be undone, after that only that it named the person.
_COUNTED = """
    with records as (
        select s.youth_id, s.source_id, first.id as first_run, first.applied_at as first_at
        from sources_sourcerecord s
        join lateral (select r.id, r.applied_at from sources_importrun r
                      where r.source_id = s.source_id and r.state = 'applied' and r.as_of = s.first_seen_on
                      order by r.applied_at limit 1) first on true
        where s.youth_id = any(%(youths)s)),
    seen as (
        select k.youth_id, k.source_id, r.id as run_id, r.applied_at, r.id = k.first_run as is_new, b.youth_id is not null as was_written,
            b.gone_on is not null as came_back, k.youth_id = any(r.gone_youths) as is_gone, r.reading ? 'increment' as is_increment,
            exists (select from sources_rowverdict v where v.run_id = r.id and v.youth_key = k.youth_id and v.verdict = 'refused') as is_refused
        from records k
        join sources_importrun r on r.source_id = k.source_id and r.state = 'applied' and r.applied_at >= k.first_at
        left join sources_sourcerecordbefore b on b.run_id = r.id and b.youth_id = k.youth_id),
    placed as (
        select *, max(applied_at) filter (where is_gone) over w as last_gone, max(applied_at) filter (where came_back) over w as last_back
        from seen window w as (partition by youth_id, source_id order by applied_at))
    select run_id, case when is_refused then 'refused' when is_gone then 'gone' when is_new then 'new' when came_back then 'came_back'
                        when was_written then 'changed' else 'same' end
    from placed
    where is_refused or is_gone or is_new or was_written or not (is_increment or coalesce(last_gone > coalesce(last_back, '-infinity'), false))"""


def forget_protected(*, youths: Collection[int]) -> None:
    """Take them (keys) out of every run's figures, lists and waiting rows."""
    keys = list(youths)
    less: dict[int, Counter[str]] = defaultdict(Counter)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, {"youths": keys})
        for run, counted in cursor.fetchall():
            less[run][counted] += 1
        cursor.execute(
            "delete from sources_rowverdict where youth_key = any(%s) returning run_id, row_number, verdict", [keys]
        )
        for run in {(run, number) for run, number, verdict in cursor.fetchall() if verdict == "remark"}:
            less[run[0]]["remarks"] += 1
        cursor.execute("delete from sources_stagedrow where youth_id = any(%s) returning run_id, change", [keys])
        for run_id, change in cursor.fetchall():
            less[run_id][change] += 1
        cursor.execute("delete from sources_sourcerecordbefore where youth_id = any(%s)", [keys])
    for one in ImportRun.objects.select_for_update().filter(gone_youths__overlap=keys):
        one.gone_youths = [key for key in one.gone_youths if key not in set(keys)]
        one.save(update_fields=["gone_youths"])
    for one in ImportRun.objects.select_for_update().filter(pk__in=less):
        taken = less[one.pk]
        one.counts = {key: max(0, number - taken[key]) for key, number in one.counts.items()}
        one.rows = max(0, one.rows - sum(number for key, number in taken.items() if key not in {"gone", "remarks"}))
        one.save(update_fields=["counts", "rows"])
