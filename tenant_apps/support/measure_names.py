"""The municipality's names of measures in forms: a name is chosen, the shared type that goes to SCB follows (issue: mapped to shared types)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE
from tenant_apps.support.models import LocalMeasure

MARK = "|"  # between the type's code and the name, in a choice's value


def value_of(type_: str, name: str) -> str:
    return f"{type_}{MARK}{name}" if name else type_


def split_choice(value: str) -> tuple[str, str]:
    """The shared type, and the municipality's name or nothing."""
    kind, _mark, name = value.partition(MARK)
    return kind, name


def names_in_use() -> bool:
    """Whether the municipality has names of its own; if not, a name may be written on each measure."""
    return LocalMeasure.objects.filter(archived_at=None).exists()


def measure_choices(*, on: date, keep: str = "", keep_name: str = "") -> list[Any]:
    """The municipality's own names first, then the shared types; what stands in a row stays choosable in it."""
    shared = codes.choices("intervention_type", on=on, keep=keep)
    labels = dict(shared)
    valid = {code for code, _label in shared}
    own = [
        (value_of(one.type, one.name), f"{one.name} ({labels[one.type]})")
        for one in LocalMeasure.objects.filter(archived_at=None)
        if one.type in valid
    ]
    if keep_name and value_of(keep, keep_name) not in dict(own):
        own.append((value_of(keep, keep_name), f"{keep_name} ({labels.get(keep, keep)})"))
    if not own:
        return [("", CHOOSE), *shared]
    return [("", CHOOSE), (_("The municipality's measures"), own), (_("Shared types"), shared)]
