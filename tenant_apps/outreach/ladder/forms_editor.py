from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.letters.selectors.ladder import choices_for_steps, templates_for_steps
from tenant_apps.outreach.enums import Audience, Follow, Situation, Way
from tenant_apps.outreach.ladder.picture import leads_to
from tenant_apps.outreach.ladder.specs import OLDEST, USUAL, WRITTEN, LadderSpec, Then, read_follows
from tenant_apps.outreach.ladder.words import ACTIONS
from tenant_apps.outreach.models import Ladder, LadderStep
from tenant_apps.register import codes
from tenant_apps.register.forms import set_choices

TEMPLATES = {"guardian": "template_guardian", "youth": "template_youth"}
AGES = [(age, str(age)) for age in range(15, OLDEST + 1)]
PAUSES = (1, 2, 3, 6)


class MonthDayField(forms.CharField):
    """A day of every year, as 09-15; kept as month * 100 + day."""

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value) or "").strip()
        if not text:
            return None
        try:
            day = date.fromisoformat(f"2001-{text}")
        except ValueError:
            raise ValidationError(_("Write month and day as 09-15.")) from None
        return day.month * 100 + day.day

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100:02d}-{value % 100:02d}" if isinstance(value, int) else value


class LadderForm(VersionedForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Name"), max_length=80)
    start_days = forms.IntegerField(
        label=_("Days to the first step"),
        min_value=0,
        max_value=120,
        help_text=_("The first step is due so many days after the registration."),
    )
    is_default = forms.BooleanField(label=_("For everybody whom no other ladder is for"), required=False)
    age_from = forms.TypedChoiceField(label=_("From age"), choices=AGES, coerce=int)
    age_to = forms.TypedChoiceField(label=_("To age"), choices=AGES, coerce=int)
    reasons = forms.MultipleChoiceField(
        label=_("Only for these reasons for registration"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: for all."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "reasons", codes.choices("latest_studies", on=today))

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def ladder_values(one: Ladder) -> dict[str, Any]:
    return {
        "name": one.name, "start_days": one.start_days, "is_default": one.is_default, "age_from": one.age_from, "age_to": one.age_to,
        "reasons": one.reasons,
    }  # fmt: skip


class StepForm(VersionedForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    way = forms.ChoiceField(label=_("Step"), choices=[(way.value, ACTIONS[way]) for way in Way])
    audience = forms.ChoiceField(
        label=_("To whom"),
        choices=Audience.choices,
        help_text=_("By the age on the day the step is taken. A concern report and a pause go to nobody."),
    )
    age_from = forms.TypedChoiceField(label=_("From age"), choices=AGES, coerce=int)
    age_to = forms.TypedChoiceField(label=_("To age"), choices=AGES, coerce=int)
    tries = forms.IntegerField(label=_("Tries"), min_value=1, max_value=10, help_text=_("On different days."))
    days_between = forms.IntegerField(label=_("Days between tries"), min_value=0, max_value=90)
    wait_days = forms.IntegerField(label=_("Days to wait before the next step"), min_value=0, max_value=180)
    pause_months = forms.IntegerField(
        label=_("Months of pause"), min_value=0, max_value=12, help_text=_("Only for a pause.")
    )
    hold_from = MonthDayField(
        label=_("Not from (month-day)"),
        required=False,
        max_length=5,
        help_text=_("As 06-15: the step waits during the summer."),
    )
    hold_until = MonthDayField(label=_("Until (month-day)"), required=False, max_length=5)
    reasons = forms.MultipleChoiceField(
        label=_("Only for these reasons for registration"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: for all."),
    )
    template_guardian = forms.ChoiceField(label=_("Template to guardians"), required=False)
    template_youth = forms.ChoiceField(label=_("Template to the youth"), required=False)

    def __init__(self, *args: Any, today: date, ladder: LadderSpec, own: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "reasons", codes.choices("latest_studies", on=today))
        for recipient, name in TEMPLATES.items():
            set_choices(self, name, [("", _("The one that is shipped")), *choices_for_steps(recipient)])
        steps = [(f"step:{one.key}", _now("Go to step %(n)d (%(step)s)") % {"n": one.position, "step": str(ACTIONS[one.way]).lower()})
                 for one in ladder.steps if one.key != own]  # fmt: skip
        pauses = [(f"pause:{n}", leads_to(Then(Follow.PAUSE, months=n), ladder).capitalize()) for n in PAUSES]
        plain = [(one.value, str(one.label).capitalize()) for one in (Follow.NEXT, Follow.AGAIN, Follow.END)]
        for situation in Situation:
            usual = _now("As usual: %(what)s") % {"what": leads_to(USUAL[situation], ladder)}
            self.fields[follow_name(situation)] = forms.ChoiceField(
                label=str(situation.label).capitalize(), required=False, choices=[("", usual), *plain, *pauses, *steps]
            )

    @property
    def follow_fields(self) -> list[Any]:
        return [self[follow_name(one)] for one in Situation]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("hold_from"), data.get("hold_until")
        if (first is None) != (last is None):
            self.add_error("hold_until", _("Give both days, or none."))
        elif first is not None and last is not None and first >= last:
            self.add_error("hold_until", _("The days between which the step waits are the wrong way round."))
        if data.get("age_from", 0) > data.get("age_to", OLDEST):
            self.add_error("age_to", _("The ages are the wrong way round."))
        self._check_templates(data)
        return data

    def _check_templates(self, data: dict[str, Any]) -> None:
        known = templates_for_steps()
        for name in TEMPLATES.values():
            chosen = known.get(data.get(name, ""))
            if chosen is not None and data.get("way") in WRITTEN and chosen.channel != data["way"]:
                text = _now("%(name)s is not sent as the step is: choose one under %(way)s.")
                self.add_error(name, text % {"name": chosen.name, "way": Way(data["way"]).label})

    def values(self) -> dict[str, Any]:
        own = {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version" and not name.startswith("follow_")
        }
        told = {one: self.cleaned_data.get(follow_name(one), "") for one in Situation}
        return {**own, "follows": {one: _then(value) for one, value in told.items() if value}}


def follow_name(situation: Situation) -> str:
    return f"follow_{situation.value}"


def _then(value: str) -> Then:
    kind, _colon, rest = value.partition(":")
    return Then(Follow(kind), rest if kind == Follow.STEP else "", int(rest) if kind == Follow.PAUSE else 0)


def _value(then: Then) -> str:
    return (
        f"step:{then.step}"
        if then.follow == Follow.STEP
        else f"pause:{then.months}"
        if then.follow == Follow.PAUSE
        else then.follow.value
    )


def step_values(one: LadderStep) -> dict[str, Any]:
    names = (
        "way",
        "audience",
        "age_from",
        "age_to",
        "tries",
        "days_between",
        "wait_days",
        "pause_months",
        "hold_from",
        "hold_until",
        "reasons",
        *TEMPLATES.values(),
    )
    follows = {follow_name(situation): _value(then) for situation, then in read_follows(one.follows).items()}
    return {**{name: getattr(one, name) for name in names}, **follows}


NEW_STEP: Mapping[str, Any] = {
    "way": Way.PHONE.value, "audience": Audience.BY_AGE.value, "age_from": 15, "age_to": OLDEST, "tries": 1, "days_between": 3, "wait_days": 7,
    "pause_months": 0,
}  # fmt: skip
NEW_LADDER: Mapping[str, Any] = {"start_days": 7, "age_from": 15, "age_to": OLDEST}


def as_posted(values: Mapping[str, Any]) -> dict[str, str]:
    """As the form would post them: for the comparison of two versions."""
    return {name: _posted(value) for name, value in values.items()}


def _posted(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


class SettingsForm(forms.Form):
    """`best_<code>`: how many months an occupation is believed."""

    first_contact_days = forms.IntegerField(
        label=_("Days within which somebody new is to be tried"), min_value=1, max_value=120
    )
    call_back_days = forms.IntegerField(
        label=_("Days to the next contact when somebody asks for it without a day"), min_value=1, max_value=90
    )
    follow_up_days = forms.IntegerField(
        label=_("Days to the follow-up when the occupation is not known"), min_value=1, max_value=180
    )
    new_days = forms.IntegerField(
        label=_("Days during which somebody new is not counted in the half year's contact"), min_value=0, max_value=90
    )
    guarantee_days = forms.IntegerField(
        label=_("Days before the half year's end when the contact comes, whatever is agreed"),
        min_value=0,
        max_value=120,
    )

    farewell_weeks = forms.IntegerField(
        label=_("Weeks before the 20th birthday when the letter at 20 is made"), min_value=1, max_value=52
    )
    farewell_makes = forms.BooleanField(
        label=_("Make the letter at 20 by itself"), required=False,
        help_text=_("In the night, to be looked through and posted by you. Otherwise whoever has the youth's label is only reminded."),
    )  # fmt: skip

    def __init__(self, *args: Any, occupations: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.best: list[str] = []
        for code, label in occupations:
            name = f"best_{code}"
            self.best.append(name)
            self.fields[name] = forms.IntegerField(label=label, min_value=1, max_value=24)

    @property
    def best_fields(self) -> list[Any]:
        return [self[name] for name in self.best]
