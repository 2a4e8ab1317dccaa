"""Forms around the list of youths: the filter bar, kept filters, columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from shared_apps.codelists.selectors import municipality_name
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import label_choices, unit_choices
from tenant_apps.register import codes
from tenant_apps.register.forms import set_choices
from tenant_apps.register.list_columns import COLUMNS, NUMBER
from tenant_apps.register.list_facts import fact_filters
from tenant_apps.register.selectors.filtering import (
    CONTACT_DAYS,
    MINE,
    MISSING,
    NEVER,
    NEW_DAYS,
    NONE,
    OLDEST_IN_FILTER,
    TURNING_DAYS,
)
from tenant_apps.register.selectors.lists import source_choices

AGES = tuple(str(age) for age in range(15, OLDEST_IN_FILTER + 1))
FIRST = ("state", "label", "contact", "occupation", "warnings")  # the others are folded away
FACTS = ("next_step", "next_step_due", "plan")  # what rooms above tell: who asks is told as much as they may know
MUNICIPALITIES_ONLY = ("reason", "turning_20", "warnings", "new", "municipality", *FACTS)


class FilterForm(forms.Form):
    """The filter bar: what does not fit is left out, so that a kept link never fails."""

    state = forms.ChoiceField(label=_("Show"), required=False)
    label = forms.ChoiceField(label=_("Label"), required=False)
    contact = forms.ChoiceField(label=_("Latest contact or attempt"), required=False)
    occupation = forms.ChoiceField(label=_("Latest occupation"), required=False)
    warnings = forms.ChoiceField(label=_("Warnings"), required=False)
    next_step = forms.ChoiceField(label=_("Next step"), required=False)
    next_step_due = forms.ChoiceField(label=_("Next step, when"), required=False)
    plan = forms.ChoiceField(label=_("Action plan"), required=False)
    reason = forms.ChoiceField(label=_("Reason for registration"), required=False)
    age = forms.ChoiceField(label=_("Age"), required=False)
    new = forms.ChoiceField(label=_("New"), required=False)
    turning_20 = forms.ChoiceField(label=_("Turning 20"), required=False)
    intervention = forms.ChoiceField(label=_("Measures"), required=False)
    school = forms.CharField(label=_("Latest school"), required=False, max_length=120)
    source = forms.ChoiceField(label=_("Named in source"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    municipality = forms.ChoiceField(label=_("Home municipality"), required=False)

    def __init__(
        self, *args: Any, today: date, residents: bool, partnership: bool, municipality_codes: Iterable[str] = (), user: User | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        municipalities, units, sources = list(municipality_codes), unit_choices(), source_choices()
        for name, choices in _choices(today, units, sources, municipalities).items():
            set_choices(self, name, choices)
        told = {name: one.choices(user, today) for name, (_fact, one) in fact_filters().items()} if user else {}
        for name in FACTS:
            set_choices(self, name, [("", _("All")), *told.get(name, ())])
        set_choices(self, "state", _states(residents=residents, partnership=partnership))
        chosen_school = str(self.data.get("school", ""))[:120]
        # the schools themselves come with the counts: gathering them reads every placement
        schools = [(chosen_school, chosen_school)] if chosen_school else []
        self.fields["school"].widget = forms.Select(choices=[("", _("All")), *schools])
        absent = {
            *(MUNICIPALITIES_ONLY if partnership else ()),
            *(name for name in FACTS if not told.get(name)),
            *(() if units else ("unit",)),
            *(() if len(sources) > 1 else ("source",)),
        }
        for name in absent | (set() if len(municipalities) > 1 else {"municipality"}):
            del self.fields[name]

    def values(self) -> dict[str, str]:
        """What fits of the address."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name in FIRST]

    def further(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in FIRST]

    @property
    def further_in_use(self) -> int:
        return sum(1 for one in self.further() if self.cleaned_data.get(one.name))

    def text_of(self, name: str, value: str) -> str:
        """A value in words."""
        field = self.fields.get(name)
        choices: Mapping[str, Any] = dict(getattr(field, "choices", ())) or dict(
            getattr(field and field.widget, "choices", ())
        )
        return str(choices.get(value, value))

    def in_words(self) -> list[tuple[str, str, str]]:
        """(field, its label, the value's text) of what is chosen."""
        return [
            (name, str(self.fields[name].label), self.text_of(name, value))
            for name, value in self.cleaned_data.items()
            if value and name in self.fields
        ]


def _states(*, residents: bool, partnership: bool) -> list[tuple[str, Any]]:
    states: list[tuple[str, Any]] = [("registered", _("Registered now")), ("closed", _("Closed")), ("all", _("All"))]
    states = [("all", _("All"))] if partnership else states
    return [*states, ("residents", _("Never registered"))] if residents else states


def _long_ago(days: int) -> str:
    return ngettext("%(n)d day ago or more, or never", "%(n)d days ago or more, or never", days) % {"n": days}


def _within(days: int) -> str:
    return ngettext("Within %(n)d day", "Within %(n)d days", days) % {"n": days}


def _registered_within(days: int) -> str:
    return ngettext("Registered the last day", "Registered the last %(n)d days", days) % {"n": days}


def _choices(
    today: date, units: list[tuple[str, str]], sources: list[tuple[str, str]], municipalities: list[str]
) -> dict[str, list[tuple[str, Any]]]:
    everything: tuple[str, Any] = ("", _("All"))
    return {
        "label": [everything, (MINE, _("Mine")), *label_choices(), (NONE, _("No label"))],
        "unit": [everything, *units, (NONE, _("No unit"))],
        "municipality": [everything, *((code, municipality_name(code)) for code in municipalities)],
        "age": [everything, *((age, age if age != AGES[-1] else _("20 and older")) for age in AGES)],
        "occupation": [everything, *codes.choices("occupation", on=today), (MISSING, _("None recorded"))],
        "reason": [everything, *codes.choices("latest_studies", on=today), (MISSING, _("Not given"))],
        "contact": [
            everything, *((str(days), _long_ago(days)) for days in CONTACT_DAYS), (NEVER, _("Never")),
            ("recent", _within(CONTACT_DAYS[0])),
        ],
        "warnings": [everything, ("red", _("Red problems")), ("yellow", _("Yellow at most")), ("green", _("Green only")), (NONE, _("No warnings"))],
        "intervention": [
            everything, ("ongoing", _("Measure going on")), ("ended", _("Has had measures, none going on")), (NEVER, _("Has had no measure")),
        ],
        "source": [everything, *sources, (NONE, _("No source any more"))],
        "new": [("", _("Any time")), *((str(days), _registered_within(days)) for days in NEW_DAYS)],
        "turning_20": [("", _("Any time")), *((str(days), _within(days)) for days in TURNING_DAYS)],
    }  # fmt: skip


class SaveFilterForm(forms.Form):
    name = forms.CharField(label=_("Name of the filter"), max_length=60)
    is_default = forms.BooleanField(label=_("The list opens with it"), required=False)
    is_shared = forms.BooleanField(label=_("Everyone in the municipality is offered it"), required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_shared"]


class ColumnsForm(forms.Form):
    columns = forms.MultipleChoiceField(
        label=_("Columns beside the name"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, partnership: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [one for one in COLUMNS.values() if not (partnership and one.municipalities_only)]
        set_choices(self, "columns", [(one.key, one.label) for one in offered])


class WorkbookForm(forms.Form):
    """What goes into Excel. The number is offered to those who also take numbers out of the product in the half-year file."""

    columns = forms.MultipleChoiceField(
        label=_("Columns beside the name"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, partnership: bool, may_take_numbers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            one for one in COLUMNS.values()
            if not (partnership and one.municipalities_only) and (may_take_numbers or one.key != NUMBER)
        ]  # fmt: skip
        set_choices(self, "columns", [(one.key, one.label) for one in offered])
