"""SCB's answer on one kept file: looked at before it is saved, then saved whole or not at all, and taken back if it was wrong."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tenant_apps.accounts.models import User
from tenant_apps.reporting.answers.reading import Line, ReadAnswer, unread_text
from tenant_apps.reporting.models import Answer, Export, Remark
from tenant_apps.reporting.selectors import withdrawn
from tenant_apps.reporting.wording import event_words


@dataclass(frozen=True)
class Matched:
    """A row number with the youth whose row it is."""

    number: int
    data_row: int
    text: str
    youth_id: int
    youth: uuid.UUID
    name: str
    label: str
    event: str


@dataclass(frozen=True)
class Preview:
    """What would be saved; `outside` are numbers that the file does not have, and then nothing is saved."""

    matched: tuple[Matched, ...]
    outside: tuple[int, ...]
    unread: tuple[int, ...]
    heading: str

    @property
    def youths(self) -> set[uuid.UUID]:
        return {one.youth for one in self.matched}

    @property
    def may_be_saved(self) -> bool:
        return bool(self.matched) and not self.outside and not self.unread

    def problems(self, export: Export, *, header_counts: bool) -> list[str]:
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
                % {"numbers": numbers, "first": first, "last": export.row_count + first - 1}
            )
        if not self.matched and not found:
            found.append(_("The list holds no row number."))
        return found


def preview(*, export: Export, read: ReadAnswer, header_counts: bool) -> Preview:
    """Which youth each row number is, in the file as it was made. Nothing is saved. Two statements."""
    wanted = [(line, line.number - int(header_counts)) for line in read.lines]
    rows = _rows(export, {row for _line, row in wanted if row > 0})
    matched = [_matched(line, row, rows[row]) for line, row in wanted if row in rows]
    outside = sorted({line.number for line, row in wanted if row not in rows})
    return Preview(tuple(sorted(matched, key=lambda one: (one.data_row, one.text))), tuple(outside), read.unread, read.heading)  # fmt: skip


def _rows(export: Export, numbers: set[int]) -> dict[int, tuple[int, uuid.UUID, str, str, str, date | None, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """select coalesce(r.delivered_number, r.row_number),
                      y.id, y.public_id, trim(y.given_name || ' ' || y.family_name), coalesce(l.name, ''), r.event_kind,
                      coalesce(f.as_of, i.started_on), coalesce(f.code, i.type, '')
               from reporting_exportrow r join register_youth o on o.id = r.youth_id
               join register_youth y on y.id = coalesce(o.merged_into_id, o.id) and y.protected_at is null
               left join accounts_label l on l.id = y.label_id
               left join register_occupationfact f on r.event_kind = 'occupation' and f.id = r.event_id
               left join support_intervention i on r.event_kind = 'intervention' and i.id = r.event_id
               where r.export_id = %s and coalesce(r.delivered_number, r.row_number) = any(%s)""",
            [export.pk, list(numbers)],
        )
        return {row[0]: row[1:] for row in cursor.fetchall()}


def _matched(line: Line, row: int, found: tuple[int, uuid.UUID, str, str, str, date | None, str]) -> Matched:
    youth_id, youth, name, label, kind, on, code = found
    return Matched(line.number, row, line.text, youth_id, youth, name, label, event_words(kind, on, code))


@transaction.atomic
def save_answer(*, export: Export, read: ReadAnswer, header_counts: bool, file_name: str, actor: User | None) -> Answer:
    """Keep the answer; refused with every problem named, and then nothing of it is kept."""
    Export.objects.select_for_update().get(pk=export.pk)
    if withdrawn([export.pk]):
        raise ValidationError(_("This file can no longer be used. Make a new file and deliver it."))
    seen = preview(export=export, read=read, header_counts=header_counts)
    if not seen.may_be_saved:
        raise ValidationError(seen.problems(export, header_counts=header_counts))
    answer = Answer.objects.create(
        export=export, header_counts=header_counts, file_name=file_name[:200], recorded_by=actor
    )
    Remark.objects.bulk_create(
        Remark(answer=answer, youth_id=one.youth_id, row_number=one.number, data_row=one.data_row, text=one.text)
        for one in seen.matched
    )
    return answer


@transaction.atomic
def withdraw_answer(*, answer: Answer, actor: User | None, now: datetime) -> Answer:
    """Read in by mistake, or for another file: its remarks are shown no more; it stays in the history."""
    found = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if found.withdrawn_at is None:
        found.withdrawn_at, found.withdrawn_by = now, actor
        found.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return found
