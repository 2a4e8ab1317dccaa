"""Reading runs of history: figures, rows with their verdicts, codes to choose. Youths under protection are in no list."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import NoReportFormat
from shared_apps.scb.selectors import Period
from tenant_apps.register.models import Youth
from tenant_apps.sources.history.codes import EMPTY, FIELD_LABELS, GivenCode, choices, given_codes
from tenant_apps.sources.history.messages import history_message
from tenant_apps.sources.history.models import HistoryKind, HistoryRow
from tenant_apps.sources.history.shapes import KINDS_OF_HISTORY, SCB_FILE, get_shape
from tenant_apps.sources.models import ImportRun

PAGE_SIZE = 50
LISTS: dict[str, Promise] = {
    "new": _("New"), "changed": _("Completed"), "same": _("Here already"), "waiting": _("Wait for a code"), "refused": _("Refused"),
}  # fmt: skip
_SCB_NAMES = {
    "latest_studies": "SenSysReg", "end_reason": "GrundAvreg, GrundAtgSlut", "occupation": "SysKontakt", "type": "Atgard",
    "occupation_after": "SysEfter", "informant": "",
}  # fmt: skip


@dataclass(frozen=True)
class HistoryFigure:
    key: str
    label: str
    value: int


@dataclass(frozen=True)
class ListedFact:
    """A fact of the file: whose (as far as everyone may see), what it is, and what is said of it."""

    row_number: int
    kind: str
    youth: uuid.UUID | None
    name: str
    text: str
    advice: str
    detail: str


@dataclass(frozen=True)
class FactPage:
    rows: Sequence[ListedFact]
    next_from: str  # row and part of the last one shown; empty: no more

    @property
    def youths(self) -> set[uuid.UUID]:
        return {row.youth for row in self.rows if row.youth}


@dataclass(frozen=True)
class CodeChoice:
    """A select on the run's page. `name` is its field's name there."""

    name: str
    key: str
    text: str
    label: str
    rows: int
    chosen: str
    options: list[tuple[str, str]]
    is_open: bool


def find_history_run(public_id: uuid.UUID) -> ImportRun | None:
    found = ImportRun.objects.select_related("source", "created_by", "applied_by", "undone_by", "job")
    return found.filter(public_id=public_id, source__kind__in=KINDS_OF_HISTORY).first()


def history_runs(limit: int = 20) -> list[ImportRun]:
    found = ImportRun.objects.select_related("source", "created_by").filter(source__kind__in=KINDS_OF_HISTORY)
    return list(found.defer("gone_youths")[:limit])


def figures(run: ImportRun) -> list[HistoryFigure]:
    return [HistoryFigure(key, str(label), run.counts.get(key, 0)) for key, label in LISTS.items()]


def facts_of(run: ImportRun, change: str, after: tuple[int, int] = (0, 0), limit: int = PAGE_SIZE) -> FactPage:
    """One page of the list behind a figure, in the file's order."""
    found = HistoryRow.objects.filter(run=run, change=change).order_by("row_number", "part")
    row, part = after
    later = found.filter(row_number__gt=row) | found.filter(row_number=row, part__gt=part)
    rows = list(later.values_list("row_number", "part", "kind", "youth_id", "code", "detail")[: limit + 1])
    keys = {youth for _row, _part, _kind, youth, _code, _detail in rows[:limit] if youth}
    youths = {youth.pk: youth for youth in Youth.objects.shown().filter(pk__in=keys)}
    listed = [
        _listed(run, youths.get(youth or 0), number, (kind, code, detail))
        for number, _part, kind, youth, code, detail in rows[:limit]
    ]
    last = rows[limit - 1] if len(rows) > limit else None
    return FactPage(listed, f"{last[0]}-{last[1]}" if last else "")


def _listed(run: ImportRun, youth: Youth | None, number: int, said: tuple[str, str, str]) -> ListedFact:
    kind, code, detail = said
    message = history_message(code) if code else None
    label = str(HistoryKind(kind).label)
    names = ", ".join(filter(None, (_heading(run, name) for name in detail.split(", ")))) if code == "code" else detail
    return ListedFact(
        number, label, youth.public_id if youth else None, youth.full_name if youth else "", str(message.text) if message else "",
        str(message.advice) if message else "", names,
    )  # fmt: skip


def _heading(run: ImportRun, name: str) -> str:
    if run.source.kind == SCB_FILE:
        return _SCB_NAMES.get(name, name)
    return get_shape(run.source.kind).column(name).heading


def code_choices(run: ImportRun) -> list[CodeChoice]:
    """Those to choose, and those chosen before; what our lists know by itself is not asked."""
    return [_choice(place, one) for place, one in enumerate(given_codes(run)) if one.is_open or one.is_chosen]


def _choice(place: int, one: GivenCode) -> CodeChoice:
    chosen = "" if one.is_open else one.ours or EMPTY
    options = (
        [("", str(_("Choose")))]
        + ([(EMPTY, str(_("Leave out")))] if one.field.may_be_empty else [])
        + choices(one.field.code_list)
    )
    label = str(FIELD_LABELS[one.field.code_list])
    return CodeChoice(f"code-{place}", one.field.key, one.text, label, one.rows, chosen, options, one.is_open)


def scb_periods() -> list[Period]:
    """Half years whose file can be read, the latest first."""
    found = []
    for period in scb.periods():
        try:
            scb.format_for(period.code)
        except NoReportFormat:
            continue
        found.append(period)
    return found[::-1]
