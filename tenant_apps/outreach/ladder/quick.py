"""Outcomes that one click logs, by the step's way; those in a conversation open the form, for the occupation belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shared_apps.codelists import selectors as codelists
from tenant_apps.outreach.enums import Way

AT_ONCE = {
    Way.PHONE: ("no_answer", "message_left", "wrong_number", "number_not_in_use", "number_missing"),
    Way.SMS: ("sent", "wrong_number", "number_missing"),
    Way.LETTER: ("sent", "returned_post"),
    Way.POSTCARD: ("sent", "returned_post"),
    Way.EMAIL: ("sent", "bounced_email"),
    Way.VISIT_NOTICE: ("sent", "not_at_address"),
    Way.HOME_VISIT: ("nobody_home", "left_material", "not_at_address"),
}
IN_A_FORM = ("reached_has_occupation", "reached_wants_support", "declined", "call_back")
AT_A_VISIT = ("met_at_visit", "reached_has_occupation", "reached_wants_support", "declined")


@dataclass(frozen=True)
class Outcome:
    code: str
    label: str


@dataclass(frozen=True)
class Quick:
    """`channel` and `recipient` go with each; `first` are for a row of a list."""

    channel: str
    recipient: str
    at_once: tuple[Outcome, ...]
    in_a_form: tuple[Outcome, ...]

    @property
    def first(self) -> Outcome | None:
        return self.at_once[0] if self.at_once else None


def quick(way: Way, recipient: str, *, today: date) -> Quick | None:
    """None: the step is no contact."""
    if way in {Way.CONCERN, Way.PAUSE}:
        return None
    found = codelists.current("contact_outcome", on=today)

    def shown(codes: tuple[str, ...]) -> tuple[Outcome, ...]:
        items = [(code, found.get(code)) for code in codes]
        return tuple(Outcome(code, item.label) for code, item in items if item is not None and item.valid_on(today))

    in_a_form = AT_A_VISIT if way == Way.HOME_VISIT else IN_A_FORM
    return Quick(way.value, "youth" if recipient == "youth" else "guardian", shown(AT_ONCE[way]), shown(in_a_form))
