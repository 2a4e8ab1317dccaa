"""Imports as if somebody who has come under protection had never stood in them: figures, verdicts and staged rows (PRV-22, PRV-24)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from django.db import connection
from django.db.models import F
from django.db.models.functions import Greatest

from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.ss12000.models import Fetch

# How each run counted each of them, and whether it counted them among those named before: what an applied run wrote is known for as long as
# the run can be undone, after that only that it named the person.
_APPLIED = """
    with records as (
        select s.youth_id, s.source_id, first.id as first_run, first.applied_at as first_at
        from sources_sourcerecord s
        join lateral (select r.id, r.applied_at from sources_importrun r
                      where r.source_id = s.source_id and r.state in ('applied', 'undoing') and r.as_of = s.first_seen_on
                      order by r.applied_at limit 1) first on true
        where s.youth_id = any(%(youths)s)),
    seen as (
        select k.youth_id, k.source_id, r.id as run_id, r.applied_at, r.id = k.first_run as is_new, b.youth_id is not null as was_written,
            b.gone_on is not null as came_back, k.youth_id = any(r.gone_youths) as is_gone, r.reading ? 'increment' as is_increment,
            exists (select from sources_rowverdict v
                    where v.run_id = r.id and v.youth_key = k.youth_id and v.verdict = 'refused' and v.code <> 'duplicate') as is_refused
        from records k
        join sources_importrun r on r.source_id = k.source_id and r.state in ('applied', 'undoing') and r.applied_at >= k.first_at
        left join sources_sourcerecordbefore b on b.run_id = r.id and b.youth_id = k.youth_id),
    placed as (
        select *, max(applied_at) filter (where is_gone) over w as last_gone, max(applied_at) filter (where came_back) over w as last_back
        from seen window w as (partition by youth_id, source_id order by applied_at))
    select run_id, case when is_refused then '' when is_gone then 'gone' when is_new then 'new' when came_back then 'came_back'
                        when was_written then 'changed' when not is_increment then 'same' else '' end,
           not is_new and not came_back
    from placed
    where is_gone or is_new or was_written or not coalesce(last_gone > coalesce(last_back, '-infinity'), false)"""
# What a waiting run has written are staged rows; whom it names and does not write is the same as before, or gone.
_WAITING = """
    select r.id, case when s.youth_id = any(r.gone_youths) then 'gone'
                      when r.reading ? 'increment'
                        or exists (select from sources_stagedrow t where t.run_id = r.id and t.youth_id = s.youth_id)
                        or exists (select from sources_rowverdict v
                                   where v.run_id = r.id and v.youth_key = s.youth_id and v.verdict = 'refused' and v.code <> 'duplicate')
                      then '' else 'same' end, true
    from sources_sourcerecord s join sources_importrun r on r.source_id = s.source_id and r.state in ('staged', 'applying', 'failed')
    where s.youth_id = any(%(youths)s) and s.gone_on is null and r.counts ? 'base'"""
_NO_ROWS = {"gone", "remarks", "base"}
Less = dict[int, Counter[str]]


def forget_protected(*, youths: Collection[int]) -> None:
    """Take them (keys) out of every run's figures, lists and waiting rows."""
    keys = list(youths)
    less: Less = defaultdict(Counter)
    with connection.cursor() as cursor:
        for statement in (_APPLIED, _WAITING):
            cursor.execute(statement, {"youths": keys})
            for run, counted, in_base in cursor.fetchall():
                less[run].update([*([counted] if counted else []), *(["base"] if in_base else [])])
        cursor.execute("select run_id, row_number, change from sources_stagedrow where youth_id = any(%s)", [keys])
        staged = {(run, row): change for run, row, change in cursor.fetchall()}
        cursor.execute(
            "select run_id, row_number from sources_rowverdict where youth_key = any(%s) and verdict = 'refused'",
            [keys],
        )
        staged |= dict.fromkeys(cursor.fetchall(), "refused")
        cursor.execute("select run_id, row_number from sources_rowverdict where youth_key = any(%s)", [keys])
        rows = {key: staged.get(key, "") for key in cursor.fetchall()} | staged
        cursor.execute("delete from sources_stagedrow where youth_id = any(%s)", [keys])
    for run, taken in take_rows(rows=rows).items():
        less[run] += taken
    for one in ImportRun.objects.select_for_update().filter(gone_youths__overlap=keys):
        one.gone_youths = [key for key in one.gone_youths if key not in set(keys)]
        one.save(update_fields=["gone_youths"])
    lessen(less=less)


def take_rows(*, rows: Mapping[tuple[int, int], str]) -> Less:
    """Take what was said of these rows (run, row number) away; give what each run is to count less. Of each row is told how it was counted."""
    less: Less = defaultdict(Counter)
    for (run, _row), counted in rows.items():
        if counted:
            less[run][counted] += 1
    runs, numbers = [run for run, _row in rows], [row for _run, row in rows]
    with connection.cursor() as cursor:
        cursor.execute(
            """delete from sources_rowverdict v using unnest(%s::bigint[], %s::int[]) as gone (run_id, row_number)
               where v.run_id = gone.run_id and v.row_number = gone.row_number returning v.run_id, v.row_number, v.verdict""",
            [runs, numbers],
        )
        for run, _row in {(run, row) for run, row, verdict in cursor.fetchall() if verdict == "remark"}:
            less[run]["remarks"] += 1
    return less


def lessen(*, less: Less) -> None:
    for one in ImportRun.objects.select_for_update().filter(pk__in=less):
        taken = less[one.pk]
        one.counts = {key: max(0, number - taken[key]) for key, number in one.counts.items()}
        persons = sum(number for key, number in taken.items() if key not in _NO_ROWS)
        one.rows = max(0, one.rows - persons)
        one.save(update_fields=["counts", "rows"])
        Fetch.objects.filter(run=one).update(persons=Greatest(F("persons") - persons, 0))
