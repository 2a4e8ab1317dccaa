"""SCB's answer on one kept file: looked at before it is saved, then saved whole or not at all, and taken back if it was wrong."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.reminders.listeners import tell_handlers
from tenant_apps.reporting.answers.reading import Line, ReadAnswer, unread_text
from tenant_apps.reporting.models import Answer, Export, ExportRow, Remark
from tenant_apps.reporting.numbering import as_made, out_when_delivered
from tenant_apps.reporting.selectors import withdrawn
from tenant_apps.reporting.wording import event_words


@dataclass(frozen=True)
class Matched:
    """A row number as SCB wrote it, and as the file was made, with the youth whose row it is."""

    number: int
    data_row: int
    text: str
    youth_id: int
    youth: uuid.UUID
    name: str
    label: str
    event: str


@dataclass(frozen=True)
class Hidden:
    """A row that was delivered and has been taken out since: of somebody under protection, who has it read by their handler alone."""

    number: int
    data_row: int
    text: str
    youth_id: int


@dataclass(frozen=True)
class Preview:
    """What would be saved; `outside` are numbers that the file never had, and then nothing is saved.

    Rows that have been taken out of the file since it was delivered pass in silence, as if SCB had not named them (PRV-22): `hidden` are those of
    youths who are still here, `passed` says that there were any.
    """

    matched: tuple[Matched, ...]
    outside: tuple[int, ...]
    unread: tuple[int, ...]
    heading: str
    hidden: tuple[Hidden, ...] = ()
    passed: bool = False
    last: int = 0  # the last data row of the file as it is now

    @property
    def youths(self) -> set[uuid.UUID]:
        return {one.youth for one in self.matched}

    @property
    def may_be_saved(self) -> bool:
        return (bool(self.matched) or self.passed) and not self.outside and not self.unread

    def problems(self, *, header_counts: bool) -> list[str]:
        found = []
        if self.unread:
            found.append(unread_text(self.unread))
        if self.outside:
            first = 1 + int(header_counts)
            numbers = ", ".join(str(number) for number in self.outside[:20]) + (" …" if len(self.outside) > 20 else "")
            found.append(
                ngettext(
                    "Row %(numbers)s is not in the file, whose rows are %(first)d to %(last)d.",
                    "Rows %(numbers)s are not in the file, whose rows are %(first)d to %(last)d.",
                    len(self.outside),
                )
                % {"numbers": numbers, "first": first, "last": self.last + first - 1}
            )
        if not self.may_be_saved and not found:
            found.append(_("The list holds no row number."))
        return found


def preview(*, export: Export, read: ReadAnswer, header_counts: bool) -> Preview:
    """Which youth each row number is, in the file as it was delivered. Nothing is saved."""
    out = out_when_delivered(export)
    wanted = [(line, as_made(line.number - int(header_counts), out)) for line in read.lines]
    rows = _rows(export, {row for _line, row in wanted if row > 0})
    last, taken_out = _last(export), _taken_out(export)
    matched = [_matched(line, row, rows[row]) for line, row in wanted if row in rows]
    others = [(line, row) for line, row in wanted if row not in rows]
    outside = {
        line.number for line, row in others if not 0 < row <= last
    }  # any other that nobody has is a row that has been taken out
    hidden = [Hidden(line.number, row, line.text, taken_out[row]) for line, row in others if row in taken_out]
    return Preview(
        tuple(sorted(matched, key=lambda one: (one.data_row, one.text))), tuple(sorted(outside)), read.unread, read.heading,
        tuple(hidden), passed=len(others) > 0, last=export.row_count,
    )  # fmt: skip


def _last(export: Export) -> int:
    """How many data rows the file had when it was made."""
    made = Coalesce("made_number", "row_number")
    found: int | None = ExportRow.objects.filter(export=export).aggregate(last=Max(made))["last"]
    taken_out: list[int] = [number for one in export.editions for number in one["out"]]
    return max(found or 0, *taken_out, 0)


def _taken_out(export: Export) -> dict[int, int]:
    """Sealed rows of those under protection: whose each is, by the number as made."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select (r ->> 5)::int, y.id from reporting_sealedexport s cross join jsonb_array_elements(s.rows) r
               join register_youth o on o.id = (r ->> 1)::bigint
               join register_youth y on y.id = coalesce(o.merged_into_id, o.id) and y.protected_at is not null
               where s.export_id = %s""",
            [export.pk],
        )
        return dict(cursor.fetchall())


def _rows(export: Export, numbers: set[int]) -> dict[int, tuple[int, uuid.UUID, str, str, str, date | None, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """select coalesce(r.made_number, r.row_number),
                      y.id, y.public_id, trim(y.given_name || ' ' || y.family_name), coalesce(l.name, ''), r.event_kind,
                      coalesce(f.as_of, i.started_on), coalesce(f.code, i.type, '')
               from reporting_exportrow r join register_youth o on o.id = r.youth_id
               join register_youth y on y.id = coalesce(o.merged_into_id, o.id) and y.protected_at is null
               left join accounts_label l on l.id = y.label_id
               left join register_occupationfact f on r.event_kind = 'occupation' and f.id = r.event_id
               left join support_intervention i on r.event_kind = 'intervention' and i.id = r.event_id
               where r.export_id = %s and coalesce(r.made_number, r.row_number) = any(%s)""",
            [export.pk, list(numbers)],
        )
        return {row[0]: row[1:] for row in cursor.fetchall()}


def _matched(line: Line, row: int, found: tuple[int, uuid.UUID, str, str, str, date | None, str]) -> Matched:
    youth_id, youth, name, label, kind, on, code = found
    return Matched(line.number, row, line.text, youth_id, youth, name, label, event_words(kind, on, code))


@transaction.atomic
def save_answer(*, export: Export, read: ReadAnswer, header_counts: bool, file_name: str, actor: User | None) -> Answer:
    """Keep the answer; refused with every problem named, and then nothing of it is kept. The handlers have what is about those under protection."""
    export = Export.objects.select_for_update().get(pk=export.pk)
    if withdrawn([export.pk]):
        raise ValidationError(_("This file can no longer be used. Make a new file and deliver it."))
    seen = preview(export=export, read=read, header_counts=header_counts)
    if not seen.may_be_saved:
        raise ValidationError(seen.problems(header_counts=header_counts))
    answer = Answer.objects.create(
        export=export, header_counts=header_counts, file_name=file_name[:200], recorded_by=actor
    )
    about: list[Matched | Hidden] = [*seen.matched, *seen.hidden]
    Remark.objects.bulk_create(
        Remark(answer=answer, youth_id=one.youth_id, row_number=one.number, data_row=one.data_row, text=one.text)
        for one in about
    )
    if seen.hidden:
        tell_handlers(now=clock.now())
    return answer


@transaction.atomic
def withdraw_answer(*, answer: Answer, actor: User | None, now: datetime) -> Answer:
    """Read in by mistake, or for another file: its remarks are shown no more; it stays in the history."""
    found = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if found.withdrawn_at is None:
        found.withdrawn_at, found.withdrawn_by = now, actor
        found.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return found
