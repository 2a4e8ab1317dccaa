"""Reading runs, and who stands in them. Youths under protection are in no list."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kaa.core import clock
from tenant_apps.register.models import Youth
from tenant_apps.sources.history.shapes import KINDS_OF_HISTORY, is_history
from tenant_apps.sources.kinds import KINDS, get_kind
from tenant_apps.sources.mapping.definitions import from_json
from tenant_apps.sources.mapping.fields import label_of
from tenant_apps.sources.mapping.shipped import SHIPPED, shipped_name
from tenant_apps.sources.messages import row_message
from tenant_apps.sources.models import ImportRun, RowVerdict, Source, StagedRow, Upload
from tenant_apps.sources.services.runs import large_change

PAGE_SIZE = 50
STAGED = ("new", "changed", "came_back")
WAITS = (ImportRun.State.STAGED, ImportRun.State.FAILED)
UNUSED = (ImportRun.State.DISCARDED, ImportRun.State.UNDONE)
LISTS: dict[str, Promise] = {
    "new": _("New"), "changed": _("Changed"), "gone": _("Gone"), "came_back": _("Came back"), "refused": _("Refused"), "remarks": _("With a remark"),
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A number of the difference; `opens` says whether there is a list behind it."""

    key: str
    label: str
    value: int
    opens: bool


@dataclass(frozen=True)
class ListedRow:
    """A staged row, or somebody gone. A new person is not in the register: only the row is told, until the run is applied."""

    row_number: int | None
    youth: uuid.UUID | None = None
    name: str = ""
    birth_year: int | None = None


@dataclass(frozen=True)
class ListedVerdict:
    row_number: int
    text: str
    advice: str
    detail: str


@dataclass(frozen=True)
class RowPage:
    """`after` is where the next page begins."""

    rows: Sequence[ListedRow | ListedVerdict]
    after: int | None

    @property
    def youths(self) -> set[uuid.UUID]:
        return {row.youth for row in self.rows if isinstance(row, ListedRow) and row.youth}


def source_choices() -> list[tuple[str, str]]:
    """The tenant's sources of files, the one that names most persons first, and the kinds of which it has none yet."""
    sources = (
        Source.objects.filter(connection=None)
        .exclude(kind__in=KINDS_OF_HISTORY)
        .annotate(persons=Count("records"))
        .order_by("-persons", "name")
    )
    found = [(source.slug, source.name) for source in sources]
    taken = {slug for slug, _name in found}
    shipped = [(kind, get_kind(kind).name) for kind in KINDS] + [(kind, shipped_name(kind)) for kind in SHIPPED]
    return found + [(kind, name) for kind, name in shipped if kind not in taken]


@dataclass(frozen=True)
class SourceLine:
    """A source and how old its data is; one that never delivered is as old as the source. `is_stale` after one and a half periods (REL-04)."""

    public_id: uuid.UUID
    slug: str
    name: str
    mapping: str
    is_certified: bool
    last_as_of: date | None
    age: int
    period_days: int | None

    @property
    def is_stale(self) -> bool:
        return self.period_days is not None and self.age * 2 > self.period_days * 3


def sources(*, today: date) -> list[SourceLine]:
    """Those that come again and again; another system's history is loaded once, and grows no older."""
    regular = Source.objects.exclude(kind__in=KINDS_OF_HISTORY)
    return [
        SourceLine(
            source.public_id, source.slug, source.name, source.mapping.name if source.mapping else "",
            bool(source.mapping and source.mapping.certified_on), source.last_as_of,
            (today - (source.last_as_of or clock.local_date(source.created_at))).days, _period(source),
        )
        for source in regular.select_related("mapping", "connection").order_by("name")
    ]  # fmt: skip


def _period(source: Source) -> int | None:
    """What is fetched every night comes every day, unless somebody has said that it comes more seldom."""
    connection = getattr(source, "connection", None)
    return source.period_days or (1 if connection and connection.is_active else None)


def stale_sources(*, today: date) -> list[SourceLine]:
    """Those whose fetch or file has not come: the rooms further down show it, too."""
    return [line for line in sources(today=today) if line.is_stale]


def find_source(public_id: uuid.UUID) -> Source | None:
    return Source.objects.select_related("mapping").filter(public_id=public_id).first()


def mapping_lines(source: Source) -> list[tuple[str, str]]:
    """What the source's columns are, for people."""
    if source.mapping is None:
        return []
    definition = from_json(source.mapping.definition)
    lines = [(label_of(name), definition.heading(name)) for name in definition.columns]
    return lines + [(label_of(name), f"= {value}") for name, value in definition.fixed.items()]


def runs(limit: int = 30) -> list[ImportRun]:
    found = list(ImportRun.objects.select_related("source", "created_by", "applied_by").defer("gone_youths")[:limit])
    _count_without_protected(found)
    return found


def find_run(public_id: uuid.UUID) -> ImportRun | None:
    found = (
        ImportRun.objects.select_related("source", "created_by", "applied_by", "undone_by", "job")
        .filter(public_id=public_id)
        .first()
    )
    if found is not None:
        _count_without_protected([found])
        hidden = Youth.objects.filter(pk__in=found.gone_youths).exclude(protected_at=None).count()
        if found.counts:
            found.counts = {**found.counts, "gone": found.counts.get("gone", 0) - hidden}
    return found


def _count_without_protected(runs: Sequence[ImportRun]) -> None:
    """Figures as if those who came under protection after the file was read had never been in it (PRV-22): they count what the lists show."""
    waiting = [run for run in runs if run.state in WAITS and not is_history(run.source.kind)]
    protected = Youth.objects.filter(pk=OuterRef("youth_id")).exclude(protected_at=None)
    staged = StagedRow.objects.filter(run__in=[run.pk for run in waiting]).exclude(Exists(protected))
    shown: dict[int, Counter[str]] = defaultdict(Counter)
    for run_id, change, number in staged.values_list("run_id", "change").annotate(number=Count("row_number")):
        shown[run_id][change] = number
    for run in waiting:
        run.counts = {**run.counts, **{key: shown[run.pk][key] for key in STAGED}}
        run.rows = sum(run.counts.get(key, 0) for key in (*STAGED, "same", "refused"))


def find_upload(public_id: uuid.UUID) -> Upload | None:
    found = Upload.objects.select_related("file", "source__mapping", "certified_by").filter(public_id=public_id)
    return found.first()


def figures(run: ImportRun) -> list[Figure]:
    if run.state in UNUSED:  # of whom it named nothing is known any longer
        return []
    waits = run.state in WAITS
    kept = {"refused", "remarks", "gone"}  # staged rows go when the run is applied or discarded
    found = [
        Figure(key, str(label), run.counts.get(key, 0), bool(run.counts.get(key)) and (waits or key in kept))
        for key, label in LISTS.items()
    ]
    found.insert(2, Figure("same", str(_("Unchanged")), run.counts.get("same", 0), opens=False))
    return found


def large_change_of(run: ImportRun) -> tuple[int, int] | None:
    return large_change(run=run)


def rows_of(run: ImportRun, key: str, after: int = 0) -> RowPage:
    """One page of the list behind a figure."""
    if key in STAGED:
        return _staged(run, key, after)
    if key == "gone":
        return _gone(run, after)
    return _verdicts(run, RowVerdict.Verdict.REFUSED if key == "refused" else RowVerdict.Verdict.REMARK, after)


def _staged(run: ImportRun, change: str, after: int) -> RowPage:
    found = StagedRow.objects.filter(run=run, change=change, row_number__gt=after).order_by("row_number")
    rows = list(found.values_list("row_number", "youth_id")[: PAGE_SIZE + 1])
    youths = {
        youth.pk: youth
        for youth in Youth.objects.filter(pk__in=[youth for _row, youth in rows if youth], protected_at=None)
    }
    listed = [
        _listed(number, youths.get(youth or 0)) for number, youth in rows[:PAGE_SIZE] if not youth or youth in youths
    ]
    return RowPage(listed, rows[PAGE_SIZE - 1][0] if len(rows) > PAGE_SIZE else None)


def _gone(run: ImportRun, after: int) -> RowPage:
    found = Youth.objects.filter(pk__in=run.gone_youths, pk__gt=after, protected_at=None).order_by("pk")
    rows = list(found[: PAGE_SIZE + 1])
    return RowPage(
        [_listed(None, youth) for youth in rows[:PAGE_SIZE]], rows[PAGE_SIZE - 1].pk if len(rows) > PAGE_SIZE else None
    )


def _listed(number: int | None, youth: Youth | None) -> ListedRow:
    if youth is None:
        return ListedRow(number)
    return ListedRow(number, youth.public_id, youth.full_name, youth.birth_date.year)


def _verdicts(run: ImportRun, verdict: str, after: int) -> RowPage:
    """Pages by the verdict's own key: a row may have several remarks."""
    found = list(RowVerdict.objects.filter(run=run, verdict=verdict, pk__gt=after).order_by("pk")[: PAGE_SIZE + 1])
    rows = []
    for one in found[:PAGE_SIZE]:
        message = row_message(one.code)
        rows.append(ListedVerdict(one.row_number, str(message.text), str(message.advice), one.detail))
    return RowPage(rows, found[PAGE_SIZE - 1].pk if len(found) > PAGE_SIZE else None)


@dataclass(frozen=True)
class ProtectedInFile:
    """How many persons under protection the source's latest applied file named, before they were dropped: the handler's to know."""

    source: str
    as_of: date
    rows: int


def protected_in_latest_files() -> list[ProtectedInFile]:
    found = ImportRun.objects.filter(state=ImportRun.State.APPLIED).select_related("source")
    latest = found.order_by("source_id", "-as_of", "-pk").distinct("source_id")
    return [ProtectedInFile(one.source.name, one.as_of, len(one.protected_rows)) for one in latest]
