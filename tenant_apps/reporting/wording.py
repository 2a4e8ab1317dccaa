"""The file's rows and codes in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from shared_apps.codelists.selectors import current, snapshots
from shared_apps.scb.specs import ColumnSpec, FormatSpec


def event_words(kind: str, on: date | None, code: str) -> str:
    """What a row is about: a contact, a measure, or the registration alone. A record that is gone has no date."""
    if kind == "none":
        return _("Registration")
    what = _("Contact") if kind == "occupation" else _("Measure")
    if on is None:
        return what
    label = snapshots()["occupation" if kind == "occupation" else "intervention_type"].label(code)
    return f"{what} {date_format(on, 'j b Y')}: {label}"


Numbers = Mapping[str, Mapping[str, str]]


def numbers_of(spec: FormatSpec, period: str) -> Numbers:
    """By code list, what SCB's number is called: {'occupation': {'09': 'Arbete'}}."""
    return {
        slug: {item.scb_code or item.code: item.label for item in current(slug, period=period).codes}
        for slug in spec.code_lists
    }


def value_words(column: ColumnSpec, value: str, numbers: Numbers) -> str:
    """A cell as people read it: the code with its label, a date with its dashes."""
    if not value:
        return ""
    if column.code_list:
        label = numbers.get(column.code_list, {}).get(value, "")
        return f"{value} {label}".strip()
    if column.is_date and len(value) == 8 and value.isdigit():
        return f"{value[:4]}-{value[4:6]}-{value[6:]}"
    return value
