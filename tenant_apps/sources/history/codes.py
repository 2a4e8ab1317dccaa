"""The other system's codes in ours: by label or code of our lists, by SCB's number in SCB's file, else as somebody chose; chosen once per source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import Label
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.history.shapes import LABEL, SCB_CODES, SCB_FILE, get_shape
from tenant_apps.sources.kinds import fold
from tenant_apps.sources.models import ImportRun, Source

SETTING = "codes"
EMPTY = "-"  # chosen: leave it out


@dataclass(frozen=True)
class CodeField:
    """A coded field of a shape: from which list, and whether it may be left out."""

    kind: str
    name: str
    code_list: str
    may_be_empty: bool

    @property
    def key(self) -> str:
        return f"{self.kind}.{self.name}"


@dataclass(frozen=True)
class GivenCode:
    """A code that stands in a file: what it is taken for (None: nothing yet), and whether somebody chose it."""

    field: CodeField
    text: str
    rows: int
    ours: str | None
    is_chosen: bool

    @property
    def is_open(self) -> bool:
        return self.ours is None


FIELD_LABELS: dict[str, Promise] = {
    "latest_studies": _("latest studies"), "deregistration_reason": _("reason for deregistration"), LABEL: _("label"), "contact_channel": _("how"),
    "informant": _("from whom"), "contact_outcome": _("outcome"), "occupation": _("occupation"), "intervention_type": _("measure"),
    "intervention_end": _("reason for ending"),
}  # fmt: skip


def fields_of(kind: str) -> dict[str, CodeField]:
    if kind == SCB_FILE:
        found = [CodeField(of, name, code_list, empty) for (of, name), (code_list, empty) in SCB_CODES.items()]
    else:
        shape = get_shape(kind)
        found = [
            CodeField(shape.kind.value, column.name, column.code_list, column.may_be_empty)
            for column in shape.columns
            if column.code_list
        ]
    return {one.key: one for one in found}


def choices(code_list: str) -> list[tuple[str, str]]:
    """What may be chosen: of every published version, for history holds codes that are retired now."""
    if code_list == LABEL:
        return [(str(label.public_id), label.name) for label in Label.objects.filter(archived_at=None).order_by("name")]
    found: dict[str, str] = {}
    for version in codelists.versions(code_list):
        found.update({item.code: item.label for item in version.codes})
    return list(found.items())


def _known(code_list: str, *, by_number: str) -> dict[str, str]:
    """Folded text to code. A number is SCB's only in SCB's file (`by_number` is its period): another system's 3 is its own."""
    pairs = choices(code_list)
    known = {fold(label): code for code, label in pairs} | {fold(code): code for code, _label in pairs}
    if by_number and code_list != LABEL:
        for item in codelists.current(code_list, period=by_number).codes:
            if item.scb_code:
                known |= {item.scb_code: item.code, item.scb_code.lstrip("0"): item.code}
    return known


def given_codes(run: ImportRun) -> list[GivenCode]:
    """Each different code of the rows that can be used, those nobody has chosen for first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select h.kind || '.' || c.key, c.value, count(*) from sources_historyrow h cross join lateral jsonb_each_text(h.codes) c
               where h.run_id = %s and h.personnummer <> '' and h.code = any(%s) group by 1, 2 order by 1, 2""",
            [run.pk, ["", "here", "completes", "code"]],
        )
        rows = cursor.fetchall()
    return _resolve(rows, run)


def _resolve(rows: Iterable[tuple[str, str, int]], run: ImportRun) -> list[GivenCode]:
    fields = fields_of(run.source.kind)
    remembered: Mapping[str, Mapping[str, str]] = run.source.settings.get(SETTING, {})
    period = run.reading.get("period", "")
    known: dict[str, dict[str, str]] = {}
    found = []
    for key, text, count in rows:
        field = fields[key]
        chosen = remembered.get(key, {}).get(fold(text))
        if field.code_list not in known:
            known[field.code_list] = _known(field.code_list, by_number=period)
        ours = known[field.code_list].get(fold(text)) if chosen is None else "" if chosen == EMPTY else chosen
        found.append(GivenCode(field, text, count, ours, chosen is not None))
    return sorted(found, key=lambda one: not one.is_open)


def resolved(run: ImportRun) -> dict[str, dict[str, str]]:
    """Every code of the run as verdicts and applying read it: field, text, ours."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select h.kind || '.' || c.key, c.value, count(*) from sources_historyrow h cross join lateral jsonb_each_text(h.codes) c
               where h.run_id = %s group by 1, 2""",
            [run.pk],
        )
        rows = cursor.fetchall()
    found: dict[str, dict[str, str]] = {}
    for one in _resolve(rows, run):
        if one.ours is not None:
            found.setdefault(one.field.key, {})[one.text] = one.ours
    return found


@transaction.atomic
def remember(*, source: Source, chosen: Mapping[tuple[str, str], str]) -> None:
    """Keep what (field's key, text) means, for this file and the source's next ones. An empty choice forgets it."""
    fields = fields_of(source.kind)
    source = Source.objects.select_for_update().get(pk=source.pk)
    kept: dict[str, dict[str, Any]] = {key: dict(texts) for key, texts in source.settings.get(SETTING, {}).items()}
    for (key, text), ours in chosen.items():
        field = fields[key]
        allowed = {code for code, _label in choices(field.code_list)} | ({EMPTY} if field.may_be_empty else set())
        if ours and ours not in allowed:
            raise ImportProblem("history_code")
        texts = kept.setdefault(key, {})
        if ours:
            texts[fold(text)] = ours
        else:
            texts.pop(fold(text), None)
    source.settings = {**source.settings, SETTING: kept}
    source.save(update_fields=["settings"])
