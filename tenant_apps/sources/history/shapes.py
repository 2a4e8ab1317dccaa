"""The files of history that can be read: which columns, what they are called elsewhere, which must be there.

The headings are our reading of what other systems' exports call them, as data; what a municipality's own export calls something else it
renames in the file's first row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.history.models import HistoryKind
from tenant_apps.sources.reading.headers import header_key

DATA = Path(__file__).parent / "data" / "shapes.json"
SCB_FILE = "scb-file"
LABEL = "label"  # chosen among the tenant's labels instead of a code list
PREFIX = "history-"
Form = Literal["number", "text", "date", "time", "code", "municipality", "mark"]


@dataclass(frozen=True)
class Column:
    """A field of the file. `code_list` is for codes; `otherwise` is what an empty cell means, `limit` how long a text may be."""

    name: str
    form: Form
    help: Promise
    example: str = ""
    required: bool = False
    code_list: str = ""
    otherwise: str = ""
    limit: int = 0
    headings: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        return self.headings[0]

    @property
    def may_be_empty(self) -> bool:
        return not self.required and not self.otherwise


@dataclass(frozen=True)
class Shape:
    slug: str
    name: Promise
    about: Promise
    kind: HistoryKind
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def by_heading(self) -> dict[str, Column]:
        return {header_key(heading): column for column in self.columns for heading in column.headings}


_PERSON = (
    Column(
        "personnummer", "number", _("Twelve or ten digits, with or without a hyphen."), "ÅÅÅÅMMDD-NNNN", required=True
    ),
    Column("family_name", "text", _("Only for somebody whom no source has named."), "Efternamn", limit=160),
    Column("given_name", "text", _("Only for somebody whom no source has named."), "Förnamn", limit=160),
    Column("birth_date", "date", _("Only for somebody whom no source has named; else taken from the number."), ""),
    Column("protection", "mark", _("Without it nobody new is added. Any mark but No drops the row."), "Nej"),
)
_REGISTRATION = (
    Column("municipality_code", "municipality", _("Four digits. May be left out when you have one code."), ""),
    Column("covered_from", "date", _("When the responsibility began. Empty: the day of the registration."), "2023-06-10"),
    Column("registered_on", "date", _("When the youth was registered."), "2023-08-21", required=True),
    Column("ceased_on", "date", _("When the responsibility ceased. Empty: the day of the deregistration."), "2024-08-19"),
    Column("deregistered_on", "date", _("When the youth was deregistered. Empty: still registered."), "2024-08-26"),
    Column("latest_studies", "code", _("Latest studies at the registration."), "Studiebevis", code_list="latest_studies"),
    Column("end_reason", "code", _("Why the youth was deregistered."), "Examen", code_list="deregistration_reason"),
    Column("label", "code", _("Whose youth it is. Given only to those who have no label."), "", code_list=LABEL),
)  # fmt: skip
_CONTACT = (
    Column("on", "date", _("The day of the contact."), "2023-09-04", required=True),
    Column("time", "time", _("Hours and minutes, if they are known."), "13:30"),
    Column(
        "channel", "code", _("How the contact was made."), "Telefon", code_list="contact_channel", otherwise="other"
    ),
    Column("recipient", "code", _("With whom."), "Ungdomen själv", code_list="informant", otherwise="other"),
    Column("outcome", "code", _("What came of it."), "Nådd", required=True, code_list="contact_outcome"),
    Column("note", "text", _("At most 500 characters. Nothing about health or crime."), "", limit=500),
    Column(
        "occupation",
        "code",
        _("What the youth did then, if it was told."),
        "Ingen sysselsättning",
        code_list="occupation",
    ),
)
_OCCUPATION = (
    Column("occupation", "code", _("What the youth did."), "Arbete", required=True, code_list="occupation"),
    Column("as_of", "date", _("The day on which it holds."), "2023-10-02", required=True),
    Column("known_on", "date", _("When it became known. Empty: the same day."), "2023-10-09"),
    Column("informant", "code", _("Who told it."), "Vårdnadshavare", code_list="informant", otherwise="other"),
)
_INTERVENTION = (
    Column("type", "code", _("The kind of measure."), "Praktik", required=True, code_list="intervention_type"),
    Column("local_name", "text", _("Your own name for it."), "", limit=100),
    Column("started_on", "date", _("When it began."), "2023-11-06", required=True),
    Column("planned_end_on", "date", _("When it was to end."), "2024-01-31"),
    Column("ended_on", "date", _("When it ended. Empty: goes on."), "2024-01-12"),
    Column("end_reason", "code", _("Why it ended."), "Fullföljd", code_list="intervention_end"),
    Column("occupation_after", "code", _("What the youth did after it."), "Arbete", code_list="occupation"),
)
_SHAPES = (
    ("history-registrations", _("Registrations"),
     _("Periods in the register, also those that have ended, and the label."), HistoryKind.REGISTRATION, _REGISTRATION),
    ("history-contacts", _("Contacts"),
     _("Contacts and attempts, with what the youth did then."), HistoryKind.CONTACT, _CONTACT),
    ("history-occupations", _("Occupations"),
     _("What the youth did on a day, and who told it."), HistoryKind.OCCUPATION, _OCCUPATION),
    ("history-interventions", _("Measures"),
     _("Measures with start, end and why they ended."), HistoryKind.INTERVENTION, _INTERVENTION),
)  # fmt: skip
SLUGS = tuple(slug for slug, *_rest in _SHAPES)
KINDS_OF_HISTORY = (*SLUGS, SCB_FILE)


@cache
def _data() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return found


@cache
def unprotected() -> frozenset[str]:
    return frozenset(_data()["unprotected"])


@cache
def get_shape(slug: str) -> Shape:
    for own, name, about, kind, columns in _SHAPES:
        if own == slug:
            headings = {**_data()["person"], **_data()[slug]}
            named = (
                Column(
                    one.name, one.form, one.help, one.example, one.required, one.code_list, one.otherwise, one.limit, tuple(headings[one.name])
                )
                for one in (*_PERSON, *columns)
            )  # fmt: skip
            return Shape(slug, name, about, kind, tuple(named))
    raise FileRefused("unknown_kind")


def is_history(kind: str) -> bool:
    return kind in KINDS_OF_HISTORY


# SCB's file says the same facts under SCB's names: by the kind of fact, our field, and the code list that its number belongs to
SCB_CODES: dict[tuple[str, str], tuple[str, bool]] = {
    ("registration", "latest_studies"): ("latest_studies", True),
    ("registration", "end_reason"): ("deregistration_reason", True),
    ("occupation", "occupation"): ("occupation", False),
    ("intervention", "type"): ("intervention_type", False),
    ("intervention", "end_reason"): ("intervention_end", True),
    ("intervention", "occupation_after"): ("occupation", True),
    ("occupation", "informant"): ("informant", False),
}
