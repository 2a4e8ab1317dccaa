"""What a form field needs to be rendered: its kind, its parts' ids and what describes it. `kaa_ui` draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

SHORT_INPUTS = {"date", "time", "number", "datetime-local"}


@dataclass(frozen=True)
class Option:
    control: SafeString
    id: str
    label: str


@dataclass(frozen=True)
class RenderedField:
    kind: str  # hidden | checkbox | options | file | input
    bound: BoundField
    control: SafeString | str
    options: list[Option]
    id: str
    label: str
    help_text: str
    help_id: str
    instruction: str
    instruction_id: str
    max_length: int | None
    errors: list[str]
    error_id: str
    described_by: str
    inline: bool
    mark_required: bool


def anchor(bound: BoundField) -> str:
    """The id an error summary links to: the control, or the first option of a group."""
    if isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id


def render_field(
    bound: BoundField, *, instruction: str, inline: bool, label: str, max_length: int | None, autofocus: bool
) -> RenderedField:
    widget = bound.field.widget
    base = bound.auto_id or bound.html_name
    is_text_area = isinstance(widget, forms.Textarea)
    text = (instruction or str(getattr(bound.field, "instruction", "") or "")) if is_text_area else ""
    limit = (max_length or getattr(bound.field, "max_length", None)) if is_text_area else None
    if is_text_area and limit is None and not bound.field.disabled:
        # PRV-14: a free-text field has a length and an instruction where it is written
        raise ImproperlyConfigured(f"The text area {bound.html_name!r} has no max_length.")
    if is_text_area and not text:
        text = _("Write only what the task needs, in words the person could read. No one else's circumstances.")
    errors = [str(error) for error in bound.errors]
    ids = {"help": f"{base}_helptext", "instruction": f"{base}_instruction", "error": f"{base}_error"}
    parts = [
        ids["help"] if bound.help_text else "",
        ids["instruction"] if text else "",
        ids["error"] if errors else "",
    ]
    described_by = " ".join(part for part in parts if part)
    kind = kind_of(widget)
    attrs = control_attrs(bound, described_by, limit=limit, autofocus=autofocus)
    return RenderedField(
        kind=kind,
        bound=bound,
        control="" if kind == "options" else bound.as_widget(attrs=attrs),
        options=options_of(bound) if kind == "options" else [],
        id=bound.id_for_label or base,
        label=label or str(bound.label),
        help_text=str(bound.help_text or ""),
        help_id=ids["help"],
        instruction=text,
        instruction_id=ids["instruction"],
        max_length=limit,
        errors=errors,
        error_id=ids["error"],
        described_by=described_by,
        inline=inline,
        mark_required=bound.field.required,
    )


def kind_of(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "options"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    return "file" if isinstance(widget, forms.FileInput) else "input"


def control_attrs(bound: BoundField, described_by: str, *, limit: int | None, autofocus: bool) -> dict[str, Any]:
    widget = bound.field.widget
    if isinstance(widget, forms.DateInput) and widget.input_type == "text":
        widget.input_type = "date"  # the form owns its copy of the field, so of the widget
        widget.format = "%Y-%m-%d"
    own = str(widget.attrs.get("class", ""))
    base = "kaa-file" if isinstance(widget, forms.FileInput) else "ds-input"
    attrs: dict[str, Any] = {"class": f"{base} {own}".strip()}
    if described_by:
        attrs["aria-describedby"] = described_by
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if isinstance(widget, forms.Textarea):
        attrs["maxlength"] = limit
    if getattr(widget, "input_type", "") in SHORT_INPUTS:
        attrs.setdefault("data-width", widget.attrs.get("data-width", "short"))
    if autofocus:
        attrs["autofocus"] = True
    return attrs


def options_of(bound: BoundField) -> list[Option]:
    options = []
    for choice in bound.subwidgets:
        attrs = choice.data["attrs"]
        attrs["class"] = f"ds-input {attrs.get('class', '')}".strip()
        if bound.errors:
            attrs["aria-invalid"] = "true"
        # The group is described once, by its fieldset; repeating it at every option is noise in a screen reader.
        attrs.pop("aria-describedby", None)
        options.append(Option(control=choice.tag(), id=str(attrs.get("id", "")), label=str(choice.choice_label)))
    return options
