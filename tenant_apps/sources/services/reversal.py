"""Taking back what a run wrote, out of history: for each tracked table a fixed number of statements, whatever the run's size.

History keeps the new values of an added or changed row and the old ones of a removed row; so a row that the run added goes, and any other
becomes what its last event before the run says. Those under protection are left as they are: their rows and history are the handlers'.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection, models

from tenant_apps.register.models import Guardian, Proposal, ProtectionNotice, Youth
from tenant_apps.sources.models import SourceRecord, SourceRecordBefore


@dataclass(frozen=True)
class Tracked:
    """A tracked table of youths: `owner` is the column that says whose row it is."""

    table: str
    events: str
    owner: str
    columns: tuple[str, ...]
    decided: str  # which later changes are somebody's work

    @property
    def touched(self) -> str:
        return f"undo_{self.table}"


@cache
def tracked_tables() -> tuple[Tracked, ...]:
    """Every table with a history whose rows are a youth's, the youths themselves last: the others go before them."""
    found = [_tracked(model, "youth_id") for model in _with_key_to_youth() if hasattr(model, "pgh_event_models")]
    return (*found, _tracked(Youth, "id"))


def _tracked(model: type[models.Model], owner: str) -> Tracked:
    events: type[models.Model] = model.pgh_event_model  # type: ignore[attr-defined]  # pghistory sets it
    kept = {field.column for field in events._meta.concrete_fields}  # an addressee's street, say, is not
    columns = tuple(field.column for field in model._meta.concrete_fields if field.column and field.column in kept)
    # a proposal that nobody has decided since is the sources' still, and is made anew from them
    decided = "state in ('applied', 'rejected', 'inquiry')" if model is Proposal else "true"
    return Tracked(model._meta.db_table, events._meta.db_table, owner, columns, decided)


def _with_key_to_youth() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        if not hasattr(model, "pgh_tracked_model") and any(
            isinstance(field, models.ForeignKey) and field.related_model is Youth and field.attname == "youth_id"
            for field in model._meta.concrete_fields
        ):
            yield model


@cache
def dependants() -> tuple[str, ...]:
    """Tables without a history whose rows are a youth's: with such a row the youth is more than the run made."""
    own = {SourceRecord, SourceRecordBefore}
    return tuple(
        model._meta.db_table
        for model in _with_key_to_youth()
        if not hasattr(model, "pgh_event_models") and model not in own and model._meta.label != "sources.StagedRow"
    )


def last_events() -> dict[str, int]:
    """After which event of each table the run's own will stand; read before it writes."""
    parts = (f"select '{one.events}', coalesce(max(pgh_id), 0) from {one.events}" for one in tracked_tables())
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(parts))
        return dict(cursor.fetchall())


def gather_touched(*, run: str, last: dict[str, int]) -> None:
    """Temporary tables: which rows the run (public id) wrote, and between which events."""
    with connection.cursor() as cursor:
        for one in tracked_tables():
            cursor.execute(f"drop table if exists pg_temp.{one.touched}")
            cursor.execute(
                f"""create temporary table {one.touched} on commit drop as
                select e.id, min(e.{one.owner}) as youth_id, min(e.pgh_id) as first_event, max(e.pgh_id) as last_event,
                    (array_agg(e.pgh_label order by e.pgh_id))[1] = 'added' as is_new
                from {one.events} e
                where e.pgh_id > %(last)s and e.pgh_context ->> 'run' = %(run)s
                  and not exists (select from register_youth y where y.id = e.{one.owner} and y.protected_at is not null){_not_hidden(one)}
                group by e.id""",
                {"last": last.get(one.events, 0), "run": run},
            )
            cursor.execute(f"analyze {one.touched}")


def _not_hidden(one: Tracked) -> str:
    """Nobody shows a guardian by undoing: of those with one under protection they stay as they are, but of whom the run made."""
    if one.table != Guardian._meta.db_table:
        return ""
    return """ and (not exists (select from register_guardian g where g.youth_id = e.youth_id and g.is_protected)
                       or exists (select from register_youthevent y where y.pgh_obj_id = e.youth_id and y.pgh_label = 'added'
                                  and y.pgh_context ->> 'run' = %(run)s))"""


def blocking_youths(*, source: int, undone: list[str]) -> list[int]:
    """Keys of those whom somebody has worked with since, so that taking the run back would lose that work.

    `undone`: public ids of this run and of those taken back before.
    """
    parts = [part for one in tracked_tables() for part in _changed_since(one)]
    parts += [_beside(table) for table in dependants()]
    parts.append(f"select s.youth_id from sources_sourcerecord s where s.source_id <> %(source)s and {_MADE}")
    with connection.cursor() as cursor:
        cursor.execute(" union ".join(parts), {"undone": undone, "source": source})
        return sorted(key for (key,) in cursor.fetchall())


_MADE = "youth_id in (select id from undo_register_youth where is_new)"


def _beside(table: str) -> str:
    # that a guardian is under protection the run said itself
    own = " and (t.kind <> 'guardian' or t.handled_at is not null)" if table == ProtectionNotice._meta.db_table else ""
    return f"select t.youth_id from {table} t where t.{_MADE}{own}"


def _changed_since(one: Tracked) -> Iterator[str]:
    # what a later run wrote that has been taken back since is as if it had not been
    yield f"""select u.youth_id from {one.touched} u join {one.events} e on e.pgh_obj_id = u.id and e.pgh_id > u.last_event
        where coalesce(e.pgh_context ->> 'run', '') <> all(%(undone)s::text[]) and not coalesce(e.pgh_context ? 'undo', false) and {one.decided}"""
    yield f"""select u.youth_id from {one.touched} u
        where not u.is_new and not exists (select from {one.events} e where e.pgh_obj_id = u.id and e.pgh_id < u.first_event)"""
    if one.owner != "id":  # a row that somebody else gave a youth whom the run made
        yield f"""select t.youth_id from {one.table} t
            where t.{_MADE} and t.id not in (select id from {one.touched} where is_new) and {one.decided}"""


def take_back() -> int:
    """Make the rows what they were; gives how many rows. Keys are checked at the transaction's end, so the order is free."""
    touched = 0
    with connection.cursor() as cursor:
        for one in tracked_tables():
            if one.table == Proposal._meta.db_table:
                cursor.execute(f"delete from {one.table} where {_MADE}")
                cursor.execute(f"delete from register_protectionnotice where kind = 'guardian' and {_MADE}")
            cursor.execute(f"delete from {one.table} t using {one.touched} u where u.id = t.id and u.is_new")
            touched += cursor.rowcount
            names = [f'"{name}"' for name in one.columns]
            before = f"""select distinct on (e.pgh_obj_id) {", ".join(f"e.{name}" for name in names)}
                from {one.touched} u join {one.events} e on e.pgh_obj_id = u.id and e.pgh_id < u.first_event
                where not u.is_new order by e.pgh_obj_id, e.pgh_id desc"""
            values = ", ".join(f"{name} = b.{name}" for name in names if name != '"id"')
            cursor.execute(f"update {one.table} t set {values} from ({before}) b where b.id = t.id")
            touched += cursor.rowcount
            cursor.execute(
                f"""insert into {one.table} ({", ".join(names)}) overriding system value
                select {", ".join(f"b.{name}" for name in names)} from ({before}) b
                where not exists (select from {one.table} t where t.id = b.id)"""
            )
            touched += cursor.rowcount
    return touched


def take_back_records(*, run: int, source: int) -> None:
    """The source's own memory: what it said before of those whom the run changed, nothing of those whom it named first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """delete from sources_sourcerecord s where s.source_id = %(source)s and s.run_id = %(run)s
               and not exists (select from sources_sourcerecordbefore b where b.run_id = %(run)s and b.youth_id = s.youth_id)
               and not exists (select from register_youth y where y.id = s.youth_id and y.protected_at is not null)""",
            {"run": run, "source": source},
        )
        cursor.execute(
            """update sources_sourcerecord s set content_hash = b.content_hash, row_hash = b.row_hash, said_name = b.said_name,
                   said_birth = b.said_birth, said_sex = b.said_sex, said_deceased = b.said_deceased, said_old_number = b.said_old_number,
                   first_seen_on = b.first_seen_on, changed_on = b.changed_on,
                   gone_on = b.gone_on, applied_at = b.applied_at, run_id = b.before_run_id
               from sources_sourcerecordbefore b join register_youth y on y.id = b.youth_id and y.protected_at is null
               where b.run_id = %(run)s and b.youth_id = s.youth_id and s.source_id = %(source)s""",
            {"run": run, "source": source},
        )
        cursor.execute("delete from sources_sourcerecordbefore where run_id = %(run)s", {"run": run})
