"""Forms of action plans. The steps are rows of plain fields: they work without JavaScript, and a draft keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, DayField, NoteField, set_choices
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.support.enums import Responsible
from tenant_apps.support.selectors.plans import ShownVersion
from tenant_apps.support.services.plans import PlanFacts, Step

ROWS = 5  # for each of the three
FIRST = 2  # of them are seen at once
FOLLOW_UP = timedelta(days=90)  # proposed: every third month (process P4)
READ = _(
    "The youth gets the plan on paper: write to the youth, in plain words. No diagnoses, no crimes, nothing about other people."
)


@dataclass(frozen=True)
class StepRow:
    what: BoundField
    due: BoundField
    who: BoundField | None
    number: int


@dataclass(frozen=True)
class StepGroup:
    """The rows of one of the three; `more` are folded until they are needed."""

    label: str
    rows: tuple[StepRow, ...]
    more: tuple[StepRow, ...]
    more_opened: bool


class PlanForm(ScreenedForm):
    goal = NoteField(label=_("Goal"), max_length=500, rows=2, required=True, instruction=READ)
    planning = NoteField(
        label=_("Planning"), max_length=1000, rows=4,
        instruction=_("How it is to go: in which order, and with what support. No diagnoses, no crimes, nothing about other people."),
    )  # fmt: skip
    next_follow_up_on = DayField(label=_("Next follow-up"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for who in Responsible:
            for n in range(1, ROWS + 1):
                for name, field in _row(str(who.value), n).items():
                    field.group = capfirst(who.label)  # type: ignore[attr-defined]  # in the summary of errors
                    self.fields[name] = field

    def groups(self) -> Iterator[StepGroup]:
        for who in Responsible:
            key = str(who.value)
            rows = tuple(
                StepRow(self[f"{key}_{n}"], self[f"{key}_{n}_due"], self[f"{key}_{n}_who"] if key == Responsible.OTHER else None, n)
                for n in range(1, ROWS + 1)
            )  # fmt: skip
            used = max(
                [row.number for row in rows if row.what.value() or row.due.value() or row.what.errors], default=0
            )
            shown = min(max(FIRST, used + 1), ROWS)
            yield StepGroup(str(who.label), rows[:shown], rows[shown:], more_opened=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for who in Responsible:
            for n in range(1, ROWS + 1):
                key = f"{who.value}_{n}"
                if (data.get(f"{key}_due") or data.get(f"{key}_who")) and not data.get(key) and key not in self.errors:
                    self.add_error(key, gettext("Write what is to be done."))
        return data

    def facts(self) -> PlanFacts:
        data = self.cleaned_data
        steps = [
            Step(str(who.value), data[key], who=data.get(f"{key}_who", ""), due_on=data[f"{key}_due"])
            for who in Responsible
            for n in range(1, ROWS + 1)
            if data.get(key := f"{who.value}_{n}")
        ]
        return PlanFacts(data["goal"], data["planning"], data["next_follow_up_on"], steps)


def _row(who: str, n: int) -> dict[str, forms.Field]:
    key = f"{who}_{n}"
    row: dict[str, forms.Field] = {
        key: forms.CharField(label=gettext("What, row %(n)s") % {"n": n}, max_length=300, required=False),
        f"{key}_due": DayField(label=gettext("By when, row %(n)s") % {"n": n}, required=False),
    }
    if who == Responsible.OTHER:
        row[f"{key}_who"] = forms.CharField(
            label=gettext("Who, row %(n)s") % {"n": n},
            max_length=100,
            required=False,
            help_text=_("An organisation, not a person."),
        )
    return row


class PlanReviseForm(PlanForm, VersionedForm):
    why = NoteField(label=_("Why it is revised"), max_length=300, rows=2, required=True, instruction=READ)
    field_order = ["version", "why", "goal", "planning", "next_follow_up_on"]


def values_of(version: ShownVersion, next_follow_up_on: date | None) -> dict[str, str]:
    """The version in force as the form would post it."""
    values = {
        "goal": version.goal, "planning": version.planning, "why": "",
        "next_follow_up_on": next_follow_up_on.isoformat() if next_follow_up_on else "",
    }  # fmt: skip
    for part in version.parts:
        for n, item in enumerate(part.items[:ROWS], start=1):
            key = f"{part.responsible}_{n}"
            values |= {key: item.what, f"{key}_due": item.due_on.isoformat() if item.due_on else ""}
            if part.responsible == Responsible.OTHER:
                values[f"{key}_who"] = item.who
    return values


class FollowUpForm(ScreenedForm, VersionedForm):
    held_on = DayField(label=_("Was held"))
    with_youth = forms.BooleanField(label=_("The youth took part"), required=False)
    note = NoteField(label=_("What was said"), max_length=500, instruction=READ)
    next_on = DayField(label=_("Next follow-up"))
    field_order = ["version", "held_on", "with_youth", "note", "next_on"]


class PlanEndForm(ScreenedForm, VersionedForm):
    ended_on = DayField(label=_("Ended"))
    end_reason = forms.ChoiceField(label=_("Reason for ending"))
    note = NoteField(label=_("In short"), max_length=300, rows=2, instruction=READ)
    field_order = ["version", "ended_on", "end_reason", "note"]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "end_reason", codes.choices("plan_end", on=today, empty=CHOOSE))


def posted_values(form: VersionedForm, initial: Mapping[str, Any]) -> dict[str, str]:
    """What is saved, for the comparison after a conflict: fields that the row does not have are empty."""
    return {name: str(initial.get(name) or "") for name in form.own_fields() if name in initial}
