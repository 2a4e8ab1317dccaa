"""What a mapping says, as data: built in the wizard, stored as JSON, or shipped. It gives the kind that the reader of rows wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from tenant_apps.sources.kinds import SourceKind, fold, get_kind
from tenant_apps.sources.mapping.dates import FORMS
from tenant_apps.sources.mapping.fields import CODED, FIELDS, FIXABLE, ROW_FIELDS, label_of
from tenant_apps.sources.mapping.words import code_words
from tenant_apps.sources.reading.files import Reading
from tenant_apps.sources.reading.headers import MAX_HEADER_ROWS
from tenant_apps.sources.reading.texts import DELIMITERS, ENCODINGS

MAX_VALUES = 400  # of one field


@dataclass(frozen=True)
class Definition:
    """`columns` gives for each field the headings that fill it, together when there are several; each with the other names it may go by."""

    columns: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unprotected: tuple[str, ...] = ("", "0", "n", "nej", "ingen")
    dates: tuple[str, ...] = ()
    header_rows: int = 1
    reading: Reading = field(default_factory=Reading)
    optional: tuple[str, ...] = ()
    unprotected_by_certificate: bool = False
    one_row_each: str = ""  # "exam": of several rows of a person the strongest diploma is read

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def headings(self) -> list[str]:
        return [name for parts in self.columns.values() for part in parts for name in part[:1]]

    def heading(self, name: str) -> str:
        parts = self.columns.get(name)
        return " + ".join(part[0] for part in parts) if parts else label_of(name) if name in FIELDS else name

    def kind(self) -> SourceKind:
        """For the reader of rows. Codes that the mapping does not name mean what they mean in the shipped file."""
        base = get_kind("extens")
        return SourceKind(
            slug="mapping",
            name="",
            columns={name: (self._told(name),) for name in ROW_FIELDS},
            headings={},
            required=(),
            unprotected=frozenset(fold(value) for value in self.unprotected) | {""},
            sexes={**base.sexes, **self._codes("sex")},
            school_forms={**base.school_forms, **self._codes("school_form")},
            end_reasons={**base.end_reasons, **self._codes("end_reason")},
            exam_kinds={**base.exam_kinds, **self._codes("exam_kind")} if self._tells("exam_kind") else {},
            left_reasons={**code_words("left_reason"), **self._codes("left_reason")},
        )

    def _told(self, name: str) -> str:
        for whole, parts in (("name_family_first", ("family_name", "given_name")), ("name_given_first", ("family_name", "given_name")),
                             ("postcode_city", ("postcode", "city"))):  # fmt: skip
            if name in parts and name not in self.columns and whole in self.columns:
                return self.heading(whole)
        return self.heading(name)

    def _tells(self, name: str) -> bool:
        return name in self.columns or name in self.fixed

    def _codes(self, name: str) -> dict[str, str]:
        return {fold(value): code for value, code in self.values.get(name, {}).items() if code}

    def changed(self, **values: Any) -> Definition:
        return replace(self, **values)


def from_json(data: Mapping[str, Any]) -> Definition:
    """What was stored, and of what a request sent only that which can be meant."""
    columns = {
        name: tuple(tuple(str(each)[:160] for each in ([part] if isinstance(part, str) else part)) for part in parts)
        for name, parts in (data.get("columns") or {}).items()
        if name in FIELDS and parts
    }
    reading = data.get("reading") or {}
    encoding, delimiter = reading.get("encoding", ""), reading.get("delimiter", "")
    return Definition(
        columns=columns,
        fixed={
            name: str(value)[:120] for name, value in (data.get("fixed") or {}).items() if name in FIXABLE and value
        },
        values={
            name: {str(value)[:120]: str(code)[:60] for value, code in list(codes.items())[:MAX_VALUES]}
            for name, codes in (data.get("values") or {}).items()
            if name in CODED
        },
        unprotected=tuple(str(value)[:60] for value in data.get("unprotected", Definition.unprotected)),
        dates=tuple(form for form in data.get("dates") or () if form in FORMS),
        header_rows=min(max(int(data.get("header_rows") or 1), 1), MAX_HEADER_ROWS),
        reading=Reading(
            encoding if encoding in ENCODINGS else "",
            delimiter if delimiter in DELIMITERS else "",
            str(reading.get("sheet", ""))[:60],
        ),
        optional=tuple(data.get("optional") or ()),
        unprotected_by_certificate=bool(data.get("unprotected_by_certificate")),
        one_row_each=str(data.get("one_row_each") or ""),
    )
