"""What is said of each staged fact, as a fixed number of statements; said anew when a code is chosen and when the run is applied.

Order matters: each statement judges only what still is new. Those under protection are not judged: their rows go (PRV-23).
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from django.db import connection

from tenant_apps.register.services.protection import note_unmarked
from tenant_apps.sources.history.codes import resolved
from tenant_apps.sources.history.models import HistoryRow
from tenant_apps.sources.models import ImportRun

_FIND = (
    """update sources_historyrow h set youth_id = f.youth_id
       from (select h.row_number, h.part, coalesce(y.id, n.youth_id) as youth_id
             from sources_historyrow h
             left join register_youth y on y.personnummer = h.personnummer
             left join register_youthnumber n on n.value = h.personnummer
             where h.run_id = %(run)s and h.personnummer <> '') f
       where h.run_id = %(run)s and h.row_number = f.row_number and h.part = f.part and h.youth_id is distinct from f.youth_id""",
)
_DROP = """delete from sources_historyrow h using register_youth y
    where h.run_id = %(run)s and y.id = h.youth_id and y.protected_at is not null returning h.row_number, h.youth_id"""

# only what could be read is judged; the reader's own refusals (`ours` stays empty for them) keep their words
_MINE = "h.run_id = %(run)s and h.personnummer <> '' and h.content_hash <> ''"
_NEW = f"{_MINE} and h.change = 'new'"
_SAME_PERSON = "coalesce(o.youth_id::text, o.personnummer) = coalesce(h.youth_id::text, h.personnummer)"
_SPAN = "daterange(({0}.given ->> 'registered_on')::date, ({0}.given ->> 'deregistered_on')::date, '[)')"
_AT = "((h.given ->> 'on')::date + coalesce((h.given ->> 'time')::time, time '12:00')) at time zone 'Europe/Stockholm'"


def _say(kind: str, change: str, code: str, where: str) -> str:
    of_kind = f"and h.kind = '{kind}'" if kind else ""
    return f"update sources_historyrow h set change = '{change}', code = '{code}' where {_NEW} {of_kind} and {where}"


SAME_BEGINNING = "r.registered_on = (h.given ->> 'registered_on')::date"
# an end is filled in where there is none, of the same registration; nothing that stands is overwritten
ENDS = f"""r.youth_id = h.youth_id and r.mistaken_at is null and {SAME_BEGINNING} and r.municipality_code = h.given ->> 'municipality_code'
    and r.deregistered_on is null and r.ceased_on is null and h.given ->> 'deregistered_on' is not null
    and (r.latest_studies = '' or r.latest_studies = coalesce(h.ours ->> 'latest_studies', ''))
    and not exists (select from register_registration o where o.youth_id = r.youth_id and o.id <> r.id and o.mistaken_at is null
                    and daterange(o.registered_on, o.deregistered_on, '[)') && {_SPAN.format("h")})"""
MEASURE_ENDS = """i.youth_id = h.youth_id and i.started_on = (h.given ->> 'started_on')::date and i.type = h.ours ->> 'type'
    and i.ended_on is null and h.given ->> 'ended_on' is not null and h.occurrence = 1
    and 1 = (select count(*) from support_intervention o where o.youth_id = i.youth_id and o.started_on = i.started_on and o.type = i.type)"""
_JUDGE = (
    f"update sources_historyrow h set change = 'new', code = '', detail = '' where {_MINE} and h.change <> 'refused'",
    f"""update sources_historyrow h set change = 'new', code = '', detail = ''
        where {_MINE} and h.change = 'refused' and h.code = any(array['unknown_person', 'overlap', 'overlap_in_file', 'differs'])""",
    f"""update sources_historyrow h
        set ours = (select coalesce(jsonb_object_agg(c.key, %(codes)s::jsonb -> (h.kind || '.' || c.key) -> c.value), '{{}}')
                    from jsonb_each_text(h.codes) c)
        where {_NEW}""",
    _say("", "same", "here", """exists (select from sources_historyrecord k
        where k.youth_id = h.youth_id and k.kind = h.kind and k.content_hash = h.content_hash)"""),
    _say("", "refused", "unknown_person", "h.youth_id is null and h.person = '{}'::jsonb"),
    f"""update sources_historyrow h set change = 'waiting', code = 'code'
        where {_NEW} and exists (select from jsonb_each(h.ours) o where o.value = 'null'::jsonb or o.value is null)""",
    # registrations: the same beginning is the same one
    _say("registration", "changed", "completes", f"""coalesce(h.ours ->> 'label', '') <> '' and exists (
        select from register_registration r join register_youth y on y.id = r.youth_id
        where r.youth_id = h.youth_id and y.label_id is null and r.mistaken_at is null and {SAME_BEGINNING})"""),
    _say("registration", "same", "here", f"""exists (select from register_registration r
        where r.youth_id = h.youth_id and r.mistaken_at is null and {SAME_BEGINNING}
          and (r.covered_from, r.municipality_code, r.latest_studies)
              = ((h.given ->> 'covered_from')::date, h.given ->> 'municipality_code', coalesce(h.ours ->> 'latest_studies', ''))
          and (h.given ->> 'deregistered_on' is null or (r.deregistered_on, r.ceased_on, r.end_reason)
              is not distinct from ((h.given ->> 'deregistered_on')::date, (h.given ->> 'ceased_on')::date,
                                  coalesce(h.ours ->> 'end_reason', ''))))"""),
    _say("registration", "changed", "completes", f"exists (select from register_registration r where {ENDS})"),
    _say("registration", "refused", "differs", """exists (select from register_registration r
        where r.youth_id = h.youth_id and r.mistaken_at is null and r.registered_on = (h.given ->> 'registered_on')::date)"""),
    # one whose end is filled in by this very file is judged by that end, among the file's rows
    _say("registration", "refused", "overlap", f"""exists (select from register_registration r
        where r.youth_id = h.youth_id and r.mistaken_at is null and daterange(r.registered_on, r.deregistered_on, '[)') && {_SPAN.format("h")}
          and not exists (select from sources_historyrow o where o.run_id = h.run_id and o.kind = h.kind and o.change = 'changed'
                          and o.youth_id = h.youth_id and (o.given ->> 'registered_on')::date = r.registered_on))"""),
    _say("registration", "refused", "overlap_in_file", f"""exists (select from sources_historyrow o
        where o.run_id = h.run_id and o.kind = h.kind and o.change in ('new', 'changed') and {_SAME_PERSON}
          and (o.row_number < h.row_number or o.change = 'changed') and {_SPAN.format("o")} && {_SPAN.format("h")})"""),
    _say("contact", "same", "here", f"""exists (select from outreach_contact c
        where c.youth_id = h.youth_id and c.at = {_AT} and (c.channel, c.outcome) = (h.ours ->> 'channel', h.ours ->> 'outcome'))"""),
    _say("occupation", "same", "here", """h.occurrence <= (select count(*) from register_occupationfact f
        where f.youth_id = h.youth_id and f.as_of = (h.given ->> 'as_of')::date and f.code = h.ours ->> 'occupation')"""),
    _say("intervention", "changed", "completes", f"exists (select from support_intervention i where {MEASURE_ENDS})"),
    _say("intervention", "same", "here", """h.occurrence <= (select count(*) from support_intervention i
        where i.youth_id = h.youth_id and i.started_on = (h.given ->> 'started_on')::date and i.type = h.ours ->> 'type'
          and (h.given ->> 'ended_on' is null or i.ended_on = (h.given ->> 'ended_on')::date))"""),
    _say("intervention", "refused", "differs", """exists (select from support_intervention i
        where i.youth_id = h.youth_id and i.started_on = (h.given ->> 'started_on')::date and i.type = h.ours ->> 'type')"""),
)  # fmt: skip
# which columns wait for a code
_DETAIL = """update sources_historyrow h
    set detail = (select left(string_agg(o.key, ', ' order by o.key), 200) from jsonb_each(h.ours) o where o.value = 'null'::jsonb)
    where h.run_id = %(run)s and h.change = 'waiting'"""


def judge(run: ImportRun) -> None:
    """Say of each fact what applying it would do, and count."""
    parameters: dict[str, Any] = {"run": run.pk, "codes": json.dumps(resolved(run))}
    with connection.cursor() as cursor:
        for statement in _FIND:
            cursor.execute(statement, parameters)
        cursor.execute(_DROP, parameters)
        dropped = cursor.fetchall()
        for statement in (*_JUDGE, _DETAIL):
            cursor.execute(statement, parameters)
    if dropped:
        run.lifted_rows = sorted({*run.lifted_rows, *(row for row, _youth in dropped)})
        note_unmarked(youths={youth for _row, youth in dropped}, source=run.source.slug)
    count(run)
    run.save(update_fields=["counts", "rows", "lifted_rows"])


def count(run: ImportRun) -> None:
    """Figures of what is there: as if those under protection had never stood in the file."""
    with connection.cursor() as cursor:
        cursor.execute("select change, count(*) from sources_historyrow where run_id = %s group by 1", [run.pk])
        found = dict(cursor.fetchall())
        cursor.execute("select count(distinct row_number) from sources_historyrow where run_id = %s", [run.pk])
        (rows,) = cursor.fetchone()
    run.counts = {change: found.get(change, 0) for change in HistoryRow.Change.values}
    run.rows = rows


def forget_protected(youths: Collection[int]) -> None:
    """What was read of them goes, and every run counts as if it had never been there (PRV-22, PRV-24)."""
    with connection.cursor() as cursor:
        cursor.execute("delete from sources_historyrow where youth_id = any(%s) returning run_id", [list(youths)])
        runs = {run for (run,) in cursor.fetchall()}
    for run in ImportRun.objects.select_for_update().filter(pk__in=runs):
        count(run)
        run.save(update_fields=["counts", "rows"])
