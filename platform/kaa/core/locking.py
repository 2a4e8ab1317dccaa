"""Optimistic locking (REL-09): a form carries the version that it was filled from; the second saver sees both versions and chooses.

Nothing is overwritten unseen and nothing typed is lost: a conflict gives the form back with the writer's own values, and the
version that is saved now, so that the next save is a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from kaa.core.records import VersionedRecord

RecordT = TypeVar("RecordT", bound=VersionedRecord)
Saved = str | Sequence[str]  # as a form posts it: several where several can be chosen; "on" or "" of a box
KEEP = "keep_"  # keep_<field> = saved: of this field the saved value stands
SAVED = "saved"


class Conflict(Exception):
    """Somebody saved in between; `saved` is the row as it stands now."""

    def __init__(self, saved: VersionedRecord) -> None:
        super().__init__(f"{type(saved).__name__} {saved.public_id} has version {saved.version}")
        self.saved = saved


@transaction.atomic
def save(record: RecordT, *, version: int, changes: Mapping[str, Any]) -> RecordT:
    """Write the changes if the row still has this version, else raise Conflict. Constraints speak before the database does."""
    if record.version != version:
        raise Conflict(record)
    for name, value in changes.items():
        setattr(record, name, value)
    record.clean_fields(exclude={one.name for one in record._meta.fields} - set(changes))
    record.clean()
    record.validate_constraints()
    # the condition is the lock: a transaction that waited for another's commit finds the new version, and no row
    hit = type(record)._base_manager.filter(pk=record.pk, version=version).update(**changes, version=version + 1)
    if not hit:
        record.refresh_from_db()
        raise Conflict(record)
    record.version = version + 1
    return record


class VersionedForm(forms.Form):
    """A form on a row that others may save meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def own_fields(self) -> Iterable[str]:
        return (name for name in self.fields if name != "version")


@dataclass(frozen=True)
class ConflictRow:
    name: str
    field: str
    yours: str
    theirs: str
    differs: bool


@dataclass(frozen=True)
class ConflictView:
    """What the page shows: both versions of each field, and the version that the next save decides upon."""

    rows: tuple[ConflictRow, ...]
    changed_by: str = ""
    changed_at: str = ""

    @property
    def differing(self) -> tuple[ConflictRow, ...]:
        return tuple(row for row in self.rows if row.differs)


def with_choices(data: QueryDict, saved: Mapping[str, Saved]) -> QueryDict:
    """The posted form, with the saved value in each field where the writer chose it."""
    chosen = data.copy()
    for name, value in saved.items():
        if data.get(f"{KEEP}{name}") == SAVED:
            chosen.setlist(name, _list(value))
    return chosen


def compare(
    form: VersionedForm, *, saved: Mapping[str, Saved], version: int, changed_by: str = "", changed_at: str = ""
) -> ConflictView:
    """Set the form on the saved version, keep what was typed, and lay both side by side."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(version)
    form.data = data
    rows = []
    for name in form.own_fields():
        bound = form[name]
        several = isinstance(bound.field, forms.MultipleChoiceField)
        yours = data.getlist(name) if several else [str(data.get(name, "") or "")]
        theirs = _list(saved.get(name) or "")
        rows.append(
            ConflictRow(
                name,
                str(bound.label),
                ", ".join(_shown(bound.field, one) for one in yours),
                ", ".join(_shown(bound.field, one) for one in theirs),
                {one.strip() for one in yours} - {""} != {one.strip() for one in theirs} - {""},
            )
        )
    return ConflictView(rows=tuple(rows), changed_by=changed_by, changed_at=changed_at)


def _list(value: Saved) -> list[str]:
    return [value] if isinstance(value, str) else [str(one) for one in value]


def _shown(field: forms.Field, value: str) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    choices: dict[str, str] = {}
    for key, label in getattr(field, "choices", ()):
        group = label if isinstance(label, (list, tuple)) else [(key, label)]
        choices |= {str(each): str(text) for each, text in group}
    if isinstance(field, forms.DateTimeField):
        return value.replace("T", " ")
    return choices.get(value, value) if value else ""
