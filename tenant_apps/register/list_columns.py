"""The columns that the list of youths can show beside the name, on the page and in Excel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Column:
    """`sort` is the key in the address when the list can be ordered by it."""

    key: str
    label: str | Promise
    sort: str = ""
    numeric: bool = False
    nowrap: bool = False
    municipalities_only: bool = False


NAME = Column("name", _("Name"), sort="name")
COLUMNS = {
    one.key: one
    for one in (
        Column("number", _("Personal identity number"), nowrap=True),
        Column("age", _("Age"), sort="age", numeric=True),
        Column("turns_20_on", _("Turns 20"), sort="turns_20", nowrap=True, municipalities_only=True),
        Column("label", _("Label"), sort="label"),
        Column("unit", _("Unit")),
        Column("contact", _("Latest contact"), sort="contact"),
        Column("next_step", _("Next step"), municipalities_only=True),
        Column("occupation", _("Latest occupation")),
        Column("measure", _("Measure going on")),
        Column("registered", _("Registered"), sort="registered", nowrap=True, municipalities_only=True),
        Column("reason", _("Reason for registration"), municipalities_only=True),
        Column("municipality", _("Home municipality"), municipalities_only=True),
        Column("school", _("Latest school")),
        Column("warnings", _("Warnings"), municipalities_only=True),
    )
}
SHOWN_FIRST = ("number", "age", "label", "contact", "occupation", "registered", "warnings")
NUMBER = "number"


def columns_of(keys: Iterable[str], *, partnership: bool) -> tuple[Column, ...]:
    """In the list's own order, whatever the order chosen in; an unknown key is as if it were not there."""
    wanted = set(keys)
    return tuple(one for one in COLUMNS.values() if one.key in wanted and not (partnership and one.municipalities_only))
