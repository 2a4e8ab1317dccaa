"""Reading runs, and who stands in them. Youths under protection are in no list."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.register.models import Youth
from tenant_apps.sources.kinds import KINDS, get_kind
from tenant_apps.sources.messages import row_message
from tenant_apps.sources.models import ImportRun, RowVerdict, Source, StagedRow
from tenant_apps.sources.services.runs import large_change

PAGE_SIZE = 50
STAGED = ("new", "changed", "came_back")
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
    """The tenant's sources, the one that names most persons first, and the kinds of which it has none yet."""
    sources = Source.objects.annotate(persons=Count("records")).order_by("-persons", "name")
    found = [(source.slug, source.name) for source in sources]
    taken = {slug for slug, _name in found}
    return found + [(kind, get_kind(kind).name) for kind in KINDS if kind not in taken]


def runs(limit: int = 30) -> list[ImportRun]:
    return list(ImportRun.objects.select_related("source", "created_by", "applied_by").defer("gone_youths")[:limit])


def find_run(public_id: uuid.UUID) -> ImportRun | None:
    return (
        ImportRun.objects.select_related("source", "created_by", "applied_by", "job")
        .filter(public_id=public_id)
        .first()
    )


def figures(run: ImportRun) -> list[Figure]:
    waits = run.state in {ImportRun.State.STAGED, ImportRun.State.FAILED}
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
