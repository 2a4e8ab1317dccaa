"""The wizard's forms. What they hold is the draft of a mapping: settings, never a row."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shared_apps.codelists import selectors as codelists
from shared_apps.codelists.municipalities import municipalities
from tenant_apps.sources.kinds import fold
from tenant_apps.sources.mapping.dates import CONTRADICT, FORMS
from tenant_apps.sources.mapping.definitions import Definition
from tenant_apps.sources.mapping.fields import FIELDS, FIXABLE, GROUPS, label_of
from tenant_apps.sources.mapping.looking import Look
from tenant_apps.sources.mapping.mapped import missing_fields
from tenant_apps.sources.mapping.preview import Found, Marks
from tenant_apps.sources.mapping.words import code_words, unprotected_words
from tenant_apps.sources.reading.headers import MAX_HEADER_ROWS
from tenant_apps.sources.reading.table import RawFile

NOT_USED = ""
ENCODING_NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "cp1252": "Windows-1252", "iso-8859-1": "ISO-8859-1"}
DELIMITER_NAMES: dict[str, Promise] = {";": _("semicolon"), ",": _("comma"), "\t": _("tab"), "|": _("vertical bar")}
SEXES = {"female": _("female"), "male": _("male")}
LEFT = {
    "died": _("deceased"),
    "emigrated": _("moved abroad"),
    "moved": _("moved from here"),
    "old_number": _("has got another personal identity number"),
    "none": _("still registered here"),
}
LISTS = {"school_form": "school_form", "end_reason": "placement_end", "exam_kind": "exam_kind"}


class NewFileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel, at most 20 MB. It is kept encrypted while you map it, a day at the longest."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].widget.attrs["accept"] = ".csv,.txt,.xlsx,.xls,.ods,text/csv"


class ReadingForm(forms.Form):
    """How the file is written, and where its headings stand."""

    encoding = forms.ChoiceField(label=_("Encoding"), required=False)
    delimiter = forms.ChoiceField(label=_("Columns are parted by"), required=False)
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    first = forms.IntegerField(label=_("The headings begin on row"), min_value=1, max_value=30)
    last = forms.IntegerField(
        label=_("and end on row"),
        min_value=1,
        max_value=30,
        help_text=_("Another row when groups stand above the headings."),
    )

    def __init__(self, *args: Any, raw: RawFile | None, **options: Any) -> None:
        super().__init__(*args, **options)
        if raw is not None and raw.form != "csv":
            del self.fields["encoding"], self.fields["delimiter"]
            self._choices("sheet", [(name, name) for name in raw.sheets])
            return
        del self.fields["sheet"]
        self._choices("encoding", list(ENCODING_NAMES.items()))
        self._choices("delimiter", list(DELIMITER_NAMES.items()))

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and not first <= last < first + MAX_HEADER_ROWS:
            self.add_error("last", _("The headings take one to three rows."))
        return data


def _field_choices() -> list[Any]:
    groups = [(group.label, [(field.name, field.label) for field in group.fields]) for group in GROUPS]
    return [(NOT_USED, _("Not used")), *groups]


class SentForm(forms.Form):
    """A form whose fields depend on the file; what was sent is kept in the draft whether it is valid or not."""

    def sent(self, name: str) -> list[str]:
        return self.data.getlist(name) if isinstance(self.data, QueryDict) else []


class ColumnsForm(SentForm):
    """For each column of the file what it is; what is the same for all; how dates are written."""

    def __init__(
        self, *args: Any, look: Look, may_certify: bool, certificate: str, today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.look = look
        for column in look.columns:
            self.fields[f"c{column.place}"] = _select(column.name, _field_choices(), f"col-{column.place}")
        for name in FIXABLE:
            self.fields[f"fixed_{name}"] = _fixed_field(name, today)
        examples = [(form, f"{example} ({hint})" if hint else example) for form, (example, hint) in FORMS.items()]
        self.fields["dates"] = forms.MultipleChoiceField(
            label=_("Dates are also written"), choices=examples, required=False, widget=forms.CheckboxSelectMultiple,
            help_text=_("2026-08-17 and 20260817 are always read. Choose all that the file uses."),
        )  # fmt: skip
        if may_certify:
            self.fields["certify"] = forms.BooleanField(label=certificate, required=False)

    @property
    def column_fields(self) -> list[Any]:
        return [(column, self[f"c{column.place}"]) for column in self.look.columns]

    @property
    def fixed_fields(self) -> list[Any]:
        return [self[f"fixed_{name}"] for name in FIXABLE]

    def definition(self, before: Definition) -> Definition:
        """From what was sent, valid or not: the draft keeps it all."""
        chosen: dict[str, list[tuple[str, ...]]] = {}
        for column in self.look.columns:
            field = self.data.get(f"c{column.place}", "")
            if field in FIELDS:
                chosen.setdefault(field, []).append((column.name,))
        return before.changed(
            columns={name: tuple(parts) for name, parts in chosen.items()},
            fixed={
                name: value
                for name in FIXABLE
                if (value := self.data.get(f"fixed_{name}", "").strip()) and name not in chosen
            },
            dates=tuple(form for form in FORMS if form in self.sent("dates")),
            unprotected_by_certificate="certify" in self.fields
            and bool(self.data.get("certify"))
            and "protection" not in chosen,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        definition = self.definition(Definition())
        missing = missing_fields(definition)
        if missing:
            self.add_error(None, _("No column is chosen for: %(columns)s.") % {"columns": ", ".join(missing)})
        if set(CONTRADICT) <= set(definition.dates):
            self.add_error("dates", _("Dates cannot be read both day first and month first. Choose one of them."))
        once = [
            name
            for name, parts in definition.columns.items()
            if len(parts) > 1 and FIELDS[name].kind in {"date", "code"}
        ]
        for name in once:
            self.add_error(None, _("Several columns are chosen for %(field)s. Choose one.") % {"field": label_of(name)})
        return data


def initial_columns(look: Look, definition: Definition) -> dict[str, Any]:
    by_name = {part[0]: name for name, parts in definition.columns.items() for part in parts}
    found: dict[str, Any] = {f"c{column.place}": by_name.get(column.name, NOT_USED) for column in look.columns}
    found |= {f"fixed_{name}": value for name, value in definition.fixed.items()}
    return {**found, "dates": list(definition.dates), "certify": definition.unprotected_by_certificate}


def _select(label: str, choices: list[Any], labelled_by: str) -> forms.ChoiceField:
    """In a table, where the row's heading is its label."""
    widget = forms.Select(attrs={"class": "ds-input", "aria-labelledby": labelled_by})
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=widget)


def _fixed_field(name: str, today: date) -> forms.Field:
    if name in LISTS:
        return forms.ChoiceField(
            label=label_of(name), choices=[("", _("No fixed value")), *_codes(name, today)], required=False
        )
    if name == "municipality_code":
        choices = [
            ("", _("No fixed value")),
            *((one.code, f"{one.name} ({one.code})") for one in municipalities().values()),
        ]
        return forms.ChoiceField(label=label_of(name), choices=choices, required=False)
    return forms.CharField(label=label_of(name), max_length=120, required=False)


def _codes(name: str, today: date) -> list[tuple[str, Any]]:
    if name == "sex":
        return list(SEXES.items())
    if name == "left_reason":
        return list(LEFT.items())
    if name == "municipality_code":
        return [(one.code, f"{one.name} ({one.code})") for one in municipalities().values()]
    return [(item.code, item.label) for item in codelists.snapshots(on=today)[LISTS[name]].codes]


class ValuesForm(SentForm):
    """What the file's codes mean in our lists, and which marks mean no protection."""

    def __init__(
        self, *args: Any, found: list[Found], marks: Marks, definition: Definition, today: date, **options: Any
    ) -> None:
        initial = dict(options.pop("initial", None) or {})
        super().__init__(*args, **options)
        self.found, self.marks = found, marks
        self.initial = initial
        unprotected = {fold(value) for value in definition.unprotected}
        if marks.values:
            self.fields["unprotected"] = forms.MultipleChoiceField(
                label=_("These values mean that the person is not protected"), choices=[(value, value) for value in marks.values],
                required=False, widget=forms.CheckboxSelectMultiple,
                help_text=_("An empty cell means no protection. Every value that you do not choose is protection, and its row is dropped."),
            )  # fmt: skip
            words = unprotected_words() | unprotected
            initial["unprotected"] = [value for value in marks.values if fold(value) in words]
        for group in found:
            known = {fold(value): code for value, code in definition.values.get(group.field, {}).items()}
            for place, (value, _count) in enumerate(group.values):
                name = f"v_{group.field}_{place}"
                choices = [("", _("Not known")), *_codes(group.field, today)]
                self.fields[name] = _select(value, choices, f"value-{group.field}-{place}")
                initial[name] = known.get(fold(value)) or code_words(group.field).get(fold(value), "")

    @property
    def groups(self) -> list[dict[str, Any]]:
        return [
            {
                "label": label_of(group.field), "too_many": group.too_many, "is_strict": group.field == "school_form",
                "rows": [
                    (f"value-{group.field}-{place}", value, count, self[f"v_{group.field}_{place}"])
                    for place, (value, count) in enumerate(group.values)
                ],
            }
            for group in self.found
        ]  # fmt: skip

    def definition(self, before: Definition) -> Definition:
        values = {name: dict(codes) for name, codes in before.values.items()}
        for group in self.found:
            chosen = values.setdefault(group.field, {})
            for place, (value, _count) in enumerate(group.values):
                code = self.data.get(f"v_{group.field}_{place}", "")
                chosen.pop(value, None)
                if code:
                    chosen[value] = code
        kept = [value for value in before.unprotected if fold(value) not in {fold(mark) for mark in self.marks.values}]
        ticked = [value for value in self.marks.values if value in self.sent("unprotected")]
        return before.changed(values=values, unprotected=tuple(dict.fromkeys(["", *kept, *ticked])))


class FinishForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the source"), max_length=100, help_text=_("You choose it by this name the next time.")
    )
    as_of = forms.DateField(label=_("The file shows the situation on"), widget=forms.DateInput())
    period_days = forms.IntegerField(
        label=_("Days between files"), required=False, min_value=1, max_value=400,
        help_text=_("For example 7. You are told when the data is older than one and a half times that."),
    )  # fmt: skip
    force = forms.BooleanField(label=_("Load it although a newer file has been applied"), required=False)
    reason = forms.CharField(label=_("Why an older file is loaded"), max_length=300, required=False)

    def __init__(self, *args: Any, may_be_older: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not may_be_older:
            del self.fields["force"], self.fields["reason"]


class SourceForm(forms.Form):
    period_days = forms.IntegerField(
        label=_("Days between files"), required=False, min_value=1, max_value=400,
        help_text=_("For example 7. You are told when the data is older than one and a half times that."),
    )  # fmt: skip
