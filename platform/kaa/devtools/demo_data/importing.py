"""Two years of weekly files through the product's own import and identification, each as of its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from django.db import connection

from kaa.core import clock
from kaa.devtools.demo_data import extract
from kaa.devtools.demo_data.next_file import away
from kaa.devtools.demo_data.school_list import mapped_source
from kaa.devtools.demo_data.world import World
from tenant_apps.accounts.models import User
from tenant_apps.register.models import ProtectionNotice, Youth
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.runs import ensure_source, is_unplaced, large_change
from tenant_apps.sources.services.staging import stage_file

SOURCE, SECOND = "extens", "distans"
FIRST = "Hämtad ur skolans eget system."
AUGUST = "Läsårsskifte: elever har slutat, bytt skola och börjat."


def at(day: date, hour: int = 8) -> datetime:
    """A moment of a working day, for rows that tell when somebody did something."""
    return datetime.combine(day, time(hour), UTC)


def load(source: Source, content: bytes, day: date, actor: User | None) -> ImportRun:
    """Stage and apply one file as if it had been loaded that day."""
    began = clock.now()
    run = stage_file(
        source=source,
        file_name=f"{source.slug}-{day.isoformat()}.csv",
        content=content,
        as_of=day,
        actor=actor,
        today=day,
    )
    reason = AUGUST if large_change(run=run) else FIRST if is_unplaced(run=run) else ""
    run = apply_run(run=run, actor=actor, reason=reason)
    ImportRun.objects.filter(pk=run.pk).update(created_at=at(day, 6), applied_at=at(day, 7))
    if ProtectionNotice.objects.filter(at__gte=began).update(at=at(day, 6)):
        Youth.objects.filter(protected_at__gte=began).update(protected_at=at(day, 6))
    _analyze()
    return run


def _analyze() -> None:
    """All is one transaction, in which autovacuum sees nothing: without statistics each later statement takes seconds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select string_agg(format('%I', relname), ', ') from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'"
            " and (relname like 'register%' or relname like 'sources%') and relname not like '%event'"
        )
        (tables,) = cursor.fetchone() or ("",)
        cursor.execute(f"analyze {tables}")


def load_history(world: World, actor: User | None, decide: Callable[[date], None]) -> None:
    """Every file in turn; `decide` is called when one is loaded."""
    source = ensure_source(slug=SOURCE, name="Skolsystemet (Extens)")
    days, missing = world.extract_days(), away(world)
    for day in days:
        rows = extract.rows(world, day)
        if day == days[-1]:
            rows = [row for row in rows if row["Personnummer"].replace("-", "") not in missing]
        load(source, extract.csv_file(rows), day, actor)
        if day == days[-1]:
            _load_second(world, day, actor)
            if found := mapped_source(world, day, actor):
                load(*found, day, actor)
        decide(day)


def _load_second(world: World, day: date, actor: User | None) -> None:
    """A second source, which contradicts the first one on some: a proposal to check."""
    found = extract.second_source_rows(world, day)
    if found:
        source = ensure_source(slug=SECOND, name="Distansgymnasiet")
        load(source, extract.csv_file(found), day, actor)
